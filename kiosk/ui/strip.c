#include "ui/strip.h"

static void put_part(struct frame *frame, struct rect rect, uint32_t fill, int edge_px,
                     uint32_t edge)
{
    struct element e = {.role = ROLE_PANEL,
                        .rect = rect,
                        .look = {.filled = true,
                                 .fill = fill,
                                 .radius_px = rect.h / 2,
                                 .edge = edge,
                                 .edge_px = edge_px}};
    frame_add(frame, &e);
}

void strip_put(struct frame *frame, struct rect rect, int part, int whole,
               uint32_t ground, uint32_t ink)
{
    part = part < 0 ? 0 : part < whole ? part : whole;
    put_part(frame, rect, ground, frame->theme->edge_always ? 1 : 0, ink);
    rect.w = (int)((int64_t)rect.w * part / whole);
    if (rect.w > 0)
        put_part(frame, rect, ink, 0, 0);
}
