#ifndef ANNA_UI_STRIP_H
#define ANNA_UI_STRIP_H

#include "ui/frame.h"

/* A strip that is filled as far as something has gone. It is silent: the words beside it
 * say the same. */

/* Fills `part` of `whole` with `ink` on `ground`. */
void strip_put(struct frame *frame, struct rect rect, int part, int whole,
               uint32_t ground, uint32_t ink);

#endif
