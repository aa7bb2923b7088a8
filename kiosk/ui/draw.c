#include "ui/draw.h"

#include <stddef.h>
#include <string.h>
#include <wchar.h>

#include "ui/text/blend.h"

enum { FOUR = 4 };

uint32_t draw_mix(uint32_t under, uint32_t over, uint32_t alpha)
{
    return blend(under, over, alpha);
}

static uint32_t *row_of(const struct canvas *canvas, int x, int y)
{
    return canvas->pixel + (ptrdiff_t)y * canvas->stride_px + x;
}

/* A wide character of Linux is as wide as a pixel, and libc fills memory with it in the
 * fastest way that the processor has. */
_Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "a pixel is a wide character");

void draw_fill(const struct canvas *canvas, struct rect clip, struct rect rect,
               uint32_t rgb)
{
    struct rect r = rect_cut(rect, clip);
    for (int y = r.y; y < r.y + r.h; y++)
        wmemset((wchar_t *)row_of(canvas, r.x, y), (wchar_t)rgb, (size_t)r.w);
}

void draw_blend(const struct canvas *canvas, struct rect clip, struct rect rect,
                uint32_t rgb, uint32_t alpha)
{
    struct rect r = rect_cut(rect, clip);
    struct blend_ink ink = blend_ink(rgb);
    uint8_t cover[FOUR];
    memset(cover, (int)alpha, sizeof cover);
    for (int y = r.y; y < r.y + r.h; y++) {
        uint32_t *row = row_of(canvas, r.x, y);
        int x = 0;
        for (; x + FOUR <= r.w; x += FOUR)
            blend_four(row + x, &ink, cover);
        for (; x < r.w; x++)
            row[x] = blend(row[x], rgb, alpha);
    }
}

/* Most of a corner is all or nothing: that is asked for four pixels at once. */
static void blend_some(uint32_t *pixel, const struct blend_ink *ink, const uint8_t *cover)
{
    uint32_t all;
    memcpy(&all, cover, sizeof all);
    if (all == UINT32_MAX)
        wmemset((wchar_t *)pixel, (wchar_t)ink->rgb, FOUR);
    else if (all != 0)
        blend_four(pixel, ink, cover);
}

void draw_coverage_row(const struct canvas *canvas, struct rect clip, int x, int y,
                       const uint8_t *coverage, int count, uint32_t rgb)
{
    if (y < clip.y || y >= clip.y + clip.h)
        return;
    int at = x < clip.x ? clip.x - x : 0;
    int end = x + count > clip.x + clip.w ? clip.x + clip.w - x : count;
    struct blend_ink ink = blend_ink(rgb);
    uint32_t *row = row_of(canvas, x, y);
    for (; at + FOUR <= end; at += FOUR)
        blend_some(row + at, &ink, coverage + at);
    for (; at < end; at++)
        row[at] = blend(row[at], rgb, coverage[at]);
}
