#include "ui/bar.h"

#include "ui/layout.h"

/* The largest size, up to the visitor's, in which the longest label fits into `w`. */
static struct text_style label_style(struct frame *frame, const struct bar_entry *entry,
                                     size_t count, int w)
{
    const struct measure *m = frame->measure;
    struct text_style least = m->chrome;
    int widest = 1;
    for (size_t i = 0; i < count; i++) {
        int word = text_width(frame->text, entry[i].label, least);
        widest = word > widest ? word : widest;
    }
    int size = least.size_px * m->percent / 100;
    int fitting = least.size_px * (w - 4) / widest;
    size = size < fitting ? size : fitting;
    size = size > least.size_px ? size : least.size_px;
    return (struct text_style){least.face, size, size * 136 / 100};
}

static int icon_px(const struct measure *m)
{
    int px = m->compact ? m->target_px * 2 / 5 : m->target_px * 4 / 5;
    return px;
}

int bar_px(struct frame *frame, const struct bar_entry *entry, size_t count)
{
    const struct measure *m = frame->measure;
    if (m->compact) {
        int widest = m->target_px;
        for (size_t i = 0; i < count; i++) {
            int word = text_widest_word(frame->text, entry[i].label, m->chrome);
            widest = word > widest ? word : widest;
        }
        return widest + 2 * m->gap_px;
    }
    int each = (frame->all.w - 2 * m->gap_px) / (int)count;
    struct text_style style = label_style(frame, entry, count, each - m->gap_px);
    int h = icon_px(m) + style.pitch_px + m->pad_px * 3 / 2;
    return h > m->target_px ? h : m->target_px;
}

static void put_count(struct frame *frame, struct rect entry, struct rect icon, int count)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    int side = m->chrome.pitch_px;
    struct rect disc = {icon.x + icon.w * 3 / 5, icon.y - side / 5, side, side};
    if (disc.y < entry.y)
        disc.y = entry.y;
    struct element e = {.role = ROLE_PART, .rect = disc, .ground = t->report};
    uint32_t ink = t->report_ground;
    e.look = (struct look){.filled = true, .fill = t->report, .radius_px = side / 2};
    frame_text(frame, &e, frame_print(frame, "%d", count), m->chrome, ink, disc,
               TEXT_CENTER, 1);
    frame_add(frame, &e);
}

static void put_entry(struct frame *frame, struct rect rect,
                      const struct bar_entry *entry, struct text_style style)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    uint32_t ground = entry->current ? t->pale : t->card;
    uint32_t ink = entry->current ? t->on_pale : t->main;
    struct element e = {
        .id = entry->id,
        .role = ROLE_BUTTON,
        .state = entry->current ? STATE_CURRENT : 0,
        .label = entry->label,
        .spoken = entry->spoken,
        .action = entry->action,
        .rect = rect,
        .look = {.filled = true,
                 .fill = ground,
                 .radius_px = m->radius_px,
                 .edge = t->main,
                 .edge_px = entry->current && t->edge_always ? m->edge_px : 0},
        .ink = ink,
        .ground = ground,
    };
    frame_add(frame, &e);
    struct element words = {0};
    int w = rect.w - 2;
    int h = frame_text(frame, &words, entry->label, style, ink, (struct rect){0, 0, w, 0},
                       TEXT_CENTER, 0);
    int px = icon_px(m);
    if (px + h > rect.h)
        px = rect.h - h;
    int y = rect.y + (rect.h - px - h) / 2;
    struct rect icon = {rect.x + (rect.w - px) / 2, y, px, px};
    if (entry->icon != NULL)
        layout_image(frame, entry->icon, icon, ink);
    if (entry->count > 0)
        put_count(frame, rect, icon, entry->count);
    layout_part(frame, &words, rect.x + 1, y + px, ground);
}

void bar_put(struct frame *frame, struct rect rect, const struct bar_entry *entry,
             size_t count)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct element ground = {
        .role = ROLE_PANEL, .rect = rect, .look = {.filled = true, .fill = t->card}};
    frame_add(frame, &ground);
    int hair = m->edge_px / 2 > 0 ? m->edge_px / 2 : 1;
    struct element line = {.role = ROLE_PANEL, .look = {.filled = true, .fill = t->line}};
    line.rect = m->compact ? (struct rect){rect.x + rect.w - hair, rect.y, hair, rect.h}
                           : (struct rect){rect.x, rect.y, rect.w, hair};
    frame_add(frame, &line);
    int gap = m->gap_px / 2;
    int along = m->compact ? rect.h : rect.w;
    int each = (along - 2 * gap) / (int)count;
    struct text_style style =
        label_style(frame, entry, count, m->compact ? rect.w - 2 * gap - 2 : each - gap);
    for (size_t i = 0; i < count; i++) {
        int from = gap + (int)i * each;
        struct rect place =
            m->compact
                ? (struct rect){rect.x + gap, rect.y + from, rect.w - 2 * gap, each}
                : (struct rect){rect.x + from + gap / 2, rect.y + gap, each - gap,
                                rect.h - 2 * gap};
        put_entry(frame, place, &entry[i], style);
    }
}
