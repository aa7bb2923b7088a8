#include "speech/clip_wave.h"

#include <opus/opus.h>
#include <sndfile.h>
#include <sonic.h>
#include <stdlib.h>
#include <string.h>

#include "core/clips/clip_file.h"

/* Quieter than this is silence; so much of it stays at both ends. */
enum { SILENCE = 300, MARGIN = CLIP_RATE_HZ / 20, BIT_RATE = 16000, PACKET_MOST = 1275 };
enum { LONGEST_S = CLIP_STEPS * CLIP_STEP_MS / 1000, CHANNELS_MOST = 8, BLOCK = 4096 };
enum { RATE_LEAST_HZ = 4000, RATE_MOST_HZ = 192000 };

/* All channels as one. */
static bool read_frames(SNDFILE *file, const SF_INFO *about, sonicStream stream)
{
    int16_t block[BLOCK * CHANNELS_MOST];
    int16_t one[BLOCK];
    sf_count_t left = (sf_count_t)about->samplerate * LONGEST_S;
    sf_count_t got;
    while (left > 0 && (got = sf_readf_short(file, block, BLOCK)) > 0) {
        left -= got;
        for (sf_count_t i = 0; i < got; i++) {
            int sum = 0;
            for (int k = 0; k < about->channels; k++)
                sum += block[i * about->channels + k];
            one[i] = (int16_t)(sum / about->channels);
        }
        if (sonicWriteShortToStream(stream, one, (int)got) == 0)
            return false;
    }
    return sonicFlushStream(stream) != 0;
}

static bool to_our_rate(SNDFILE *file, const SF_INFO *about, struct clip_wave *out)
{
    sonicStream stream = sonicCreateStream(about->samplerate, 1);
    if (stream == NULL)
        return false;
    sonicSetRate(stream, (float)about->samplerate / CLIP_RATE_HZ);
    bool ok = read_frames(file, about, stream);
    int made = ok ? sonicSamplesAvailable(stream) : 0;
    out->sample = made > 0 ? calloc((size_t)made, sizeof *out->sample) : NULL;
    if (out->sample != NULL)
        out->count = (size_t)sonicReadShortFromStream(stream, out->sample, made);
    sonicDestroyStream(stream);
    return out->sample != NULL || made == 0;
}

static void trim(struct clip_wave *wave)
{
    size_t from = 0;
    size_t to = wave->count;
    if (wave->sample == NULL)
        return;
    while (from < to && abs(wave->sample[from]) < SILENCE)
        from++;
    while (to > from && abs(wave->sample[to - 1]) < SILENCE)
        to--;
    if (from == to) {
        wave->count = 0;
        return;
    }
    from = from > MARGIN ? from - MARGIN : 0;
    to = to + MARGIN < wave->count ? to + MARGIN : wave->count;
    memmove(wave->sample, wave->sample + from, (to - from) * sizeof *wave->sample);
    wave->count = to - from;
}

static bool read_sound(SNDFILE *file, const SF_INFO *about, const char *path,
                       struct clip_wave *out, struct err *err)
{
    if (about->channels < 1 || about->channels > CHANNELS_MOST ||
        about->samplerate < RATE_LEAST_HZ || about->samplerate > RATE_MOST_HZ)
        return err_set(err, "%s: %d channels of %d Hz are no speech", path,
                       about->channels, about->samplerate);
    if (about->frames / about->samplerate >= LONGEST_S)
        return err_set(err, "%s: a sentence has at most %d seconds", path,
                       (int)LONGEST_S);
    if (!to_our_rate(file, about, out))
        return err_set(err, "not enough memory");
    trim(out);
    return out->count >= CLIP_PACKET_SAMPLES || err_set(err, "%s: is silent", path);
}

bool clip_wave_read(const char *path, struct clip_wave *out, struct err *err)
{
    SF_INFO about = {0};
    SNDFILE *file = sf_open(path, SFM_READ, &about);
    *out = (struct clip_wave){.sample = NULL};
    if (file == NULL)
        return err_set(err, "%s: %s", path, sf_strerror(NULL));
    bool ok = read_sound(file, &about, path, out, err);
    sf_close(file);
    if (!ok)
        clip_wave_free(out);
    return ok;
}

void clip_wave_free(struct clip_wave *wave)
{
    free(wave->sample);
    *wave = (struct clip_wave){.sample = NULL};
}

static bool add_packet(OpusEncoder *encoder, const int16_t *sample, struct buf *out)
{
    unsigned char packet[PACKET_MOST];
    int len = opus_encode(encoder, sample, CLIP_PACKET_SAMPLES, packet, PACKET_MOST);
    if (len <= 0)
        return false;
    const unsigned char head[2] = {(unsigned char)(len % 256),
                                   (unsigned char)(len / 256)};
    buf_add(out, head, sizeof head);
    buf_add(out, packet, (size_t)len);
    return true;
}

bool clip_wave_pack(const struct clip_wave *wave, struct buf *out, struct err *err)
{
    int error;
    OpusEncoder *encoder =
        opus_encoder_create(CLIP_RATE_HZ, 1, OPUS_APPLICATION_VOIP, &error);
    if (encoder == NULL)
        return err_set(err, "not enough memory");
    opus_encoder_ctl(encoder, OPUS_SET_BITRATE(BIT_RATE));
    opus_encoder_ctl(encoder, OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE));
    bool ok = true;
    for (size_t at = 0; ok && at < wave->count; at += CLIP_PACKET_SAMPLES) {
        int16_t piece[CLIP_PACKET_SAMPLES] = {0};
        size_t left = wave->count - at;
        memcpy(piece, wave->sample + at,
               (left < CLIP_PACKET_SAMPLES ? left : CLIP_PACKET_SAMPLES) * sizeof *piece);
        ok = add_packet(encoder, piece, out);
    }
    opus_encoder_destroy(encoder);
    ok = ok && !out->failed && out->len <= CLIP_LIMIT;
    return ok || err_set(err, "the sound could not be packed");
}

static void add_number(struct buf *out, unsigned value, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char byte = (unsigned char)(value >> 8 * i);
        buf_add(out, &byte, 1);
    }
}

void clip_wave_write(const int16_t *sample, size_t count, int rate_hz, struct buf *out)
{
    unsigned bytes = (unsigned)(count * sizeof *sample);
    buf_add_text(out, "RIFF");
    add_number(out, 36 + bytes, 4);
    buf_add_text(out, "WAVEfmt ");
    add_number(out, 16, 4); /* of this part */
    add_number(out, 1, 2);  /* PCM */
    add_number(out, 1, 2);  /* channels */
    add_number(out, (unsigned)rate_hz, 4);
    add_number(out, (unsigned)rate_hz * 2, 4);
    add_number(out, 2, 2);
    add_number(out, 16, 2);
    buf_add_text(out, "data");
    add_number(out, bytes, 4);
    for (size_t i = 0; i < count; i++)
        add_number(out, (unsigned short)sample[i], 2);
}
