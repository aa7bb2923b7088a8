#ifndef ANNA_UI_PANEL_H
#define ANNA_UI_PANEL_H

#include "ui/draw.h"
#include "ui/element.h"
#include "ui/rect.h"

/* Panels: rounded rectangles with a border and a soft shadow. Corners are computed once
 * per radius by the distance to the edge and kept as coverage; everything between them is
 * filled in rows. */

struct panels;

/* NULL if memory ran out. Keeps at most a few dozen corners, the oldest gives way. */
struct panels *panels_new(void);
void panels_free(struct panels *panels);

/* Draws a panel into `clip`. When memory for a corner runs out, corners are square. */
void panel_draw(struct panels *panels, const struct canvas *canvas, struct rect clip,
                struct rect rect, const struct look *look);

/* The rectangle that a panel with this look changes: itself and its shadow. */
struct rect panel_reach(struct rect rect, const struct look *look);

#endif
