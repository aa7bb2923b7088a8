#include "screens/chrome.h"

#include <string.h>

#include "core/strings.h"

/* One language's words. The paragraph runs as that language is written. */
static void put_language(struct hall *hall, struct frame *frame, struct column *column,
                         const struct lang *lang, bool large)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    const char *phone =
        hall->desk_phone != NULL ? lang_phone(frame->arena, hall->desk_phone) : NULL;
    const char *line[3] = {
        strings_get(hall->waits ? "out_of_order.new" : "out_of_order.title"),
        strings_get(hall->waits ? "out_of_order.first_stick" : "out_of_order.desk"),
        phone != NULL ? strings_fill(frame->arena, "out_of_order.phone", &phone, 1)
                      : NULL,
    };
    enum text_direction before = frame->direction;
    for (int i = 0; i < 3; i++) {
        if (line[i] == NULL)
            continue;
        struct text_style style = i == 0 ? (large ? m->title : m->strong) : m->body;
        struct element e = {.role = i == 0 ? ROLE_HEADING : ROLE_TEXT,
                            .ground = t->cover};
        struct rect box = {column->x, column->y, column->w, 0};
        frame->direction = lang->right_to_left ? TEXT_RTL : TEXT_LTR;
        column->y +=
            frame_text(frame, &e, line[i], style, t->on_cover, box, TEXT_CENTER, 0);
        frame->direction = before;
        e.rect = e.text_rect;
        frame_add(frame, &e);
    }
    column_skip(column, m->gap_px * 3 / 2);
}

void out_of_order_build(struct hall *hall, struct frame *frame)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    frame->ground = t->cover;
    struct column column = {frame->all.x + m->margin_px, frame->all.y,
                            frame->all.w - 2 * m->margin_px};
    column_skip(&column, m->wide ? m->gap_px : frame->all.h / 10);
    int side = m->tile_px * 3 / 2;
    if (!m->compact) {
        layout_image(
            frame, hall->waits ? "usb" : "build",
            (struct rect){column.x + (column.w - side) / 2, column.y, side, side},
            t->on_cover);
        column_skip(&column, side + m->gap_px);
    }
    const char *now = strings_lang();
    char keep[8];
    size_t len = strlen(now) < sizeof keep ? strlen(now) : sizeof keep - 1;
    memcpy(keep, now, len);
    keep[len] = '\0';
    size_t count;
    const struct lang *lang = lang_all(&count);
    struct column first = column;
    int columns = m->wide ? 2 : 1;
    int lowest[2] = {column.y, column.y};
    for (size_t i = 0; i < count; i++) {
        struct err ignored = {""};
        if (!strings_set_lang(lang[i].id, &ignored))
            continue;
        struct column part = first;
        int side_of = (int)i % columns;
        part.w = (first.w - (columns - 1) * m->margin_px) / columns;
        part.x += side_of * (part.w + m->margin_px);
        part.y = lowest[side_of];
        put_language(hall, frame, &part, &lang[i], i == 0 && !m->wide);
        lowest[side_of] = part.y;
    }
    struct err ignored = {""};
    strings_set_lang(keep, &ignored);
}
