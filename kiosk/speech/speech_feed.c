#include "speech/speech_inside.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "core/clips/clip_file.h"
#include "speech/clip.h"

/* The pause behind a clip, as the engine makes it between sentences. */
enum { CLIP_PAUSE = VOICE_RATE_HZ * 3 / 10 };

/* How long the card stays open when nothing is said; how many answers a run may have,
 * beside those for each of its bytes: a digit is a word, said slowly, and a second has
 * three chunks. What never ends is no speech. */
enum { OPEN_S = 2, ANSWERS = 16, BYTE_ANSWERS = 3 };

static void end_voice(struct speech *speech)
{
    pthread_mutex_lock(&speech->lock);
    voice_end(&speech->feeding.voice);
    pthread_mutex_unlock(&speech->lock);
    speech->feeding.ready = false;
}

/* The thread got on: it is held by nothing. */
static void get_on(struct speech *speech)
{
    pthread_mutex_lock(&speech->lock);
    speech->moved_ms = speech_clock_ms();
    pthread_mutex_unlock(&speech->lock);
}

static bool start_voice(struct speech *speech, struct err *err)
{
    struct voice *voice = &speech->feeding.voice;
    if (speech->feeding.ready)
        return true;
    pthread_mutex_lock(&speech->lock);
    speech->moved_ms = speech_clock_ms();
    voice_end(voice);
    bool started = voice_start(voice, speech->program, speech->options.lang,
                               speech->options.lang_count, err);
    pthread_mutex_unlock(&speech->lock);
    if (!started)
        return false;
    bool ready = voice_await(voice, err);
    if (!ready)
        end_voice(speech);
    speech->feeding.ready = ready;
    return ready;
}

/* What the card takes, on a thread of SDL's. */
static void fill_buffer(void *context, int16_t *sample, size_t count)
{
    struct speech *speech = context;
    pthread_mutex_lock(&speech->lock);
    size_t before = speech->ring.len;
    size_t got = ring_take(&speech->ring, sample, count);
    size_t left = speech->ring.len;
    speech->moved_ms = speech_clock_ms();
    speech->hung = false;
    if ((before >= RING_SAMPLES / 2 && left < RING_SAMPLES / 2) ||
        (before > 0 && left == 0))
        pthread_cond_signal(&speech->news);
    pthread_mutex_unlock(&speech->lock);
    int gain = atomic_load(&speech->gain);
    for (size_t i = 0; i < got; i++)
        sample[i] = (int16_t)(sample[i] * gain / 32768);
    memset(sample + got, 0, (count - got) * sizeof *sample);
}

/* The card is there, as far as one can see. */
static bool open_sound(struct speech *speech, struct err *err)
{
    struct feeding *feeding = &speech->feeding;
    if (feeding->sound != NULL && !sound_works(feeding->sound)) {
        sound_close(feeding->sound);
        feeding->sound = NULL;
    }
    return feeding->sound != NULL ||
           sound_open(&feeding->sound, speech->options.card, fill_buffer, speech, err);
}

/* Under the lock: nobody wants any more what was asked then. */
static bool late(const struct speech *speech, unsigned asked)
{
    return speech->asked != asked || speech->ends || speech->wipes;
}

/* What is in the chunk goes into the ring as soon as there is room. False if it is too
 * late for that. `begins`: the first sample of its run. */
static bool take_chunk(struct speech *speech, unsigned asked, int64_t begins)
{
    struct feeding *feeding = &speech->feeding;
    const struct voice_chunk *chunk = feeding->voice.chunk;
    size_t count = voice_samples(&feeding->voice);
    size_t words = voice_words(&feeding->voice);
    pthread_mutex_lock(&speech->lock);
    while (!late(speech, asked) && ring_room(&speech->ring) < count)
        pthread_cond_wait(&speech->news, &speech->lock);
    bool wanted = !late(speech, asked);
    bool unknown = false;
    if (wanted) {
        int64_t now = speech->ring.taken - SOUND_SAMPLES;
        int64_t end = speech->ring.taken + (int64_t)(speech->ring.len + count);
        unknown = spoken_next(&speech->spoken, now) < 0;
        ring_put(&speech->ring, chunk->sample, count);
        for (size_t i = 0; i < words; i++) {
            const struct voice_word word = chunk->word[i];
            int64_t at = begins + word.sample;
            spoken_starts(&speech->spoken, &feeding->run, word.character,
                          at < end ? at : end);
        }
        unknown = unknown && spoken_next(&speech->spoken, now) >= 0;
    }
    pthread_mutex_unlock(&speech->lock);
    if (unknown && speech->options.wake != NULL)
        speech->options.wake();
    return wanted;
}

/* The run is asked for; an anna-voice that has ended since the last one is started anew
 * first. */
static bool ask_for_run(struct speech *speech, int rate_percent, struct err *err)
{
    const struct spoken_run *run = &speech->feeding.run;
    struct voice_ask ask = {.kind = VOICE_SAY,
                            .len = (uint32_t)run->len,
                            .rate_percent = rate_percent,
                            .pause = run->pause};
    memcpy(ask.lang, run->lang, sizeof ask.lang);
    for (int tries = 0; tries < 2; tries++) {
        if (!start_voice(speech, err))
            return false;
        if (voice_ask(&speech->feeding.voice, &ask, run->text))
            return true;
        speech->feeding.ready = false;
    }
    return err_set(err, "%s ends at once", speech->program);
}

/* Where the samples go that come next. */
static int64_t end_of_ring(struct speech *speech)
{
    pthread_mutex_lock(&speech->lock);
    int64_t end = speech->ring.taken + (int64_t)speech->ring.len;
    pthread_mutex_unlock(&speech->lock);
    return end;
}

/* All answers to one run. What anna-voice did not live to say is lost. False, with a
 * sentence, if nothing can be heard. */
static bool say_run(struct speech *speech, unsigned asked, int rate_percent,
                    struct err *err)
{
    struct voice *voice = &speech->feeding.voice;
    struct voice_ask go_on = {.kind = VOICE_MORE};
    int64_t begins = end_of_ring(speech);
    size_t most = ANSWERS + speech->feeding.run.len * BYTE_ANSWERS;
    if (!ask_for_run(speech, rate_percent, err))
        return false;
    for (size_t i = 0; i < most; i++) {
        uint32_t kind = voice_listen(voice);
        get_on(speech);
        if (kind == VOICE_DONE || kind == VOICE_NO_LANG)
            return true;
        if (kind != VOICE_CHUNK || go_on.kind == VOICE_STOP)
            break;
        if (!take_chunk(speech, asked, begins))
            go_on.kind = VOICE_STOP;
        else if (!open_sound(speech, err)) {
            end_voice(speech);
            return false;
        }
        voice_ask(voice, &go_on, NULL);
    }
    end_voice(speech);
    return true;
}

/* A clip that is about to be heard. */
struct played {
    size_t first, count; /* pieces */
    struct clip_row row;
    int16_t *sample;
    size_t sample_count;
};

/* The clip of the sentence that begins with piece `first`, proved and opened. False if it
 * has none, or a bad one. The file is read under the lock, for the main loop may close
 * it: 7 kB that lie in memory, as a rule. */
static bool take_clip(struct speech *speech, unsigned asked, size_t first,
                      struct played *out)
{
    pthread_mutex_lock(&speech->lock);
    const struct clipped_sentence *sentence =
        late(speech, asked) ? NULL : clipped_at(&speech->clipped, first);
    unsigned char *bytes = NULL;
    bool good = false;
    size_t len = 0;
    int rate_percent = speech->rate_percent;
    if (sentence != NULL && clip_row_read(&out->row, sentence->row) &&
        out->row.piece_count == sentence->count &&
        (bytes = malloc(out->row.len)) != NULL) {
        out->first = first;
        out->count = sentence->count;
        len = out->row.len;
        good = clip_file_read(speech->clip_file, &out->row, bytes);
    }
    pthread_mutex_unlock(&speech->lock);
    good = good && clip_open(bytes, len, rate_percent, &out->sample, &out->sample_count);
    free(bytes);
    if (good)
        for (size_t i = 0; i < out->count; i++)
            out->row.start[i] =
                (unsigned short)(out->row.start[i] * SPEECH_RATE / rate_percent);
    else if (sentence != NULL)
        atomic_fetch_add(&speech->bad, 1);
    return good;
}

/* Puts samples into the ring as soon as there is room. False if it is too late. */
static bool put_samples(struct speech *speech, unsigned asked, const int16_t *sample,
                        size_t count)
{
    pthread_mutex_lock(&speech->lock);
    while (!late(speech, asked) && ring_room(&speech->ring) < count)
        pthread_cond_wait(&speech->news, &speech->lock);
    bool wanted = !late(speech, asked);
    if (wanted)
        ring_put(&speech->ring, sample, count);
    pthread_mutex_unlock(&speech->lock);
    return wanted;
}

/* All words of a clip are known before it is heard. */
static bool place_clip(struct speech *speech, unsigned asked, const struct played *clip)
{
    pthread_mutex_lock(&speech->lock);
    bool wanted = !late(speech, asked);
    bool unknown = false;
    if (wanted) {
        int64_t now = speech->ring.taken - SOUND_SAMPLES;
        int64_t begins = speech->ring.taken + (int64_t)speech->ring.len;
        unknown = spoken_next(&speech->spoken, now) < 0;
        for (size_t i = 0; i < clip->count; i++)
            spoken_place(&speech->spoken, clip->first + i,
                         begins + (int64_t)clip->row.start[i] * CLIP_STEP_MS *
                                      VOICE_RATE_HZ / 1000);
    }
    pthread_mutex_unlock(&speech->lock);
    if (unknown && speech->options.wake != NULL)
        speech->options.wake();
    return wanted;
}

/* False, with a sentence, if nothing can be heard. */
static bool say_clip(struct speech *speech, unsigned asked, const struct played *clip,
                     struct err *err)
{
    static const int16_t pause[CLIP_PAUSE];
    bool wanted = place_clip(speech, asked, clip);
    for (size_t at = 0; wanted && at < clip->sample_count; at += VOICE_SAMPLES) {
        size_t left = clip->sample_count - at;
        wanted = put_samples(speech, asked, clip->sample + at,
                             left < VOICE_SAMPLES ? left : VOICE_SAMPLES);
        if (wanted && !open_sound(speech, err))
            return false;
    }
    if (wanted)
        put_samples(speech, asked, pause, CLIP_PAUSE);
    return true;
}

/* The run that begins with piece `first`. False if it is too late, or behind the last. */
static bool take_run(struct speech *speech, unsigned asked, size_t first,
                     int *rate_percent)
{
    pthread_mutex_lock(&speech->lock);
    bool more =
        !late(speech, asked) && spoken_run(&speech->spoken, first, &speech->feeding.run);
    *rate_percent = speech->rate_percent;
    pthread_mutex_unlock(&speech->lock);
    return more;
}

/* All pieces before `next` have their place now. */
static void end_run(struct speech *speech, unsigned asked, size_t next)
{
    pthread_mutex_lock(&speech->lock);
    if (!late(speech, asked))
        spoken_ran(&speech->spoken, next, speech->ring.taken + (int64_t)speech->ring.len);
    pthread_mutex_unlock(&speech->lock);
}

/* Until all of it was heard, or something else is asked; or at once, if there is nobody
 * who hears it. */
static void end_speaking(struct speech *speech, unsigned asked, const struct err *err)
{
    pthread_mutex_lock(&speech->lock);
    while (!late(speech, asked) && err->text[0] == '\0' && speech->ring.len > 0)
        pthread_cond_wait(&speech->news, &speech->lock);
    bool ended = !late(speech, asked);
    if (ended) {
        speech->trouble = *err;
        if (err->text[0] == '\0' && speech->feeding.sound != NULL &&
            !sound_works(speech->feeding.sound))
            err_set(&speech->trouble, "the sound card is gone");
        speech->speaks = false;
        spoken_wipe(&speech->spoken);
        clipped_free(&speech->clipped);
        ring_wipe(&speech->ring);
    }
    wipe(&speech->feeding.run, sizeof speech->feeding.run);
    pthread_mutex_unlock(&speech->lock);
    if (ended && speech->options.wake != NULL)
        speech->options.wake();
}

static void say_all(struct speech *speech, unsigned asked)
{
    struct err err = {""};
    size_t next = 0;
    int rate_percent;
    bool heard = true;
    while (heard) {
        struct played clip = {.sample = NULL};
        if (take_clip(speech, asked, next, &clip)) {
            next += clip.count;
            heard = say_clip(speech, asked, &clip, &err);
            clip_free(clip.sample, clip.sample_count);
        } else if (take_run(speech, asked, next, &rate_percent)) {
            next += speech->feeding.run.count;
            if (speech->feeding.run.len > 0)
                heard = say_run(speech, asked, rate_percent, &err);
        } else {
            break;
        }
        end_run(speech, asked, next);
    }
    end_speaking(speech, asked, &err);
}

/* Under the lock: sleeps until there is something to do. */
static void await_news(struct speech *speech)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += OPEN_S;
    while (!speech->ends && !speech->wipes && !speech->due) {
        if (speech->feeding.sound == NULL)
            pthread_cond_wait(&speech->news, &speech->lock);
        else if (pthread_cond_timedwait(&speech->news, &speech->lock, &until) ==
                 ETIMEDOUT) {
            /* The card may ask for samples before it closes. */
            pthread_mutex_unlock(&speech->lock);
            sound_close(speech->feeding.sound);
            speech->feeding.sound = NULL;
            pthread_mutex_lock(&speech->lock);
            speech->hung = false;
        }
    }
}

void *speech_feed(void *context)
{
    struct speech *speech = context;
    struct err ignored = {""};
    for (;;) {
        pthread_mutex_lock(&speech->lock);
        await_news(speech);
        bool ends = speech->ends;
        bool wipes = speech->wipes;
        unsigned asked = speech->asked;
        speech->due = speech->due && wipes;
        if (wipes) {
            voice_end(&speech->feeding.voice);
            speech->feeding.ready = false;
            speech->wipes = false;
            pthread_cond_signal(&speech->renewed);
        }
        pthread_mutex_unlock(&speech->lock);
        if (ends)
            break;
        if (wipes)
            start_voice(speech, &ignored);
        else
            say_all(speech, asked);
    }
    sound_close(speech->feeding.sound);
    return NULL;
}
