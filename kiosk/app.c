#include "app.h"

#include <stdlib.h>
#include <string.h>

#include "app_inside.h"
#include "app_report.h"
#include "base/share.h"
#include "base/utf8.h"
#include "core/crypt.h"
#include "core/seal.h"
#include "core/strings.h"
#include "device/jack.h"
#include "screens/chrome.h"
#include "screens/nav.h"

/* Content that came meanwhile speaks the language that is spoken now. */
void app_take_content(struct app *app)
{
    app_content_between_visitors(app->content, &app->hall);
    app->lang[0] = '\0';
    app_void_page(app);
}

/* The visitor is gone: nothing of hers stays in memory or on the glass. */
void app_wipe_visitor(struct app *app, struct app_time now)
{
    session_begin(&app->session, app->langs[0]);
    app_speech_leave(&app->speech);
    wipe(app->explored, sizeof app->explored);
    wipe(&app->fingers, sizeof app->fingers);
    press_leave(&app->press);
    wipe(&app->focus, sizeof app->focus);
    wipe(&app->scan, sizeof app->scan);
    app->holds = false;
    arena_wipe(&app->frame_arena);
    app_void_page(app);
    text_forget(app->text);
    painter_forget(app->painter);
    app->frame.count = 0;
    app->reading.count = 0;
    app->place = 0;
    app_take_content(app);
    if (app->sounds)
        app_open_speech(app);
    app_stick_free(app->stick, now.ms);
    app_print_leave(&app->print);
    app->start_ms = now.ms;
}

/* What is shown of the stick changed: new content is taken at once, for nobody reads. The
 * staff may have chosen a language: it ends with their screen. */
void app_show_stick(struct app *app, bool changed, struct app_time now)
{
    if (app_stick_kept(app->stick))
        app_take_setup(app, now);
    else if (changed && app->session.visitor)
        app_show_question(app, now);
    else if (changed && !stick_view_shown(app->hall.stick))
        app_wipe_visitor(app, now);
    else if (changed)
        app_take_content(app);
}

static bool same_page(const struct page *a, const struct page *b)
{
    return a->screen == b->screen && a->stage == b->stage && strcmp(a->id, b->id) == 0;
}

/* The draft, or her three words, are gone: what was made to show them goes as well. The
 * visitor stays. */
static void forget_draft(struct app *app)
{
    press_forget(&app->press);
    if (!app->back)
        focus_leave_page(&app->focus);
    arena_wipe(&app->frame_arena);
    app_void_page(app);
    text_forget(app->text);
    app->frame.count = 0;
    app->reading.count = 0;
}

/* Thanks are said for what is on the disk, never before. */
static void send_report(struct app *app)
{
    struct err ignored = {""};
    bool failed_before = session_page(&app->session)->stage == STAGE_FAILED;
    if (app_report_send(app->config->state, &app->hall, &ignored))
        session_thank(&app->session);
    else if (!failed_before)
        session_stage(&app->session, STAGE_FAILED);
    app_void_page(app);
}

/* A new page is begun where it begins; who comes back stands where she left. */
static void move_focus(struct app *app, const struct page *before, size_t pages_before)
{
    const struct page *page = session_page(&app->session);
    if (same_page(before, page))
        return;
    focus_leave_page(&app->focus);
    app->back = app->session.page_count < pages_before && page->from[0] != '\0';
    if (app->back)
        utf8_copy(app->focus.id, sizeof app->focus.id, page->from);
}

void app_look_for_outcome(struct app *app, struct app_time now)
{
    if (app_outcome_look(&app->outcome, &app->hall, now.ms))
        app_void_page(app);
}

bool app_finds(const struct app *app)
{
    return app_outcome_works(&app->outcome);
}

void app_find(struct app *app)
{
    app_outcome_wait(&app->outcome);
}

static void act_out(struct app *app, struct action action, struct app_time now)
{
    struct page before = *session_page(&app->session);
    size_t pages_before = app->session.page_count;
    enum nav_result result = nav_act(&app->hall, action, app->frame.view.h);
    move_focus(app, &before, pages_before);
    switch (result) {
    case NAV_NOTHING:
        return;
    case NAV_CHANGED:
        app->stale = true;
        return;
    case NAV_PAGE:
        if (app_content_look(app->content, &app->hall))
            app->lang[0] = '\0';
        app_void_page(app);
        return;
    case NAV_SEND:
        send_report(app);
        return;
    case NAV_OUTCOME:
        app_void_page(app);
        app_outcome_ask(&app->outcome, &app->hall, now.ms);
        return;
    case NAV_SPEAK:
        app_speak(app, (enum speak_deed)action.n, now);
        return;
    case NAV_STICK:
        app_show_stick(
            app, app_stick_press(app->stick, (enum stick_press)action.n, now.ms), now);
        return;
    case NAV_PRINT:
        app_print_begin(&app->print, &app->hall, app->text, now.ms);
        app->stale = true;
        return;
    case NAV_WIPED:
        app_wipe_visitor(app, now);
        return;
    }
}

void app_carry_out(struct app *app, struct action action, struct app_time now)
{
    app->did = true;
    bool reporting = session_reporting(&app->session);
    bool worded = session_worded(&app->session);
    bool visitor = app->session.visitor;
    act_out(app, action, now);
    if (action.verb == VERB_EXPLORE && app->session.explore)
        app_say(app, strings_get("speak.explore"), now);
    if (app->session.visitor)
        app_print_come(&app->print, now.ms);
    if (app->session.undo.begun)
        app->undo_ms = now.ms;
    app->session.undo.begun = false;
    /* Hands that were on the glass before are not hers. */
    if (app->session.visitor && !visitor)
        wipe(&app->fingers, sizeof app->fingers);
    if ((reporting && !session_reporting(&app->session)) ||
        (worded && !session_worded(&app->session)))
        forget_draft(app);
}

size_t app_text_bytes(const struct app *app)
{
    struct canvas canvas = present_canvas(app->present);
    return (size_t)canvas.w * (size_t)canvas.h * sizeof *canvas.pixel * 3 / 8;
}

static bool open_rooms(struct app *app, const struct app_options *options,
                       struct err *err)
{
    struct present_options glass = {.w = options->w,
                                    .h = options->h,
                                    .turn = options->config->turn,
                                    .hidden = options->hidden};
    char words[SHARE_PATH];
    if (!strings_open(share_path("strings", words), err) ||
        !present_open(&app->present, &glass, err) ||
        !text_open(&app->text, app_text_bytes(app), err))
        return false;
    app->painter = painter_new();
    if (app->painter == NULL)
        return err_set(err, "not enough memory");
    return true;
}

void app_take_langs(struct app *app)
{
    const struct config *config = app->config;
    app->hall.lang_count = 0;
    size_t count;
    const struct lang *all = lang_all(&count);
    for (size_t i = 0; i < config->lang_count; i++)
        if (lang_find(config->lang[i]) != NULL)
            app->langs[app->hall.lang_count++] = config->lang[i];
    for (size_t i = 0; app->hall.lang_count == 0 && i < count && i < CONFIG_LANGS; i++)
        app->langs[i] = all[i].id;
    if (app->hall.lang_count == 0)
        app->hall.lang_count = count < CONFIG_LANGS ? count : CONFIG_LANGS;
    app->hall.langs = app->langs;
}

/* Visits say themselves what is plugged in. */
static bool open_stick(struct app *app, const struct app_options *options,
                       struct app_time now, struct err *err)
{
    struct app_stick_options with = {.config = app->config, .program = "/proc/self/exe"};
    with.keys = app_content_keys(app->content, &with.key_count);
    app_courier_open(&app->courier, app->config, with.program);
    return app_stick_open(&app->stick, &with, &app->hall, err) &&
           app_stick_begin(app->stick, !options->hidden, now.ms, err);
}

bool app_open(struct app **app_out, const struct app_options *options,
              struct app_time now, struct err *err)
{
    struct app *app = calloc(1, sizeof *app);
    if (app == NULL)
        return err_set(err, "not enough memory");
    app->config = options->config;
    app->renew = options->renew;
    app->renew_context = options->renew_context;
    app->start_ms = now.ms;
    app->touched_ms = now.ms;
    app_remember_setup(app);
    app->hall.session = &app->session;
    input_keypad(&app->config->keypad);
    char helper[SHARE_PATH];
    app_print_open(&app->print, app->config, share_helper(PRINTER_PROGRAM, helper));
    app->hall.print = &app->print.view;
    app->hall.speak = &app->speech.view;
    app->script = options->hidden;
    app->hall.page_arena = &app->page_arena;
    app_take_langs(app);
    if (!crypt_init(err)) {
        free(app);
        return false;
    }
    crypt_lock(&app->session, sizeof app->session);
    app_outcome_open(&app->outcome, input_wake);
    session_begin(&app->session, app->langs[0]);
    if (!open_rooms(app, options, err) ||
        !app_content_open(&app->content, app->config, &app->hall, err)) {
        app_close(app);
        return false;
    }
    app_take_time(app, now);
    if (!open_stick(app, options, now, err)) {
        app_close(app);
        return false;
    }
    if (app->script)
        app_open_speech(app);
    app->stale = true;
    *app_out = app;
    return true;
}

void app_close(struct app *app)
{
    if (app == NULL)
        return;
    app_outcome_close(&app->outcome);
    app_speech_close(&app->speech);
    jack_close(app->jack);
    crypt_unlock(&app->session, sizeof app->session);
    arena_wipe(&app->frame_arena);
    arena_wipe(&app->page_arena);
    arena_free(&app->frame_arena);
    arena_free(&app->page_arena);
    app_print_close(&app->print);
    app_stick_close(app->stick);
    app_content_close(app->content, &app->hall);
    painter_free(app->painter);
    present_close(app->present);
    text_close(app->text);
    wipe(app, sizeof *app);
    free(app);
}

bool app_wait_for_paper(const struct app *app)
{
    child_wait(&app->print.child);
    return app->print.child.pid != 0;
}

bool app_wait_for_courier(struct app *app)
{
    app_courier_wait(&app->courier);
    return app_courier_works(&app->courier);
}

struct app_stick *app_stick(const struct app *app)
{
    return app->stick;
}

const struct frame *app_frame(const struct app *app)
{
    return &app->frame;
}

const char *app_screen(const struct app *app)
{
    return screen_get(screen_now(&app->hall))->name;
}

struct canvas app_canvas(const struct app *app)
{
    return present_canvas(app->present);
}

void app_window(const struct app *app, int *w, int *h)
{
    present_window(app->present, w, h);
}
