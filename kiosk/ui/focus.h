#ifndef ANNA_UI_FOCUS_H
#define ANNA_UI_FOCUS_H

#include <stdbool.h>

#include "ui/frame.h"

/* Which element the keypad is on. Kept by id, so that it stays when the language or the
 * size changes; shown only after a key was used. */

enum { FOCUS_ID_LEN = 96 };

struct focus {
    char id[FOCUS_ID_LEN]; /* "" = on nothing yet */
    bool shown;
};

enum focus_way {
    FOCUS_NEXT,
    FOCUS_PREVIOUS,
    FOCUS_UP,
    FOCUS_DOWN,
    FOCUS_LEFT,
    FOCUS_RIGHT
};

/* Moves the focus. The first key only shows it, where the page begins: on the first thing
 * of it that is seen and can be pressed, else on what stands below it. What lies
 * outside the view is reached as well: `*scroll_px` says by how much the page must move
 * to show it (0: not at all). */
void focus_move(struct focus *focus, const struct frame *frame, enum focus_way way,
                int *scroll_px);

/* The element that the focus is on, NULL if there is none on this screen. */
const struct element *focus_element(const struct focus *focus, const struct frame *frame);

/* By how much the page must move to show what the focus is on; 0: not at all. */
int focus_away(const struct focus *focus, const struct frame *frame);

/* The page is another now: the focus, if shown, goes to where the new one begins. */
void focus_leave_page(struct focus *focus);

/* Gives the element its state, and all others theirs without it, before the frame is
 * painted. */
void focus_show(struct focus *focus, struct frame *frame);

#endif
