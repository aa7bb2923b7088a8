#include <string.h>

#include "app_inside.h"
#include "base/utf8.h"
#include "core/strings.h"
#include "device/jack.h"
#include "screens/chrome.h"
#include "ui/input.h"

static void take_content(struct app *app)
{
    app_speech_learn(&app->speech, app->hall.content);
    app_clips_take(&app->clips, app->speech.speech, app->hall.content,
                   app->config->state);
}

static struct app_speech_here here_now(struct app *app, struct app_time now)
{
    take_content(app);
    return (struct app_speech_here){&app->reading, app->session.lang,
                                    app_page_number(app), now.ms};
}

/* The languages that are offered may have no sound of their own: what is missing is not
 * said. Without sound the terminal is as it would be without all this. */
void app_open_speech(struct app *app)
{
    struct err ignored = {""};
    app->sounds = true;
    if (app_speech_goes_on(&app->speech))
        return;
    jack_quiet();
    app_speech_open(&app->speech, app->config, app->langs, app->hall.lang_count,
                    app->script, &ignored);
    if (!app->script && app->config->jack == CONFIG_JACK_ALSA && app->jack == NULL &&
        jack_open(&app->jack, &ignored)) {
        app->speech.view.headphones = jack_in(app->jack);
        app_stick_listen(app->stick, jack_descriptor(app->jack));
    }
    app->stale = app->stale || app->speech.view.can;
}

bool app_listened(const struct app *app)
{
    return app->speech.view.can &&
           (app->speech.view.on || app->session.explore || app->speech.view.headphones);
}

void app_hush(struct app *app)
{
    if (!app->speech.view.goes)
        return;
    app_speech_hush(&app->speech);
    app->stale = true;
}

/* What is said is read from the list of a frame that is up to date. */
static void need_frame(struct app *app, struct app_time now)
{
    if (app->stale)
        app_draw(app, now);
    if (app->speech.speech == NULL)
        return;
    take_content(app);
    const struct app_clips_page page = {&app->reading, app->speech.lexicon,
                                        app->session.lang, app_page_number(app)};
    app_clips_look(&app->clips, app->speech.speech, &page);
}

/* The item that one is on: by keys, or else where the page begins to be seen. */
static size_t item_now(const struct app *app)
{
    size_t at = reading_find(&app->reading, app->focus.id);
    return app->focus.shown && at < app->reading.count ? at
                                                       : reading_begin(&app->reading);
}

void app_speak(struct app *app, enum speak_deed deed, struct app_time now)
{
    need_frame(app, now);
    struct app_speech_here here = here_now(app, now);
    app_speech_do(&app->speech, deed, &here, item_now(app));
    app->stale = true;
}

static void say_item(struct app *app, size_t at, struct app_time now)
{
    need_frame(app, now);
    struct app_speech_here here = here_now(app, now);
    app_speech_item(&app->speech, &here, at, false);
    app->stale = true;
}

/* Greets in each language from that one on. */
static void greet_from(struct app *app, size_t lang, struct app_time now)
{
    need_frame(app, now);
    struct app_speech_here here = here_now(app, now);
    app_speech_greet(&app->speech, &here, app->langs + lang, app->hall.lang_count - lang);
    app->stale = true;
}

void app_greet(struct app *app, struct app_time now)
{
    greet_from(app, 0, now);
}

bool app_greet_by_key(struct app *app, enum input_key key, struct app_time now)
{
    const char *greets = app_speech_greets(&app->speech);
    bool on = key == KEY_DOWN || key == KEY_RIGHT || key == KEY_NEXT;
    bool back = key == KEY_UP || key == KEY_LEFT || key == KEY_PREVIOUS;
    size_t lang = 0;
    if (!app->speech.view.can || key == KEY_OK ||
        screen_now(&app->hall) != SCREEN_ATTRACT)
        return false;
    if (greets == NULL) {
        app_greet(app, now);
        return true;
    }
    if (!on && !back && key != KEY_AGAIN)
        return false;
    while (strcmp(app->langs[lang], greets) != 0)
        lang++;
    if (on && lang + 1 < app->hall.lang_count)
        lang++;
    else if (back && lang > 0)
        lang--;
    greet_from(app, lang, now);
    return true;
}

void app_say(struct app *app, const char *words, struct app_time now)
{
    need_frame(app, now);
    struct app_speech_here here = here_now(app, now);
    app_speech_words(&app->speech, &here, words, app->reading.count);
    app->stale = true;
}

void app_say_focus(struct app *app, struct app_time now)
{
    if (app_listened(app) && app->focus.shown)
        say_item(app, item_now(app), now);
}

void app_touched_words(struct app *app, int x, int y, struct app_time now)
{
    if ((!app->speech.view.on && !app->session.explore) ||
        press_hit(&app->frame, x, y) != NULL)
        return;
    for (size_t i = 0; i < app->reading.count; i++) {
        const struct reading_item *item = &app->reading.item[i];
        struct rect clip = app->frame.element[item->from].clip;
        if (rect_holds(rect_cut(item->rect, clip), x, y)) {
            say_item(app, i, now);
            return;
        }
    }
}

/* The word that is being said is seen: what it stands in moves, seldom and by much. */
static void follow(struct app *app)
{
    struct rect word;
    const struct element *e = app_speech_light(&app->speech, &app->frame, &word);
    app->looks = true;
    if (e == NULL || !e->scrolls || rect_inside(word, e->clip))
        return;
    session_page(&app->session)->scroll_px += word.y - e->clip.y - e->clip.h / 4;
    app->stale = true;
}

void app_tick_speech(struct app *app, struct app_time now)
{
    if (app->stale || !app->speech.view.goes)
        return;
    struct app_speech_here here = here_now(app, now);
    enum app_speech_news news = app_speech_tick(&app->speech, &here);
    if (news == SPEECH_VIEW)
        app->stale = true;
    else if (news == SPEECH_LIT)
        follow(app);
    /* Who listens is there: the time without a touch begins behind the last word. */
    app_attended(app, now);
}

/* Who cannot see what came hears where she is now. */
static void tell_page(struct app *app, const struct app_speech_here *here)
{
    bool blind = app->session.explore || app->speech.view.headphones ||
                 (app->speech.view.on && app->focus.shown);
    if (app->told_page == here->page)
        return;
    app->told_page = here->page;
    wipe(app->explored, sizeof app->explored);
    if (app->session.visitor && app->speech.view.can && blind && !app_asks(app))
        app_speech_item(&app->speech, here, 0, false);
}

void app_show_speech(struct app *app, struct app_time now)
{
    struct rect unused;
    struct app_speech_here here = here_now(app, now);
    app_speech_frame(&app->speech, &here);
    tell_page(app, &here);
    if (app->asks_aloud && app_asks(app) && app_listened(app)) {
        app_speech_words(&app->speech, &here, strings_get("still_there.title"),
                         reading_find(&app->reading, "nav:stay"));
        app->asks_aloud = false;
    }
    app_speech_light(&app->speech, &app->frame, &unused);
}

bool app_explores(struct app *app, const struct element *e, struct app_time now)
{
    if (!app->session.explore || !app->speech.view.can || e->action.verb == VERB_SPEAK ||
        strcmp(app->explored, e->id) == 0)
        return false;
    utf8_copy(app->explored, sizeof app->explored, e->id);
    say_item(app, reading_find(&app->reading, e->id), now);
    return true;
}

void app_look_for_headphones(struct app *app, struct app_time now)
{
    if (jack_read(app->jack))
        app_plug_headphones(app, jack_in(app->jack), now);
    app_stick_listen(app->stick, jack_descriptor(app->jack));
}

bool app_darkens(struct app *app, struct canvas canvas)
{
    const struct rect all = {0, 0, canvas.w, canvas.h};
    bool dark = app->session.dark && app->speech.view.headphones;
    if (dark && !app->dark) {
        draw_fill(&canvas, all, all, 0);
        painter_forget(app->painter);
        present_show(app->present, &all, 1);
    }
    app->dark = dark;
    return dark;
}

const char *app_transcript(const struct app *app)
{
    const struct buf *transcript = &app->speech.transcript;
    return transcript->len > 0 ? transcript->bytes : "";
}

bool app_speaks(const struct app *app)
{
    return app->speech.view.goes;
}

bool app_lit(const struct app *app, char *word, size_t room)
{
    for (size_t i = 0; i < app->frame.count; i++) {
        const struct element *e = &app->frame.element[i];
        if (e->lit_count == 0)
            continue;
        const struct saying_place *at = &app->speech.saying.place[app->speech.at];
        size_t len = at->to - at->from;
        len = len < room ? len : room - 1;
        memcpy(word, e->label + at->from, len);
        word[len] = '\0';
        return true;
    }
    return false;
}

void app_read_out(struct app *app, struct app_time now, struct buf *out)
{
    struct arena arena = {0};
    const struct app_speech *s = &app->speech;
    need_frame(app, now);
    take_content(app);
    const struct saying_how how = {s->lexicon, app->session.lang, s->view.headphones};
    for (size_t i = 0; i < app->reading.count && s->lexicon != NULL; i++) {
        struct saying saying;
        saying_item(&saying, &arena, &how, &app->reading, i);
        buf_print(out, "#%s ", app->reading.item[i].id);
        if (saying.count == 0)
            buf_add_text(out, "\n");
        saying_print(&saying, how.lang, out);
    }
    arena_wipe(&arena);
    arena_free(&arena);
}
