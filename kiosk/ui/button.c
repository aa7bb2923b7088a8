#include "ui/button.h"

#include "ui/layout.h"

struct colours {
    uint32_t fill, ink, ground;
    uint32_t edge;
    int edge_px;
    bool filled;
};

static struct colours colours_of(const struct frame *frame, const struct button *button)
{
    const struct theme *t = frame->theme;
    int edge = frame->measure->edge_px;
    switch (button->kind) {
    case BUTTON_MAIN:
        return (struct colours){t->main, t->on_main, t->main, 0, 0, true};
    case BUTTON_PALE:
        return (struct colours){
            t->pale, t->on_pale, t->pale, t->card_edge, t->edge_always ? edge : 0, true};
    case BUTTON_REPORT:
        return (struct colours){t->report_ground, t->report, t->report_ground,
                                t->report,        edge,      true};
    case BUTTON_SAY:
        return (struct colours){t->report, t->report_ground, t->report, 0, 0, true};
    case BUTTON_ALARM:
        return (struct colours){t->alarm_ground, t->alarm, t->alarm_ground,
                                t->alarm,        edge,     true};
    case BUTTON_PLAIN:
        return (struct colours){t->card, t->main, t->card, t->chip_edge, edge, true};
    case BUTTON_PILL:
        return (struct colours){t->card, t->main, t->card, t->main, edge, true};
    case BUTTON_BARE:
        break;
    }
    return (struct colours){t->ground, t->main, t->ground, 0, 0, false};
}

static struct text_style label_style(const struct measure *m, const struct button *button)
{
    if (button->around)
        return m->around;
    return button->hint != NULL || button->heading ? m->heading : m->strong;
}

/* Where the parts of a button stand, relative to its corner. */
struct parts {
    int pad;
    int icon_px;
    int words_x, words_w;
    int label_h, hint_h;
};

static struct parts parts_of(struct frame *frame, const struct button *button, int w,
                             struct element *label, struct element *hint)
{
    const struct measure *m = frame->measure;
    struct parts p = {.pad = button->kind == BUTTON_BARE ? 0 : m->pad_px};
    p.icon_px = button->icon != NULL ? label_style(m, button).size_px * 5 / 4 : 0;
    p.words_x =
        p.pad + (p.icon_px > 0 ? p.icon_px + label_style(m, button).size_px / 2 : 0);
    int arrow = button->arrow ? label_style(m, button).size_px * 3 / 2 : 0;
    p.words_w = w - p.words_x - p.pad - arrow;
    struct colours c = colours_of(frame, button);
    enum text_align align = TEXT_START;
    if (button->label != NULL)
        p.label_h = frame_text(frame, label, button->label, label_style(m, button), c.ink,
                               (struct rect){0, 0, p.words_w, 0}, align, 0);
    if (button->hint != NULL)
        p.hint_h = frame_text(frame, hint, button->hint, m->note, c.ink,
                              (struct rect){0, 0, p.words_w, 0}, align, 0);
    return p;
}

int button_air(const struct measure *m, bool around)
{
    return around && m->percent > 100 ? m->pad_px / 5 : m->pad_px * 3 / 5;
}

static int height_of(const struct measure *m, const struct parts *p,
                     const struct button *button)
{
    int words = p->label_h + p->hint_h;
    int least = words > p->icon_px ? words : p->icon_px;
    int air = button->kind == BUTTON_BARE || button->label == NULL
                  ? 0
                  : button_air(m, button->around);
    int h = least + 2 * air;
    return h > m->target_px ? h : m->target_px;
}

/* A stacked button: its words take the whole width, the icon stands above them where the
 * height has room for both. */
static int stacked_icon(const struct measure *m, const struct button *button)
{
    return m->compact || button->icon == NULL ? 0
                                              : label_style(m, button).size_px * 5 / 4;
}

static int stacked_label(struct frame *frame, const struct button *button, int w,
                         struct element *label)
{
    const struct measure *m = frame->measure;
    struct text_style style = label_style(m, button);
    int room = w - m->pad_px;
    int widest = text_widest_word(frame->text, button->label, style) + 2;
    /* Smaller rather than cut. */
    if (widest > room) {
        style.size_px = style.size_px * room / widest;
        style.pitch_px = style.pitch_px * room / widest;
    }
    return frame_text(frame, label, button->label, style, colours_of(frame, button).ink,
                      (struct rect){0, 0, room, 0}, TEXT_CENTER, 0);
}

static int stacked_height(struct frame *frame, const struct button *button, int w)
{
    const struct measure *m = frame->measure;
    struct element label = {0};
    int h = stacked_icon(m, button) + stacked_label(frame, button, w, &label) +
            m->pad_px * 3 / 5;
    return h > m->target_px ? h : m->target_px;
}

static void stacked_put(struct frame *frame, struct rect rect,
                        const struct button *button)
{
    const struct measure *m = frame->measure;
    struct colours c = colours_of(frame, button);
    struct element label = {0};
    int icon = stacked_icon(m, button);
    int h = stacked_label(frame, button, rect.w, &label);
    int y = rect.y + (rect.h - icon - h) / 2;
    if (icon > 0)
        layout_image(frame, button->icon,
                     (struct rect){rect.x + (rect.w - icon) / 2, y, icon, icon}, c.ink);
    layout_part(frame, &label, rect.x + m->pad_px / 2, y + icon, c.ground);
}

int button_height(struct frame *frame, const struct button *button, int w)
{
    struct element label = {0};
    struct element hint = {0};
    if (button->stacked)
        return stacked_height(frame, button, w);
    struct parts p = parts_of(frame, button, w, &label, &hint);
    return height_of(frame->measure, &p, button);
}

int button_width(struct frame *frame, const struct button *button)
{
    const struct measure *m = frame->measure;
    int pad = button->kind == BUTTON_BARE ? 0 : m->pad_px;
    int w = 2 * pad + (button->arrow ? label_style(m, button).size_px * 3 / 2 : 0);
    if (button->icon != NULL)
        w += label_style(m, button).size_px * 5 / 4 +
             (button->label != NULL ? label_style(m, button).size_px / 2 : 0);
    int label = button->label != NULL
                    ? text_width(frame->text, button->label, label_style(m, button))
                    : 0;
    int hint = button->hint != NULL ? text_width(frame->text, button->hint, m->note) : 0;
    w += (label > hint ? label : hint) + 2;
    return w > m->target_px ? w : m->target_px;
}

/* Lays the words out as narrow as they are, so that they can stand in the middle. Returns
 * by how much icon and words move away from the start. */
static int center(struct frame *frame, const struct button *button, struct parts *p,
                  struct element *label, struct element *hint, int w, uint32_t ink)
{
    const struct measure *m = frame->measure;
    int words_w = label->text != NULL ? label->text->width_px : 0;
    if (hint->text != NULL && hint->text->width_px > words_w)
        words_w = hint->text->width_px;
    words_w = words_w + 1 < p->words_w ? words_w + 1 : p->words_w;
    struct rect narrow = {0, 0, words_w, 0};
    enum text_align align = button->icon != NULL ? TEXT_START : TEXT_CENTER;
    if (label->text != NULL)
        p->label_h = frame_text(frame, label, button->label, label_style(m, button), ink,
                                narrow, align, 0);
    if (hint->text != NULL)
        p->hint_h = frame_text(frame, hint, button->hint, m->note, ink, narrow, align, 0);
    p->words_w = words_w;
    int used = p->words_x + words_w + p->pad;
    return used < w ? (w - used) / 2 : 0;
}

int button_put(struct frame *frame, struct rect rect, const struct button *button)
{
    const struct measure *m = frame->measure;
    struct colours c = colours_of(frame, button);
    struct element label = {0};
    struct element hint = {0};
    struct parts p = parts_of(frame, button, rect.w, &label, &hint);
    int h = button_height(frame, button, rect.w);
    if (rect.h < h)
        rect.h = h;
    struct element e = {
        .id = button->id,
        .role = ROLE_BUTTON,
        .state = button->state,
        .label = button->label != NULL ? button->label : button->spoken,
        .spoken = button->spoken,
        .action = button->action,
        .rect = rect,
        .look = {.filled = c.filled,
                 .fill = c.fill,
                 .edge = c.edge,
                 .edge_px = c.edge_px,
                 .radius_px = button->kind == BUTTON_PILL ? rect.h / 2 : m->radius_px},
        .ink = c.ink,
        .ground = c.ground,
    };
    frame_add(frame, &e);
    if (button->stacked) {
        stacked_put(frame, rect, button);
        return rect.h;
    }
    int shift =
        button->centered ? center(frame, button, &p, &label, &hint, rect.w, c.ink) : 0;
    int icon_x = button->label == NULL ? (rect.w - p.icon_px) / 2 : p.pad + shift;
    if (button->icon != NULL)
        layout_image(frame, button->icon,
                     (struct rect){rect.x + icon_x, rect.y + (rect.h - p.icon_px) / 2,
                                   p.icon_px, p.icon_px},
                     c.ink);
    int y = rect.y + (rect.h - p.label_h - p.hint_h) / 2;
    if (label.text != NULL)
        label.text_rect.w = p.words_w;
    layout_part(frame, &label, rect.x + p.words_x + shift, y, c.ground);
    layout_part(frame, &hint, rect.x + p.words_x + shift, y + p.label_h, c.ground);
    if (button->arrow) {
        int px = label_style(m, button).size_px * 5 / 4;
        layout_image(frame, "arrow_forward",
                     (struct rect){rect.x + rect.w - p.pad - px,
                                   rect.y + (rect.h - px) / 2, px, px},
                     c.ink);
    }
    return rect.h;
}

void buttons_put(struct frame *frame, struct column *column, const struct button *button,
                 size_t count)
{
    int gap = frame->measure->gap_px;
    int columns = (int)count;
    for (size_t i = 0; i < count && columns > 1; i++)
        if (button_width(frame, &button[i]) > (column->w - (columns - 1) * gap) / columns)
            columns = 1;
    if (columns < 1)
        return;
    int h = 0;
    for (size_t i = 0; i < count; i++) {
        int w = layout_cell(*column, columns, gap, 0, (int)i % columns).w;
        int each = button_height(frame, &button[i], w);
        h = each > h ? each : h;
    }
    for (size_t i = 0; i < count; i++)
        button_put(frame, layout_cell(*column, columns, gap, h, (int)i), &button[i]);
    int rows = ((int)count + columns - 1) / columns;
    column->y += rows * (h + gap) - gap;
}
