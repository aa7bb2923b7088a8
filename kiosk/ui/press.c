#include "ui/press.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

enum { AGAIN_MS = 500, KEY_AGAIN_MS = 120, CHANGED_MS = 900, GRAVE_MS = 1500 };
enum { NEAR_MM = 20, PATH_MM = 12, BARE_PATH_MM = 5, EDGE_MM = 3 };

const struct element *press_hit(const struct frame *frame, int x, int y)
{
    for (size_t i = frame->count; i > 0; i--) {
        const struct element *e = &frame->element[i - 1];
        if (e->look.veil && rect_holds(element_seen(e), x, y))
            return NULL;
        if (element_pressable(e) && rect_holds(element_seen(e), x, y))
            return e;
    }
    return NULL;
}

static struct rect view_of(const struct frame *frame)
{
    struct rect view = frame->view;
    if (frame->direction == TEXT_RTL)
        view.x = 2 * frame->all.x + frame->all.w - view.x - view.w;
    return view;
}

static bool near_hit(const struct press *press, const struct frame *frame)
{
    int near = measure_mm(frame->measure, NEAR_MM);
    return press->hit_any && abs(press->x - press->hit_x) < near &&
           abs(press->y - press->hit_y) < near;
}

/* True if the finger was meant for what stood here before. Who types goes on typing
 * beside the key that changed the others. */
static bool too_early(const struct press *press, const struct frame *frame,
                      const struct element *e, int64_t now_ms)
{
    const struct target *target = targets_find(&press->targets, e);
    if (target == NULL)
        return false;
    int64_t since = now_ms - target->since_ms;
    if (target->by_itself)
        return since < CHANGED_MS;
    bool here = e->role == ROLE_KEY ? rect_holds(press->hit_seen, press->x, press->y)
                                    : near_hit(press, frame);
    return press->hit_any && here && target->since_ms >= press->hit_ms &&
           since < (e->action.grave ? GRAVE_MS : CHANGED_MS);
}

enum press_result press_down(struct press *press, const struct frame *frame, int x, int y,
                             int64_t now_ms)
{
    const struct element *e = press_hit(frame, x, y);
    press->down = true;
    press->dragging = false;
    press->cancelled = false;
    press->outside = false;
    press->shared = false;
    press->x = x;
    press->y = y;
    press->last_y = y;
    press->scrollable = frame_overflows(frame) && rect_holds(view_of(frame), x, y);
    press->down_ms = now_ms;
    bool holds = e != NULL && e->id != NULL && !too_early(press, frame, e, now_ms);
    utf8_copy(press->id, sizeof press->id, holds ? e->id : "");
    return press->id[0] != '\0' ? PRESS_LOOK : PRESS_NOTHING;
}

/* The element that is held, if the finger is on it, or beside it and on nothing else. */
static const struct element *held_at(const struct press *press, const struct frame *frame,
                                     int x, int y)
{
    const struct element *e = press_hit(frame, x, y);
    if (e != NULL)
        return e->id != NULL && strcmp(e->id, press->id) == 0 ? e : NULL;
    int edge = measure_mm(frame->measure, EDGE_MM);
    for (size_t i = frame->count; i > 0; i--) {
        e = &frame->element[i - 1];
        if (e->look.veil)
            return NULL;
        struct rect seen = element_seen(e);
        struct rect wide = {seen.x - edge, seen.y - edge, seen.w + 2 * edge,
                            seen.h + 2 * edge};
        if (element_pressable(e) && e->id != NULL && strcmp(e->id, press->id) == 0 &&
            !rect_empty(seen) && rect_holds(wide, x, y))
            return e;
    }
    return NULL;
}

/* What is held may be let go by a way that is long for a finger that only trembles; where
 * nothing is held, a page follows sooner. */
static bool drags(const struct press *press, const struct frame *frame, int x, int y)
{
    bool holds = press->id[0] != '\0';
    if (holds && !press->scrollable)
        return false;
    int far = measure_mm(frame->measure, holds ? PATH_MM : BARE_PATH_MM);
    return abs(x - press->x) > far || abs(y - press->y) > far;
}

enum press_result press_move(struct press *press, const struct frame *frame, int x, int y,
                             int *scroll_px)
{
    if (!press->down || press->cancelled)
        return PRESS_NOTHING;
    if (!press->dragging && drags(press, frame, x, y)) {
        press->dragging = true;
        press->id[0] = '\0';
        press->last_y = y;
        return PRESS_LOOK;
    }
    if (!press->dragging) {
        bool outside = press->id[0] != '\0' && held_at(press, frame, x, y) == NULL;
        bool looks = outside != press->outside;
        press->outside = outside;
        return looks ? PRESS_LOOK : PRESS_NOTHING;
    }
    if (!press->scrollable || y == press->last_y)
        return PRESS_NOTHING;
    *scroll_px = press->last_y - y;
    press->last_y = y;
    return PRESS_SCROLL;
}

/* True if a hit is the bounce of the last one. */
static bool bounced(const struct press *press, const struct frame *frame,
                    const struct element *e)
{
    if (!press->hit_any)
        return false;
    int64_t since = press->down_ms - press->hit_ms;
    bool same = strcmp(press->hit_id, e->id) == 0;
    if (e->role == ROLE_KEY)
        return same && since < KEY_AGAIN_MS;
    return since < AGAIN_MS && (same || near_hit(press, frame));
}

enum press_result press_up(struct press *press, const struct frame *frame, int x, int y,
                           int64_t now_ms)
{
    if (!press->down)
        return PRESS_NOTHING;
    press->down = false;
    const struct element *e = NULL;
    if (!press->cancelled && !press->dragging && press->id[0] != '\0')
        e = held_at(press, frame, x, y);
    press->id[0] = '\0';
    if (e == NULL || (press->shared && e->action.grave) || bounced(press, frame, e))
        return PRESS_LOOK;
    press->hit_any = true;
    press->hit_ms = now_ms;
    press->hit_x = press->x;
    press->hit_y = press->y;
    press->hit_seen = element_seen(e);
    utf8_copy(press->hit_id, sizeof press->hit_id, e->id);
    return PRESS_ACTIVATE;
}

void press_share(struct press *press)
{
    press->shared = true;
}

enum press_result press_cancel(struct press *press)
{
    press->cancelled = true;
    press->id[0] = '\0';
    return PRESS_LOOK;
}

void press_spend(struct press *press, int x, int y, int64_t now_ms)
{
    press->down = false;
    press->x = x;
    press->y = y;
    wipe(press->id, sizeof press->id);
    wipe(press->hit_id, sizeof press->hit_id);
    press->hit_any = true;
    press->hit_ms = now_ms;
    press->hit_x = x;
    press->hit_y = y;
    press->hit_seen = (struct rect){0, 0, 0, 0};
}

void press_forget(struct press *press)
{
    wipe(press->id, sizeof press->id);
    wipe(press->hit_id, sizeof press->hit_id);
}

void press_leave(struct press *press)
{
    struct press before = *press;
    wipe(press, sizeof *press);
    if (before.hit_any)
        press_spend(press, before.hit_x, before.hit_y, before.hit_ms);
    wipe(&before, sizeof before);
}

void press_show(const struct press *press, struct frame *frame)
{
    bool held = press->down && !press->outside && press->id[0] != '\0';
    for (size_t i = 0; i < frame->count; i++) {
        struct element *e = &frame->element[i];
        e->state &= ~(unsigned)STATE_PRESSED;
        if (held && e->id != NULL && element_pressable(e) &&
            strcmp(e->id, press->id) == 0)
            e->state |= STATE_PRESSED;
    }
}
