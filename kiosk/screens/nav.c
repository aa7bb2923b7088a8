#include "screens/nav.h"

#include <string.h>

#include "base/utf8.h"
#include "screens/chrome.h"
#include "ui/typed.h"

enum { ENTRIES_A_PAGE = 20 };

static enum nav_result open_screen(struct hall *hall, enum screen_id screen,
                                   const char *id)
{
    struct session *s = hall->session;
    const struct page *now = session_page(s);
    if (screen == SCREEN_REPORT) {
        session_report(s, id);
        return NAV_PAGE;
    }
    if (now->screen == screen && strcmp(now->id, id == NULL ? "" : id) == 0)
        return NAV_NOTHING;
    if (screen == SCREEN_CARD) {
        session_card(s, id == NULL ? "" : id);
        return NAV_PAGE;
    }
    /* Who comes to the coaches anew comes with the topic of her way. */
    if (screen == SCREEN_COACH && id == NULL)
        wipe(s->coach.topic, sizeof s->coach.topic);
    session_open(s, screen, id);
    return NAV_PAGE;
}

static enum nav_result set_lang(struct session *s, const char *lang)
{
    session_speak(s, lang);
    wipe(s->keyboard, sizeof s->keyboard);
    if (session_page(s)->screen == SCREEN_LANGUAGE && !session_back(s))
        session_home(s);
    return NAV_PAGE;
}

static enum nav_result turn_filter(struct session *s, int filter)
{
    struct page *page = session_page(s);
    page->filters = filter == 0 ? 0 : page->filters ^ (unsigned)filter;
    page->shown = 0;
    page->scroll_px = 0;
    return NAV_CHANGED;
}

static enum nav_result turn_need(struct session *s, int need)
{
    struct page *page = session_page(s);
    page->need = page->need == need ? 0 : need;
    page->shown = 0;
    page->scroll_px = 0;
    return NAV_CHANGED;
}

static enum nav_result typed(struct session *s)
{
    struct page *page = session_page(s);
    page->shown = 0;
    page->scroll_px = 0;
    return NAV_PAGE;
}

/* Letters for the draft's text. */
static enum nav_result writing_act(struct session *s, struct action action)
{
    struct report *draft = &s->draft;
    if (action.verb == VERB_TYPE)
        report_type(draft, action.arg);
    else if (action.verb == VERB_BACKSPACE)
        report_erase(draft);
    else
        wipe(draft->text, sizeof draft->text);
    return NAV_CHANGED;
}

static enum nav_result field_act(struct session *s, struct action action)
{
    bool letters = action.verb == VERB_TYPE || action.verb == VERB_BACKSPACE ||
                   action.verb == VERB_CLEAR_FIELD;
    const char *written = session_writing(s) ? s->draft.text : s->query;
    s->shift = action.verb == VERB_SHIFT && !s->shift;
    if (action.verb == VERB_TYPE && !typed_follows(written, action.arg))
        return NAV_NOTHING;
    if (letters && session_writing(s))
        return writing_act(s, action);
    switch ((enum verb)action.verb) {
    case VERB_TYPE:
        session_type(s, action.arg);
        return typed(s);
    case VERB_BACKSPACE:
        session_backspace(s);
        return typed(s);
    case VERB_CLEAR_FIELD:
        session_empty_query(s);
        return typed(s);
    case VERB_PUT_BACK_FIELD:
        session_put_back_query(s);
        return typed(s);
    case VERB_SHIFT:
        return NAV_CHANGED;
    case VERB_QUERY:
        utf8_copy(s->query, sizeof s->query, action.arg);
        return typed(s);
    case VERB_KEYBOARD:
        utf8_copy(s->keyboard, sizeof s->keyboard, action.arg);
        return NAV_CHANGED;
    case VERB_KEYS:
        session_page(s)->keys_away = action.n == 0;
        session_page(s)->scroll_px = 0;
        return NAV_CHANGED;
    default:
        return NAV_NOTHING;
    }
}

static enum nav_result notepad_act(struct session *s, struct action action)
{
    if (action.verb == VERB_KEEP)
        session_note(s, action.arg);
    else if (action.verb == VERB_REMOVE)
        session_unnote(s, action.arg);
    else if (action.verb == VERB_PUT_BACK)
        session_put_back(s, action.arg);
    else
        session_empty_notepad(s);
    return session_page(s)->screen == SCREEN_NOTEPAD ? NAV_PAGE : NAV_CHANGED;
}

/* What stands on the card for the desk. */
static enum nav_result card_act(struct session *s, struct action action)
{
    if (action.verb == VERB_TICK)
        s->card.ticks ^= (uint64_t)1 << ((unsigned)action.n & 63u);
    else
        s->card.turned ^= (unsigned)action.n;
    return NAV_CHANGED;
}

/* Which code stands on the page. */
static enum nav_result code_act(struct session *s, struct action action)
{
    struct page *page = session_page(s);
    if (page->screen == SCREEN_CARD)
        return card_act(s, action);
    if (action.verb == VERB_TICK) {
        page->ticks ^= (uint64_t)1 << ((unsigned)action.n & 63u);
        page->shown = 0;
        return NAV_CHANGED;
    }
    if (action.verb == VERB_WAY)
        page->way = action.n;
    page->shown = action.verb == VERB_SHOWN ? action.n : 0;
    page->scroll_px = 0;
    return NAV_CHANGED;
}

static enum nav_result coach_act(struct session *s, struct action action)
{
    if (action.verb == VERB_COACH_LANG)
        utf8_copy(s->coach.lang, sizeof s->coach.lang, action.arg);
    else if (action.verb == VERB_COACH_TOWN)
        utf8_copy(s->coach.town, sizeof s->coach.town, action.arg);
    else if (action.verb == VERB_COACH_TOPIC)
        utf8_copy(s->coach.topic, sizeof s->coach.topic, action.arg);
    else
        s->coach.wishes ^= (unsigned)action.n;
    return NAV_CHANGED;
}

static enum nav_result finder_act(struct session *s, struct action action)
{
    enum finder_question question = (enum finder_question)action.n;
    if (action.verb == VERB_ANSWER) {
        session_answer(s, question, action.arg);
        return NAV_CHANGED;
    }
    s->finder.chosen[question] = 0;
    if (question + 1 == FINDER_QUESTIONS)
        session_open(s, SCREEN_FOUND, NULL);
    else
        session_open(s, SCREEN_FINDER, finder_page((enum finder_question)(question + 1)));
    return NAV_PAGE;
}

static enum nav_result report_act(struct session *s, struct action action)
{
    if (!session_reporting(s))
        return NAV_NOTHING;
    switch ((enum verb)action.verb) {
    case VERB_STEP:
        s->draft.step = (enum report_step)action.n;
        session_stage(s, STAGE_WHAT);
        return NAV_PAGE;
    case VERB_BARRIER:
        report_turn_barrier(&s->draft, action.arg);
        return NAV_CHANGED;
    case VERB_STAGE:
        session_stage(s, (enum report_stage)action.n);
        return NAV_PAGE;
    case VERB_ASK:
        s->draft.asks = !s->draft.asks;
        return NAV_CHANGED;
    default:
        return NAV_SEND;
    }
}

static enum nav_result display_act(struct session *s, struct action action)
{
    struct page *page = session_page(s);
    if (action.verb == VERB_SIZE)
        s->percent = action.n;
    else if (action.verb == VERB_THEME)
        s->theme = (enum theme_id)action.n;
    else if (action.verb == VERB_LOW)
        s->low = action.n != 0;
    else if (action.verb == VERB_EXPLORE)
        s->explore = action.n != 0;
    else
        s->dark = action.n != 0;
    if (action.verb == VERB_EXPLORE || action.verb == VERB_DARK)
        return NAV_CHANGED;
    page->scroll_px = 0;
    return NAV_CHANGED;
}

static enum nav_result scan_act(struct session *s, struct action action)
{
    if (action.verb == VERB_SCAN)
        s->scan.switches = (enum scan_switches)action.n;
    else if (action.verb == VERB_SCAN_STEP)
        s->scan.step_ms = action.n;
    else if (action.verb == VERB_SCAN_HOLD)
        s->scan.hold_ms = action.n;
    else if (action.verb == VERB_SCAN_BLIND)
        s->scan.blind_ms = action.n;
    else
        s->scan.rounds = action.n;
    return NAV_CHANGED;
}

enum nav_result nav_act(struct hall *hall, struct action action, int view_px)
{
    struct session *s = hall->session;
    switch ((enum verb)action.verb) {
    case VERB_START:
        session_home(s);
        if (action.arg != NULL)
            session_speak(s, action.arg);
        return NAV_PAGE;
    case VERB_HOME:
        session_home(s);
        return NAV_PAGE;
    case VERB_OPEN:
        return open_screen(hall, (enum screen_id)action.n, action.arg);
    case VERB_BACK:
        if (!session_back(s))
            session_home(s);
        return NAV_PAGE;
    case VERB_LANG:
        return set_lang(s, action.arg);
    case VERB_SIZE:
    case VERB_THEME:
    case VERB_LOW:
    case VERB_EXPLORE:
    case VERB_DARK:
        return display_act(s, action);
    case VERB_SCAN:
    case VERB_SCAN_STEP:
    case VERB_SCAN_HOLD:
    case VERB_SCAN_BLIND:
    case VERB_SCAN_ROUNDS:
        return scan_act(s, action);
    case VERB_FILTER:
        return turn_filter(s, action.n);
    case VERB_NEED:
        return turn_need(s, action.n);
    case VERB_MORE:
        session_page(s)->shown += ENTRIES_A_PAGE;
        return NAV_CHANGED;
    case VERB_KEEP:
    case VERB_REMOVE:
    case VERB_EMPTY_NOTEPAD:
    case VERB_PUT_BACK:
        return notepad_act(s, action);
    case VERB_TYPE:
    case VERB_BACKSPACE:
    case VERB_CLEAR_FIELD:
    case VERB_PUT_BACK_FIELD:
    case VERB_SHIFT:
    case VERB_KEYBOARD:
    case VERB_KEYS:
    case VERB_QUERY:
        return field_act(s, action);
    case VERB_WAY:
    case VERB_SHOWN:
    case VERB_TICK:
        return code_act(s, action);
    case VERB_SAY:
        return card_act(s, action);
    case VERB_COACH_LANG:
    case VERB_COACH_TOWN:
    case VERB_COACH_TOPIC:
    case VERB_COACH_WISH:
        return coach_act(s, action);
    case VERB_ANSWER:
    case VERB_SKIP:
        return finder_act(s, action);
    case VERB_STEP:
    case VERB_BARRIER:
    case VERB_STAGE:
    case VERB_ASK:
    case VERB_SEND:
        return report_act(s, action);
    case VERB_OUTCOME:
        session_ask(s);
        return NAV_PAGE;
    case VERB_CHOOSE:
        return session_choose(s, action.n) ? NAV_OUTCOME : NAV_PAGE;
    case VERB_SCROLL:
        /* A strip of the last view stays, so that nobody loses the line. */
        session_page(s)->scroll_px += action.n * (view_px - view_px / 6);
        return NAV_CHANGED;
    case VERB_STAY:
        s->asked = false;
        return NAV_CHANGED;
    case VERB_CLEAR:
        session_begin(s, hall->langs[0]);
        return NAV_WIPED;
    case VERB_STICK:
        return NAV_STICK;
    case VERB_SPEAK:
        return NAV_SPEAK;
    case VERB_PRINT:
        return NAV_PRINT;
    case VERB_NONE:
        break;
    }
    return NAV_NOTHING;
}

bool nav_types(const struct hall *hall)
{
    enum screen_id screen = screen_now(hall);
    return screen == SCREEN_SEARCH ||
           (screen == SCREEN_REPORT && session_writing(hall->session));
}

static struct action way_back(const struct hall *hall)
{
    if (stick_view_shown(hall->stick))
        return act(VERB_STICK, STICK_NO, NULL);
    if (hall->session->asked)
        return act(VERB_STAY, 0, NULL);
    return act(hall->session->visitor ? VERB_BACK : VERB_NONE, 0, NULL);
}

bool nav_key(const struct hall *hall, enum input_key key, struct action *out)
{
    *out = act(VERB_NONE, 0, NULL);
    switch (key) {
    case KEY_OK:
        *out = act(VERB_START, 0, NULL);
        return screen_now(hall) == SCREEN_ATTRACT;
    case KEY_BACK:
        *out = way_back(hall);
        return true;
    case KEY_ERASE:
        if (nav_types(hall))
            *out = act(VERB_BACKSPACE, 0, NULL);
        return true;
    case KEY_AGAIN:
        *out = act(VERB_SPEAK, SPEAK_AGAIN, NULL);
        return true;
    case KEY_PLUS:
        *out = act(VERB_SPEAK, SPEAK_LOUDER, NULL);
        return true;
    case KEY_MINUS:
        *out = act(VERB_SPEAK, SPEAK_SOFTER, NULL);
        return true;
    case KEY_HELP:
    case KEY_SWITCH:
    case KEY_SWITCH_TWO:
    case KEY_SPACE:
    case KEY_OTHER:
        return true;
    default:
        return false;
    }
}
