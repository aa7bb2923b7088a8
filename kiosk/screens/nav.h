#ifndef ANNA_SCREENS_NAV_H
#define ANNA_SCREENS_NAV_H

#include "screens/screen.h"
#include "ui/input.h"

/* What pressing does to the session. All input ends here, whoever it came from. */

enum nav_result {
    NAV_NOTHING, /* the session is as it was */
    NAV_CHANGED, /* build the frame again */
    NAV_PAGE,    /* the page or the language changed: page data are void */
    NAV_SEND,    /* the draft is to be sealed and saved */
    NAV_PRINT,   /* the page that stands is to be printed */
    NAV_OUTCOME, /* three words are chosen: what became of the report is to be found */
    NAV_SPEAK,   /* something is to be said aloud, or no more: app_speech knows */
    NAV_STICK,   /* what was pressed is about the stick: app_stick knows */
    NAV_WIPED    /* the visitor is gone: wipe everything that was made for her */
};

/* Carries out an action. `view_px` is the height of what scrolls now. */
enum nav_result nav_act(struct hall *hall, struct action action, int view_px);

/* What a key means on the screen that stands now, whatever has the focus. False for keys
 * that are about the focus: those that move it, and OK, which presses it. A key that
 * means nothing here gives an action that does nothing. */
bool nav_key(const struct hall *hall, enum input_key key, struct action *out);

/* Whether letters of a real keyboard go somewhere. */
bool nav_types(const struct hall *hall);

#endif
