#ifndef ANNA_UI_TEXT_TEXT_TURN_H
#define ANNA_UI_TEXT_TEXT_TURN_H

#include "ui/text/text_shape.h"

/* An icon turned about the middle of its square: the needle of a compass. It points where
 * it points, in every language: frames mirror places, never what an icon shows. */

/* "navigation@45": by how many degrees clockwise, below 360; 0 without. `*len_out` is the
 * length of the name alone. */
int text_turn_of(const char *name, size_t *len_out);

/* Turns coverage of an icon of `size_px`. False if memory ran out, `*out` untouched; give
 * its pixels back with free. */
bool text_turn(const struct text_coverage *icon, int size_px, int degrees,
               struct text_coverage *out);

#endif
