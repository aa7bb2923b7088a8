#include "ui/paint.h"

#include <stdlib.h>
#include <string.h>

#include "ui/matrix.h"
#include "ui/panel.h"

/* What the last frame left on the canvas of one element: enough to see whether it is
 * still right. */
struct trace {
    uint64_t hash;
    struct rect reach;
    size_t place; /* in the list: what comes later covers what came before */
    size_t was;   /* its place in the last list, NO_PLACE if it was not there */
};

static const size_t NO_PLACE = SIZE_MAX;

struct painter {
    struct panels *panels;
    struct trace *trace;
    size_t count;
    uint32_t ground;
    struct rect all;
    bool known; /* the canvas shows `trace` */
};

struct painter *painter_new(void)
{
    struct painter *painter = calloc(1, sizeof *painter);
    if (painter == NULL)
        return NULL;
    painter->panels = panels_new();
    if (painter->panels == NULL) {
        free(painter);
        return NULL;
    }
    return painter;
}

void painter_free(struct painter *painter)
{
    if (painter == NULL)
        return;
    panels_free(painter->panels);
    free(painter->trace);
    free(painter);
}

void painter_forget(struct painter *painter)
{
    painter->known = false;
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

static uint64_t mix_rect(uint64_t hash, struct rect r)
{
    hash = mix(hash, (uint64_t)(uint32_t)r.x << 32 | (uint32_t)r.y);
    return mix(hash, (uint64_t)(uint32_t)r.w << 32 | (uint32_t)r.h);
}

/* What a switch takes must be seen from afar, and by whoever looks up late. */
static int ring_px(const struct frame *frame, const struct element *e)
{
    return frame->measure->edge_px * (e->state & STATE_FRAMED ? 3 : 2);
}

/* The box over a word that is being said, with its edge. */
static struct rect lit_box(const struct frame *frame, const struct element *e, size_t i)
{
    const struct text_box *box = &e->lit[i];
    struct rect r = {e->text_rect.x + box->x, e->text_rect.y + box->y, box->w, box->h};
    return rect_inset(r, -frame->measure->edge_px);
}

static struct rect reach_of(const struct frame *frame, const struct element *e)
{
    struct rect reach = panel_reach(e->rect, &e->look);
    if (e->text != NULL) {
        /* The foot of a J stands outside its box. */
        int beside = text_overhang(e->text->style.size_px);
        struct rect ink = {e->text_rect.x - beside, e->text_rect.y,
                           e->text_rect.w + 2 * beside, e->text_rect.h};
        reach = rect_join(reach, ink);
    }
    for (size_t i = 0; i < e->lit_count; i++)
        reach = rect_join(reach, lit_box(frame, e, i));
    if (e->icon != NULL)
        reach = rect_join(reach, e->icon_rect);
    if (e->state & STATE_FOCUSED)
        reach = rect_join(reach, rect_inset(e->ring, -2 * ring_px(frame, e)));
    return rect_cut(reach, e->clip);
}

static uint64_t matrix_hash(uint64_t hash, const struct matrix *matrix)
{
    for (int i = 0; i < matrix->side * matrix->side; i++)
        hash = mix(hash, matrix->module[i]);
    return hash;
}

static uint64_t hash_of(const struct element *e)
{
    uint64_t hash = mix_rect(0xA5A5, e->rect);
    hash = mix_rect(hash, e->clip);
    hash = mix(hash, e->state &
                         (STATE_PRESSED | STATE_FOCUSED | STATE_FRAMED | STATE_DISABLED));
    if (e->state & STATE_FOCUSED)
        hash = mix_rect(hash, e->ring);
    hash = mix(hash, (uint64_t)e->look.filled << 33 | (uint64_t)e->look.veil << 32 |
                         e->look.fill);
    hash = mix(hash, (uint64_t)e->look.edge << 32 | (uint32_t)e->look.edge_px);
    hash = mix(hash,
               (uint64_t)(uint32_t)e->look.radius_px << 32 | (uint32_t)e->look.shadow_px);
    if (e->text != NULL) {
        hash = mix_rect(mix(hash, e->text_hash), e->text_rect);
        hash = mix(hash, e->ink);
    }
    if (e->matrix != NULL)
        hash = matrix_hash(hash, e->matrix);
    for (size_t i = 0; i < e->mark_count; i++)
        hash =
            mix_rect(mix(hash, e->mark_fill), (struct rect){e->mark[i].x, e->mark[i].y,
                                                            e->mark[i].w, e->mark[i].h});
    for (size_t i = 0; i < e->lit_count; i++)
        hash = mix_rect(mix(hash, i), (struct rect){e->lit[i].x, e->lit[i].y, e->lit[i].w,
                                                    e->lit[i].h});
    if (e->icon != NULL) {
        for (const char *p = e->icon; *p != '\0'; p++)
            hash = mix(hash, (unsigned char)*p);
        hash = mix_rect(mix(hash, e->icon_ink), e->icon_rect);
    }
    return hash;
}

/* Adds a rectangle to the list; joins it with one that it touches, or with the nearest
 * when full. */
static int add_rect(struct rect *list, int count, struct rect r)
{
    if (rect_empty(r))
        return count;
    for (int i = 0; i < count; i++)
        if (rect_touches(rect_inset(list[i], -8), r)) {
            struct rect joined = rect_join(list[i], r);
            list[i] = list[count - 1];
            return add_rect(list, count - 1, joined);
        }
    if (count == PAINT_MOST_RECTS) {
        struct rect joined = rect_join(list[count - 1], r);
        return add_rect(list, count - 1, joined);
    }
    list[count] = r;
    return count + 1;
}

static int by_place(const void *a, const void *b)
{
    const struct trace *one = a;
    const struct trace *two = b;
    return one->place < two->place ? -1 : one->place > two->place;
}

static int by_hash(const void *a, const void *b)
{
    const struct trace *one = a;
    const struct trace *two = b;
    if (one->hash == two->hash)
        return by_place(a, b);
    return one->hash < two->hash ? -1 : 1;
}

/* Rectangles in which two lists, sorted by hash, differ. What stays says where it was. */
static int differences(const struct trace *before, size_t before_count, struct trace *now,
                       size_t now_count, struct rect *list)
{
    int count = 0;
    size_t i = 0;
    size_t k = 0;
    while (i < before_count || k < now_count) {
        if (k == now_count || (i < before_count && before[i].hash < now[k].hash))
            count = add_rect(list, count, before[i++].reach);
        else if (i == before_count || now[k].hash < before[i].hash)
            count = add_rect(list, count, now[k++].reach);
        else
            now[k++].was = before[i++].place;
    }
    return count;
}

/* Of two things that stay and changed places in the list, one now covers what it did not.
 */
static int shuffled(struct trace *now, size_t now_count, struct rect *list, int count)
{
    qsort(now, now_count, sizeof *now, by_place);
    size_t latest = 0;
    for (size_t i = 0; i < now_count; i++) {
        if (now[i].was == NO_PLACE)
            continue;
        if (now[i].was < latest)
            count = add_rect(list, count, now[i].reach);
        else
            latest = now[i].was;
    }
    qsort(now, now_count, sizeof *now, by_hash);
    return count;
}

static void draw_ring(struct painter *painter, const struct canvas *canvas,
                      struct rect clip, const struct frame *frame,
                      const struct element *e)
{
    int px = ring_px(frame, e);
    struct look ring = {.edge_px = px,
                        .edge = frame->theme->focus,
                        .radius_px = e->look.radius_px + px + px / 2};
    panel_draw(painter->panels, canvas, clip, rect_inset(e->ring, -px - px / 2), &ring);
    if ((e->state & STATE_FRAMED) == 0)
        return;
    /* Two colours: one of them stands out on any ground. */
    struct look line = {.edge_px = px / 3,
                        .edge = frame->theme->ink,
                        .radius_px = e->look.radius_px + px / 2 + px / 3};
    panel_draw(painter->panels, canvas, clip, rect_inset(e->ring, -px / 2 - px / 3),
               &line);
}

/* The word that is being said: its letters once more, on a ground of their own. */
static void draw_lit(const struct canvas *canvas, struct rect clip,
                     const struct frame *frame, const struct element *e)
{
    for (size_t i = 0; i < e->lit_count; i++) {
        struct rect edge = lit_box(frame, e, i);
        struct rect box = rect_inset(edge, frame->measure->edge_px);
        draw_fill(canvas, clip, edge, frame->theme->on_lit);
        draw_fill(canvas, clip, box, frame->theme->lit);
        box = rect_cut(box, clip);
        struct text_target target = {canvas->pixel, canvas->stride_px, box.x,
                                     box.y,         box.x + box.w,     box.y + box.h};
        text_draw(frame->text, &target, e->text, e->text_rect.x, e->text_rect.y,
                  frame->theme->on_lit);
    }
}

static void draw_element(struct painter *painter, const struct canvas *canvas,
                         struct rect dirty, const struct frame *frame,
                         const struct element *e)
{
    struct rect clip = rect_cut(dirty, e->clip);
    if (!rect_touches(clip, reach_of(frame, e)))
        return;
    struct look look = e->look;
    if ((e->state & STATE_PRESSED) && look.filled && !look.veil)
        look.fill = draw_mix(look.fill, e->ink != 0 ? e->ink : frame->theme->ink, 30);
    if (look.filled || look.edge_px > 0)
        panel_draw(painter->panels, canvas, clip, e->rect, &look);
    for (size_t i = 0; i < e->mark_count; i++)
        draw_fill(canvas, clip,
                  (struct rect){e->text_rect.x + e->mark[i].x,
                                e->text_rect.y + e->mark[i].y, e->mark[i].w,
                                e->mark[i].h},
                  e->mark_fill);
    if (e->matrix != NULL)
        matrix_draw(canvas, clip, e->rect, e->matrix);
    struct text_target target = {canvas->pixel, canvas->stride_px, clip.x,
                                 clip.y,        clip.x + clip.w,   clip.y + clip.h};
    if (e->text != NULL)
        text_draw(frame->text, &target, e->text, e->text_rect.x, e->text_rect.y, e->ink);
    if (e->text != NULL && e->lit_count > 0)
        draw_lit(canvas, clip, frame, e);
    if (e->icon != NULL)
        text_draw_icon(frame->text, &target, e->icon, e->icon_rect.x, e->icon_rect.y,
                       e->icon_rect.w, e->icon_ink);
    if (e->state & STATE_FOCUSED)
        draw_ring(painter, canvas, clip, frame, e);
}

static bool make_traces(const struct frame *frame, struct trace *trace)
{
    if (trace == NULL)
        return false;
    for (size_t i = 0; i < frame->count; i++) {
        trace[i].hash = hash_of(&frame->element[i]);
        trace[i].reach = reach_of(frame, &frame->element[i]);
        trace[i].place = i;
        trace[i].was = NO_PLACE;
    }
    qsort(trace, frame->count, sizeof *trace, by_hash);
    return true;
}

int painter_paint(struct painter *painter, const struct canvas *canvas,
                  const struct frame *frame, struct rect changed[PAINT_MOST_RECTS])
{
    struct rect whole = {0, 0, canvas->w, canvas->h};
    size_t room = frame->count + 1;
    struct trace *now = malloc(room * sizeof *now);
    bool whole_frame = !make_traces(frame, now) || !painter->known ||
                       painter->ground != frame->ground ||
                       !rect_equal(painter->all, frame->all);
    int count;
    if (whole_frame) {
        changed[0] = whole;
        count = 1;
    } else {
        count = differences(painter->trace, painter->count, now, frame->count, changed);
        count = shuffled(now, frame->count, changed, count);
    }
    for (int i = 0; i < count; i++) {
        changed[i] = rect_cut(changed[i], whole);
        draw_fill(canvas, changed[i], changed[i], frame->ground);
        for (size_t k = 0; k < frame->count; k++)
            draw_element(painter, canvas, changed[i], frame, &frame->element[k]);
    }
    free(painter->trace);
    painter->trace = now;
    painter->count = now != NULL ? frame->count : 0;
    painter->known = now != NULL;
    painter->ground = frame->ground;
    painter->all = frame->all;
    return count;
}
