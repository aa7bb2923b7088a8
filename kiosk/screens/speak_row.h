#ifndef ANNA_SCREENS_SPEAK_ROW_H
#define ANNA_SCREENS_SPEAK_ROW_H

#include "screens/screen.h"
#include "ui/bar.h"

/* The row of controls below the page while it is read aloud. */

enum { SPEAK_CONTROLS = 7 };

/* Where height is dear, the controls stand in the bar instead, in front of its entries,
 * all of them pictures. How many were written to `entry`: 0 if they do not. */
size_t speak_row_in_bar(const struct hall *hall, const struct frame *frame,
                        struct bar_entry entry[SPEAK_CONTROLS]);

/* Its height across a page of that width; 0 while nobody wants to hear. */
int speak_row_px(const struct hall *hall, struct frame *frame, int w);

/* Puts it right below the page and what is fixed there. */
void speak_row_put(const struct hall *hall, struct frame *frame, struct rect body);

#endif
