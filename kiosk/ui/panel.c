#include "ui/panel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CORNER_COUNT = 32 };

/* Coverage of the upper corners of a rounded rectangle, soft by `blur` pixels on either
 * side of the edge, which runs `blur` pixels inside; `alpha` of 255 at full coverage.
 * Each of `side` rows holds `side` pixels of the left corner, then those of the right
 * one. */
struct corner {
    int radius, blur;
    uint32_t alpha;
    int side;
    unsigned age;
    uint8_t *coverage;
};

struct panels {
    struct corner corner[CORNER_COUNT];
    unsigned clock;
};

struct panels *panels_new(void)
{
    return calloc(1, sizeof(struct panels));
}

void panels_free(struct panels *panels)
{
    if (panels == NULL)
        return;
    for (int i = 0; i < CORNER_COUNT; i++)
        free(panels->corner[i].coverage);
    free(panels);
}

static uint8_t corner_share(const struct corner *corner, int x, int y)
{
    double middle = corner->radius + corner->blur;
    double soft = corner->blur > 0 ? corner->blur : 0.5;
    double dx = x + 0.5 < middle ? middle - x - 0.5 : 0;
    double dy = y + 0.5 < middle ? middle - y - 0.5 : 0;
    double outside = sqrt(dx * dx + dy * dy) - corner->radius;
    double share = 0.5 - outside / (2 * soft);
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    if (corner->blur > 0)
        share = share * share * (3 - 2 * share);
    return (uint8_t)((uint32_t)lround(share * 255) * corner->alpha / 255);
}

static void corner_compute(struct corner *corner)
{
    for (int y = 0; y < corner->side; y++) {
        uint8_t *row = corner->coverage + (ptrdiff_t)y * 2 * corner->side;
        for (int x = 0; x < corner->side; x++)
            row[x] = row[2 * corner->side - 1 - x] = corner_share(corner, x, y);
    }
}

static const struct corner *corner_get(struct panels *panels, int radius, int blur,
                                       uint32_t alpha)
{
    struct corner *oldest = &panels->corner[0];
    for (int i = 0; i < CORNER_COUNT; i++) {
        struct corner *c = &panels->corner[i];
        if (c->coverage != NULL && c->radius == radius && c->blur == blur &&
            c->alpha == alpha) {
            c->age = ++panels->clock;
            return c;
        }
        if (c->age < oldest->age)
            oldest = c;
    }
    int side = radius + 2 * blur;
    uint8_t *coverage = malloc((size_t)side * (size_t)side * 2 + 1);
    if (coverage == NULL)
        return NULL;
    free(oldest->coverage);
    *oldest = (struct corner){radius, blur, alpha, side, ++panels->clock, coverage};
    corner_compute(oldest);
    return oldest;
}

struct row_of_shape {
    const struct canvas *canvas;
    struct rect clip;
    struct rect rect;
    uint32_t rgb, alpha;
};

/* Row `y` of a rounded rectangle whose corner row is `k` (-1: below the corners). */
static void shape_row(const struct row_of_shape *shape, const struct corner *corner,
                      int y, int k)
{
    int x0 = shape->rect.x;
    int x1 = x0 + shape->rect.w;
    int side = corner->side;
    const uint8_t *row = corner->coverage + (ptrdiff_t)(k < 0 ? side - 1 : k) * 2 * side;
    draw_coverage_row(shape->canvas, shape->clip, x0, y, row, side, shape->rgb);
    draw_coverage_row(shape->canvas, shape->clip, x1 - side, y, row + side, side,
                      shape->rgb);
    uint32_t alpha = row[side - 1];
    struct rect middle = {x0 + side, y, shape->rect.w - 2 * side, 1};
    if (alpha == 255)
        draw_fill(shape->canvas, shape->clip, middle, shape->rgb);
    else if (alpha != 0)
        draw_blend(shape->canvas, shape->clip, middle, shape->rgb, alpha);
}

/* A rounded rectangle; `hollow` is a part inside that need not be painted, for it is
 * covered later. */
static void shape_draw(struct panels *panels, const struct row_of_shape *shape,
                       int radius, int blur, struct rect hollow)
{
    struct rect r = shape->rect;
    const struct corner *corner = NULL;
    int most = r.w < r.h ? r.w : r.h;
    if (2 * (radius + 2 * blur) > most)
        radius = most / 2 - 2 * blur;
    if (radius >= 0 && radius + 2 * blur > 0 && radius + 2 * blur <= 512)
        corner = corner_get(panels, radius, blur, shape->alpha);
    if (corner == NULL) {
        if (blur == 0)
            draw_fill(shape->canvas, shape->clip, r, shape->rgb);
        return;
    }
    int first = r.y > shape->clip.y ? r.y : shape->clip.y;
    int end = r.y + r.h < shape->clip.y + shape->clip.h ? r.y + r.h
                                                        : shape->clip.y + shape->clip.h;
    for (int y = first; y < end; y++) {
        int from_top = y - r.y;
        int from_end = r.y + r.h - 1 - y;
        int k = from_top < corner->side   ? from_top
                : from_end < corner->side ? from_end
                                          : -1;
        if (k < 0 && blur == 0 && rect_empty(hollow)) {
            int rows =
                r.y + r.h - corner->side < end ? r.y + r.h - corner->side - y : end - y;
            draw_fill(shape->canvas, shape->clip, (struct rect){r.x, y, r.w, rows},
                      shape->rgb);
            y += rows - 1;
            continue;
        }
        if (y >= hollow.y && y < hollow.y + hollow.h) {
            struct row_of_shape left = *shape;
            struct row_of_shape right = *shape;
            left.clip = rect_cut(shape->clip, (struct rect){r.x, y, hollow.x - r.x, 1});
            int behind = hollow.x + hollow.w;
            right.clip =
                rect_cut(shape->clip, (struct rect){behind, y, r.x + r.w - behind, 1});
            shape_row(&left, corner, y, k);
            shape_row(&right, corner, y, k);
        } else {
            shape_row(shape, corner, y, k);
        }
    }
}

struct rect panel_reach(struct rect rect, const struct look *look)
{
    if (look->shadow_px == 0)
        return rect;
    return rect_inset(rect, -2 * look->shadow_px);
}

static void shadow_draw(struct panels *panels, const struct canvas *canvas,
                        struct rect clip, struct rect rect, const struct look *look)
{
    int blur = look->shadow_px;
    struct rect r = rect_inset(rect, -blur);
    r.y += blur / 2;
    struct row_of_shape shape = {canvas, clip, r, 0x3B2A10, 26};
    /* The panel covers its own middle: only the rim of the shadow is seen. */
    int inside = look->radius_px > 2 ? look->radius_px / 2 : 1;
    shape_draw(panels, &shape, look->radius_px, blur, rect_inset(rect, inside));
}

/* How much of pixel (x, y) from an outline's corner is covered: what the outer corner
 * covers and the inner one does not. */
static uint8_t outline_covers(const struct corner *outer, const struct corner *inner,
                              int edge, int x, int y)
{
    int all = 255;
    if (outer != NULL && x < outer->side && y < outer->side)
        all = outer->coverage[y * 2 * outer->side + x];
    x -= edge;
    y -= edge;
    if (x < 0 || y < 0)
        return (uint8_t)all;
    int inside = 255;
    if (inner != NULL && x < inner->side && y < inner->side)
        inside = inner->coverage[y * 2 * inner->side + x];
    return (uint8_t)(all > inside ? all - inside : 0);
}

/* A border with nothing in it: what is inside stays as it is. */
static void outline_draw(struct panels *panels, const struct canvas *canvas,
                         struct rect clip, struct rect r, const struct look *look)
{
    enum { WIDEST = 512 };
    int edge = look->edge_px;
    int most = (r.w < r.h ? r.w : r.h) / 2;
    int radius = look->radius_px < most ? look->radius_px : most;
    const struct corner *outer = radius > 0 ? corner_get(panels, radius, 0, 255) : NULL;
    const struct corner *inner =
        radius > edge ? corner_get(panels, radius - edge, 0, 255) : NULL;
    int side = radius > edge ? radius : edge;
    if (side > WIDEST)
        side = WIDEST;
    for (int y = r.y; y < r.y + r.h; y++) {
        int from_top = y - r.y;
        int from_end = r.y + r.h - 1 - y;
        int depth = from_top < from_end ? from_top : from_end;
        uint8_t left[WIDEST];
        uint8_t right[WIDEST];
        if (y < clip.y || y >= clip.y + clip.h)
            continue;
        for (int x = 0; x < side; x++)
            right[side - 1 - x] = left[x] = outline_covers(outer, inner, edge, x, depth);
        draw_coverage_row(canvas, clip, r.x, y, left, side, look->edge);
        draw_coverage_row(canvas, clip, r.x + r.w - side, y, right, side, look->edge);
        if (depth < edge)
            draw_fill(canvas, clip, (struct rect){r.x + side, y, r.w - 2 * side, 1},
                      look->edge);
    }
}

void panel_draw(struct panels *panels, const struct canvas *canvas, struct rect clip,
                struct rect rect, const struct look *look)
{
    struct rect seen = rect_cut(clip, panel_reach(rect, look));
    if (rect_empty(seen))
        return;
    if (look->veil) {
        draw_blend(canvas, seen, rect, look->fill, 226);
        return;
    }
    if (look->shadow_px > 0)
        shadow_draw(panels, canvas, seen, rect, look);
    if (!look->filled) {
        outline_draw(panels, canvas, seen, rect, look);
        return;
    }
    struct rect none = {0, 0, 0, 0};
    struct rect inner = rect;
    int radius = look->radius_px;
    if (look->edge_px > 0) {
        struct row_of_shape edge = {canvas, seen, rect, look->edge, 255};
        inner = rect_inset(rect, look->edge_px);
        shape_draw(panels, &edge, radius, 0, rect_inset(inner, radius));
        radius = radius > look->edge_px ? radius - look->edge_px : 0;
    }
    struct row_of_shape fill = {canvas, seen, inner, look->fill, 255};
    if (radius == 0)
        draw_fill(canvas, seen, inner, look->fill);
    else
        shape_draw(panels, &fill, radius, 0, none);
}
