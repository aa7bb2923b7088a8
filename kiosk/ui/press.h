#ifndef ANNA_UI_PRESS_H
#define ANNA_UI_PRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/frame.h"
#include "ui/targets.h"

/* The leading finger (ui/fingers.h) from touch to release. Pressing acts on release, on
 * the element it began on, as long as the finger stays in it: where nothing scrolls
 * whatever its way, on a page that scrolls up to 12 mm; beyond that it scrolls. The edge
 * of a target forgives 3 mm where nothing else begins. A second finger takes the press
 * back.
 *
 * A second hit within half a second is nothing (EN 301 549, 5.8), except for another key
 * of the keyboard. Where something else stood at the last hit, the same place (20 mm
 * around it) takes nothing for 0.9 s from when it changed, and nothing grave for 1.5 s;
 * and what changed by itself takes nothing for 0.9 s anywhere. */

enum { PRESS_ID_LEN = 96 };

struct press {
    bool down;
    bool dragging;
    bool cancelled;
    bool shared;  /* another finger came down with it: nothing grave comes of it */
    bool outside; /* the finger has left what it holds, and may come back */
    int x, y;     /* where it began */
    int last_y;
    bool scrollable; /* it began on the page */
    int64_t down_ms;
    char id[PRESS_ID_LEN]; /* of the element it began on; "" = none */
    int64_t hit_ms;        /* last hit that counted */
    int hit_x, hit_y;
    struct rect hit_seen; /* the element that was hit */
    char hit_id[PRESS_ID_LEN];
    bool hit_any;
    struct targets targets;
};

enum press_result {
    PRESS_NOTHING,
    PRESS_LOOK,    /* something looks different now: draw again */
    PRESS_SCROLL,  /* scroll the page by *scroll_px */
    PRESS_ACTIVATE /* the element whose id is in press->hit_id was pressed */
};

/* Begins anew, whatever was held down before. `now_ms` is a clock that never goes back.
 * press->targets has seen the frame (targets_see). */
enum press_result press_down(struct press *press, const struct frame *frame, int x, int y,
                             int64_t now_ms);
enum press_result press_move(struct press *press, const struct frame *frame, int x, int y,
                             int *scroll_px);
enum press_result press_up(struct press *press, const struct frame *frame, int x, int y,
                           int64_t now_ms);
/* Another finger of the same hand came down on another target. */
void press_share(struct press *press);
/* Another finger came down, or the pointer was lost. */
enum press_result press_cancel(struct press *press);

/* This touch was an answer to the whole screen: nothing else comes of it, and none of its
 * bounce. */
void press_spend(struct press *press, int x, int y, int64_t now_ms);

/* Forgets what was hit, not when and where: a second hit on the new page is still a
 * bounce. */
void press_forget(struct press *press);

/* The pressable element at a place, the topmost; NULL if there is none. */
const struct element *press_hit(const struct frame *frame, int x, int y);

/* The visitor is gone: all is forgotten but when and where was hit last, so that the
 * second hit of hers is not the next one's first. */
void press_leave(struct press *press);

/* Gives the element that is held down its state, and all others theirs without it, before
 * the frame is painted. */
void press_show(const struct press *press, struct frame *frame);

#endif
