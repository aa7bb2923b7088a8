#include "opus_clip.h"

#include <math.h>
#include <opus/opus.h>
#include <stdlib.h>

#include "core/clips/clip_file.h"

enum { PACKET = 1275, TONE_LOUD = 8000 };

void opus_clip_add(struct buf *out, const int16_t *sample, size_t count)
{
    int error;
    unsigned char packet[PACKET];
    OpusEncoder *encoder =
        opus_encoder_create(CLIP_RATE_HZ, 1, OPUS_APPLICATION_VOIP, &error);
    if (encoder == NULL)
        abort();
    for (size_t at = 0; at + CLIP_PACKET_SAMPLES <= count; at += CLIP_PACKET_SAMPLES) {
        int len = opus_encode(encoder, sample + at, CLIP_PACKET_SAMPLES, packet, PACKET);
        if (len <= 0)
            abort();
        const unsigned char head[2] = {(unsigned char)(len % 256),
                                       (unsigned char)(len / 256)};
        buf_add(out, head, sizeof head);
        buf_add(out, packet, (size_t)len);
    }
    opus_encoder_destroy(encoder);
}

void opus_clip_tone(struct buf *out, int hz, int ms)
{
    size_t count = (size_t)ms * CLIP_RATE_HZ / 1000;
    int16_t *sample = calloc(count, sizeof *sample);
    if (sample == NULL)
        abort();
    for (size_t i = 0; i < count; i++)
        sample[i] =
            (int16_t)(TONE_LOUD * sin(2 * 3.14159265 * hz * (double)i / CLIP_RATE_HZ));
    opus_clip_add(out, sample, count);
    free(sample);
}
