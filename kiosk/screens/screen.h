#ifndef ANNA_SCREENS_SCREEN_H
#define ANNA_SCREENS_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/clock.h"
#include "core/content.h"
#include "core/lang.h"
#include "search/search.h"
#include "screens/print_view.h"
#include "screens/session.h"
#include "screens/speak_view.h"
#include "screens/stick_view.h"
#include "ui/frame.h"

/* What a screen is, and all that it may see. A screen keeps nothing: it reads the hall
 * and builds the list of one frame. What it loaded from the content for its page it may
 * keep in `page_arena`. */

struct hall {
    struct content *content; /* NULL: nothing to show, out_of_order */
    struct search *search;   /* NULL: the search has no index */
    const struct site *site; /* NULL only without content */
    struct now now;          /* unknown: nothing is said about now */
    struct session *session;
    const char *const
        *langs; /* ids of the languages offered here, the first is the terminal's */
    size_t lang_count;
    const char
        *desk_phone; /* front desk, from kiosk.conf or the content; E.164; may be NULL */
    const char
        *desk_name; /* "Ennigerloh, Rathaus" from kiosk.conf when there is no content */
    const struct stick_view *stick; /* NULL: there is none */
    const struct print_view *print; /* NULL: there is no printer */
    const struct speak_view *speak; /* NULL: there is no sound */
    bool waits;                     /* never set up: for its first stick */
    int seconds_asked;              /* how long still_there asks until all is wiped */
    int seconds_left;               /* of them */
    int minutes_idle; /* on attract: moves the picture, so that nothing burns in */

    struct arena
        *page_arena; /* wiped when the page, the language or the content changes */
    void *page_data; /* what the screen keeps there; NULL at the page's first frame */
};

/* What pressing does: the verbs of element actions. `arg` is a record's id or a text, `n`
 * a number. */
enum verb {
    VERB_NONE,
    VERB_START, /* attract: somebody is here; arg: the language she speaks, or NULL */
    VERB_OPEN,  /* n: enum screen_id, arg: record id or NULL */
    VERB_BACK,
    VERB_HOME,
    VERB_LANG,      /* arg: language id */
    VERB_SIZE,      /* n: percent */
    VERB_THEME,     /* n: enum theme_id */
    VERB_LOW,       /* n: 0, 1 */
    VERB_EXPLORE,   /* the same: first hear, then press */
    VERB_DARK,      /* the same: the screen is off while headphones are in */
    VERB_SCAN,      /* n: enum scan_switches */
    VERB_SCAN_STEP, /* n: milliseconds, as in struct scan_how */
    VERB_SCAN_HOLD,
    VERB_SCAN_BLIND,
    VERB_SCAN_ROUNDS, /* n: how many */
    VERB_FILTER,      /* n: enum filter to turn over; 0: all off */
    VERB_NEED,        /* n: situation of core/finder.h to choose or take back */
    VERB_MORE,        /* shows more entries of a long list */
    VERB_KEEP,        /* arg: offer id, onto the notepad */
    VERB_REMOVE,      /* arg: offer id, from the notepad */
    VERB_EMPTY_NOTEPAD,
    VERB_PUT_BACK, /* arg: offer id that was taken from the notepad; NULL: all */
    VERB_TYPE,     /* arg: text */
    VERB_BACKSPACE,
    VERB_CLEAR_FIELD,
    VERB_PUT_BACK_FIELD, /* what was typed before it was emptied */
    VERB_SHIFT,          /* the next letter is a capital, or is none */
    VERB_KEYBOARD,       /* arg: language id of the keys */
    VERB_KEYS,           /* n: 1 shows the on-screen keyboard, 0 folds it away */
    VERB_QUERY,          /* arg: replaces what is typed ("Meinten Sie") */
    VERB_WAY,            /* n: which of several codes, from 1 */
    VERB_SHOWN,          /* n: which page of codes, from 0 */
    VERB_TICK,           /* n: paper to tick or not, from 0 */
    VERB_SAY,            /* n: enum card_say to turn over */
    VERB_COACH_LANG,     /* arg: id or name of a language */
    VERB_COACH_TOWN,     /* arg: town */
    VERB_COACH_TOPIC,    /* arg: topic id, SESSION_NO_TOPIC */
    VERB_COACH_WISH,     /* n: enum code_wish to turn over */
    VERB_ANSWER,         /* n: enum finder_question, arg: the answer to turn over */
    VERB_SKIP,           /* n: enum finder_question; goes on without an answer to it */
    VERB_STEP,           /* n: enum report_step; goes on to the barriers */
    VERB_BARRIER,        /* arg: id of the barrier to choose or take back */
    VERB_STAGE,          /* n: enum report_stage */
    VERB_ASK,            /* the draft: turns over that she wants three words */
    VERB_SEND,           /* the draft */
    VERB_PRINT,          /* the page that stands, on paper */
    VERB_OUTCOME,        /* "Was wurde daraus?" anew, nothing chosen */
    VERB_CHOOSE,         /* n: the next of the choices that make three words */
    VERB_SCROLL,         /* n: -1 a page up, 1 a page down */
    VERB_SPEAK,          /* n: enum speak_deed */
    VERB_STAY,           /* still_there: yes */
    VERB_CLEAR,          /* wipes all, shows attract */
    VERB_STICK           /* n: enum stick_press */
};

struct screen {
    const char *name; /* as visits say it */
    void (*build)(struct hall *hall, struct frame *frame);
};

const struct screen *screen_get(enum screen_id id);

/* The screen that stands now: the page's, or stick, still_there, out_of_order. */
enum screen_id screen_now(const struct hall *hall);

/* Each screen is one file with this one function. */
void attract_build(struct hall *hall, struct frame *frame);
void language_build(struct hall *hall, struct frame *frame);
void home_build(struct hall *hall, struct frame *frame);
void topic_build(struct hall *hall, struct frame *frame);
/* The id of the page of a question. */
const char *finder_page(enum finder_question question);
void finder_build(struct hall *hall, struct frame *frame);
void found_build(struct hall *hall, struct frame *frame);
void people_build(struct hall *hall, struct frame *frame);
void week_build(struct hall *hall, struct frame *frame);
void offer_build(struct hall *hall, struct frame *frame);
void search_screen_build(struct hall *hall, struct frame *frame);
void notepad_build(struct hall *hall, struct frame *frame);
void display_build(struct hall *hall, struct frame *frame);
void coach_build(struct hall *hall, struct frame *frame);
void report_build(struct hall *hall, struct frame *frame);
void thanks_build(struct hall *hall, struct frame *frame);
void answers_build(struct hall *hall, struct frame *frame);
void outcome_build(struct hall *hall, struct frame *frame);
void takeaway_build(struct hall *hall, struct frame *frame);
void card_build(struct hall *hall, struct frame *frame);
void card_code_build(struct hall *hall, struct frame *frame);
void stick_build(struct hall *hall, struct frame *frame);
void practice_build(struct hall *hall, struct frame *frame);
void still_there_build(struct hall *hall, struct frame *frame);
void out_of_order_build(struct hall *hall, struct frame *frame);

#endif
