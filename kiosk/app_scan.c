#include "app_inside.h"
#include "base/utf8.h"
#include "screens/nav.h"

/* Somebody with one switch or two: what ui/scan.h frames, moved by time and by hits. */

enum { START_MS = 2000 };

static bool waits(const struct app *app)
{
    return app->session.scan.switches == SCAN_OFF || app->stale ||
           app->reading.count == 0;
}

bool app_scans(const struct app *app)
{
    return app->session.visitor && app->session.scan.switches != SCAN_OFF &&
           !app->session.help.practises;
}

int app_hold_ms(const struct app *app)
{
    return app->session.scan.hold_ms;
}

static void take_news(struct app *app, enum scan_news news, struct app_time now)
{
    if (news == SCAN_SAME)
        return;
    app->looks = true;
    utf8_copy(app->focus.id, sizeof app->focus.id, app->scan.at.id);
    app->focus.shown = true;
    if (news == SCAN_TAKEN) {
        app_press_focus(app, now);
        return;
    }
    app_scroll_by(app, scan_away(&app->scan, &app->reading));
    app_say_focus(app, now);
}

/* Who waits for her group is there, in the first round. */
static void stay_awake(struct app *app, struct app_time now)
{
    if (app->scan.round == 0 && !app->scan.rests)
        app_attended(app, now);
}

static bool is_switch(enum input_key key)
{
    return key == KEY_SWITCH || key == KEY_SWITCH_TWO || key == KEY_SPACE ||
           key == KEY_OK;
}

bool app_scan_key(struct app *app, enum input_key key, struct app_time now)
{
    if (!app_scans(app) || !is_switch(key))
        return false;
    bool asks = app_asks(app);
    app->answering = asks;
    app->swallows = true;
    app_alive(app, now);
    bool second = key == KEY_SWITCH_TWO || key == KEY_OK;
    if (!asks && !waits(app))
        take_news(
            app, scan_down(&app->scan, &app->session.scan, &app->reading, second, now.ms),
            now);
    return true;
}

void app_scan_begin_hold(struct app *app, enum input_key key, struct app_time now)
{
    app->holds = key == KEY_OK || key == KEY_SWITCH || key == KEY_SWITCH_TWO;
    app->held_ms = now.ms;
}

void app_scan_forget_hold(struct app *app)
{
    app->holds = false;
}

void app_scan_let_go(struct app *app, enum input_key key, struct app_time now)
{
    if (!is_switch(key))
        return;
    app->holds = false;
    if (app_scans(app) && !waits(app))
        take_news(app, scan_up(&app->scan, &app->session.scan, &app->reading, now.ms),
                  now);
}

void app_scan_lose(struct app *app)
{
    app->holds = false;
    app->scan.down = false;
}

void app_scan_tick(struct app *app, struct app_time now)
{
    if (app->holds && app->session.visitor && now.ms - app->held_ms >= START_MS) {
        app->holds = false;
        app->session.scan.switches = SCAN_ONE;
        app_scan_frame(app, true, now);
        app->looks = true;
    }
    /* A step lasts until its words are said. */
    if (!app_scans(app) || waits(app) || (app_speaks(app) && !app->scan.down))
        return;
    enum scan_news news =
        scan_tick(&app->scan, &app->session.scan, &app->reading, now.ms);
    if (news == SCAN_MOVED)
        stay_awake(app, now);
    take_news(app, news, now);
}

int app_scan_next_ms(const struct app *app, struct app_time now)
{
    int64_t left = app->held_ms + START_MS - now.ms;
    if (app->holds)
        return left > 0 ? (int)left : 0;
    if (app_speaks(app) && !app->scan.down)
        return -1;
    return app_scans(app) ? scan_next_ms(&app->scan, &app->session.scan, now.ms) : -1;
}

void app_scan_frame(struct app *app, bool other_page, struct app_time now)
{
    if (app_scans(app) && (other_page || reading_find(&app->reading, app->scan.at.id) ==
                                             app->reading.count))
        scan_begin(&app->scan, &app->reading, now.ms);
}
