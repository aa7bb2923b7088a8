#ifndef ANNA_SPEECH_RING_H
#define ANNA_SPEECH_RING_H

#include <stddef.h>
#include <stdint.h>

/* Samples that were made and not heard yet: put in at one end, taken out at the other. It
 * takes no care of threads. */

enum { RING_SAMPLES = 4 * 22050 };

struct ring {
    size_t from, len;
    int64_t taken; /* samples that were taken since the last ring_wipe */
    int16_t sample[RING_SAMPLES];
};

size_t ring_room(const struct ring *ring);

/* Puts `count` samples in; no more than there is room. */
void ring_put(struct ring *ring, const int16_t *sample, size_t count);

/* Takes up to `count` samples out, and overwrites them in the ring. Returns how many. */
size_t ring_take(struct ring *ring, int16_t *out, size_t count);

/* Drops and overwrites what is in it, and counts anew. */
void ring_wipe(struct ring *ring);

#endif
