#ifndef ANNA_UI_OUTPUTS_H
#define ANNA_UI_OUTPUTS_H

#include <stdbool.h>

/* The outputs of an X display: which of them shows the terminal, how large its picture
 * is, and what it says of itself. On a display without a window manager nobody but the
 * terminal gives a panel that comes a picture: Xorg tells that something was plugged in
 * and leaves the rest to others. Protocol: RandR 1.3, randrproto.txt of xorgproto. */

struct outputs;

/* What shows the terminal. */
struct outputs_panel {
    int x, y, w, h;    /* on the X screen */
    double w_mm, h_mm; /* as its EDID says; 0: it has none, or it says no size */
};

/* `display` is the Display of SDL's window, which must stay open longer. `lights`: modes
 * may be set, if there is no window manager. Changes wake SDL from now on. NULL if the
 * display cannot tell (no RandR), or memory ran out. */
struct outputs *outputs_open(void *display, bool lights);
void outputs_close(struct outputs *outputs);

/* True if this XEvent, of the display that was opened last, says that an output or the
 * whole screen has changed. */
bool outputs_event(const void *xevent);

/* Looks again. The panel is the first output that has a picture and is connected, the
 * primary one before others; while none is, the picture stays where it was. Gives it the
 * mode that it prefers when it has none, when it came or is another one since, and where
 * Xorg, which knew no display when it began, has taken 1024x768; a mode that somebody set
 * stays. False if nothing can be said; `out` is untouched then. */
bool outputs_look(struct outputs *outputs, struct outputs_panel *out);

#endif
