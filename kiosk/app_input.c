#include <stdlib.h>

#include "app_inside.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "screens/chrome.h"
#include "screens/nav.h"

enum { KEY_AGAIN_MS = 500 };

static void activate(struct app *app, const char *id, struct app_time now)
{
    const struct element *e = frame_find(&app->frame, id);
    if (e == NULL || !element_pressable(e))
        return;
    app->presses++;
    struct action action = e->action;
    if (app->session.help.practises) {
        app_help_end(app);
        if (action.verb == VERB_BACK)
            return;
    }
    utf8_copy(session_page(&app->session)->from, FOCUS_ID_LEN, id);
    app_carry_out(app, action, now);
}

/* A finger did it. */
static void tap(struct app *app, const char *id, struct app_time now)
{
    const struct element *e = frame_find(&app->frame, id);
    if (e != NULL && element_pressable(e) && !app_explores(app, e, now))
        activate(app, id, now);
}

const char *app_pressed(const struct app *app)
{
    return app->press.hit_id;
}

long app_presses(const struct app *app)
{
    return app->presses;
}

void app_scroll_by(struct app *app, int px)
{
    if (px == 0)
        return;
    session_page(&app->session)->scroll_px += px;
    app->did = true;
    app->stale = true;
}

void app_scroll(struct app *app, int views, struct app_time now)
{
    app_carry_out(app, act(VERB_SCROLL, views, NULL), now);
    app_alive(app, now);
}

/* "Sind Sie noch da?" stands on the screen: every touch says yes, but for a press of no
 * by a finger that had the time to read it. True if the touch was an answer. */
static bool answer(struct app *app, const struct input *input, int x, int y,
                   struct app_time now)
{
    if (!app_asks(app))
        return false;
    if (input->kind == INPUT_DOWN) {
        const struct element *e = press_hit(&app->frame, x, y);
        app->says_no =
            e != NULL && e->action.verb == VERB_CLEAR && !app_just_asked(app, now);
        if (app->says_no)
            return false;
    }
    press_spend(&app->press, x, y, now.bounce_ms);
    app_alive(app, now);
    return true;
}

/* The staff's question came where a hand was on its way to something else: one of its
 * answers wipes all that she did. */
static bool too_early(const struct app *app, struct app_time now)
{
    return app->session.visitor && screen_now(&app->hall) == SCREEN_STICK &&
           app_just_asked(app, now);
}

/* Words cannot be pressed: they are said again. */
void app_press_focus(struct app *app, struct app_time now)
{
    const struct element *e = frame_find(&app->frame, app->focus.id);
    if (e == NULL || !element_pressable(e))
        app_say_focus(app, now);
    else
        activate(app, app->focus.id, now);
}

/* What she presses to hear it otherwise does not end it. */
static bool about_speech(const struct element *e)
{
    return e != NULL && e->action.verb == VERB_SPEAK;
}

static void take_press(struct app *app, enum finger_part part, int x, int y,
                       struct app_time now)
{
    int scroll_px = 0;
    enum press_result result = PRESS_NOTHING;
    app->focus.shown = false;
    bool tapped = part == FINGER_ENDS && app->press.down && !app->press.dragging &&
                  !app->press.cancelled;
    if (part == FINGER_BEGINS && !about_speech(press_hit(&app->frame, x, y)))
        app_hush(app);
    if (part == FINGER_BEGINS)
        result = press_down(&app->press, &app->frame, x, y, now.bounce_ms);
    else if (part == FINGER_GOES_ON)
        result = press_move(&app->press, &app->frame, x, y, &scroll_px);
    else if (part == FINGER_ENDS)
        result = press_up(&app->press, &app->frame, x, y, now.bounce_ms);
    else if (part == FINGER_SHARES)
        press_share(&app->press);
    else
        result = press_cancel(&app->press);
    if (result != PRESS_NOTHING)
        app->looks = true;
    if (tapped)
        app_touched_words(app, x, y, now);
    if (result == PRESS_SCROLL)
        app_scroll_by(app, scroll_px);
    else if (result == PRESS_ACTIVATE)
        tap(app, app->press.hit_id, now);
}

static uint64_t target_at(const struct app *app, int x, int y)
{
    const struct element *e = press_hit(&app->frame, x, y);
    return e != NULL && e->id != NULL ? hash_text(HASH_BEGIN, e->id) : 0;
}

/* Nobody can aim at a black glass: a finger on it wants to see. */
static void lighten(struct app *app, int x, int y, struct app_time now)
{
    press_spend(&app->press, x, y, now.bounce_ms);
    app->session.dark = false;
    app->stale = true;
    app_alive(app, now);
}

static void take_finger(struct app *app, const struct input *input, struct app_time now)
{
    int x = input->x;
    int y = input->y;
    bool alive = false;
    present_to_canvas(app->present, &x, &y);
    enum finger_part part = fingers_take(&app->fingers, input, target_at(app, x, y),
                                         &app->measure, now.ms, &alive);
    if (alive && answer(app, input, x, y, now))
        return;
    if (alive && app->dark) {
        lighten(app, x, y, now);
        return;
    }
    if (alive && !app_asks(app))
        app_alive(app, now);
    if (part == FINGER_BEGINS && too_early(app, now))
        press_spend(&app->press, x, y, now.bounce_ms);
    else if (part != FINGER_NOTHING)
        take_press(app, part, x, y, now);
    /* She began to say no, and thought better of it. */
    if (part == FINGER_ENDS && app->says_no && app_asks(app))
        app_alive(app, now);
}

/* A hand that trembles hits a key twice: OK would open a page and what stands on it. What
 * types is not looked at: letters come twice in words. */
static bool key_bounced(struct app *app, enum input_key key, struct app_time now)
{
    if (key == KEY_ERASE || key == KEY_OTHER)
        return false;
    if (key == app->key && now.bounce_ms < app->key_until_ms)
        return true;
    app->key = key;
    app->key_until_ms = now.bounce_ms + KEY_AGAIN_MS;
    return false;
}

/* The space bar is OK, but for who types: there it is while the keypad stands on
 * something. Who has a switch and does not scan has one OK more. */
static enum input_key meant(struct app *app, enum input_key key)
{
    bool types = key == KEY_SPACE && nav_types(&app->hall) && !app->focus.shown;
    app->swallows = key == KEY_SPACE && !types;
    if (key == KEY_SPACE)
        return types ? KEY_OTHER : KEY_OK;
    return key == KEY_SWITCH || key == KEY_SWITCH_TWO ? KEY_OK : key;
}

/* A keypad that feels its socket says so by two keys. True if it was one of them. */
static bool plugs(struct app *app, enum input_key key, struct app_time now)
{
    if (key != KEY_PLUGGED && key != KEY_UNPLUGGED)
        return false;
    if (app->config->jack == CONFIG_JACK_KEY)
        app_plug_headphones(app, key == KEY_PLUGGED, now);
    return true;
}

static void do_key(struct app *app, enum input_key key, struct action action,
                   struct app_time now)
{
    if (app->focus.shown)
        utf8_copy(session_page(&app->session)->from, FOCUS_ID_LEN, app->focus.id);
    app_carry_out(app, action, now);
    /* Who comes by a key sees at once where the next one begins. */
    app->focus.shown |= key == KEY_OK;
    if (action.verb != VERB_START)
        return;
    app_scan_begin_hold(app, key, now);
    /* Who was greeted, and chose, goes on by ear. */
    if (action.arg != NULL)
        app->speech.view.on = !app->speech.view.headphones;
}

static void take_key(struct app *app, enum input_key key, struct app_time now)
{
    static const enum focus_way way[] = {
        [KEY_UP] = FOCUS_PREVIOUS,
        [KEY_DOWN] = FOCUS_NEXT,
        [KEY_LEFT] = FOCUS_PREVIOUS_SECTION,
        [KEY_RIGHT] = FOCUS_NEXT_SECTION,
        [KEY_NEXT] = FOCUS_NEXT,
        [KEY_PREVIOUS] = FOCUS_PREVIOUS,
    };
    int scroll_px = 0;
    struct action action;
    bool stood = app->session.help.where;
    if (plugs(app, key, now) || app_scan_key(app, key, now))
        return;
    key = meant(app, key);
    bool bounced = key_bounced(app, key, now);
    if (!bounced)
        app->answering = app_asks(app);
    app_alive(app, now);
    if (bounced)
        return;
    if (app->answering || app_help_key(app, key, stood, now) ||
        app_greet_by_key(app, key, now))
        return;
    bool means = nav_key(&app->hall, key, &action);
    if (means && action.verb == VERB_START)
        action.arg = app_speech_greets(&app->speech);
    if (!means || action.verb != VERB_SPEAK)
        app_hush(app);
    if (means) {
        do_key(app, key, action, now);
    } else if (key == KEY_OK) {
        app_press_focus(app, now);
    } else if ((size_t)key < sizeof way / sizeof way[0]) {
        focus_move(&app->focus, &app->reading, way[key], &scroll_px);
        app_scroll_by(app, scroll_px);
        app->looks = true;
        app_say_focus(app, now);
    }
}

/* The letter of a key that was an answer is none of the query. */
static void take_text(struct app *app, const char *text, struct app_time now)
{
    if (nav_types(&app->hall) && !app->answering && !app->swallows)
        app_carry_out(app, act(VERB_TYPE, 0, text), now);
}

/* Wheels tremble as well: one notch there and back is nobody. */
static void take_wheel(struct app *app, int notches, struct app_time now)
{
    app_hush(app);
    if (!app_asks(app))
        app_scroll_by(app, notches * app->measure.target_px);
    app->notches += notches;
    if (abs(app->notches) < 2)
        return;
    app->notches = 0;
    app_alive(app, now);
}

void app_input(struct app *app, const struct input *input, struct app_time now)
{
    if (input->kind == INPUT_DOWN || input->kind == INPUT_KEY)
        app_scan_forget_hold(app);
    switch (input->kind) {
    case INPUT_CANCEL:
        app_scan_lose(app);
        take_finger(app, input, now);
        break;
    case INPUT_DOWN:
    case INPUT_MOVE:
    case INPUT_UP:
        take_finger(app, input, now);
        break;
    case INPUT_KEY:
        take_key(app, input->key, now);
        break;
    case INPUT_TEXT:
        take_text(app, input->text, now);
        break;
    case INPUT_WHEEL:
        take_wheel(app, input->y, now);
        break;
    case INPUT_WAKE:
        app_show_stick(app, app_stick_look(app->stick, now.ms), now);
        app_look_for_outcome(app, now);
        app_look_for_headphones(app, now);
        app_look_for_setup(app, now);
        app_look_for_content(app);
        break;
    case INPUT_DRAW:
        app_look_at_glass(app, now);
        break;
    case INPUT_KEY_UP:
        app_scan_let_go(app, input->key, now);
        break;
    case INPUT_NONE:
    case INPUT_QUIT:
        break;
    }
}

void app_plug_headphones(struct app *app, bool in, struct app_time now)
{
    bool were = app->speech.view.headphones;
    app_speech_headphones(&app->speech, in);
    app->stale = true;
    if (in && !were && app->session.visitor)
        app_speak(app, SPEAK_WHERE, now);
    else if (in && !were)
        app_greet(app, now);
    if (!in)
        app->session.dark = false;
    app_draw(app, now);
}
