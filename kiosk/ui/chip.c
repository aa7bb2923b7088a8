#include "ui/chip.h"

static const struct text_style *style_of(const struct measure *m, const struct chip *chip)
{
    return chip->large ? &m->strong : &m->note_strong;
}

static int icon_px(const struct measure *m)
{
    return m->note.size_px * 5 / 4;
}

static int pad_px(const struct measure *m)
{
    return m->pad_px * 3 / 4;
}

static int words_x(const struct measure *m, bool icon)
{
    return pad_px(m) + (icon ? icon_px(m) + m->note.size_px / 3 : 0);
}

int chip_width(struct frame *frame, const struct chip *chip)
{
    const struct measure *m = frame->measure;
    int w = words_x(m, chip->icon != NULL || chip->on) +
            text_width(frame->text, chip->label, *style_of(m, chip)) + 1 + pad_px(m);
    return w > m->target_px ? w : m->target_px;
}

static void put_one(struct frame *frame, struct rect rect, const struct chip *chip,
                    struct element *words)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    const char *icon = chip->on ? "check" : chip->icon;
    uint32_t fill = chip->on ? t->main : t->card;
    uint32_t ink = chip->on ? t->on_main : t->ink;
    struct element e = {
        .id = chip->id,
        .role = chip->link ? ROLE_ENTRY : ROLE_TOGGLE,
        .state = chip->on ? STATE_CHECKED : 0,
        .label = chip->label,
        .action = chip->action,
        .rect = rect,
        .look = {.filled = true,
                 .fill = fill,
                 .edge = chip->on ? t->main : t->chip_edge,
                 .edge_px = m->edge_px,
                 .radius_px = m->target_px / 2},
        .ink = ink,
        .ground = fill,
    };
    frame_add(frame, &e);
    if (icon != NULL) {
        int px = icon_px(m);
        struct rect square = {rect.x + pad_px(m), rect.y + (rect.h - px) / 2, px, px};
        layout_image(frame, icon, square, ink);
    }
    words->ink = ink;
    layout_part(frame, words, rect.x + words_x(m, icon != NULL),
                rect.y + (rect.h - words->text_rect.h) / 2, fill);
}

void chips_put(struct frame *frame, struct column *column, const struct chip *chip,
               size_t count)
{
    const struct measure *m = frame->measure;
    int x = 0;
    int row_h = 0;
    int gap = m->gap_px;
    for (size_t i = 0; i < count; i++) {
        struct element words = {0};
        int at = words_x(m, chip[i].icon != NULL || chip[i].on);
        int most = column->w - at - pad_px(m);
        int h = frame_text(frame, &words, chip[i].label, *style_of(m, &chip[i]), 0,
                           (struct rect){0, 0, most, 0}, TEXT_START, 0);
        int words_w = words.text != NULL ? words.text->width_px + 1 : 0;
        if (words_w < most && frame->direction == TEXT_LTR)
            words.text_rect.w = words_w;
        else if (words_w < most)
            frame_text(frame, &words, chip[i].label, *style_of(m, &chip[i]), 0,
                       (struct rect){0, 0, words_w, 0}, TEXT_START, 0);
        int w = at + (words_w < most ? words_w : most) + pad_px(m);
        int tall = h + m->note.size_px * 2 / 3;
        if (tall < m->target_px)
            tall = m->target_px;
        if (w < m->target_px)
            w = m->target_px;
        if (x > 0 && x + w > column->w) {
            column->y += row_h + gap;
            x = 0;
            row_h = 0;
        }
        put_one(frame, (struct rect){column->x + x, column->y, w, tall}, &chip[i],
                &words);
        x += w + gap;
        row_h = tall > row_h ? tall : row_h;
    }
    column->y += row_h;
}
