#include "speech/speech_inside.h"

#include <errno.h>
#include <stdlib.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "core/clips/clip_file.h"

/* A character that is not heard takes so long; and what does not move for so long does
 * not answer: anna-voice has two seconds for each of two tries. */
enum { PRETEND_MS = 60, GAIN_FULL = 32768, STUCK_MS = 6000, CLOSING_S = 1 };

int64_t speech_clock_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void set_gain(struct speech *speech, int volume)
{
    /* 6 dB a step, the last as the engine made it. */
    int below = SPEECH_VOLUMES - volume;
    if (below < 0)
        below = 0;
    if (below > SPEECH_VOLUMES - 1)
        below = SPEECH_VOLUMES - 1;
    atomic_store(&speech->gain, GAIN_FULL >> below);
}

/* Its clock is one that nobody sets. */
static bool make_lock(struct speech *speech)
{
    pthread_condattr_t steady;
    if (pthread_condattr_init(&steady) != 0)
        return false;
    pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
    bool ok = pthread_mutex_init(&speech->lock, NULL) == 0 &&
              pthread_cond_init(&speech->news, &steady) == 0 &&
              pthread_cond_init(&speech->renewed, &steady) == 0;
    pthread_condattr_destroy(&steady);
    return ok;
}

/* Signals are for the thread that people see. */
static bool start_thread(struct speech *speech, struct err *err)
{
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    int number = pthread_create(&speech->thread, NULL, speech_feed, speech);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return number == 0 || err_set(err, "no thread to speak with");
}

/* anna-voice reads its data while the card is tried. */
static bool open_real(struct speech *speech, struct err *err)
{
    struct feeding *feeding = &speech->feeding;
    if (!voice_open(&feeding->voice, err))
        return false;
    if (voice_start(&feeding->voice, speech->program, speech->options.lang,
                    speech->options.lang_count, err) &&
        sound_possible(speech->options.card, err) && voice_await(&feeding->voice, err)) {
        feeding->ready = true;
        if (start_thread(speech, err))
            return true;
    }
    voice_close(&feeding->voice);
    return false;
}

bool speech_open(struct speech **speech_out, const struct speech_options *options,
                 struct err *err)
{
    struct speech *speech = calloc(1, sizeof *speech);
    if (speech == NULL)
        return err_set(err, "not enough memory to speak");
    speech->options = *options;
    if (options->card == NULL)
        speech->options.card = "";
    if (options->program != NULL)
        utf8_copy(speech->program, sizeof speech->program, options->program);
    else
        share_helper(VOICE_PROGRAM, speech->program);
    spoken_wipe(&speech->spoken);
    speech->clip_file = -1;
    set_gain(speech, SPEECH_VOLUME);
    if (!make_lock(speech)) {
        free(speech);
        return err_set(err, "not enough memory to speak");
    }
    if (!options->pretend && !open_real(speech, err)) {
        free(speech);
        return false;
    }
    *speech_out = speech;
    return true;
}

/* False if the card holds it. */
static bool end_thread(struct speech *speech)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += CLOSING_S;
    return pthread_clockjoin_np(speech->thread, NULL, CLOCK_MONOTONIC, &until) == 0;
}

void speech_close(struct speech *speech)
{
    if (speech == NULL)
        return;
    speech_hush(speech);
    if (!speech->options.pretend) {
        pthread_mutex_lock(&speech->lock);
        speech->ends = true;
        pthread_cond_signal(&speech->news);
        pthread_mutex_unlock(&speech->lock);
        /* A card that never closes keeps what is needed to close it. */
        if (!end_thread(speech))
            return;
        voice_close(&speech->feeding.voice);
    }
    spoken_wipe(&speech->spoken);
    if (speech->clip_file >= 0)
        close(speech->clip_file);
    pthread_cond_destroy(&speech->news);
    pthread_cond_destroy(&speech->renewed);
    pthread_mutex_destroy(&speech->lock);
    wipe(speech, sizeof *speech);
    free(speech);
}

static int held_to(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

static void pretend(struct speech *speech, int64_t now_ms)
{
    struct spoken *spoken = &speech->spoken;
    int64_t ms = 0;
    speech->pretend_ms = now_ms;
    for (size_t i = 0; i < spoken->count; i++) {
        spoken->start[i] = ms;
        ms += (int64_t)utf8_length(spoken->words[i]) * PRETEND_MS;
    }
    spoken->known = spoken->count;
    spoken->end = ms;
}

/* Under the lock: how long it may still stand; below 1: it is stuck. */
static int64_t patience_ms(const struct speech *speech)
{
    return speech->moved_ms + STUCK_MS - speech_clock_ms();
}

static bool stuck(const struct speech *speech)
{
    return !speech->options.pretend && (speech->wipes || speech->hung ||
                                        (speech->speaks && patience_ms(speech) <= 0));
}

/* Under the lock: what was being said is gone. */
static void drop(struct speech *speech)
{
    speech->hung = stuck(speech) && !speech->wipes;
    speech->asked++;
    speech->due = false;
    speech->speaks = false;
    spoken_wipe(&speech->spoken);
    clipped_free(&speech->clipped);
    ring_wipe(&speech->ring);
    pthread_cond_signal(&speech->news);
}

void speech_say(struct speech *speech, const struct say_piece *piece, size_t count,
                const struct speech_how *how)
{
    if (speech == NULL)
        return;
    set_gain(speech, how->volume);
    pthread_mutex_lock(&speech->lock);
    drop(speech);
    speech->trouble.text[0] = '\0';
    speech->rate_percent =
        held_to(how->rate_percent, SPEECH_RATE_LEAST, SPEECH_RATE_MOST);
    speech->speaks = spoken_take(&speech->spoken, piece, count);
    if (!speech->speaks)
        err_set(&speech->trouble, "not enough memory to speak");
    else if (speech->options.pretend)
        pretend(speech, how->now_ms);
    else if (speech->clipping)
        clipped_find(&speech->clipped, &speech->spoken, speech->clips.find,
                     speech->clips.context);
    speech->due = speech->speaks;
    speech->moved_ms = speech_clock_ms();
    speech->hung = false;
    pthread_mutex_unlock(&speech->lock);
}

void speech_clips(struct speech *speech, const struct speech_clips *clips)
{
    if (speech == NULL)
        return;
    int file = clips != NULL && clips->path != NULL ? clip_file_open(clips->path) : -1;
    pthread_mutex_lock(&speech->lock);
    drop(speech);
    speech->clips = clips != NULL ? *clips : (struct speech_clips){.find = NULL};
    speech->clipping = false;
    int before = speech->clip_file;
    speech->clip_file = file;
    pthread_mutex_unlock(&speech->lock);
    if (before >= 0)
        close(before);
}

bool speech_page(struct speech *speech, const struct say_piece *piece, size_t count)
{
    struct spoken spoken = {.block = NULL};
    struct clipped clipped = {.count = 0};
    if (speech == NULL)
        return false;
    speech->clipping = false;
    if (speech->clips.find == NULL || !spoken_take(&spoken, piece, count))
        return false;
    clipped_find(&clipped, &spoken, speech->clips.find, speech->clips.context);
    speech->clipping = clipped_enough(&clipped);
    clipped_free(&clipped);
    spoken_wipe(&spoken);
    return speech->clipping;
}

unsigned speech_clips_bad(const struct speech *speech)
{
    return speech != NULL ? atomic_load(&speech->bad) : 0;
}

void speech_hush(struct speech *speech)
{
    if (speech == NULL)
        return;
    pthread_mutex_lock(&speech->lock);
    drop(speech);
    pthread_mutex_unlock(&speech->lock);
}

void speech_volume(struct speech *speech, int volume)
{
    if (speech != NULL)
        set_gain(speech, volume);
}

void speech_wipe(struct speech *speech)
{
    if (speech == NULL)
        return;
    pthread_mutex_lock(&speech->lock);
    drop(speech);
    speech->wipes = !speech->options.pretend;
    /* The thread may wait for an answer: now it comes. */
    if (speech->wipes && speech->feeding.voice.pid != 0)
        kill(speech->feeding.voice.pid, SIGKILL);
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += CLOSING_S;
    while (speech->wipes &&
           pthread_cond_timedwait(&speech->renewed, &speech->lock, &until) != ETIMEDOUT)
        ;
    /* The card holds the thread: what it would wipe. */
    if (speech->wipes) {
        wipe(speech->feeding.voice.chunk, sizeof *speech->feeding.voice.chunk);
        wipe(&speech->feeding.run, sizeof speech->feeding.run);
    }
    pthread_mutex_unlock(&speech->lock);
}

/* Who only looks takes the lock too. */
static struct speech *hold(const struct speech *speech)
{
    struct speech *held = (struct speech *)(uintptr_t)speech;
    pthread_mutex_lock(&held->lock);
    return held;
}

/* What is heard now, in samples; when nobody hears it, in milliseconds. */
static int64_t heard(const struct speech *speech, int64_t now_ms)
{
    if (speech->options.pretend)
        return now_ms - speech->pretend_ms;
    return speech->ring.taken - SOUND_SAMPLES;
}

/* Under the lock. */
static bool speaks(const struct speech *speech, int64_t now_ms)
{
    if (!speech->speaks || !speech->options.pretend)
        return speech->speaks && !stuck(speech);
    return heard(speech, now_ms) < speech->spoken.end;
}

bool speech_speaks(const struct speech *speech, int64_t now_ms)
{
    if (speech == NULL)
        return false;
    struct speech *held = hold(speech);
    bool so = speaks(held, now_ms);
    pthread_mutex_unlock(&held->lock);
    return so;
}

bool speech_at(const struct speech *speech, int64_t now_ms, size_t *piece)
{
    if (speech == NULL)
        return false;
    struct speech *held = hold(speech);
    bool so =
        speaks(held, now_ms) && spoken_at(&held->spoken, heard(held, now_ms), piece);
    pthread_mutex_unlock(&held->lock);
    return so;
}

int speech_next_ms(const struct speech *speech, int64_t now_ms)
{
    int64_t ms = -1;
    if (speech == NULL)
        return -1;
    struct speech *held = hold(speech);
    if (speaks(held, now_ms)) {
        int64_t a_second = held->options.pretend ? 1000 : VOICE_RATE_HZ;
        int64_t now = heard(held, now_ms);
        int64_t next = spoken_next(&held->spoken, now);
        int64_t left = held->options.pretend ? -1 : patience_ms(held);
        ms = next >= 0 ? ((next - now) * 1000 + a_second - 1) / a_second : left;
        if (left > 0 && ms > left)
            ms = left;
    }
    pthread_mutex_unlock(&held->lock);
    return ms > INT32_MAX ? INT32_MAX : (int)ms;
}

bool speech_stuck(const struct speech *speech)
{
    if (speech == NULL)
        return false;
    struct speech *held = hold(speech);
    bool so = stuck(held);
    pthread_mutex_unlock(&held->lock);
    return so;
}

bool speech_works(const struct speech *speech, struct err *err)
{
    if (speech == NULL)
        return err_set(err, "there is no sound");
    struct speech *held = hold(speech);
    bool works = held->trouble.text[0] == '\0' && !stuck(held);
    if (!works)
        err_set(err, "%s",
                held->trouble.text[0] != '\0' ? held->trouble.text
                                              : "the sound card does not answer");
    pthread_mutex_unlock(&held->lock);
    return works;
}
