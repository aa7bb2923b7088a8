#ifndef ANNA_SCREENS_DEEDS_H
#define ANNA_SCREENS_DEEDS_H

#include "screens/chrome.h"
#include "ui/button.h"

/* What one does with a page, in a row of equal buttons that stays above the bar, always
 * in sight and always as large. One of them is BUTTON_MAIN; at large text it alone has
 * words, if they fit, and the others their pictures. */

/* The height of the row, air included: for chrome.fixed_below_px, so before the page is
 * made, with the bar beside it as broad as it ever is. */
int deeds_px(struct frame *frame, const struct button *deed, int count);

/* Puts it, right before chrome_end. `px` is the height that was kept. */
void deeds_put(struct frame *frame, const struct button *deed, int count, int px);

#endif
