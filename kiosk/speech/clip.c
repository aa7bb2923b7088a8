#include "speech/clip.h"

#include <opus/opus.h>
#include <sonic.h>
#include <stdlib.h>

#include "base/arena.h"
#include "core/clips/clip_file.h"
#include "speech/voice_wire.h"

/* How many packets the clip has; 0 if it is none, or longer than any. */
static size_t count_packets(const unsigned char *bytes, size_t len)
{
    size_t at = 0;
    size_t count = 0;
    const unsigned char *packet;
    size_t packet_len;
    while (clip_file_packet(bytes, len, &at, &packet, &packet_len))
        count++;
    return at == len && count * CLIP_PACKET_MS <= (size_t)CLIP_STEPS * CLIP_STEP_MS
               ? count
               : 0;
}

/* Opens all packets. False if one of them is none. */
static bool open_packets(OpusDecoder *decoder, const unsigned char *bytes, size_t len,
                         int16_t *out)
{
    size_t at = 0;
    const unsigned char *packet;
    size_t packet_len;
    while (clip_file_packet(bytes, len, &at, &packet, &packet_len)) {
        if (opus_decode(decoder, packet, (opus_int32)packet_len, out, CLIP_PACKET_SAMPLES,
                        0) != CLIP_PACKET_SAMPLES)
            return false;
        out += CLIP_PACKET_SAMPLES;
    }
    return true;
}

/* To the card's samples and the listener's rate. */
static bool stretch(int16_t *in, size_t count, int rate_percent, int16_t **samples,
                    size_t *out_count)
{
    sonicStream stream = sonicCreateStream(CLIP_RATE_HZ, 1);
    if (stream == NULL)
        return false;
    sonicSetSpeed(stream, (float)rate_percent / 100.0F);
    sonicSetRate(stream, (float)CLIP_RATE_HZ / VOICE_RATE_HZ);
    int made = 0;
    int16_t *out = NULL;
    if (sonicWriteShortToStream(stream, in, (int)count) != 0 &&
        sonicFlushStream(stream) != 0 && (made = sonicSamplesAvailable(stream)) > 0 &&
        (out = calloc((size_t)made, sizeof *out)) != NULL)
        made = sonicReadShortFromStream(stream, out, made);
    sonicDestroyStream(stream);
    if (out == NULL)
        return false;
    *samples = out;
    *out_count = (size_t)made;
    return true;
}

bool clip_open(const unsigned char *bytes, size_t len, int rate_percent,
               int16_t **samples, size_t *count)
{
    size_t in_count = count_packets(bytes, len) * CLIP_PACKET_SAMPLES;
    int error;
    int16_t *in = in_count > 0 ? calloc(in_count, sizeof *in) : NULL;
    OpusDecoder *decoder =
        in != NULL ? opus_decoder_create(CLIP_RATE_HZ, 1, &error) : NULL;
    bool ok = decoder != NULL && open_packets(decoder, bytes, len, in) &&
              stretch(in, in_count, rate_percent, samples, count);
    if (decoder != NULL)
        opus_decoder_destroy(decoder);
    clip_free(in, in_count);
    return ok;
}

void clip_free(int16_t *samples, size_t count)
{
    if (samples != NULL)
        wipe(samples, count * sizeof *samples);
    free(samples);
}
