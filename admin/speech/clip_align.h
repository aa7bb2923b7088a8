#ifndef ANNA_ADMIN_SPEECH_CLIP_ALIGN_H
#define ANNA_ADMIN_SPEECH_CLIP_ALIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* When each word of a clip begins, which no program and no reader says. The same words
 * are said by espeak-ng, which tells; both are cut into steps of 10 ms, of each step the
 * sound is described by 13 cepstra and how they change (Davis and Mermelstein, 1980), and
 * the two rows are laid onto each other so that they fit best (dynamic time warping,
 * Sakoe and Chiba, 1978). */

struct clip_sound {
    const int16_t *sample;
    size_t count;
    int rate_hz;
};

/* `start` has the samples of `known` with which its pieces begin; `out` gets the steps of
 * CLIP_STEP_MS of `clip`, none before the one in front of it. False if memory ran out. */
bool clip_align(const struct clip_sound *known, const size_t *start, size_t count,
                const struct clip_sound *clip, unsigned short *out);

#endif
