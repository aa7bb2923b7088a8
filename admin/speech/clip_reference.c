#include "speech/clip_reference.h"

#include <stdlib.h>
#include <string.h>

#include "base/share.h"
#include "speech/clip_wave.h"
#include "speech/spoken.h"

enum { ANSWERS_MOST = 4096, COUNT_MOST = CLIP_STEPS / 100 * 2 * VOICE_RATE_HZ };

bool clip_reference_open(struct voice *voice, struct err *err)
{
    char program[SHARE_PATH];
    return voice_open(voice, err) &&
           voice_start(voice, share_helper(VOICE_PROGRAM, program), NULL, 0, err) &&
           voice_await(voice, err);
}

static bool add_samples(struct clip_reference *out, const int16_t *sample, size_t count)
{
    while (out->room < out->count + count) {
        size_t room = out->room > 0 ? out->room * 2 : 1 << 16;
        int16_t *more = realloc(out->sample, room * sizeof *more);
        if (more == NULL)
            return false;
        out->sample = more;
        out->room = room;
    }
    if (count > 0 && out->sample != NULL)
        memcpy(out->sample + out->count, sample, count * sizeof *out->sample);
    out->count += count;
    return true;
}

/* All chunks of a run; its words go to `spoken`. */
static bool say_run(struct voice *voice, const struct spoken_run *run,
                    struct spoken *spoken, struct clip_reference *out)
{
    struct voice_ask ask = {.kind = VOICE_SAY,
                            .len = (uint32_t)run->len,
                            .rate_percent = 100,
                            .pause = run->pause};
    const size_t begins = out->count;
    memcpy(ask.lang, run->lang, sizeof ask.lang);
    if (!voice_ask(voice, &ask, run->text))
        return false;
    for (int i = 0; i < ANSWERS_MOST; i++) {
        uint32_t kind = voice_listen(voice);
        if (kind != VOICE_CHUNK)
            return kind == VOICE_DONE || kind == VOICE_NO_LANG;
        if (out->count > COUNT_MOST ||
            !add_samples(out, voice->chunk->sample, voice_samples(voice)))
            return false;
        for (size_t w = 0; w < voice_words(voice); w++)
            spoken_starts(spoken, run, voice->chunk->word[w].character,
                          (int64_t)(begins + voice->chunk->word[w].sample));
        voice_ask(voice, &(struct voice_ask){.kind = VOICE_MORE}, NULL);
    }
    return false;
}

static bool say_all(struct voice *voice, struct spoken *spoken,
                    struct clip_reference *out)
{
    struct spoken_run run;
    size_t next = 0;
    while (spoken_run(spoken, next, &run)) {
        next += run.count;
        if (run.len > 0 && !say_run(voice, &run, spoken, out))
            return false;
        spoken_ran(spoken, next, (int64_t)out->count);
    }
    for (size_t i = 0; i < spoken->count; i++)
        out->start[i] = (size_t)spoken->start[i];
    return out->count > 0;
}

bool clip_reference_say(struct voice *voice, const struct spoken_sentence *sentence,
                        struct clip_reference *out, struct err *err)
{
    struct spoken spoken = {.block = NULL};
    struct say_piece *piece = calloc(sentence->count, sizeof *piece);
    *out = (struct clip_reference){.sample = NULL};
    bool ok = piece != NULL;
    for (size_t i = 0; ok && i < sentence->count; i++)
        piece[i] =
            (struct say_piece){.lang = sentence->langs[i], .words = sentence->words[i]};
    ok = ok && spoken_take(&spoken, piece, sentence->count) &&
         say_all(voice, &spoken, out);
    spoken_wipe(&spoken);
    free(piece);
    if (ok)
        return true;
    clip_reference_free(out);
    return err_set(err, "%s could not say this sentence", VOICE_PROGRAM);
}

void clip_reference_free(struct clip_reference *reference)
{
    free(reference->sample);
    *reference = (struct clip_reference){.sample = NULL};
}

bool clip_reference_wave(struct voice *voice, const struct spoken_texts *texts,
                         struct buf *out, struct err *err)
{
    struct clip_reference all = {.sample = NULL};
    bool ok = true;
    for (size_t i = 0; ok && i < texts->count; i++) {
        struct clip_reference one;
        ok = clip_reference_say(voice, &texts->item[i], &one, err);
        if (ok && !add_samples(&all, one.sample, one.count))
            ok = err_set(err, "not enough memory");
        clip_reference_free(&one);
    }
    if (ok)
        clip_wave_write(all.sample, all.count, VOICE_RATE_HZ, out);
    clip_reference_free(&all);
    return ok && (!out->failed || err_set(err, "not enough memory"));
}
