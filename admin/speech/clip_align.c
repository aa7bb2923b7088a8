#include "speech/clip_align.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/clips/clip_row.h"

/* A window of 25 ms, mel bands up to 7 kHz; of both rates that come here 1,024 samples
 * are more than a window. */
enum { FFT = 1024, BANDS = 26, CEPSTRA = 13, FEATURES = 2 * CEPSTRA, WINDOW_MS = 25 };
enum { LOWEST_HZ = 80, HIGHEST_HZ = 7000, DELTA_STEPS = 2 };

static const float pi = 3.14159265F;

struct row {
    float of[FEATURES];
};

struct rows {
    struct row *item;
    size_t count;
};

/* In place, radix 2. */
static void transform(float *re, float *im)
{
    for (size_t i = 1, j = 0; i < FFT; i++) {
        size_t bit = FFT >> 1;
        for (; (j & bit) != 0; bit >>= 1)
            j ^= bit;
        j ^= bit;
        if (i < j) {
            float kept = re[i];
            re[i] = re[j];
            re[j] = kept;
        }
    }
    for (size_t len = 2; len <= FFT; len <<= 1)
        for (size_t k = 0; k < len / 2; k++) {
            float angle = -2 * pi * (float)k / (float)len;
            float c = cosf(angle);
            float s = sinf(angle);
            for (size_t i = k; i < FFT; i += len) {
                size_t o = i + len / 2;
                float r = re[o] * c - im[o] * s;
                float m = re[o] * s + im[o] * c;
                re[o] = re[i] - r;
                im[o] = im[i] - m;
                re[i] += r;
                im[i] += m;
            }
        }
}

static float mel(float hz)
{
    return 1127 * logf(1 + hz / 700);
}

/* Log energy of triangular bands, each from the middle of one neighbour to that of the
 * other. */
static void bands(const float *re, const float *im, int rate_hz, float out[BANDS])
{
    const float low = mel(LOWEST_HZ);
    const float step = (mel(HIGHEST_HZ) - low) / (BANDS + 1);
    float sum[BANDS] = {0};
    for (size_t i = 1; i < FFT / 2; i++) {
        float at = (mel((float)i * (float)rate_hz / FFT) - low) / step;
        float power = re[i] * re[i] + im[i] * im[i];
        int band = (int)floorf(at);
        float part = at - (float)band;
        if (at <= 0 || band > BANDS)
            continue;
        if (band < BANDS)
            sum[band] += power * part;
        if (band > 0)
            sum[band - 1] += power * (1 - part);
    }
    for (size_t i = 0; i < BANDS; i++)
        out[i] = logf(sum[i] + 1);
}

static void cepstra(const struct clip_sound *sound, size_t step, float *out)
{
    float re[FFT] = {0};
    float im[FFT] = {0};
    float band[BANDS];
    const size_t window = (size_t)sound->rate_hz * WINDOW_MS / 1000;
    const size_t from = step * (size_t)sound->rate_hz * CLIP_STEP_MS / 1000;
    for (size_t i = 0; i < window && i < FFT && from + i < sound->count; i++) {
        float before = from + i > 0 ? (float)sound->sample[from + i - 1] : 0;
        float hann = 0.5F - 0.5F * cosf(2 * pi * (float)i / (float)window);
        re[i] = hann * ((float)sound->sample[from + i] - 0.97F * before);
    }
    transform(re, im);
    bands(re, im, sound->rate_hz, band);
    for (size_t k = 0; k < CEPSTRA; k++) {
        out[k] = 0;
        for (size_t i = 0; i < BANDS; i++)
            out[k] += band[i] * cosf(pi * (float)k * ((float)i + 0.5F) / BANDS);
    }
}

/* Each on its own mean and spread: voices differ more than words do. */
static void even_out(struct rows *rows, size_t feature)
{
    float mean = 0;
    float spread = 0;
    for (size_t i = 0; i < rows->count; i++)
        mean += rows->item[i].of[feature] / (float)rows->count;
    for (size_t i = 0; i < rows->count; i++) {
        float apart = rows->item[i].of[feature] - mean;
        spread += apart * apart / (float)rows->count;
    }
    spread = sqrtf(spread) + 1e-6F;
    for (size_t i = 0; i < rows->count; i++)
        rows->item[i].of[feature] = (rows->item[i].of[feature] - mean) / spread;
}

static bool describe(const struct clip_sound *sound, struct rows *out)
{
    size_t step = (size_t)sound->rate_hz * CLIP_STEP_MS / 1000;
    out->count = sound->count / step + 1;
    out->item = calloc(out->count, sizeof *out->item);
    if (out->item == NULL)
        return false;
    for (size_t i = 0; i < out->count; i++)
        cepstra(sound, i, out->item[i].of);
    for (size_t i = 0; i < out->count; i++) {
        const struct row *before = &out->item[i >= DELTA_STEPS ? i - DELTA_STEPS : 0];
        const struct row *after =
            &out->item[i + DELTA_STEPS < out->count ? i + DELTA_STEPS : out->count - 1];
        for (size_t k = 0; k < CEPSTRA; k++)
            out->item[i].of[CEPSTRA + k] = after->of[k] - before->of[k];
    }
    for (size_t k = 0; k < FEATURES; k++)
        even_out(out, k);
    return true;
}

static float apart(const struct row *a, const struct row *b)
{
    float sum = 0;
    for (size_t k = 0; k < FEATURES; k++)
        sum += (a->of[k] - b->of[k]) * (a->of[k] - b->of[k]);
    return sqrtf(sum);
}

/* From where the best way came to a place. */
enum { BOTH, KNOWN, CLIP };

/* The best way through both: from where it came to each place, `*from`. */
static bool find_way(const struct rows *known, const struct rows *clip,
                     unsigned char *from)
{
    const size_t width = clip->count;
    float *cost = calloc(2 * width, sizeof *cost);
    if (cost == NULL)
        return false;
    for (size_t i = 0; i < known->count; i++) {
        float *now = cost + (i % 2) * width;
        const float *before = cost + ((i + 1) % 2) * width;
        for (size_t j = 0; j < width; j++) {
            float here = apart(&known->item[i], &clip->item[j]);
            float both = i > 0 && j > 0 ? before[j - 1] : i + j == 0 ? 0 : FLT_MAX;
            float alone = i > 0 ? before[j] + here / 2 : FLT_MAX;
            float beside = j > 0 ? now[j - 1] + here / 2 : FLT_MAX;
            unsigned char way = BOTH;
            float best = both;
            if (alone < best) {
                best = alone;
                way = KNOWN;
            }
            if (beside < best) {
                best = beside;
                way = CLIP;
            }
            now[j] = best + here;
            from[i * width + j] = way;
        }
    }
    free(cost);
    return true;
}

/* Walks the way back; `at` gets for each step of the known sound the first of the clip.
 */
static void walk_back(const unsigned char *from, size_t known, size_t clip, size_t *at)
{
    size_t i = known - 1;
    size_t j = clip - 1;
    for (;;) {
        at[i] = j;
        if (i == 0 && j == 0)
            return;
        unsigned char way = from[i * clip + j];
        if (way != CLIP)
            i--;
        if (way != KNOWN)
            j--;
    }
}

static bool align(const struct rows *known, const struct rows *clip, size_t *at)
{
    unsigned char *from = calloc(known->count, clip->count);
    bool ok = from != NULL && find_way(known, clip, from);
    if (ok)
        walk_back(from, known->count, clip->count, at);
    free(from);
    return ok;
}

bool clip_align(const struct clip_sound *known, const size_t *start, size_t count,
                const struct clip_sound *clip, unsigned short *out)
{
    struct rows one = {.item = NULL};
    struct rows other = {.item = NULL};
    size_t *at = NULL;
    bool ok = describe(known, &one) && describe(clip, &other) &&
              (at = calloc(one.count, sizeof *at)) != NULL && align(&one, &other, at);
    size_t before = 0;
    for (size_t i = 0; ok && i < count; i++) {
        size_t step = start[i] * 1000 / CLIP_STEP_MS / (size_t)known->rate_hz;
        size_t found = at[step < one.count ? step : one.count - 1];
        before = found > before ? found : before;
        out[i] = (unsigned short)(before < CLIP_STEPS ? before : CLIP_STEPS);
    }
    free(at);
    free(one.item);
    free(other.item);
    return ok;
}
