#include "ui/draw.h"

#include <stddef.h>

uint32_t draw_mix(uint32_t under, uint32_t over, uint32_t alpha)
{
    /* 0..255 to 0..256, so that both ends are exact. */
    uint32_t a = alpha + (alpha >> 7);
    uint32_t rb =
        (under & 0xFF00FF) + (((over & 0xFF00FF) - (under & 0xFF00FF)) * a >> 8);
    uint32_t g = (under & 0x00FF00) + (((over & 0x00FF00) - (under & 0x00FF00)) * a >> 8);
    return (rb & 0xFF00FF) | (g & 0x00FF00);
}

void draw_fill(const struct canvas *canvas, struct rect clip, struct rect rect,
               uint32_t rgb)
{
    struct rect r = rect_cut(rect, clip);
    for (int y = r.y; y < r.y + r.h; y++) {
        uint32_t *row = canvas->pixel + (ptrdiff_t)y * canvas->stride_px + r.x;
        for (int x = 0; x < r.w; x++)
            row[x] = rgb;
    }
}

void draw_blend(const struct canvas *canvas, struct rect clip, struct rect rect,
                uint32_t rgb, uint32_t alpha)
{
    struct rect r = rect_cut(rect, clip);
    for (int y = r.y; y < r.y + r.h; y++) {
        uint32_t *row = canvas->pixel + (ptrdiff_t)y * canvas->stride_px + r.x;
        for (int x = 0; x < r.w; x++)
            row[x] = draw_mix(row[x], rgb, alpha);
    }
}

void draw_coverage_row(const struct canvas *canvas, struct rect clip, int x, int y,
                       const uint8_t *coverage, int count, uint32_t rgb, uint32_t alpha)
{
    if (y < clip.y || y >= clip.y + clip.h)
        return;
    int from = x < clip.x ? clip.x - x : 0;
    int to = x + count > clip.x + clip.w ? clip.x + clip.w - x : count;
    uint32_t *row = canvas->pixel + (ptrdiff_t)y * canvas->stride_px + x;
    for (int i = from; i < to; i++) {
        uint32_t a = coverage[i] * alpha / 255;
        if (a == 255)
            row[i] = rgb;
        else if (a != 0)
            row[i] = draw_mix(row[i], rgb, a);
    }
}
