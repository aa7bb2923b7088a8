#ifndef ANNA_SPEECH_SOUND_H
#define ANNA_SPEECH_SOUND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* The sound card, through SDL: 22,050 samples a second, one channel. It is open only
 * while somebody has something to say: an open one wakes the machine 86 times a second.
 */

struct sound;

/* Of a buffer: 12 ms. What was taken for it last has not been heard yet. */
enum { SOUND_SAMPLES = 256 };

/* Fills `count` samples; called on a thread of SDL's own, at once and as long as the
 * sound is open. */
typedef void sound_fill(void *context, int16_t *sample, size_t count);

/* Opens the card called `name`, "" for the system's own. */
bool sound_open(struct sound **sound_out, const char *name, sound_fill *fill,
                void *context, struct err *err);
/* Comes back when the fill that runs has ended. NULL is allowed. */
void sound_close(struct sound *sound);

/* False as soon as the card is gone. */
bool sound_works(const struct sound *sound);

/* The names of the cards that are there, with ", " between; what does not fit is left
 * out. */
void sound_cards(char *names, size_t room);

/* Whether a card could be opened now; if not, `err` says why. */
bool sound_possible(const char *name, struct err *err);

#endif
