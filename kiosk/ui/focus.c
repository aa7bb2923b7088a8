#include "ui/focus.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

const struct reading_item *focus_item(const struct focus *focus,
                                      const struct reading *reading)
{
    size_t at = reading_find(reading, focus->id);
    return at < reading->count ? &reading->item[at] : NULL;
}

static const struct element *first_of(const struct reading *reading,
                                      const struct reading_item *item)
{
    return &reading->frame->element[item->from];
}

/* What is longer than the view is shown from where it begins. */
int focus_away_of(const struct reading *reading, size_t at, struct rect rect)
{
    const struct element *first = first_of(reading, &reading->item[at]);
    if (!first->scrolls)
        return 0;
    struct rect clip = first->clip;
    int air = reading->frame->measure->gap_px;
    int above = rect.y - air - clip.y;
    int below = rect.y + rect.h + air - clip.y - clip.h;
    if (above < 0 || below <= 0)
        return above < 0 ? above : 0;
    return below < above ? below : above;
}

static int away(const struct reading *reading, const struct reading_item *item)
{
    if (item == NULL)
        return 0;
    return focus_away_of(reading, (size_t)(item - reading->item), item->rect);
}

int focus_away(const struct focus *focus, const struct reading *reading)
{
    return away(reading, focus_item(focus, reading));
}

bool focus_unseen(const struct focus *focus, const struct reading *reading)
{
    const struct reading_item *item = focus_item(focus, reading);
    return item != NULL &&
           rect_empty(rect_cut(item->rect, first_of(reading, item)->clip));
}

void focus_move(struct focus *focus, const struct reading *reading, enum focus_way way,
                int *scroll_px)
{
    *scroll_px = 0;
    bool shown = focus->shown;
    focus->shown = true;
    if (reading->count == 0)
        return;
    size_t at = reading_find(reading, focus->id);
    if (at == reading->count)
        at = reading_begin(reading);
    else if (shown)
        at = reading_step(reading, at,
                          way == FOCUS_NEXT || way == FOCUS_NEXT_SECTION ? 1 : -1,
                          way == FOCUS_NEXT_SECTION || way == FOCUS_PREVIOUS_SECTION);
    utf8_copy(focus->id, sizeof focus->id, reading->item[at].id);
    *scroll_px = away(reading, &reading->item[at]);
}

void focus_leave_page(struct focus *focus)
{
    wipe(focus->id, sizeof focus->id);
}

void focus_show(struct focus *focus, const struct reading *reading)
{
    struct frame *frame = reading->frame;
    if (frame == NULL)
        return;
    for (size_t i = 0; i < frame->count; i++)
        frame->element[i].state &= ~(unsigned)STATE_FOCUSED;
    if (!focus->shown || reading->count == 0)
        return;
    const struct reading_item *item = focus_item(focus, reading);
    if (item == NULL && focus->id[0] == '\0')
        item = &reading->item[reading_begin(reading)];
    if (item == NULL)
        return;
    utf8_copy(focus->id, sizeof focus->id, item->id);
    frame->element[item->from].state |= STATE_FOCUSED;
    frame->element[item->from].ring = item->rect;
}
