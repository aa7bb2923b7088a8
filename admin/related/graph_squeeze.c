#include "related/graph_squeeze.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS_MOST = 120, ROUNDS_MOST = 1500 };
static const double filled = 0.68, sheet_filled = 0.62, shrink = 0.97, touching_mm = 0.01;

struct extent {
    double left, right, top, bottom;
};

static struct extent extent_of(const struct graph_box *box, size_t count)
{
    struct extent all = {INFINITY, -INFINITY, INFINITY, -INFINITY};
    for (size_t i = 0; i < count; i++) {
        all.left = fmin(all.left, box[i].x_mm - box[i].w_mm / 2);
        all.right = fmax(all.right, box[i].x_mm + box[i].w_mm / 2);
        all.top = fmin(all.top, box[i].y_mm - box[i].h_mm / 2);
        all.bottom = fmax(all.bottom, box[i].y_mm + box[i].h_mm / 2);
    }
    return all;
}

/* Pushes two apart along the shorter way. */
static bool push(struct graph_box *a, struct graph_box *b)
{
    double x = (a->w_mm + b->w_mm) / 2 - fabs(a->x_mm - b->x_mm);
    double y = (a->h_mm + b->h_mm) / 2 - fabs(a->y_mm - b->y_mm);
    if (x <= touching_mm || y <= touching_mm)
        return false;
    if (x < y) {
        double by = a->x_mm < b->x_mm ? -x / 2 : x / 2;
        a->x_mm += by;
        b->x_mm -= by;
    } else {
        double by = a->y_mm < b->y_mm ? -y / 2 : y / 2;
        a->y_mm += by;
        b->y_mm -= by;
    }
    return true;
}

static bool push_all(struct graph_box *box, size_t count)
{
    for (int round = 0; round < ROUNDS_MOST; round++) {
        bool any = false;
        for (size_t i = 0; i < count; i++)
            for (size_t k = i + 1; k < count; k++)
                any = push(&box[i], &box[k]) || any;
        if (!any)
            return true;
    }
    return false;
}

static bool is_free(const struct graph_box *box, size_t count, size_t at, double x,
                    double y)
{
    for (size_t i = 0; i < count; i++)
        if (i != at &&
            fabs(box[i].x_mm - x) < (box[i].w_mm + box[at].w_mm) / 2 - touching_mm &&
            fabs(box[i].y_mm - y) < (box[i].h_mm + box[at].h_mm) / 2 - touching_mm)
            return false;
    return true;
}

static bool step_to(struct graph_box *box, size_t count, size_t at, double x, double y)
{
    if (!is_free(box, count, at, x, y))
        return false;
    box[at].x_mm = x;
    box[at].y_mm = y;
    return true;
}

/* Beside what is in its way, if it stands outside. */
static bool slip_in(struct graph_box *box, size_t count, size_t at, double y, double h)
{
    enum { SLIP_MOST_MM = 90, SLIP_STEP_MM = 3 };
    if (fabs(y) + box[at].h_mm / 2 < h / 2)
        return false;
    for (int slip = SLIP_STEP_MM; slip <= SLIP_MOST_MM; slip += SLIP_STEP_MM)
        if (step_to(box, count, at, box[at].x_mm - slip,
                    box[at].y_mm + (y > 0 ? -1 : 1)) ||
            step_to(box, count, at, box[at].x_mm + slip, box[at].y_mm + (y > 0 ? -1 : 1)))
            return true;
    return false;
}

/* All move towards the middle where there is room, a millimetre at a time, until they fit
 * on a sheet of this size. */
static void fall_in(struct graph_box *box, size_t count, double w, double h)
{
    enum { FALLS_MOST = 400 };
    struct extent all = extent_of(box, count);
    double middle_x = (all.left + all.right) / 2;
    double middle_y = (all.top + all.bottom) / 2;
    bool any = true;
    for (int fall = 0; fall < FALLS_MOST && any; fall++) {
        all = extent_of(box, count);
        bool too_wide = all.right - all.left > w;
        bool too_high = all.bottom - all.top > h;
        any = false;
        for (size_t i = 0; i < count; i++) {
            double x = box[i].x_mm - middle_x;
            double y = box[i].y_mm - middle_y;
            if (too_wide && fabs(x) > 1)
                any =
                    step_to(box, count, i, box[i].x_mm + (x > 0 ? -1 : 1), box[i].y_mm) ||
                    any;
            if (too_high && fabs(y) > 1)
                any =
                    step_to(box, count, i, box[i].x_mm, box[i].y_mm + (y > 0 ? -1 : 1)) ||
                    slip_in(box, count, i, y, h) || any;
        }
    }
}

void graph_squeeze(struct graph_box *box, size_t count, double form)
{
    struct graph_box *before = calloc(count + 1, sizeof *before);
    double area = 0;
    if (before == NULL)
        return;
    for (size_t i = 0; i < count; i++)
        area += box[i].w_mm * box[i].h_mm;
    for (int step = 0; step < STEPS_MOST && count > 1; step++) {
        struct extent all = extent_of(box, count);
        double w = all.right - all.left;
        double h = all.bottom - all.top;
        if (area >= filled * fmax(w, h * form) * fmax(h, w / form))
            break;
        bool too_wide = w > h * form;
        memcpy(before, box, count * sizeof *box);
        for (size_t i = 0; i < count; i++) {
            box[i].x_mm *= too_wide ? shrink : 1;
            box[i].y_mm *= too_wide ? 1 : shrink;
        }
        if (!push_all(box, count)) {
            memcpy(box, before, count * sizeof *box);
            break;
        }
    }
    fall_in(box, count, sqrt(area / sheet_filled * form),
            sqrt(area / sheet_filled / form));
    free(before);
}
