#include "ui/choice.h"

/* Where the parts of a choice stand, relative to its corner. */
struct parts {
    int pad;
    int icon_px, tick_px;
    int words_x, words_w;
    int label_h;
};

static struct text_style label_style(const struct frame *frame)
{
    struct text_style style = frame->measure->strong;
    /* Two lines stand closer than running text; marks above need the full pitch. */
    if (frame->direction == TEXT_LTR)
        style.pitch_px = style.size_px * 130 / 100;
    return style;
}

static struct parts parts_of(struct frame *frame, const struct choice *choice, int w,
                             struct element *label)
{
    const struct measure *m = frame->measure;
    struct text_style style = label_style(frame);
    struct parts p = {.pad = m->compact ? m->pad_px : m->pad_px * 4 / 5};
    p.icon_px = style.size_px * 3 / 2;
    p.tick_px = style.size_px * 6 / 5;
    p.words_x = p.pad + p.icon_px + style.size_px / 2;
    p.words_w = w - p.words_x - p.pad - p.tick_px - style.size_px / 4;
    if (text_widest_word(frame->text, choice->label, style) > p.words_w) {
        /* Long words in large letters need the room of the picture. */
        p.words_w += p.words_x - p.pad;
        p.words_x = p.pad;
        p.icon_px = 0;
    }
    p.label_h = frame_text(frame, label, choice->label, style, frame->theme->ink,
                           (struct rect){0, 0, p.words_w, 0}, TEXT_START, 0);
    return p;
}

static int height_of(struct frame *frame, const struct choice *choice, int w)
{
    const struct measure *m = frame->measure;
    struct element label = {0};
    struct parts p = parts_of(frame, choice, w, &label);
    int h = (p.label_h > p.icon_px ? p.label_h : p.icon_px) + p.pad * 5 / 4;
    return h > m->target_px ? h : m->target_px;
}

static int least_width(struct frame *frame, const struct choice *choice)
{
    struct element label = {0};
    struct parts p = parts_of(frame, choice, 10000, &label);
    int word = text_widest_word(frame->text, choice->label, label_style(frame));
    int few = frame->measure->strong.size_px * 8;
    return 10000 - p.words_w + (word > few ? word : few) + 2;
}

static void put_choice(struct frame *frame, struct rect rect, const struct choice *choice)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    bool on = (choice->state & STATE_CHECKED) != 0;
    uint32_t ground = on ? theme_tint(t, "plum")->ground : t->card;
    struct element e = {
        .id = choice->id,
        .role = choice->leads ? ROLE_BUTTON : ROLE_TOGGLE,
        .state = choice->state,
        .label = choice->label,
        .action = choice->action,
        .rect = rect,
        .look = {.filled = true,
                 .fill = ground,
                 .edge = on ? t->report : t->card_edge,
                 .edge_px = on               ? m->edge_px * 2
                            : t->edge_always ? m->edge_px
                                             : 0,
                 .radius_px = m->radius_px,
                 .shadow_px = t->edge_always || on ? 0 : measure_mm(m, 1.8)},
        .ink = t->ink,
        .ground = ground,
    };
    frame_add(frame, &e);
    struct element label = {0};
    struct parts p = parts_of(frame, choice, rect.w, &label);
    if (p.icon_px > 0)
        layout_image(frame, choice->icon,
                     (struct rect){rect.x + p.pad, rect.y + (rect.h - p.icon_px) / 2,
                                   p.icon_px, p.icon_px},
                     t->report);
    layout_part(frame, &label, rect.x + p.words_x, rect.y + (rect.h - p.label_h) / 2,
                ground);
    if (on || choice->leads)
        layout_image(frame, on ? "check_circle" : "chevron_right",
                     (struct rect){rect.x + rect.w - p.pad - p.tick_px,
                                   rect.y + (rect.h - p.tick_px) / 2, p.tick_px,
                                   p.tick_px},
                     t->report);
}

void choices_put(struct frame *frame, struct column *column, const struct choice *choice,
                 size_t count, int least_h)
{
    int gap = frame->measure->gap_px;
    int least = 0;
    for (size_t i = 0; i < count; i++) {
        int w = least_width(frame, &choice[i]);
        least = w > least ? w : least;
    }
    int columns = layout_columns(column->w, gap, least, frame->measure->wide ? 3 : 2);
    for (size_t row = 0; row < count; row += (size_t)columns) {
        size_t end = row + (size_t)columns < count ? row + (size_t)columns : count;
        int h = least_h;
        for (size_t i = row; i < end; i++) {
            int w = layout_cell(*column, columns, gap, 0, (int)(i - row)).w;
            int each = height_of(frame, &choice[i], w);
            h = each > h ? each : h;
        }
        for (size_t i = row; i < end; i++)
            put_choice(frame, layout_cell(*column, columns, gap, h, (int)(i - row)),
                       &choice[i]);
        column->y += h + (end < count ? gap : 0);
    }
}
