#ifndef ANNA_SCREENS_SLIP_H
#define ANNA_SCREENS_SLIP_H

#include "screens/screen.h"
#include "ui/layout.h"

/* The page that stands on the screen, for paper: an offer, the notepad, the card for the
 * desk or a coach, in black on white, with its code. */

/* Fills the frame, as wide as `frame->all`, from its upper edge down. Returns the height
 * that it took; 0 if there is nothing to print. */
int slip_build(struct hall *hall, struct frame *frame, int margin_px);

/* Where a page must end that begins at `from` and has room for `room` pixels: nothing is
 * cut that fits on a page. */
int slip_page_end(const struct frame *frame, int from, int room);

/* The button "Drucken" of a page that can be printed, as print_view.h says what becomes
 * of it. False where there is none. */
struct button;
bool slip_button(const struct hall *hall, struct button *out);
/* Puts it with a gap below; nothing where there is none. */
void slip_put_button(const struct hall *hall, struct frame *frame, struct column *column);

#endif
