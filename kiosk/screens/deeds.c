#include "screens/deeds.h"

/* Large words have no room several times: the main thing is said, the others are shown;
 * where that one has no room either, it is shown too. */
static bool large(const struct frame *frame)
{
    return frame->measure->percent > 100;
}

/* As it stands in `w` px. */
static struct button standing(struct frame *frame, const struct button *deed, int w)
{
    struct button one = *deed;
    one.around = true;
    one.stacked = !large(frame);
    one.centered = large(frame);
    if (large(frame) && (one.kind != BUTTON_MAIN || button_width(frame, &one) > w)) {
        one.spoken = one.spoken != NULL ? one.spoken : one.label;
        one.label = NULL;
    }
    return one;
}

/* The width of a deed: the main one has what the others leave. */
static int width_of(const struct frame *frame, const struct button *deed, int count,
                    int w)
{
    const struct measure *m = frame->measure;
    int picture = m->around.size_px * 5 / 4 + m->pad_px;
    int side = picture > m->target_px ? picture : m->target_px;
    if (!large(frame))
        return (w - (count - 1) * m->gap_px) / count;
    return deed->kind == BUTTON_MAIN ? w - (count - 1) * (side + m->gap_px) : side;
}

int deeds_px(struct frame *frame, const struct button *deed, int count)
{
    const struct measure *m = frame->measure;
    int w = (m->compact ? frame->all.w * 3 / 4 : frame->all.w) - 2 * m->margin_px;
    int h = 0;
    for (int i = 0; i < count; i++) {
        int room = width_of(frame, &deed[i], count, w);
        struct button one = standing(frame, &deed[i], room);
        int needed = button_height(frame, &one, room);
        h = needed > h ? needed : h;
    }
    return h + 2 * m->gap_px;
}

void deeds_put(struct frame *frame, const struct button *deed, int count, int px)
{
    const struct measure *m = frame->measure;
    struct rect below = chrome_below(frame, px);
    struct column row = {below.x + m->margin_px, below.y + m->gap_px,
                         below.w - 2 * m->margin_px};
    int h = below.h - 2 * m->gap_px;
    int x = row.x;
    chrome_fixed_begin(frame);
    for (int i = 0; i < count; i++) {
        struct rect place = layout_cell(row, count, m->gap_px, h, i);
        if (large(frame))
            place = (struct rect){x, row.y, width_of(frame, &deed[i], count, row.w), h};
        struct button one = standing(frame, &deed[i], place.w);
        x += place.w + m->gap_px;
        button_put(frame, place, &one);
    }
    chrome_fixed_end(frame);
}
