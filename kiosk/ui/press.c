#include "ui/press.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

enum { AGAIN_MS = 500, KEY_AGAIN_MS = 120 };

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

enum press_result press_down(struct press *press, const struct frame *frame, int x, int y)
{
    const struct element *e = press_hit(frame, x, y);
    press->down = true;
    press->dragging = false;
    press->cancelled = false;
    press->x = x;
    press->y = y;
    press->last_y = y;
    press->scrollable = frame_overflows(frame) && rect_holds(view_of(frame), x, y);
    utf8_copy(press->id, sizeof press->id, e != NULL && e->id != NULL ? e->id : "");
    return press->id[0] != '\0' ? PRESS_LOOK : PRESS_NOTHING;
}

enum press_result press_move(struct press *press, const struct frame *frame, int x, int y,
                             int *scroll_px)
{
    if (!press->down || press->cancelled)
        return PRESS_NOTHING;
    int far = measure_mm(frame->measure, 5);
    if (!press->dragging && (abs(x - press->x) > far || abs(y - press->y) > far)) {
        press->dragging = true;
        press->id[0] = '\0';
        press->last_y = y;
        return PRESS_LOOK;
    }
    if (!press->dragging || !press->scrollable || y == press->last_y)
        return PRESS_NOTHING;
    *scroll_px = press->last_y - y;
    press->last_y = y;
    return PRESS_SCROLL;
}

/* True if a hit is the bounce of the last one. */
static bool bounced(const struct press *press, const struct frame *frame,
                    const struct element *e, int64_t now_ms)
{
    if (!press->hit_any)
        return false;
    int64_t since = now_ms - press->hit_ms;
    bool same = strcmp(press->hit_id, e->id) == 0;
    if (e->role == ROLE_KEY)
        return same && since < KEY_AGAIN_MS;
    int near = measure_mm(frame->measure, 20);
    bool near_by =
        abs(press->x - press->hit_x) < near && abs(press->y - press->hit_y) < near;
    return since < AGAIN_MS && (same || near_by);
}

enum press_result press_up(struct press *press, const struct frame *frame, int x, int y,
                           int64_t now_ms)
{
    if (!press->down)
        return PRESS_NOTHING;
    press->down = false;
    if (press->cancelled || press->dragging || press->id[0] == '\0') {
        press->id[0] = '\0';
        return PRESS_LOOK;
    }
    const struct element *e = press_hit(frame, x, y);
    bool same = e != NULL && e->id != NULL && strcmp(e->id, press->id) == 0;
    press->id[0] = '\0';
    if (!same || bounced(press, frame, e, now_ms))
        return PRESS_LOOK;
    press->hit_any = true;
    press->hit_ms = now_ms;
    press->hit_x = press->x;
    press->hit_y = press->y;
    utf8_copy(press->hit_id, sizeof press->hit_id, e->id);
    return PRESS_ACTIVATE;
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
}

void press_forget(struct press *press)
{
    wipe(press->id, sizeof press->id);
    wipe(press->hit_id, sizeof press->hit_id);
}

void press_show(const struct press *press, struct frame *frame)
{
    bool held = press->down && press->id[0] != '\0';
    for (size_t i = 0; i < frame->count; i++) {
        struct element *e = &frame->element[i];
        e->state &= ~(unsigned)STATE_PRESSED;
        if (held && e->id != NULL && element_pressable(e) &&
            strcmp(e->id, press->id) == 0)
            e->state |= STATE_PRESSED;
    }
}
