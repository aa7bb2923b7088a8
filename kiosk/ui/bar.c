#include "ui/bar.h"

#include "ui/layout.h"

/* How the entries stand: at 100 % below each other's pictures in one row, or at the side;
 * larger, pictures and words side by side in as many rows as they need, or the pictures
 * alone. */
struct setting {
    size_t rows;
    size_t a_row; /* entries of a row, the last one may have fewer */
    bool beside;  /* the words stand beside the picture */
    bool words;
};

static int icon_px(const struct measure *m)
{
    int px = m->compact ? m->target_px * 2 / 5 : m->target_px * 7 / 10;
    return measure_grown(m, px);
}

static int beside_px(struct frame *frame, const struct bar_entry *entry)
{
    const struct measure *m = frame->measure;
    return icon_px(m) + m->gap_px / 2 +
           text_width(frame->text, entry->label, m->note_strong) + 2 + m->gap_px;
}

/* The width that a row needs. */
static int row_px(struct frame *frame, const struct bar_entry *entry, size_t count)
{
    int w = 0;
    for (size_t i = 0; i < count; i++)
        w += beside_px(frame, &entry[i]) + frame->measure->gap_px / 2;
    return w;
}

static struct setting setting_of(struct frame *frame, const struct bar_entry *entry,
                                 size_t count, bool pictures)
{
    const struct measure *m = frame->measure;
    struct setting s = {1, count, false, !pictures};
    if (m->compact || pictures || m->percent == 100)
        return s;
    s.beside = true;
    int room = frame->all.w - 2 * m->gap_px;
    for (;; s.rows++) {
        s.a_row = (count + s.rows - 1) / s.rows;
        bool fits = true;
        for (size_t i = 0; i < count; i += s.a_row)
            fits = fits && row_px(frame, &entry[i],
                                  count - i < s.a_row ? count - i : s.a_row) <= room;
        if (fits || s.rows == count)
            return s;
    }
}

static int row_height(const struct measure *m, const struct setting *s)
{
    int h = icon_px(m) + (s->words ? m->note_strong.pitch_px : 0);
    if (s->beside)
        h = icon_px(m) > m->note_strong.pitch_px ? icon_px(m) : m->note_strong.pitch_px;
    h += m->pad_px / 2;
    return h > m->target_px ? h : m->target_px;
}

int bar_px(struct frame *frame, const struct bar_entry *entry, size_t count,
           bool pictures)
{
    const struct measure *m = frame->measure;
    struct setting s = setting_of(frame, entry, count, pictures);
    if (!m->compact) {
        int rows = (int)s.rows;
        return rows * (row_height(m, &s) + m->gap_px / 2) + m->gap_px / 2;
    }
    int widest = m->target_px;
    for (size_t i = 0; i < count && s.words; i++) {
        int word = text_widest_word(frame->text, entry[i].label, m->note_strong);
        widest = word > widest ? word : widest;
    }
    return widest + (s.words ? 2 : 1) * m->gap_px;
}

static void put_count(struct frame *frame, struct rect entry, struct rect icon, int count)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    int side = m->note_strong.pitch_px;
    struct rect disc = {icon.x + icon.w * 3 / 5, icon.y - side / 5, side, side};
    if (m->percent > 100)
        disc.x = icon.x - side / 4;
    if (disc.x < entry.x)
        disc.x = entry.x;
    if (disc.y < entry.y)
        disc.y = entry.y;
    struct element e = {.role = ROLE_PART, .rect = disc, .ground = t->report};
    uint32_t ink = t->report_ground;
    e.look = (struct look){.filled = true, .fill = t->report, .radius_px = side / 2};
    frame_text(frame, &e, frame_print(frame, "%d", count), m->note_strong, ink, disc,
               TEXT_CENTER, 1);
    frame_add(frame, &e);
}

/* The picture in the middle, or with the words beside or below it. */
static void put_inside(struct frame *frame, struct rect rect,
                       const struct bar_entry *entry, const struct setting *s,
                       uint32_t ink, uint32_t ground)
{
    const struct measure *m = frame->measure;
    struct element words = {0};
    int px = icon_px(m);
    int w = s->beside ? text_width(frame->text, entry->label, m->note_strong) + 2
                      : rect.w - 2;
    int h = 0;
    if (s->words)
        h = frame_text(frame, &words, entry->label, m->note_strong, ink,
                       (struct rect){0, 0, w, 0}, s->beside ? TEXT_START : TEXT_CENTER,
                       0);
    struct rect icon = {rect.x + (rect.w - px) / 2, rect.y + (rect.h - px - h) / 2, px,
                        px};
    int x = rect.x + 1;
    int y = icon.y + px;
    if (s->beside) {
        icon.x = rect.x + (rect.w - px - m->gap_px / 2 - w) / 2;
        icon.y = rect.y + (rect.h - px) / 2;
        x = icon.x + px + m->gap_px / 2;
        y = rect.y + (rect.h - h) / 2;
    }
    layout_image(frame, entry->icon, icon, ink);
    if (entry->count > 0)
        put_count(frame, rect, icon, entry->count);
    layout_part(frame, &words, x, y, ground);
}

static void put_entry(struct frame *frame, struct rect rect,
                      const struct bar_entry *entry, const struct setting *s)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    bool shown = entry->current || entry->on;
    uint32_t ground = shown ? t->pale : t->card;
    uint32_t ink = shown ? t->on_pale : entry->off ? t->soft : t->main;
    unsigned state = (entry->current ? STATE_CURRENT : 0u) |
                     (entry->on ? STATE_CHECKED : 0u) |
                     (entry->off ? STATE_DISABLED : 0u);
    struct element e = {
        .id = entry->id,
        .role = ROLE_BUTTON,
        .state = state,
        .label = entry->label,
        .spoken = entry->spoken,
        .action = entry->action,
        .rect = rect,
        .look = {.filled = true,
                 .fill = ground,
                 .radius_px = m->radius_px,
                 .edge = t->main,
                 .edge_px = shown && t->edge_always ? m->edge_px : 0},
        .ink = ink,
        .ground = ground,
    };
    frame_add(frame, &e);
    put_inside(frame, rect, entry, s, ink, ground);
}

/* Below: rows; where words stand beside their pictures, each entry has what it needs and
 * its part of the rest. */
static void put_rows(struct frame *frame, struct rect rect, const struct bar_entry *entry,
                     size_t count, const struct setting *s)
{
    const struct measure *m = frame->measure;
    int gap = m->gap_px / 2;
    int h = (rect.h - gap) / (int)s->rows - gap;
    int room = rect.w - 2 * gap;
    for (size_t row = 0; row * s->a_row < count; row++) {
        const struct bar_entry *first = &entry[row * s->a_row];
        size_t here = count - row * s->a_row;
        here = here < s->a_row ? here : s->a_row;
        int spare = room - row_px(frame, first, here);
        int x = rect.x + gap;
        int y = rect.y + gap + (int)row * (h + gap);
        for (size_t i = 0; i < here; i++) {
            int w = s->beside ? beside_px(frame, &first[i]) + gap + spare / (int)here
                              : room / (int)here;
            struct rect place = {x + gap / 2, y, w - gap, h};
            put_entry(frame, place, &first[i], s);
            x += w;
        }
    }
}

/* Ground and hair line above it, or at its side. */
static void put_ground(struct frame *frame, struct rect rect, bool side)
{
    const struct theme *t = frame->theme;
    int edge_px = frame->measure->edge_px;
    struct element ground = {
        .role = ROLE_PANEL, .rect = rect, .look = {.filled = true, .fill = t->card}};
    frame_add(frame, &ground);
    int hair = edge_px / 2 > 0 ? edge_px / 2 : 1;
    struct element line = {.role = ROLE_PANEL, .look = {.filled = true, .fill = t->line}};
    line.rect = side ? (struct rect){rect.x + rect.w - hair, rect.y, hair, rect.h}
                     : (struct rect){rect.x, rect.y, rect.w, hair};
    frame_add(frame, &line);
}

static int row_entry_px(const struct measure *m, size_t count, int w)
{
    return (w - m->gap_px) / (int)count - m->gap_px / 2 - 2;
}

static struct setting row_setting(struct frame *frame, const struct bar_entry *entry,
                                  size_t count, int w)
{
    const struct measure *m = frame->measure;
    bool words = !m->wide && m->percent == 100;
    for (size_t i = 0; i < count; i++)
        words = words && text_widest_word(frame->text, entry[i].label, m->note_strong) <
                             row_entry_px(m, count, w);
    return (struct setting){1, count, false, words};
}

int bar_row_px(struct frame *frame, const struct bar_entry *entry, size_t count, int w)
{
    const struct measure *m = frame->measure;
    struct setting s = row_setting(frame, entry, count, w);
    int most = 0;
    for (size_t i = 0; i < count && s.words; i++) {
        struct element words = {0};
        struct rect place = {0, 0, row_entry_px(m, count, w), 0};
        int h = frame_text(frame, &words, entry[i].label, m->note_strong, 0, place,
                           TEXT_CENTER, 0);
        most = h > most ? h : most;
    }
    int more = most > m->note_strong.pitch_px ? most - m->note_strong.pitch_px : 0;
    return row_height(m, &s) + more + m->gap_px;
}

void bar_row_put(struct frame *frame, struct rect rect, const struct bar_entry *entry,
                 size_t count)
{
    struct setting s = row_setting(frame, entry, count, rect.w);
    put_ground(frame, rect, false);
    put_rows(frame, rect, entry, count, &s);
}

void bar_put(struct frame *frame, struct rect rect, const struct bar_entry *entry,
             size_t count, bool pictures)
{
    const struct measure *m = frame->measure;
    put_ground(frame, rect, m->compact);
    struct setting s = setting_of(frame, entry, count, pictures);
    if (!m->compact) {
        put_rows(frame, rect, entry, count, &s);
        return;
    }
    int gap = m->gap_px / 2;
    int each = (rect.h - 2 * gap) / (int)count;
    for (size_t i = 0; i < count; i++)
        put_entry(frame,
                  (struct rect){rect.x + gap, rect.y + gap + (int)i * each,
                                rect.w - 2 * gap, each},
                  &entry[i], &s);
}
