#ifndef ANNA_UI_PRESENT_H
#define ANNA_UI_PRESENT_H

#include <stdbool.h>

#include "base/err.h"
#include "ui/draw.h"
#include "ui/rect.h"

/* From the canvas to the glass. On X11 the canvas is the window's own surface, so that a
 * change is copied once; Wayland and KMSDRM, which have no such surface, get one
 * streaming texture; without a display the canvas is memory. A panel that is mounted
 * upright is turned here and nowhere else. No pointer stands on a whole display, whatever
 * moves; in a window of a given size the mouse has one. */

struct present;

struct present_options {
    int w, h;    /* of the window; 0: the whole display */
    int turn;    /* 0, 90, 180, 270 degrees clockwise */
    bool hidden; /* no display: memory only; w and h must be given */
};

bool present_open(struct present **present_out, const struct present_options *options,
                  struct err *err);
void present_close(struct present *present);

/* The canvas to draw on, as people see it (turned back). It may move after
 * present_refresh. */
struct canvas present_canvas(const struct present *present);

/* The display or the window may have changed, or been covered: a window on the whole
 * display fills what that is now, and its surface is taken anew. True if its size in
 * pixels or millimetres changed. */
bool present_refresh(struct present *present);

/* The panel hangs another way: 0, 90, 180, 270 degrees clockwise. False, and all is as it
 * was, if there is not enough memory. */
bool present_turn(struct present *present, int turn);

/* Shows what changed on the canvas. */
void present_show(struct present *present, const struct rect *changed, int count);

/* Size of the window in its own pixels, for input; and from there to the canvas. */
void present_window(const struct present *present, int *w, int *h);
void present_to_canvas(const struct present *present, int *x, int *y);

/* Size of the picture in millimetres as the display says it, turned as people see it; 0
 * if it does not, or says what ui/glass.h does not believe. */
void present_panel_mm(const struct present *present, double *w_mm, double *h_mm);

#endif
