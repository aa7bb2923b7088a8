#include "ui/entry.h"

enum { MOST_BOXES = 8 };

static uint32_t ground_of(const struct frame *frame, const struct entry *entry)
{
    return entry->taken ? frame->theme->ground : frame->theme->card;
}

/* Words of a row that leads somewhere are parts of it; those of one that does not speak
 * for themselves, all of them in one go. */
static void put_words(struct frame *frame, const struct entry *entry,
                      struct element *words, enum role alone, int x, int y)
{
    size_t before = frame->count;
    layout_part(frame, words, x, y, ground_of(frame, entry));
    if (entry->action.verb != 0 || frame->count == before)
        return;
    frame->element[before].role = alone;
    while (before > 0 && frame->element[before - 1].role == ROLE_IMAGE)
        before--;
    if (before > 0 && frame->element[before - 1].role != ROLE_PANEL)
        layout_join(frame);
}

static void put_title(struct frame *frame, struct column *inner,
                      const struct entry *entry)
{
    const struct measure *m = frame->measure;
    struct element title = {0};
    uint32_t ink = entry->taken ? frame->theme->soft : frame->theme->ink;
    int h = frame_text(frame, &title, entry->title, m->heading, ink,
                       (struct rect){inner->x, inner->y, inner->w, 0}, TEXT_START, 0);
    if (entry->mark_to > entry->mark_from && title.text != NULL) {
        struct text_box *box = arena_take_array(frame->arena, MOST_BOXES, sizeof *box);
        if (box != NULL) {
            title.mark = box;
            title.mark_count =
                text_boxes(title.text, entry->mark_from, entry->mark_to, box, MOST_BOXES);
            title.mark_fill = frame->theme->mark;
            /* Light ink on the mark's ground could not be read: a line below it. */
            for (size_t i = 0; frame->theme->id != THEME_LIGHT && i < title.mark_count;
                 i++) {
                int line = m->edge_px * 2;
                box[i].y += box[i].h - line;
                box[i].h = line;
            }
        }
    }
    put_words(frame, entry, &title, ROLE_HEADING, inner->x, inner->y);
    inner->y += h;
}

static void put_sentence(struct frame *frame, struct column *inner,
                         const struct entry *entry, const char *words,
                         struct text_style style, uint32_t ink)
{
    struct element sentence = {0};
    if (words == NULL)
        return;
    int h = frame_text(frame, &sentence, words, style, ink,
                       (struct rect){0, 0, inner->w, 0}, TEXT_START, 0);
    put_words(frame, entry, &sentence, ROLE_TEXT, inner->x, inner->y);
    inner->y += h;
}

static void put_badges(struct frame *frame, struct column *inner,
                       const struct entry *entry)
{
    const struct measure *m = frame->measure;
    int x = 0;
    int row_h = m->note.pitch_px;
    int icon = m->note.size_px * 6 / 5;
    if (entry->badge_count > 0)
        inner->y += m->note.size_px / 3;
    for (size_t i = 0; i < entry->badge_count; i++) {
        const struct badge *badge = &entry->badge[i];
        uint32_t ink =
            badge->good && !entry->taken ? frame->theme->good : frame->theme->soft;
        int at = badge->icon != NULL ? icon + m->note.size_px / 3 : 0;
        int w = text_width(frame->text, badge->words, m->note_strong) + 2;
        if (x > 0 && x + at + w > inner->w) {
            inner->y += row_h;
            row_h = m->note.pitch_px;
            x = 0;
        }
        if (at + w > inner->w)
            w = inner->w - at;
        if (badge->icon != NULL)
            layout_image(frame, badge->icon,
                         (struct rect){inner->x + x,
                                       inner->y + (m->note.pitch_px - icon) / 2, icon,
                                       icon},
                         ink);
        struct element words = {.spoken = badge->spoken};
        int h = frame_text(frame, &words, badge->words, m->note_strong, ink,
                           (struct rect){0, 0, w, 0}, TEXT_START, 0);
        put_words(frame, entry, &words, ROLE_NOTE, inner->x + x + at, inner->y);
        row_h = h > row_h ? h : row_h;
        x += at + w + m->note.size_px;
    }
    if (entry->badge_count > 0)
        inner->y += row_h;
}

/* The square of the picture. What is drawn in it grows with the letters; in large ones
 * it has less air around, and where the title's words need its room it is left out. */
struct picture {
    int side, icon;
};

static struct picture picture_of(struct frame *frame, const struct entry *entry, int w)
{
    const struct measure *m = frame->measure;
    const struct tint *tint = theme_tint(frame->theme, entry->tint);
    int side = m->compact ? m->target_px * 4 / 5 : m->tile_px * 4 / 3;
    bool on_card = tint->ground == frame->theme->card;
    struct picture p = {side,
                        measure_grown(m, on_card ? side * 7 / 10 : side * 56 / 100)};
    if (m->percent == 100)
        return p;
    p.side = p.icon * 6 / 5;
    int word = text_widest_word(frame->text, entry->title, m->heading);
    int few = m->body.size_px * 9;
    if (w - p.side - m->body.size_px < (word > few ? word : few))
        p = (struct picture){0, 0};
    return p;
}

static void put_picture(struct frame *frame, const struct entry *entry,
                        struct rect square, int icon_px)
{
    const struct tint *tint = theme_tint(frame->theme, entry->tint);
    bool on_card = tint->ground == frame->theme->card;
    struct element e = {
        .role = ROLE_IMAGE,
        .rect = square,
        .look = {.filled = !on_card && !entry->taken,
                 .fill = tint->ground,
                 .radius_px = square.w / 5},
        .icon = layout_icon(frame, entry->icon),
        .icon_ink = entry->taken ? frame->theme->soft : tint->ink,
        .icon_rect = rect_inset(square, (square.w - icon_px) / 2),
    };
    frame_add(frame, &e);
}

/* The width that a figure takes from the words beside it; 0: it stands below them. */
static int figure_width(struct frame *frame, const struct entry *entry, int w)
{
    const struct measure *m = frame->measure;
    if (entry->figure == NULL)
        return 0;
    int figure = text_width(frame->text, entry->figure, m->big) + 2;
    int title = text_widest_word(frame->text, entry->title, m->heading);
    int share = m->percent > 100 ? w * 11 / 20 : w * 2 / 5;
    int least = share > title ? share : title;
    return figure + m->body.size_px + least <= w ? figure : 0;
}

/* In the middle of the row's end, or below its words. */
static void put_figure(struct frame *frame, struct column *inner,
                       const struct entry *entry, int w, int top)
{
    const struct measure *m = frame->measure;
    if (entry->figure == NULL)
        return;
    struct element figure = {0};
    struct text_style style = m->big;
    int room = w > 0 ? w : inner->w;
    int widest = text_width(frame->text, entry->figure, style) + 2;
    if (widest > room) {
        style.size_px = style.size_px * room / widest;
        style.pitch_px = style.size_px * 14 / 10;
    }
    int h = frame_text(frame, &figure, entry->figure, style, frame->theme->ink,
                       (struct rect){0, 0, room, 0}, w > 0 ? TEXT_END : TEXT_START, 1);
    int y = w > 0 ? top + (inner->y - top - h) / 2 : inner->y;
    if (w > 0 && y < top)
        y = top;
    int x = w > 0 ? inner->x + inner->w + m->body.size_px : inner->x;
    put_words(frame, entry, &figure, ROLE_TEXT, x, y);
    int end = y + h;
    inner->y = end > inner->y ? end : inner->y;
}

/* Returns the place of the row's panel in the list, SIZE_MAX if there was no room. */
static size_t put_panel(struct frame *frame, struct column *column,
                        const struct entry *entry)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    int pad = m->pad_px * 4 / 5;
    struct picture p = picture_of(frame, entry, column->w - 2 * pad);
    int picture = p.side;
    int indent = picture > 0 ? picture + m->body.size_px * 3 / 4 : 0;
    bool on = (entry->state & STATE_CHECKED) != 0;
    bool leads = entry->action.verb != 0;
    struct element card = {
        .id = entry->id,
        .role = leads ? ROLE_ENTRY : ROLE_PANEL,
        .state = entry->state,
        .label = leads ? entry->title : "",
        .action = entry->action,
        .rect = {column->x, column->y, column->w, 0},
        .look = {.filled = true,
                 .fill = ground_of(frame, entry),
                 .edge = on ? t->main : t->card_edge,
                 .edge_px = on || entry->taken || t->edge_always ? m->edge_px : 0,
                 .radius_px = m->radius_px,
                 .shadow_px = t->edge_always || entry->taken ? 0 : measure_mm(m, 1.8)},
        .ink = t->ink,
        .ground = ground_of(frame, entry),
    };
    struct element *panel = frame_add(frame, &card);
    size_t at = panel != NULL ? (size_t)(panel - frame->element) : SIZE_MAX;
    if (picture > 0)
        put_picture(frame, entry,
                    (struct rect){column->x + pad, column->y + pad, picture, picture},
                    p.icon);
    struct column inner = {column->x + pad + indent, column->y + pad,
                           column->w - 2 * pad - indent};
    int figure = figure_width(frame, entry, inner.w);
    if (figure > 0)
        inner.w -= figure + m->body.size_px;
    put_sentence(frame, &inner, entry, entry->kicker, m->note_strong, t->main);
    put_title(frame, &inner, entry);
    put_sentence(frame, &inner, entry, entry->below, m->note, t->soft);
    put_sentence(frame, &inner, entry, entry->reason, m->strong, t->main);
    put_sentence(frame, &inner, entry, entry->summary, m->body,
                 entry->taken ? t->soft : t->ink);
    put_badges(frame, &inner, entry);
    put_figure(frame, &inner, entry, figure, column->y + pad);
    int h = inner.y + pad - column->y;
    int least = picture + 2 * pad;
    h = h > least ? h : least;
    h = h > m->target_px ? h : m->target_px;
    if (at != SIZE_MAX)
        frame->element[at].rect.h = h;
    column->y += h;
    return at;
}

void entry_put(struct frame *frame, struct column *column, const struct entry *entry)
{
    put_panel(frame, column, entry);
}

void entries_put(struct frame *frame, struct column *column, const struct entry *entry,
                 size_t count)
{
    enum { MOST_BESIDE = 2 };
    const struct measure *m = frame->measure;
    int gap = m->gap_px;
    size_t columns =
        (size_t)layout_columns(column->w, gap, m->body.size_px * 22, MOST_BESIDE);
    for (size_t i = 0; i < count; i += columns) {
        size_t at[MOST_BESIDE];
        size_t here = count - i < columns ? count - i : columns;
        int y = column->y;
        for (size_t k = 0; k < here; k++) {
            struct rect cell = layout_cell(*column, (int)columns, gap, 0, (int)k);
            struct column inner = {cell.x, column->y, cell.w};
            at[k] = put_panel(frame, &inner, &entry[i + k]);
            y = inner.y > y ? inner.y : y;
        }
        for (size_t k = 0; k < here; k++)
            if (at[k] != SIZE_MAX)
                frame->element[at[k]].rect.h = y - column->y;
        column->y = y + (i + columns < count ? gap : 0);
    }
}
