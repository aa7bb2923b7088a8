#include "screens/chrome.h"

#include <string.h>

#include "core/strings.h"

enum { GREETINGS_MOST = 12 };

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

/* The words beside the hand, in the room that is left for them; returns their height. */
static int touch_words(struct frame *frame, struct element *words, int w)
{
    const struct measure *m = frame->measure;
    int room_px = w - 2 * m->pad_px - m->heading.size_px * 3 / 2 - m->body.size_px / 2;
    for (int pass = 0; pass < 2; pass++) {
        int h = frame_text(frame, words, strings_get("attract.touch"), m->heading,
                           frame->theme->cover, (struct rect){0, 0, room_px, 0},
                           TEXT_START, 0);
        if (pass > 0 || words->text == NULL || words->text->width_px >= room_px)
            return h;
        room_px = words->text->width_px + 1;
    }
    return 0;
}

static int touch_height(struct frame *frame, int w)
{
    const struct measure *m = frame->measure;
    struct element words = {0};
    int h = touch_words(frame, &words, w);
    int air = m->compact ? m->pad_px : 2 * m->pad_px;
    int least = m->compact ? m->tile_px : m->tile_px * 3 / 2;
    return h + air > least ? h + air : least;
}

static void put_touch(struct frame *frame, struct rect rect)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct element words = {0};
    int icon = m->heading.size_px * 3 / 2;
    int h = touch_words(frame, &words, rect.w);
    struct element panel = {
        .role = ROLE_PANEL,
        .rect = rect,
        .look = {.filled = true, .fill = t->on_cover, .radius_px = rect.h / 3},
    };
    frame_add(frame, &panel);
    int used =
        icon + m->body.size_px / 2 + (words.text != NULL ? words.text->width_px : 0);
    int x = rect.x + (rect.w - used) / 2;
    layout_image(frame, "touch_app",
                 (struct rect){x, rect.y + (rect.h - icon) / 2, icon, icon}, t->cover);
    words.text_rect.x = x + icon + m->body.size_px / 2;
    words.text_rect.y = rect.y + (rect.h - h) / 2;
    words.role = ROLE_TEXT;
    words.ground = t->on_cover;
    words.rect = words.text_rect;
    frame_add(frame, &words);
}

/* A small panel has no room for all greetings, only for names. */
static const char *greeting_of(const struct frame *frame, const struct lang *lang)
{
    return frame->measure->compact ? lang->name : lang->welcome;
}

static struct text_style greeting_style(const struct frame *frame)
{
    return frame->measure->compact ? frame->measure->note_strong : frame->measure->strong;
}

static void put_greeting(struct frame *frame, struct rect rect, const struct lang *lang,
                         struct text_style style)
{
    const struct theme *t = frame->theme;
    const char *greeting = greeting_of(frame, lang);
    struct element button = {
        .id = frame_print(frame, "hello:%s", lang->id),
        .role = ROLE_BUTTON,
        .label = greeting,
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
    int h = frame_text(frame, &words, greeting, style, t->on_cover,
                       (struct rect){0, 0, rect.w, 0}, TEXT_CENTER, 1);
    layout_part(frame, &words, rect.x, rect.y + (rect.h - h) / 2, t->cover);
}

/* One to press for each language that is there but the one that stands here already: who
 * reads only that one need not look for it. */
struct greetings {
    const struct lang *lang[GREETINGS_MOST];
    int count, columns;
    int row_px; /* height of one */
    int all_px; /* of all with the gaps between them; 0: there are none */
};

static struct greetings greetings_of(const struct hall *hall, struct frame *frame, int w)
{
    const struct measure *m = frame->measure;
    const struct text_style style = greeting_style(frame);
    int pad = m->compact ? m->pad_px / 2 : m->pad_px;
    int widest = 0;
    struct greetings all = {.count = 0};
    for (size_t i = 0; i < hall->lang_count && all.count < GREETINGS_MOST; i++) {
        const struct lang *lang = lang_find(hall->langs[i]);
        if (lang == NULL || strcmp(lang->id, hall->session->lang) == 0)
            continue;
        int words_w = text_width(frame->text, greeting_of(frame, lang), style);
        widest = words_w > widest ? words_w : widest;
        all.lang[all.count++] = lang;
    }
    if (all.count == 0)
        return all;
    all.columns = layout_columns(w, m->gap_px, widest + 2 * pad, all.count);
    int rows = (all.count + all.columns - 1) / all.columns;
    all.columns = (all.count + rows - 1) / rows;
    int least = style.pitch_px + m->pad_px;
    all.row_px = least > m->target_px ? least : m->target_px;
    all.all_px = rows * (all.row_px + m->gap_px) - m->gap_px;
    return all;
}

static void put_greetings(struct frame *frame, struct column column,
                          const struct greetings *all)
{
    for (int i = 0; i < all->count; i++)
        put_greeting(
            frame,
            layout_cell(column, all->columns, frame->measure->gap_px, all->row_px, i),
            all->lang[i], greeting_style(frame));
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
    struct greetings greetings = greetings_of(hall, frame, in.w);
    int end = in.y + in.h + drift;
    struct column below = {in.x, end - greetings.all_px, in.w};
    int touch_h = touch_height(frame, in.w);
    int touch_y = (greetings.count > 0 ? below.y - m->gap_px : end) - touch_h;
    column_skip(&column, m->gap_px);
    /* What is not needed gives way where there is little room. */
    if (column.y + m->body.pitch_px + m->gap_px / 2 <= touch_y)
        column_words(frame, &column, ROLE_TEXT, m->body, t->on_cover, t->cover,
                     strings_get("attract.what"));
    put_touch(frame, (struct rect){in.x, touch_y, in.w, touch_h});
    put_greetings(frame, below, &greetings);
}
