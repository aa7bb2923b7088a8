#include "app_speech_inside.h"

#include <string.h>

#include "base/utf8.h"
#include "speech/speech.h"
#include "ui/input.h"

static const int rates[] = {75, 100, 125, 150, 200};
enum { RATE_USUAL = 1, RATES = sizeof rates / sizeof rates[0] };

/* The view is made from what is known, for the screens to look at. */
static void take_view(struct app_speech *s)
{
    s->view.goes = s->what != SPEECH_NOTHING;
    s->view.slowest = s->rate == -RATE_USUAL;
    s->view.fastest = s->rate == RATES - 1 - RATE_USUAL;
    s->view.softest = s->volume == 1 - SPEECH_VOLUME;
    s->view.loudest = s->volume == SPEECH_VOLUMES - SPEECH_VOLUME;
}

static bool open_lexicon(struct app_speech *s, size_t lang_count, struct err *err)
{
    s->lexicon = say_lexicon_new();
    if (s->lexicon == NULL)
        return err_set(err, "not enough memory to speak");
    for (size_t i = 0; i < lang_count; i++)
        if (!say_lexicon_load(s->lexicon, s->lang[i], err))
            return false;
    return true;
}

bool app_speech_open(struct app_speech *s, const struct config *config,
                     const char *const *lang, size_t lang_count, bool script,
                     struct err *err)
{
    bool headphones = s->view.headphones;
    *s = (struct app_speech){.config = config, .view.headphones = headphones};
    for (size_t i = 0; i < lang_count; i++)
        s->lang[i] = lang[i];
    struct speech_options options = {
        .card = config->card,
        .lang = s->lang,
        .lang_count = lang_count,
        .wake = input_wake,
        .pretend = script,
    };
    if (strcmp(config->card, CONFIG_NO_CARD) == 0)
        return err_set(err, "no sound is wanted");
    if (!open_lexicon(s, lang_count, err) || !speech_open(&s->speech, &options, err)) {
        app_speech_close(s);
        return false;
    }
    s->view.can = true;
    take_view(s);
    return true;
}

void app_speech_close(struct app_speech *s)
{
    bool headphones = s->view.headphones;
    speech_close(s->speech);
    say_lexicon_close(s->lexicon);
    arena_wipe(&s->arena);
    arena_free(&s->arena);
    buf_wipe_free(&s->transcript);
    wipe(s, sizeof *s);
    s->view.headphones = headphones;
}

bool app_speech_goes_on(struct app_speech *s)
{
    struct err ignored = {""};
    if (s->speech == NULL)
        return false;
    s->view.can = speech_works(s->speech, &ignored);
    if (s->view.can || speech_stuck(s->speech))
        return true;
    app_speech_close(s);
    return false;
}

/* Nothing is said any more; where it was is known. */
static void stop(struct app_speech *s)
{
    speech_hush(s->speech);
    s->what = SPEECH_NOTHING;
    take_view(s);
}

static void forget_place(struct app_speech *s)
{
    wipe(s->id, sizeof s->id);
    arena_wipe(&s->arena);
    s->saying = (struct saying){.count = 0};
    s->first = s->at = 0;
}

void app_speech_leave(struct app_speech *s)
{
    if (s->speech == NULL)
        return;
    stop(s);
    forget_place(s);
    if (s->said)
        speech_wipe(s->speech);
    buf_wipe_free(&s->transcript);
    s->said = false;
    s->rate = s->volume = 0;
    s->page = 0;
    s->view = (struct speak_view){.can = true, .headphones = s->view.headphones};
    take_view(s);
}

struct saying_how app_speech_how(const struct app_speech *s,
                                 const struct app_speech_here *here)
{
    return (struct saying_how){s->lexicon, here->lang, s->view.headphones};
}

/* What is shown of it in transcripts is what is said of it: all, or the rest. */
static void write_down(struct app_speech *s, const struct app_speech_here *here)
{
    struct saying rest = s->saying;
    rest.piece += s->first;
    rest.place += s->first;
    rest.count -= s->first;
    saying_print(&rest, here->lang, &s->transcript);
}

void app_speech_begin(struct app_speech *s, const struct app_speech_here *here,
                      enum app_speech_what what, size_t first)
{
    const struct speech_how how = {rates[s->rate + RATE_USUAL], SPEECH_VOLUME + s->volume,
                                   here->now_ms};
    s->first = s->at = first;
    s->what = what;
    s->page = here->page;
    s->view.fails = false;
    s->said = true;
    speech_say(s->speech, s->saying.piece + first, s->saying.count - first, &how);
    write_down(s, here);
    take_view(s);
}

/* Makes what is said of an item. False if that is nothing. */
static bool make(struct app_speech *s, const struct app_speech_here *here, size_t at)
{
    const struct saying_how how = app_speech_how(s, here);
    arena_wipe(&s->arena);
    saying_item(&s->saying, &s->arena, &how, here->reading, at);
    utf8_copy(s->id, sizeof s->id, here->reading->item[at].id);
    return s->saying.count > 0;
}

/* A page is read as far as what stands fixed below it, but for keys to type with. */
static bool reads_on(const struct reading *reading, size_t at)
{
    if (at >= reading->count)
        return false;
    const struct element *e = &reading->frame->element[reading->item[at].from];
    return (e->zone == ZONE_PAGE || e->zone == ZONE_FIXED) && e->role != ROLE_KEY;
}

void app_speech_item(struct app_speech *s, const struct app_speech_here *here, size_t at,
                     bool on)
{
    if (s->speech == NULL || at >= here->reading->count)
        return;
    if (make(s, here, at))
        app_speech_begin(s, here, on ? SPEECH_LIST : SPEECH_ITEM, 0);
    else
        stop(s);
}

void app_speech_hush(struct app_speech *s)
{
    if (s->what != SPEECH_NOTHING)
        stop(s);
}

/* The item that was said last, `count` if it is not on this page. */
static size_t place(const struct app_speech *s, const struct app_speech_here *here)
{
    if (s->id[0] == '\0' || s->page != here->page)
        return here->reading->count;
    return reading_find(here->reading, s->id);
}

/* From a sentence on; `back`: of what is said of it last. */
static void read_from(struct app_speech *s, const struct app_speech_here *here, size_t at,
                      size_t piece, bool back)
{
    if (at >= here->reading->count || !make(s, here, at))
        return;
    if (back || piece >= s->saying.count)
        piece = s->saying.count - 1;
    app_speech_begin(s, here, SPEECH_LIST, saying_sentence(&s->saying, piece));
}

static void go_back(struct app_speech *s, const struct app_speech_here *here, size_t from)
{
    size_t at = place(s, here);
    if (at == here->reading->count) {
        read_from(s, here, from, 0, false);
        return;
    }
    size_t piece = s->at < s->saying.count ? s->at : s->saying.count - 1;
    size_t sentence = saying_sentence(&s->saying, piece);
    if (piece > sentence + 1)
        read_from(s, here, at, sentence, false);
    else if (sentence > 0)
        read_from(s, here, at, sentence - 1, false);
    else
        read_from(s, here, at > 0 ? at - 1 : at, 0, at > 0);
}

/* As fast or as loud as is wanted from now on: another rate begins the sentence anew. */
static void set_rate(struct app_speech *s, const struct app_speech_here *here, int step)
{
    int rate = s->rate + step;
    if (rate < -RATE_USUAL || rate > RATES - 1 - RATE_USUAL)
        return;
    s->rate = rate;
    take_view(s);
    if (s->what != SPEECH_NOTHING && s->at < s->saying.count)
        app_speech_begin(s, here, s->what, saying_sentence(&s->saying, s->at));
}

static void set_volume(struct app_speech *s, int step)
{
    int volume = SPEECH_VOLUME + s->volume + step;
    if (volume < 1 || volume > SPEECH_VOLUMES)
        return;
    s->volume += step;
    speech_volume(s->speech, volume);
    take_view(s);
}

void app_speech_do(struct app_speech *s, enum speak_deed deed,
                   const struct app_speech_here *here, size_t from)
{
    size_t at = place(s, here);
    bool there = at < here->reading->count;
    if (s->speech == NULL)
        return;
    switch (deed) {
    case SPEAK_READ:
        if (s->view.on) {
            app_speech_do(s, SPEAK_END, here, from);
            return;
        }
        s->view.on = true;
        app_speech_item(s, here, from, true);
        return;
    case SPEAK_PAUSE:
        if (s->what != SPEECH_NOTHING)
            stop(s);
        else if (!there)
            app_speech_item(s, here, from, true);
        else if (s->at < s->saying.count || !reads_on(here->reading, at + 1))
            read_from(s, here, at, s->at, false);
        else
            read_from(s, here, at + 1, 0, false);
        return;
    case SPEAK_BACK:
        go_back(s, here, from);
        return;
    case SPEAK_SLOWER:
    case SPEAK_FASTER:
        set_rate(s, here, deed == SPEAK_FASTER ? 1 : -1);
        return;
    case SPEAK_SOFTER:
    case SPEAK_LOUDER:
        set_volume(s, deed == SPEAK_LOUDER ? 1 : -1);
        return;
    case SPEAK_AGAIN:
        app_speech_item(s, here, there ? at : from, false);
        return;
    case SPEAK_WHERE:
        app_speech_where(s, here, from);
        return;
    case SPEAK_END:
        stop(s);
        forget_place(s);
        s->view.on = s->view.fails = false;
        return;
    }
}

void app_speech_headphones(struct app_speech *s, bool in)
{
    if (s->view.headphones && !in)
        app_speech_hush(s);
    s->view.headphones = in;
}

/* What was being said has come to its end: what comes then. */
static void go_on(struct app_speech *s, const struct app_speech_here *here)
{
    struct err ignored = {""};
    bool works = speech_works(s->speech, &ignored);
    size_t at = place(s, here);
    bool on = s->what == SPEECH_LIST && works;
    s->at = s->what >= SPEECH_WORDS ? 0 : s->saying.count;
    s->what = SPEECH_NOTHING;
    bool hidden = s->saying.hidden;
    while (on && reads_on(here->reading, ++at))
        /* Once is enough for all that nobody else may hear. */
        if (make(s, here, at) && !(hidden && s->saying.hidden)) {
            app_speech_begin(s, here, SPEECH_LIST, 0);
            return;
        }
    stop(s);
    s->view.fails = !works;
    if (on)
        forget_place(s);
}

enum app_speech_news app_speech_tick(struct app_speech *s,
                                     const struct app_speech_here *here)
{
    if (s->what == SPEECH_NOTHING)
        return SPEECH_SAME;
    if (!speech_speaks(s->speech, here->now_ms)) {
        go_on(s, here);
        return s->what == SPEECH_NOTHING ? SPEECH_VIEW : SPEECH_LIT;
    }
    size_t piece;
    if (!speech_at(s->speech, here->now_ms, &piece) || s->first + piece == s->at)
        return SPEECH_SAME;
    s->at = s->first + piece;
    return SPEECH_LIT;
}

int app_speech_next_ms(const struct app_speech *s, int64_t now_ms)
{
    return s->what != SPEECH_NOTHING ? speech_next_ms(s->speech, now_ms) : -1;
}

/* Nothing of what is said stands where it stood. */
static void lose_places(struct app_speech *s)
{
    for (size_t i = 0; i < s->saying.count; i++)
        s->saying.place[i].element = SAYING_NOWHERE;
}

void app_speech_frame(struct app_speech *s, const struct app_speech_here *here)
{
    if (s->speech == NULL || s->saying.count == 0)
        return;
    size_t at = place(s, here);
    size_t count = s->saying.count;
    bool words = s->what >= SPEECH_WORDS;
    if (s->page != here->page || (!words && at == here->reading->count)) {
        app_speech_hush(s);
        forget_place(s);
    } else if (words || !make(s, here, at) || s->saying.count != count) {
        lose_places(s);
    }
}

const struct element *app_speech_light(struct app_speech *s, struct frame *frame,
                                       struct rect *word)
{
    size_t at = s->what != SPEECH_NOTHING ? s->at : s->saying.count;
    return saying_light(&s->saying, at, frame, s->box, word);
}
