#ifndef ANNA_UI_DRAW_H
#define ANNA_UI_DRAW_H

#include <stdint.h>

#include "ui/rect.h"

/* Pixels of one 32-bit picture, 0x00RRGGBB in native order, and the few ways in which
 * they change. Nothing writes outside `clip`, which must lie inside the canvas. */

struct canvas {
    uint32_t *pixel;
    int w, h;
    int stride_px;
};

void draw_fill(const struct canvas *canvas, struct rect clip, struct rect rect,
               uint32_t rgb);

/* `alpha` of 255 of `rgb` over what is there. */
void draw_blend(const struct canvas *canvas, struct rect clip, struct rect rect,
                uint32_t rgb, uint32_t alpha);

/* One row of coverage (0 to 255 each) blended in `rgb`. */
void draw_coverage_row(const struct canvas *canvas, struct rect clip, int x, int y,
                       const uint8_t *coverage, int count, uint32_t rgb);

/* Two colours mixed: 0 = `under`, 255 = `over`. */
uint32_t draw_mix(uint32_t under, uint32_t over, uint32_t alpha);

#endif
