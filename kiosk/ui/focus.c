#include "ui/focus.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

static bool reachable(const struct element *e)
{
    return e->id != NULL && element_pressable(e);
}

const struct element *focus_element(const struct focus *focus, const struct frame *frame)
{
    if (focus->id[0] == '\0')
        return NULL;
    for (size_t i = 0; i < frame->count; i++)
        if (reachable(&frame->element[i]) && strcmp(frame->element[i].id, focus->id) == 0)
            return &frame->element[i];
    return NULL;
}

static const struct element *first(const struct frame *frame, const struct element *after,
                                   int step)
{
    if (frame->count == 0)
        return NULL;
    size_t count = frame->count;
    size_t at = after != NULL ? (size_t)(after - frame->element)
                : step > 0    ? count - 1
                              : 0;
    for (size_t i = 0; i < count; i++) {
        at = step > 0 ? (at + 1) % count : (at + count - 1) % count;
        if (reachable(&frame->element[at]))
            return &frame->element[at];
    }
    return NULL;
}

/* Where a page begins: its first thing to press, not what stands around it. A page that
 * is to be read first is not scrolled past: then what stands below it. */
static const struct element *page_begin(const struct frame *frame)
{
    const struct element *below = NULL;
    for (size_t i = 0; i < frame->count; i++) {
        const struct element *e = &frame->element[i];
        if (e->scrolls)
            below = NULL;
        if (!reachable(e))
            continue;
        if (e->scrolls && !rect_empty(element_seen(e)))
            return e;
        if (!e->scrolls && below == NULL)
            below = e;
    }
    return below != NULL ? below : first(frame, NULL, 1);
}

/* How far `to` lies from `from` in a direction; -1 if it does not lie there. What stands
 * beside the straight way counts double. */
static long distance(struct rect from, struct rect to, enum focus_way way)
{
    long dx = (to.x + to.w / 2) - (from.x + from.w / 2);
    long dy = (to.y + to.h / 2) - (from.y + from.h / 2);
    bool across = way == FOCUS_LEFT || way == FOCUS_RIGHT;
    long ahead = way == FOCUS_LEFT    ? -dx
                 : way == FOCUS_RIGHT ? dx
                 : way == FOCUS_UP    ? -dy
                                      : dy;
    long aside = labs(across ? dy : dx);
    if (ahead <= 0)
        return -1;
    bool beside = across ? to.y < from.y + from.h && from.y < to.y + to.h
                         : to.x < from.x + from.w && from.x < to.x + to.w;
    return beside ? ahead : ahead + 3 * aside;
}

static const struct element *nearest(const struct frame *frame,
                                     const struct element *from, enum focus_way way)
{
    const struct element *best = NULL;
    long least = -1;
    for (size_t i = 0; i < frame->count; i++) {
        const struct element *e = &frame->element[i];
        if (e == from || !reachable(e))
            continue;
        long far = distance(from->rect, e->rect, way);
        if (far >= 0 && (least < 0 || far < least)) {
            least = far;
            best = e;
        }
    }
    return best;
}

static int away(const struct frame *frame, const struct element *e)
{
    if (e == NULL || !e->scrolls)
        return 0;
    int air = frame->measure->gap_px;
    if (e->rect.y - air < e->clip.y)
        return e->rect.y - air - e->clip.y;
    int below = e->rect.y + e->rect.h + air - e->clip.y - e->clip.h;
    return below > 0 ? below : 0;
}

int focus_away(const struct focus *focus, const struct frame *frame)
{
    return away(frame, focus_element(focus, frame));
}

void focus_move(struct focus *focus, const struct frame *frame, enum focus_way way,
                int *scroll_px)
{
    *scroll_px = 0;
    const struct element *now = focus_element(focus, frame);
    const struct element *next;
    if (now == NULL)
        next = page_begin(frame);
    else if (!focus->shown)
        next = now;
    else if (way == FOCUS_NEXT || way == FOCUS_PREVIOUS)
        next = first(frame, now, way == FOCUS_NEXT ? 1 : -1);
    else
        next = nearest(frame, now, way);
    focus->shown = true;
    if (next == NULL)
        return;
    utf8_copy(focus->id, sizeof focus->id, next->id);
    *scroll_px = away(frame, next);
}

void focus_leave_page(struct focus *focus)
{
    wipe(focus->id, sizeof focus->id);
}

void focus_show(struct focus *focus, struct frame *frame)
{
    for (size_t i = 0; i < frame->count; i++)
        frame->element[i].state &= ~(unsigned)STATE_FOCUSED;
    if (!focus->shown)
        return;
    const struct element *e = focus_element(focus, frame);
    if (e == NULL && focus->id[0] == '\0')
        e = page_begin(frame);
    if (e == NULL)
        return;
    utf8_copy(focus->id, sizeof focus->id, e->id);
    frame->element[e - frame->element].state |= STATE_FOCUSED;
}
