#ifndef ANNA_UI_PRESS_H
#define ANNA_UI_PRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/frame.h"

/* The leading finger (ui/fingers.h) from touch to release. Pressing acts on release, on
 * the element it began on; a drag scrolls and never presses; a second finger takes the
 * press back; a second hit within half a second is nothing (EN 301 549, 5.8), except for
 * another key of the keyboard. */

enum { PRESS_ID_LEN = 96 };

struct press {
    bool down;
    bool dragging;
    bool cancelled;
    int x, y; /* where it began */
    int last_y;
    bool scrollable;       /* it began on the page */
    char id[PRESS_ID_LEN]; /* of the element it began on; "" = none */
    int64_t hit_ms;        /* last hit that counted */
    int hit_x, hit_y;
    char hit_id[PRESS_ID_LEN];
    bool hit_any;
};

enum press_result {
    PRESS_NOTHING,
    PRESS_LOOK,    /* something looks different now: draw again */
    PRESS_SCROLL,  /* scroll the page by *scroll_px */
    PRESS_ACTIVATE /* the element whose id is in press->hit_id was pressed */
};

/* Begins anew, whatever was held down before. */
enum press_result press_down(struct press *press, const struct frame *frame, int x,
                             int y);
enum press_result press_move(struct press *press, const struct frame *frame, int x, int y,
                             int *scroll_px);
/* `now_ms` is a clock that never goes back. */
enum press_result press_up(struct press *press, const struct frame *frame, int x, int y,
                           int64_t now_ms);
/* Another finger came down, or the pointer was lost. */
enum press_result press_cancel(struct press *press);

/* This touch was an answer to the whole screen: nothing else comes of it, and none of its
 * bounce. */
void press_spend(struct press *press, int x, int y, int64_t now_ms);

/* Forgets what was hit, not when: a second hit on the new page is still a bounce. */
void press_forget(struct press *press);

/* The pressable element at a place, the topmost; NULL if there is none. */
const struct element *press_hit(const struct frame *frame, int x, int y);

/* Gives the element that is held down its state, and all others theirs without it, before
 * the frame is painted. */
void press_show(const struct press *press, struct frame *frame);

#endif
