#include "screens/chrome.h"

#include "core/strings.h"
#include "ui/button.h"
#include "ui/strip.h"

/* The time that is left; the words beside it say the same. */
static void put_time(struct hall *hall, struct frame *frame, struct column *column,
                     int seconds)
{
    const struct theme *t = frame->theme;
    int h = measure_mm(frame->measure, 3);
    strip_put(frame, (struct rect){column->x, column->y, column->w, h}, seconds,
              hall->seconds_asked, t->notice, t->notice_edge);
    column_skip(column, h);
}

void still_there_build(struct hall *hall, struct frame *frame)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    int w = frame->all.w - 2 * m->margin_px;
    int most = measure_mm(m, 300);
    w = w < most ? w : most;
    struct element card = {
        .role = ROLE_PANEL,
        .rect = {frame->all.x + (frame->all.w - w) / 2, 0, w, 0},
        .look = {.filled = true,
                 .fill = t->card,
                 .edge = t->card_edge,
                 .edge_px = t->edge_always ? m->edge_px : 0,
                 .radius_px = m->radius_px * 3 / 2,
                 .shadow_px = t->edge_always ? 0 : measure_mm(m, 4)},
    };
    struct element *panel = frame_add(frame, &card);
    size_t first = panel != NULL ? (size_t)(panel - frame->element) : 0;
    int pad = m->compact ? m->pad_px / 2 : m->pad_px * 2;
    struct column column = {card.rect.x + m->pad_px * 2, pad, w - 4 * m->pad_px};
    bool picture = !m->compact && m->percent < 200;
    if (picture) {
        int side = m->tile_px * 3 / 2;
        layout_image(
            frame, "pan_tool",
            (struct rect){column.x + (column.w - side) / 2, column.y, side, side},
            t->edge_always ? t->main : t->notice_edge);
        column_skip(&column, side + m->gap_px);
    }
    column_centered(frame, &column, ROLE_HEADING,
                    m->percent >= 200 ? m->heading : m->title, t->ink, t->card,
                    strings_get("still_there.title"));
    int seconds = hall->seconds_left > 0 ? hall->seconds_left : 0;
    column_centered(
        frame, &column, ROLE_TEXT, m->body, t->ink, t->card,
        strings_count(frame->arena, "still_there.countdown", (unsigned long)seconds));
    column_skip(&column, m->gap_px);
    put_time(hall, frame, &column, seconds);
    column_skip(&column, m->gap_px);
    struct button yes = {
        .id = "nav:stay",
        .kind = BUTTON_MAIN,
        .label = strings_get("still_there.yes"),
        .centered = true,
        .action = act(VERB_STAY, 0, NULL),
    };
    struct button no = {
        .id = "nav:clear",
        .kind = BUTTON_PLAIN,
        .label = strings_get("still_there.no"),
        .centered = true,
        .action = act(VERB_CLEAR, 0, NULL),
    };
    int tall = m->compact ? 0 : m->tile_px * 5 / 4;
    struct rect place = {column.x, column.y, column.w, tall};
    if (m->compact) {
        place.w = (column.w - m->gap_px) / 2;
        int h = button_height(frame, &yes, place.w);
        int other = button_height(frame, &no, place.w);
        place.h = h > other ? h : other;
        button_put(frame, place, &yes);
        place.x += place.w + m->gap_px;
        place.y += button_put(frame, place, &no);
    } else {
        place.y += button_put(frame, place, &yes) + m->gap_px;
        place.h = 0;
        place.y += button_put(frame, place, &no);
    }
    /* Everything was laid out from the top; now the whole stands in the middle. */
    int h = place.y + pad;
    int down = frame->all.y + (frame->all.h > h ? (frame->all.h - h) / 2 : 0);
    for (size_t i = first; i < frame->count; i++) {
        struct element *e = &frame->element[i];
        e->rect.y += down;
        e->text_rect.y += down;
        e->icon_rect.y += down;
    }
    if (panel != NULL)
        frame->element[first].rect.h = h;
}
