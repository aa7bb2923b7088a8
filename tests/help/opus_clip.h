#ifndef ANNA_TESTS_OPUS_CLIP_H
#define ANNA_TESTS_OPUS_CLIP_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Clips as core/clips/clip_file.h has them. */

/* Adds the packets of `count` samples, CLIP_RATE_HZ of them a second. */
void opus_clip_add(struct buf *out, const int16_t *sample, size_t count);

/* Adds a tone of `hz`, so long. */
void opus_clip_tone(struct buf *out, int hz, int ms);

#endif
