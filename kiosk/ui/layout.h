#ifndef ANNA_UI_LAYOUT_H
#define ANNA_UI_LAYOUT_H

#include "ui/frame.h"

/* Placing things one below the other and side by side. All coordinates are logical (see
 * frame.h). */

/* A column that is filled from above: what is put takes its whole width and moves `y`
 * down. */
struct column {
    int x, y, w;
};

/* Moves down by `px`. */
void column_skip(struct column *column, int px);

/* Puts a paragraph as an element of its own and moves below it. Returns its height;
 * nothing is put for NULL or "". */
int column_words(struct frame *frame, struct column *column, enum role role,
                 struct text_style style, uint32_t ink, uint32_t ground,
                 const char *words);

/* The same in the middle of the column. */
int column_centered(struct frame *frame, struct column *column, enum role role,
                    struct text_style style, uint32_t ink, uint32_t ground,
                    const char *words);

/* How many columns of at least `least_w` fit side by side into `w` with `gap` between; 1
 * to `most`. */
int layout_columns(int w, int gap, int least_w, int most);

/* The place of cell `index` in a grid of `columns` columns and rows of height `h`. */
struct rect layout_cell(struct column column, int columns, int gap, int h, int index);

/* What was put last is read in one go with the words before it. */
void layout_join(struct frame *frame);

/* Puts words that were laid out with frame_text at x, y as part of the pressable element
 * before; nothing if there are none. */
void layout_part(struct frame *frame, struct element *words, int x, int y,
                 uint32_t ground);

/* Puts an icon that says nothing of its own. */
void layout_image(struct frame *frame, const char *icon, struct rect square,
                  uint32_t ink);

/* "1." in front of a step; its point stands on the side where the step follows. */
const char *layout_number(struct frame *frame, int number);

/* An icon that points the way one reads: "arrow_forward" is "arrow_back" in a language
 * that is written right to left, and so on. Others stay as they are. */
const char *layout_icon(const struct frame *frame, const char *icon);

#endif
