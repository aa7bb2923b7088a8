#include "screens/chrome.h"

#include <string.h>

#include "core/strings.h"

/* A panel shows the same picture for hours: it moves by a few pixels each minute, so that
 * nothing burns in. */
static int drift_px(const struct hall *hall, const struct measure *m)
{
    static const int step[] = {0, 1, 2, 3, 2, 1, 0, -1, -2, -3, -2, -1};
    return step[(unsigned)hall->minutes_idle % 12] * measure_mm(m, 1.5);
}

static void put_logo(struct frame *frame, struct column *column, const char *tagline)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    int side = m->tile_px * (m->compact ? 3 : 5) / 4;
    struct rect square = {column->x, column->y, side, side};
    struct element logo = {
        .role = ROLE_IMAGE,
        .rect = square,
        .look = {.filled = true, .fill = t->on_cover, .radius_px = side / 4},
        .icon = "volunteer_activism",
        .icon_ink = t->cover,
        .icon_rect = rect_inset(square, side / 5),
    };
    frame_add(frame, &logo);
    int gap = m->body.size_px;
    struct column words = {column->x + side + gap, column->y, column->w - side - gap};
    int h = m->heading.pitch_px + m->body.pitch_px;
    words.y += side > h ? (side - h) / 2 : 0;
    column_words(frame, &words, ROLE_HEADING, m->heading, t->on_cover, t->cover,
                 strings_get("app.name"));
    column_words(frame, &words, ROLE_TEXT, m->body, t->on_cover, t->cover, tagline);
    column->y += side;
    if (words.y > column->y)
        column->y = words.y;
}

static void put_touch(struct frame *frame, struct rect place)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct element words = {0};
    int icon = m->heading.size_px * 3 / 2;
    int pad = m->pad_px;
    int words_w = place.w - 2 * pad - icon - m->body.size_px / 2;
    frame_text(frame, &words, strings_get("attract.touch"), m->heading, t->cover,
               (struct rect){0, 0, words_w, 0}, TEXT_START, 0);
    words_w = words.text != NULL && words.text->width_px < words_w
                  ? words.text->width_px + 1
                  : words_w;
    int h = frame_text(frame, &words, strings_get("attract.touch"), m->heading, t->cover,
                       (struct rect){0, 0, words_w, 0}, TEXT_START, 0);
    int tall = h + 2 * pad > m->tile_px * 3 / 2 ? h + 2 * pad : m->tile_px * 3 / 2;
    if (m->compact)
        tall = h + pad > m->tile_px ? h + pad : m->tile_px;
    struct rect rect = {place.x, place.y - tall, place.w, tall};
    struct element panel = {
        .role = ROLE_PANEL,
        .rect = rect,
        .look = {.filled = true, .fill = t->on_cover, .radius_px = tall / 3},
    };
    frame_add(frame, &panel);
    int used =
        icon + m->body.size_px / 2 + (words.text != NULL ? words.text->width_px : 0);
    int x = rect.x + (rect.w - used) / 2;
    layout_image(frame, "touch_app",
                 (struct rect){x, rect.y + (tall - icon) / 2, icon, icon}, t->cover);
    words.text_rect.x = x + icon + m->body.size_px / 2;
    words.text_rect.y = rect.y + (tall - h) / 2;
    words.role = ROLE_TEXT;
    words.ground = t->on_cover;
    words.rect = words.text_rect;
    frame_add(frame, &words);
}

static void put_greeting(struct frame *frame, struct rect rect, const struct lang *lang,
                         struct text_style style)
{
    const struct theme *t = frame->theme;
    struct element button = {
        .id = frame_print(frame, "hello:%s", lang->id),
        .role = ROLE_BUTTON,
        .label = lang->welcome,
        .action = act(VERB_START, 0, lang->id),
        .rect = rect,
        .look = {.filled = true,
                 .fill = t->cover,
                 .edge = t->on_cover,
                 .edge_px = frame->measure->edge_px,
                 .radius_px = rect.h / 2},
        .ink = t->on_cover,
        .ground = t->cover,
    };
    frame_add(frame, &button);
    struct element words = {0};
    int h = frame_text(frame, &words, lang->welcome, style, t->on_cover,
                       (struct rect){0, 0, rect.w, 0}, TEXT_CENTER, 1);
    layout_part(frame, &words, rect.x, rect.y + (rect.h - h) / 2, t->cover);
}

/* One to press for each language that is there but the one that stands here already: who
 * reads only that one need not look for it. Ends at `place.y`; returns the height. */
static int put_greetings(struct hall *hall, struct frame *frame, struct rect place)
{
    enum { MOST = 12 };
    const struct measure *m = frame->measure;
    const struct lang *there[MOST];
    int count = 0;
    int widest = 0;
    for (size_t i = 0; i < hall->lang_count && count < MOST; i++) {
        const struct lang *lang = lang_find(hall->langs[i]);
        if (lang == NULL || strcmp(lang->id, hall->session->lang) == 0)
            continue;
        int w = text_width(frame->text, lang->welcome, m->strong);
        widest = w > widest ? w : widest;
        there[count++] = lang;
    }
    if (count == 0)
        return 0;
    int gap = m->gap_px;
    int columns = layout_columns(place.w, gap, widest + 2 * m->pad_px, count);
    int rows = (count + columns - 1) / columns;
    columns = (count + rows - 1) / rows;
    int h = m->strong.pitch_px + m->pad_px > m->target_px ? m->strong.pitch_px + m->pad_px
                                                          : m->target_px;
    int all = rows * (h + gap) - gap;
    struct column column = {place.x, place.y - all, place.w};
    for (int i = 0; i < count; i++)
        put_greeting(frame, layout_cell(column, columns, gap, h, i), there[i], m->strong);
    return all;
}

void attract_build(struct hall *hall, struct frame *frame)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    frame->ground = t->cover;
    struct element all = {
        .id = "nav:start",
        .role = ROLE_BUTTON,
        .label = strings_get("attract.touch"),
        .action = act(VERB_START, 0, NULL),
        .rect = frame->all,
        .ink = t->on_cover,
        .ground = t->cover,
    };
    frame_add(frame, &all);
    int drift = drift_px(hall, m);
    struct rect in =
        rect_inset(frame->all, m->compact ? m->margin_px : m->margin_px * 3 / 2);
    int limit = measure_mm(m, 420);
    if (in.w > limit) {
        in.x += (in.w - limit) / 2;
        in.w = limit;
    }
    struct column column = {in.x, in.y + (m->wide ? 0 : in.h / 16) + drift, in.w};
    const char *name = hall->site != NULL ? hall->site->name : "";
    /* "Ennigerloh, Rathaus": the place knows by itself that it is the town hall. */
    const char *town = arena_copy_len(frame->arena, name, strcspn(name, ","));
    const char *tagline = strings_fill(frame->arena, "attract.tagline", &town, 1);
    put_logo(frame, &column, tagline);
    column_skip(&column, m->wide ? m->gap_px * 2 : in.h / 12);
    struct text_style hello = m->title;
    int larger = m->compact ? 100 : m->wide ? 130 : m->percent > 100 ? 120 : 170;
    hello.size_px = hello.size_px * larger / 100;
    hello.pitch_px = hello.size_px * 125 / 100;
    column_words(frame, &column, ROLE_HEADING, hello, t->on_cover, t->cover,
                 strings_get("attract.hello"));
    column_skip(&column, m->gap_px);
    column_words(frame, &column, ROLE_TEXT, m->body, t->on_cover, t->cover,
                 strings_get("attract.what"));

    int h = put_greetings(hall, frame, (struct rect){in.x, in.y + in.h + drift, in.w, 0});
    int y = in.y + in.h - h + drift;
    put_touch(frame, (struct rect){in.x, h > 0 ? y - m->gap_px : y, in.w, 0});
}
