#include "ui/section.h"

static const struct text_style *style_of(const struct measure *m,
                                         const struct section_line *line)
{
    switch (line->kind) {
    case SECTION_STRONG:
    case SECTION_GOOD:
        return &m->strong;
    case SECTION_BIG:
        return &m->big;
    case SECTION_SOFT:
        return &m->note;
    case SECTION_PLAIN:
        break;
    }
    return &m->body;
}

/* Figures that are not divided become smaller rather than cut. */
static struct text_style fitting(struct frame *frame, const struct section_line *line,
                                 int w)
{
    const struct measure *m = frame->measure;
    struct text_style style = *style_of(m, line);
    int widest =
        line->kind == SECTION_BIG ? text_widest_word(frame->text, line->words, style) : 0;
    if (widest <= w || w <= 0)
        return style;
    struct text_style smaller = m->strong;
    widest = text_widest_word(frame->text, line->words, smaller);
    if (widest > w) {
        smaller.size_px = smaller.size_px * w / widest - 1;
        smaller.pitch_px = smaller.size_px * 14 / 10;
    }
    return smaller;
}

static uint32_t ink_of(const struct frame *frame, const struct section *section,
                       const struct section_line *line)
{
    const struct theme *t = frame->theme;
    if (section->notice)
        return t->on_notice;
    if (line->kind == SECTION_GOOD)
        return t->good;
    return line->kind == SECTION_SOFT ? t->soft : t->ink;
}

/* Where the second column of a section's table begins, 0 where there is no room for it.
 */
static int beside_x(struct frame *frame, const struct section *section, int w)
{
    const struct measure *m = frame->measure;
    int first = 0;
    int second = 0;
    for (size_t i = 0; i < section->line_count; i++) {
        const struct section_line *line = &section->line[i];
        if (line->beside == NULL)
            continue;
        const struct text_style *style = style_of(m, line);
        int words = text_width(frame->text, line->words, *style) + 2;
        int beside = text_width(frame->text, line->beside, *style) + 2;
        first = words > first ? words : first;
        second = beside > second ? beside : second;
    }
    int x = first + m->body.size_px;
    /* Two lines in the second column still read well; more do not. */
    return x <= w * 3 / 5 && second <= 2 * (w - x) ? x : 0;
}

/* Puts one line below the other from `column`; the number or dot of a list stands in
 * front. */
static void put_line(struct frame *frame, struct column *column,
                     const struct section *section, const struct section_line *line,
                     int beside, uint32_t ground)
{
    struct text_style fits = fitting(frame, line, column->w);
    const struct text_style *style = &fits;
    uint32_t ink = ink_of(frame, section, line);
    int indent = 0;
    if (line->number > 0 || line->bullet) {
        const char *mark = line->bullet ? "•" : layout_number(frame, line->number);
        int number_w = text_width(frame->text, line->number > 9 ? "88. " : "8. ", *style);
        indent = line->bullet ? text_width(frame->text, "• ", *style) + style->size_px / 5
                              : number_w + style->size_px / 8;
        struct column narrow = {column->x, column->y, indent};
        column_words(frame, &narrow, ROLE_TEXT, *style, ink, ground, mark);
    }
    struct column rest = {column->x + indent, column->y, column->w - indent};
    enum role role = line->kind == SECTION_SOFT ? ROLE_NOTE : ROLE_TEXT;
    if (line->beside != NULL && beside > 0) {
        struct column second = {column->x + beside, column->y, column->w - beside};
        rest.w = beside - frame->measure->body.size_px;
        column_words(frame, &rest, role, *style, ink, ground, line->words);
        column_words(frame, &second, role, *style, ink, ground, line->beside);
        layout_join(frame);
        column->y = rest.y > second.y ? rest.y : second.y;
        return;
    }
    if (column_words(frame, &rest, role, *style, ink, ground, line->words) > 0 &&
        indent > 0)
        layout_join(frame);
    if (line->beside != NULL) {
        struct column below = {rest.x + style->size_px, rest.y, rest.w - style->size_px};
        column_words(frame, &below, role, *style, ink, ground, line->beside);
        layout_join(frame);
        rest.y = below.y;
    }
    column->y = rest.y;
}

/* The sign at the end of the card, as broad as `side`. */
static void put_sign(struct frame *frame, const struct section *section,
                     struct rect square)
{
    const struct theme *t = frame->theme;
    struct element e = {
        .role = ROLE_IMAGE,
        .rect = square,
        .look = {.filled = true,
                 .fill = t->ground,
                 .edge = t->main,
                 .edge_px = frame->measure->edge_px,
                 .radius_px = square.w / 2},
        .icon = section->sign,
        .icon_ink = t->main,
        .icon_rect = rect_inset(square, square.w * 20 / 100),
    };
    frame_add(frame, &e);
}

void section_put(struct frame *frame, struct column *column,
                 const struct section *section)
{
    if (section->line_count == 0)
        return;
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    uint32_t ground = section->notice ? t->notice : t->card;
    int icon = section->icon != NULL ? m->strong.size_px * 5 / 4 : 0;
    int indent = icon > 0 ? icon + m->body.size_px * 3 / 4 : 0;
    if (column->w - 2 * m->pad_px - indent < m->body.size_px * 12) {
        /* Large letters in a narrow column need its whole width; the picture says nothing
         * new. */
        icon = 0;
        indent = 0;
    }
    struct element card = {
        .id = section->id,
        .role = ROLE_PANEL,
        .rect = {column->x, column->y, column->w, 0},
        .look = {.filled = true,
                 .fill = ground,
                 .edge = section->notice ? t->notice_edge : t->card_edge,
                 .edge_px = section->notice || t->edge_always ? m->edge_px : 0,
                 .radius_px = m->radius_px},
    };
    struct element *panel = frame_add(frame, &card);
    size_t at = panel != NULL ? (size_t)(panel - frame->element) : 0;
    int pad = m->pad_px * 4 / 5;
    struct column inner = {column->x + m->pad_px + indent, column->y + pad,
                           column->w - 2 * m->pad_px - indent};
    int sign = section->sign != NULL ? m->body.size_px * 7 / 2 : 0;
    if (sign > 0) {
        put_sign(frame, section,
                 (struct rect){inner.x + inner.w - sign, column->y + pad, sign, sign});
        inner.w -= sign + m->body.size_px / 2;
    }
    if (icon > 0)
        layout_image(frame, section->icon,
                     (struct rect){column->x + m->pad_px, column->y + pad, icon, icon},
                     section->notice ? t->on_notice : t->main);
    if (section->heading != NULL)
        column_words(frame, &inner, ROLE_HEADING, m->note_strong,
                     section->notice ? t->on_notice : t->soft, ground, section->heading);
    int beside = beside_x(frame, section, inner.w);
    for (size_t i = 0; i < section->line_count; i++)
        put_line(frame, &inner, section, &section->line[i], beside, ground);
    int h = inner.y + pad - column->y;
    int least = (icon > sign ? icon : sign) + 2 * pad;
    h = h > least ? h : least;
    if (panel != NULL)
        frame->element[at].rect.h = h;
    column->y += h;
}
