#ifndef ANNA_UI_FOCUS_H
#define ANNA_UI_FOCUS_H

#include <stdbool.h>

#include "ui/reading.h"

/* Which item of the reading list the keypad is on: texts as well as what can be pressed.
 * Kept by id, so that it stays when the language or the size changes; shown only after a
 * key was used. */

enum { FOCUS_ID_LEN = 96 };

struct focus {
    char id[FOCUS_ID_LEN]; /* "" = on nothing yet */
    bool shown;
};

/* To the item after or before, or to where the section after or the one before begins,
 * which may be the one that the focus stands in. Sections go by the order of reading and
 * not by the side they stand on: the same key means the same in a language that is
 * written from right to left, for hands know a key by its place. */
enum focus_way { FOCUS_NEXT, FOCUS_PREVIOUS, FOCUS_NEXT_SECTION, FOCUS_PREVIOUS_SECTION };

/* Moves the focus, all the way through the page and what stands around it; after the last
 * item comes the first. The first key only shows it, where the page begins. What lies
 * outside the view is reached as well: `*scroll_px` says by how much the page must move
 * to show it (0: not at all). */
void focus_move(struct focus *focus, const struct reading *reading, enum focus_way way,
                int *scroll_px);

/* The item that the focus is on, NULL if there is none on this screen. */
const struct reading_item *focus_item(const struct focus *focus,
                                      const struct reading *reading);

/* True if nothing is seen of what the focus is on, though it is on the page. */
bool focus_unseen(const struct focus *focus, const struct reading *reading);

/* By how much the page must move to show what the focus is on; 0: not at all. */
int focus_away(const struct focus *focus, const struct reading *reading);

/* The same for the items that begin with one, as large as they are together. */
int focus_away_of(const struct reading *reading, size_t at, struct rect rect);

/* The page is another now: the focus, if shown, goes to where the new one begins. */
void focus_leave_page(struct focus *focus);

/* Gives the first element of the item its state and its ring, and all others theirs
 * without it, before the frame is painted. */
void focus_show(struct focus *focus, const struct reading *reading);

#endif
