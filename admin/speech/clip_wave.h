#ifndef ANNA_ADMIN_SPEECH_CLIP_WAVE_H
#define ANNA_ADMIN_SPEECH_CLIP_WAVE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/* Sound in files and packets: what programs and people made comes in through libsndfile
 * (WAV, FLAC, Ogg), of any rate and number of channels; what goes onto terminals is
 * packed with libopus. */

struct clip_wave {
    int16_t *sample; /* CLIP_RATE_HZ of them a second, one channel */
    size_t count;
};

/* Reads a file, without the silence at both ends. False if it is no sound, is silent, or
 * longer than a clip may be. For clip_wave_free. */
bool clip_wave_read(const char *path, struct clip_wave *out, struct err *err);
void clip_wave_free(struct clip_wave *wave);

/* Adds the packets of a clip (core/clips/clip_file.h): Opus, 16 kbit/s. */
bool clip_wave_pack(const struct clip_wave *wave, struct buf *out, struct err *err);

/* Adds a WAV file of one channel, 16 bits. */
void clip_wave_write(const int16_t *sample, size_t count, int rate_hz, struct buf *out);

#endif
