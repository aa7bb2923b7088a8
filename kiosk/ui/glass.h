#ifndef ANNA_UI_GLASS_H
#define ANNA_UI_GLASS_H

#include <stdbool.h>

/* How large a panel's visible picture is, and whether to believe what a display says
 * about it. Displays lie: some write their aspect ratio where millimetres belong (16 x 9,
 * 160 x 90, 1600 x 900), some centimetres (34 x 20), some describe the panel lying though
 * its picture stands. Source of the codes: the same list is in the desktops' own code
 * (Mutter, meta_monitor_has_aspect_as_size). */

/* A picture of w_px x h_px is to be w_mm x h_mm large. True if that can be; where only
 * the two are the wrong way round they are changed. False: both are 0 then, also where
 * nothing was said (0 or less). */
bool glass_believe(int w_px, int h_px, double *w_mm, double *h_mm);

/* What is assumed where nobody says it: a diagonal of 27 inches, 10 for 1024x600, and
 * square pixels. */
void glass_assume(int w_px, int h_px, double *w_mm, double *h_mm);

#endif
