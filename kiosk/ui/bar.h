#ifndef ANNA_UI_BAR_H
#define ANNA_UI_BAR_H

#include "ui/frame.h"

/* The bar of places that stands on every page: below, or at the side of a low panel. It
 * grows with the size of letters: below it becomes two rows, where even that
 * has no room, `pictures` leaves the words out. */

struct bar_entry {
    const char *id;
    const char *label;
    const char *icon;
    const char *spoken; /* NULL: the label */
    int count;          /* above 0: a small number at the icon */
    bool current;
    bool on;  /* a switch that is on */
    bool off; /* cannot be pressed now */
    struct action action;
};

/* Thickness of the bar: its height below, its width at the side. */
int bar_px(struct frame *frame, const struct bar_entry *entry, size_t count,
           bool pictures);

/* The same entries in one row across a page, on every panel: words below the pictures
 * where they have room, else pictures alone. `w` is the row's width. */
int bar_row_px(struct frame *frame, const struct bar_entry *entry, size_t count, int w);
void bar_row_put(struct frame *frame, struct rect rect, const struct bar_entry *entry,
                 size_t count);

void bar_put(struct frame *frame, struct rect rect, const struct bar_entry *entry,
             size_t count, bool pictures);

#endif
