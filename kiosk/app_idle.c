#include "app_inside.h"
#include "app_program.h"
#include "screens/chrome.h"

/* For so long after the question came, no hand can have aimed at what stands there now.
 */
enum { JUST_ASKED_MS = 1000 };
/* From one word, or one group, to the next takes less. */
enum { LONGEST_STEP_MS = 15000 };

bool app_asks(const struct app *app)
{
    return screen_now(&app->hall) == SCREEN_STILL_THERE;
}

bool app_just_asked(const struct app *app, struct app_time now)
{
    return now.bounce_ms - app->asked_ms < JUST_ASKED_MS;
}

void app_alive(struct app *app, struct app_time now)
{
    app->touched_ms = now.ms;
    app->stale |= app->session.help.where;
    app->session.help.where = false;
    if (app->session.asked)
        app_carry_out(app, act(VERB_STAY, 0, NULL), now);
}

void app_attended(struct app *app, struct app_time now)
{
    if (!app_asks(app) && now.ms - app->touched_ms < LONGEST_STEP_MS)
        app->touched_ms = now.ms;
}

/* How long the question stands: who listens to it needs longer. */
static int64_t asked_ms(const struct app *app)
{
    return (int64_t)app->config->wipe_seconds * 1000 * (app_listened(app) ? 2 : 1);
}

/* What is on the glass when a question comes was meant for something else. */
static void begin_to_ask(struct app *app, struct app_time now)
{
    app->asks_aloud = true;
    app->asked_ms = now.bounce_ms;
    app->says_no = false;
    app->hall.seconds_asked = (int)(asked_ms(app) / 1000);
    press_cancel(&app->press);
}

static void ask(struct app *app, struct app_time now)
{
    app->session.asked = true;
    begin_to_ask(app, now);
}

void app_show_question(struct app *app, struct app_time now)
{
    app_void_page(app);
    begin_to_ask(app, now);
}

/* What was taken from the notepad, or emptied, can no longer be put back. */
static void forget_undo(struct app *app, struct app_time now)
{
    if (!session_can_undo(&app->session) || now.ms - app->undo_ms < SESSION_UNDO_MS)
        return;
    session_forget_undo(&app->session);
    if (session_page(&app->session)->screen == SCREEN_NOTEPAD)
        app_void_page(app);
    app->stale = true;
}

/* Without a visitor: the first screen moves each minute, and where nothing can be shown
 * it is tried again, for what could not be read once may be read the next time. */
static bool counts_minutes(const struct app *app)
{
    enum screen_id screen = screen_now(&app->hall);
    return screen == SCREEN_ATTRACT || screen == SCREEN_OUT_OF_ORDER;
}

void app_look_for_content(struct app *app)
{
    if (!app->session.visitor && app_content_waits(app->content))
        app_take_content(app);
}

/* Between visitors, and while no stick is in: what a stick brings comes first. */
static void look_for_courier(struct app *app, struct app_time now)
{
    const struct stick_view *view = app->hall.stick;
    if (view->phase != STICK_WORKS && !view->plugged)
        app_courier_look(&app->courier, now.ms);
    app_courier_hand_over(&app->courier, app->hall.content, now.ms);
}

void app_tick(struct app *app, struct app_time now)
{
    int64_t ask_ms = (int64_t)app->config->ask_seconds * 1000;
    int64_t wipe_ms = ask_ms + asked_ms(app);
    app_tick_speech(app, now);
    app_take_time(app, now);
    app_show_stick(app, app_stick_tick(app->stick, now.ms), now);
    if (app_print_tick(&app->print, now.ms))
        app->stale = true;
    app_program_look(app);
    app_help_tick(app, now);
    app_scan_tick(app, now);
    app_look_for_outcome(app, now);
    forget_undo(app, now);
    int64_t idle = now.ms - app->touched_ms;
    if (!app->session.visitor) {
        int minutes = (int)((now.ms - app->start_ms) / 60000);
        if (minutes == app->hall.minutes_idle || !counts_minutes(app))
            return;
        app->hall.minutes_idle = minutes;
        app->stale = true;
        if (app->hall.content == NULL)
            app_take_content(app);
        app_look_for_setup(app, now);
        app_look_for_content(app);
        look_for_courier(app, now);
        return;
    }
    if (idle >= wipe_ms) {
        app_wipe_visitor(app, now);
        return;
    }
    if (idle >= ask_ms) {
        int left = (int)((wipe_ms - idle + 999) / 1000);
        if (!app->session.asked || left != app->hall.seconds_left)
            app->stale = true;
        if (!app->session.asked)
            ask(app, now);
        app->hall.seconds_left = left;
        return;
    }
    if (app->frame.ticks && now.wall / 60 != app->minute)
        app->stale = true;
}

/* Until time changes something on the screen; -1 = never. */
static int screen_wait_ms(const struct app *app, struct app_time now)
{
    int64_t ask_ms = (int64_t)app->config->ask_seconds * 1000;
    int64_t idle = now.ms - app->touched_ms;
    int64_t wait;
    if (!app->session.visitor) {
        if (!counts_minutes(app))
            return -1;
        wait = 60000 - (now.ms - app->start_ms) % 60000;
    } else if (idle < ask_ms) {
        wait = ask_ms - idle;
        int64_t next_minute = (60 - now.wall % 60) * 1000;
        if (app->frame.ticks && next_minute < wait)
            wait = next_minute;
    } else {
        wait = 1000 - (idle - ask_ms) % 1000;
    }
    int64_t undo = app->undo_ms + SESSION_UNDO_MS - now.ms;
    if (session_can_undo(&app->session) && undo < wait)
        wait = undo > 0 ? undo : 0;
    return (int)wait;
}

int app_wait_ms(const struct app *app, struct app_time now)
{
    int screen = screen_wait_ms(app, now);
    int stick = app_stick_next_ms(app->stick, now.ms);
    int print = app_print_next_ms(&app->print, now.ms);
    int outcome = app_outcome_next_ms(&app->outcome, now.ms);
    int speech = app_speech_next_ms(&app->speech, now.ms);
    int hands = app_sooner_ms(app_scan_next_ms(app, now), app_help_next_ms(app, now));
    return app_sooner_ms(app_sooner_ms(app_sooner_ms(screen, stick), speech),
                         app_sooner_ms(hands, app_sooner_ms(print, outcome)));
}
