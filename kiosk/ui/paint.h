#ifndef ANNA_UI_PAINT_H
#define ANNA_UI_PAINT_H

#include "ui/draw.h"
#include "ui/frame.h"

/* The painter: compares the new list with the last one it painted and redraws only the
 * rectangles that differ. */

struct painter;

enum { PAINT_MOST_RECTS = 12 };

/* NULL if memory ran out. */
struct painter *painter_new(void);
void painter_free(struct painter *painter);

/* Forgets what stands on the canvas: the next paint draws everything. */
void painter_forget(struct painter *painter);

/* Brings `canvas` from the last frame to this one. Writes the changed rectangles to
 * `changed` and returns how many there are (0: nothing differs). */
int painter_paint(struct painter *painter, const struct canvas *canvas,
                  const struct frame *frame, struct rect changed[PAINT_MOST_RECTS]);

#endif
