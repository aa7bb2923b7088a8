#include "ui/progress.h"

void progress_put(struct frame *frame, struct column *column, int done, int count,
                  uint32_t fill)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    int h = measure_mm(m, m->compact ? 2 : 4);
    for (int i = 0; i < count; i++) {
        bool filled = i < done;
        struct element strip = {
            .role = ROLE_PANEL,
            .rect = layout_cell(*column, count, m->gap_px, h, i),
            .look = {.filled = true, .fill = filled ? fill : t->line, .radius_px = h / 2},
        };
        /* Where the line's colour is the same, what is left is an outline. */
        if (!filled && t->line == fill) {
            strip.look.fill = t->ground;
            strip.look.edge = t->line;
            strip.look.edge_px = m->edge_px / 2;
        }
        frame_add(frame, &strip);
    }
    column->y += h;
}
