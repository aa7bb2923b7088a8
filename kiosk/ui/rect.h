#ifndef ANNA_UI_RECT_H
#define ANNA_UI_RECT_H

#include <stdbool.h>

/* A rectangle of pixels: x, y is the corner inside, x + w, y + h the corner outside.
 * Empty when w or h is not positive. */
struct rect {
    int x, y, w, h;
};

static inline bool rect_empty(struct rect r)
{
    return r.w <= 0 || r.h <= 0;
}

static inline bool rect_equal(struct rect a, struct rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

static inline struct rect rect_cut(struct rect a, struct rect b)
{
    int x0 = a.x > b.x ? a.x : b.x;
    int y0 = a.y > b.y ? a.y : b.y;
    int x1 = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    int y1 = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
    struct rect both = {x0, y0, x1 - x0, y1 - y0};
    return rect_empty(both) ? (struct rect){0, 0, 0, 0} : both;
}

/* The smallest rectangle around both; an empty one adds nothing. */
static inline struct rect rect_join(struct rect a, struct rect b)
{
    if (rect_empty(a))
        return b;
    if (rect_empty(b))
        return a;
    int x0 = a.x < b.x ? a.x : b.x;
    int y0 = a.y < b.y ? a.y : b.y;
    int x1 = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    int y1 = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    return (struct rect){x0, y0, x1 - x0, y1 - y0};
}

static inline bool rect_touches(struct rect a, struct rect b)
{
    return !rect_empty(rect_cut(a, b));
}

static inline bool rect_holds(struct rect r, int x, int y)
{
    return x >= r.x && y >= r.y && x < r.x + r.w && y < r.y + r.h;
}

static inline bool rect_inside(struct rect inner, struct rect outer)
{
    return rect_equal(rect_cut(inner, outer), inner);
}

/* `by` pixels taken from each side; negative: added. */
static inline struct rect rect_inset(struct rect r, int by)
{
    return (struct rect){r.x + by, r.y + by, r.w - 2 * by, r.h - 2 * by};
}

#endif
