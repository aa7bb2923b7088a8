#ifndef ANNA_SCREENS_STICK_VIEW_H
#define ANNA_SCREENS_STICK_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "core/delivery.h"

/* What the screen `stick` shows, and what can be pressed on it. The program's root fills
 * it (app_stick.h), for the screens know no device. */

enum stick_phase {
    STICK_AWAY,       /* none is plugged in, or there is nothing to show of it any more */
    STICK_ASKS,       /* a visitor is at work: she is asked on a page of her own, and the
                         stick waits until she is gone */
    STICK_WORKS,      /* see `delivery` */
    STICK_DONE,       /* see `delivery`; it may be pulled */
    STICK_SETUP,      /* asks whether the setup that lies on it is right */
    STICK_UNREADABLE, /* the system cannot mount it; it may be pulled */
    STICK_TWO,        /* two are plugged in: nothing is done */
    STICK_BACK,       /* asks whether the content before is to be shown */
    STICK_FORWARD,    /* the same for the newest content */
    STICK_WENT        /* it is shown now */
};

enum { STICK_SETUP_WORDS = 6 };

/* What a setup on the stick would make of this terminal. */
struct stick_setup {
    char town[64];
    char name[64];
    char before[64]; /* where the terminal stood until now, "" = it is the first setup */
    bool new_key;    /* another key than the one that is trusted until now */
    const char *word[STICK_SETUP_WORDS]; /* of the key that is trusted then */
};

struct stick_view {
    enum stick_phase phase;
    bool plugged; /* it is in */
    struct delivery delivery;
    struct stick_setup setup;       /* STICK_SETUP */
    struct delivery_content newest; /* that this terminal ever showed */
    /* Contents that whoever brought the stick may go to; number 0: none. Only a stick
     * with a good bundle of the office opens this (delivery.ours), and while it is in. */
    struct delivery_content back, forward;
    bool go_failed; /* going there did not work, all is as it was */
};

/* What is pressed: `n` of VERB_STICK. */
enum stick_press {
    STICK_ASK_BACK,
    STICK_ASK_FORWARD,
    STICK_YES,
    STICK_NO,
    STICK_LEAVE /* to the first screen, the stick stays in */
};

/* True if the screen `stick` stands instead of whatever would stand there. */
static inline bool stick_view_shown(const struct stick_view *view)
{
    return view != NULL && view->phase != STICK_AWAY && view->phase != STICK_ASKS;
}

#endif
