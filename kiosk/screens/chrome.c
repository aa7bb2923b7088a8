#include "screens/chrome.h"

#include <string.h>

#include "core/strings.h"
#include "ui/bar.h"
#include "ui/button.h"

struct action act(enum verb verb, int n, const char *arg)
{
    return (struct action){(int)verb, n, arg};
}

struct action act_open(enum screen_id screen, const char *id)
{
    return act(VERB_OPEN, (int)screen, id);
}

enum { BAR_ENTRIES = 5 };

static void bar_entries(const struct hall *hall, struct frame *frame,
                        struct bar_entry entry[BAR_ENTRIES])
{
    enum screen_id current = session_page(hall->session)->screen;
    size_t notes = hall->session->note_count;
    const char *spoken =
        notes > 0 ? strings_count(frame->arena, "a11y.notepad_count", notes) : NULL;
    entry[0] = (struct bar_entry){"nav:home",
                                  strings_get("nav.home"),
                                  "home",
                                  NULL,
                                  0,
                                  current == SCREEN_HOME,
                                  act(VERB_HOME, 0, NULL)};
    entry[1] = (struct bar_entry){"nav:search",
                                  strings_get("nav.search"),
                                  "search",
                                  NULL,
                                  0,
                                  current == SCREEN_SEARCH,
                                  act_open(SCREEN_SEARCH, NULL)};
    entry[2] = (struct bar_entry){"nav:notepad",
                                  strings_get("nav.notepad"),
                                  "bookmark",
                                  spoken,
                                  (int)notes,
                                  current == SCREEN_NOTEPAD,
                                  act_open(SCREEN_NOTEPAD, NULL)};
    entry[3] = (struct bar_entry){"nav:speak",
                                  strings_get("nav.speak"),
                                  "volume_up",
                                  NULL,
                                  0,
                                  current == SCREEN_SPEAK,
                                  act_open(SCREEN_SPEAK, NULL)};
    entry[4] = (struct bar_entry){"nav:display",
                                  strings_get("nav.display"),
                                  "accessibility",
                                  NULL,
                                  0,
                                  current == SCREEN_DISPLAY,
                                  act_open(SCREEN_DISPLAY, NULL)};
}

/* Height of a button that stands around the page. */
static int around_px(const struct measure *m)
{
    int h = m->around.pitch_px + m->pad_px * 6 / 5;
    return h > m->target_px ? h : m->target_px;
}

const char *chrome_level_name(const struct hall *hall)
{
    bool tested =
        hall->content != NULL && content_level(hall->content) == CONTENT_LEVEL_TESTED;
    return strings_get_in("de", tested ? "language.simple" : "language.plain");
}

static const char *lang_name(const struct hall *hall)
{
    const char *id = hall->session->lang;
    const struct lang *lang = lang_find(id);
    if (hall->session->simple)
        return chrome_level_name(hall);
    return lang != NULL ? lang->name : id;
}

static const char *language_spoken(const struct hall *hall, struct frame *frame)
{
    const char *name[] = {lang_name(hall)};
    return strings_fill(frame->arena, "a11y.language", name, 1);
}

/* The screen of the staff is no page: no bar of places, nothing to come back to. */
static bool for_staff(const struct hall *hall)
{
    return screen_now(hall) == SCREEN_STICK;
}

/* The language after the one that is spoken now. */
static const char *next_language(const struct hall *hall)
{
    for (size_t i = 0; i < hall->lang_count; i++)
        if (strcmp(hall->langs[i], hall->session->lang) == 0)
            return hall->langs[(i + 1) % hall->lang_count];
    return hall->langs[0];
}

/* The pill that leads to the languages, for the staff to the next one; returns its width.
 */
static int put_language(struct hall *hall, struct frame *frame, struct rect head)
{
    struct button pill = {
        .id = "nav:language",
        .kind = BUTTON_PILL,
        .around = true,
        .icon = "language",
        .label = lang_name(hall),
        .spoken = language_spoken(hall, frame),
        .action = for_staff(hall) ? act(VERB_LANG, 0, next_language(hall))
                                  : act_open(SCREEN_LANGUAGE, NULL),
        .centered = true,
    };
    int w = button_width(frame, &pill);
    if (w > head.w / 2) {
        pill.icon = NULL;
        w = button_width(frame, &pill);
    }
    button_put(frame, (struct rect){head.x + head.w - w, head.y, w, head.h}, &pill);
    return w;
}

static void put_brand(struct hall *hall, struct frame *frame, struct rect place)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    int side = m->target_px * 9 / 10;
    if (side > place.h)
        side = place.h;
    struct rect square = {place.x, place.y + (place.h - side) / 2, side, side};
    struct element logo = {
        .role = ROLE_IMAGE,
        .rect = square,
        .look = {.filled = true, .fill = t->main, .radius_px = side / 5},
        .icon = "volunteer_activism",
        .icon_ink = t->on_main,
        .icon_rect = rect_inset(square, side / 5)};
    frame_add(frame, &logo);
    int gap = m->note.size_px * 2 / 3;
    struct column words = {place.x + side + gap, 0, place.w - side - gap};
    if (words.w < m->strong.size_px * 3)
        return;
    /* The name of the house stays at the normal size: it must not push the page away. */
    struct text_style name = m->strong;
    struct text_style where = m->note;
    name.size_px = name.size_px * 100 / m->percent;
    name.pitch_px = name.pitch_px * 100 / m->percent * 9 / 10;
    where.size_px = where.size_px * 100 / m->percent;
    where.pitch_px = where.pitch_px * 100 / m->percent * 9 / 10;
    const char *site = hall->site != NULL ? hall->site->name : "";
    bool fits = text_width(frame->text, site, where) <= words.w;
    int h = name.pitch_px + (fits ? where.pitch_px : 0);
    words.y = place.y + (place.h - h) / 2;
    column_words(frame, &words, ROLE_TEXT, name, t->ink, t->ground,
                 strings_get("app.name"));
    if (fits)
        column_words(frame, &words, ROLE_NOTE, where, t->soft, t->ground, site);
}

static struct button back_button(const struct chrome *chrome)
{
    return (struct button){
        .id = "nav:back",
        .kind = BUTTON_BARE,
        .around = true,
        .icon = chrome->cancel ? "close" : "arrow_back",
        .label = chrome->back != NULL ? chrome->back : strings_get("nav.back"),
        .spoken = chrome->cancel ? chrome->back : strings_get("nav.back"),
        .action = act(VERB_BACK, 0, NULL),
    };
}

static struct button clear_button(void)
{
    return (struct button){
        .id = "nav:clear",
        .kind = BUTTON_PLAIN,
        .around = true,
        .icon = "close",
        .label = strings_get("nav.clear"),
        .action = act(VERB_CLEAR, 0, NULL),
    };
}

/* One row: the way back at the start, "Bildschirm leeren" at the end. Returns its height.
 */
static int put_way_back(struct frame *frame, struct rect row, const struct chrome *chrome)
{
    int h = 0;
    struct button clear = clear_button();
    struct button back = back_button(chrome);
    bool has_back = chrome->back == NULL || chrome->back[0] != '\0';
    int clear_w = chrome->crisis ? button_width(frame, &clear) : 0;
    int back_w = has_back ? button_width(frame, &back) : 0;
    int gap = frame->measure->gap_px;
    bool together = clear_w == 0 || back_w == 0 || back_w + gap + clear_w <= row.w;
    if (has_back) {
        int w = back_w < row.w ? back_w : row.w;
        h = button_put(frame, (struct rect){row.x, row.y, w, 0}, &back);
    }
    if (chrome->crisis) {
        int w = clear_w < row.w ? clear_w : row.w;
        int y = together ? row.y : row.y + h + gap;
        int clear_h =
            button_put(frame, (struct rect){row.x + row.w - w, y, w, 0}, &clear);
        int end = y + clear_h - row.y;
        h = end > h ? end : h;
    }
    return h;
}

/* The part of the canvas that is used: all of it, or with "Unten bedienen" its lower
 * part. */
static struct rect used_part(const struct hall *hall, const struct frame *frame)
{
    struct rect all = frame->all;
    if (!hall->session->low)
        return all;
    int least = measure_mm(frame->measure, 200);
    int h = all.h * 11 / 20;
    h = h > least ? h : least;
    if (h < all.h) {
        all.y += all.h - h;
        all.h = h;
    }
    return all;
}

/* With "Unten bedienen", what stands above the reach: who we are, large and to look at
 * only. */
static void put_upper_part(struct hall *hall, struct frame *frame, int h)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct rect r = {frame->all.x, frame->all.y, frame->all.w, h};
    struct element cover = {
        .role = ROLE_PANEL, .rect = r, .look = {.filled = true, .fill = t->cover}};
    frame_add(frame, &cover);
    if (h < 3 * m->title.pitch_px)
        return;
    struct column words = {r.x + m->margin_px, r.y + h / 3, r.w - 2 * m->margin_px};
    struct element name = {.role = ROLE_TEXT, .ground = t->cover};
    struct rect box = {words.x, words.y, words.w, 0};
    frame_text(frame, &name, strings_get("app.name"), m->title, t->on_cover, box,
               TEXT_START, 1);
    name.rect = name.text_rect;
    frame_add(frame, &name);
    words.y += name.rect.h;
    if (hall->site != NULL)
        column_words(frame, &words, ROLE_TEXT, m->body, t->on_cover, t->cover,
                     hall->site->name);
}

/* What the bar leaves: it stands below, or at the start's side where height is dear. */
static struct rect beside_bar(const struct hall *hall, struct frame *frame,
                              struct rect part)
{
    if (for_staff(hall))
        return part;
    struct bar_entry entry[BAR_ENTRIES];
    bar_entries(hall, frame, entry);
    int bar = bar_px(frame, entry, BAR_ENTRIES);
    if (frame->measure->compact)
        return (struct rect){part.x + bar, part.y, part.w - bar, part.h};
    return (struct rect){part.x, part.y, part.w, part.h - bar};
}

/* The bar comes last in the list: who goes through a page by keypad meets the page
 * first. */
static void put_bar(struct hall *hall, struct frame *frame)
{
    struct rect part = used_part(hall, frame);
    struct rect body = beside_bar(hall, frame, part);
    struct bar_entry entry[BAR_ENTRIES];
    bar_entries(hall, frame, entry);
    struct rect rect =
        frame->measure->compact
            ? (struct rect){part.x, part.y, part.w - body.w, part.h}
            : (struct rect){part.x, body.y + body.h, part.w, part.h - body.h};
    bar_put(frame, rect, entry, BAR_ENTRIES);
}

struct column chrome_begin(struct hall *hall, struct frame *frame,
                           const struct chrome *chrome)
{
    const struct measure *m = frame->measure;
    struct rect part = used_part(hall, frame);
    if (part.y > frame->all.y)
        put_upper_part(hall, frame, part.y - frame->all.y);
    struct rect body = beside_bar(hall, frame, part);
    int air = m->compact ? m->gap_px : m->margin_px * 2 / 3;
    struct rect head = {body.x + m->margin_px, body.y + air, body.w - 2 * m->margin_px,
                        0};
    head.h = around_px(m);
    bool has_back = chrome->back == NULL || chrome->back[0] != '\0';
    int pill = put_language(hall, frame, head);
    struct rect rest = {head.x, head.y, head.w - pill - m->gap_px, head.h};
    int y = head.y + head.h;
    if (m->wide && (has_back || chrome->crisis)) {
        /* Height is dear: the way back stands where the name of the house would. */
        y = rest.y + put_way_back(frame, rest, chrome);
        y = y > head.y + head.h ? y : head.y + head.h;
    } else {
        put_brand(hall, frame, rest);
        if (has_back || chrome->crisis) {
            struct rect row = {head.x, y + m->gap_px, head.w, 0};
            y = row.y + put_way_back(frame, row, chrome);
        }
    }
    y += m->gap_px;
    struct rect view = {body.x, y, body.w, body.y + body.h - y - chrome->fixed_below_px};
    frame->body = body;
    frame_scroll_begin(frame, view, session_page(hall->session)->scroll_px);
    struct column column = {body.x + m->margin_px, y + m->gap_px / 2,
                            body.w - 2 * m->margin_px};
    if (m->wide && frame->long_page)
        column.w -= m->target_px + m->gap_px - (m->margin_px - m->gap_px);
    return column;
}

void chrome_top_begin(struct frame *frame)
{
    frame->scrolling = false;
}

void chrome_top_end(struct frame *frame, struct column *column)
{
    int px = column->y - frame->view.y;
    struct rect view = frame->view;
    view.y += px;
    view.h -= px;
    frame_scroll_begin(frame, view, frame->scroll_px);
    column->y += frame->measure->gap_px / 2;
}

/* A picture without words, as wide as a target. */
static void put_picture_button(struct frame *frame, int x, int y, struct button button)
{
    int side = frame->measure->target_px;
    button.label = NULL;
    button_put(frame, (struct rect){x, y, side, side}, &button);
}

struct rect chrome_slim(struct hall *hall, struct frame *frame,
                        const struct chrome *chrome)
{
    const struct measure *m = frame->measure;
    struct rect part = used_part(hall, frame);
    if (part.y > frame->all.y)
        put_upper_part(hall, frame, part.y - frame->all.y);
    frame->body = part;
    int side = m->target_px;
    int gap = m->compact ? m->gap_px / 2 : m->gap_px;
    int edge = m->compact ? gap : m->margin_px;
    int y = part.y + gap;
    struct button home = {.id = "nav:home",
                          .kind = BUTTON_PLAIN,
                          .icon = "home",
                          .spoken = strings_get("nav.home"),
                          .action = act(VERB_HOME, 0, NULL)};
    struct button back = back_button(chrome);
    back.kind = BUTTON_PLAIN;
    struct button language = {.id = "nav:language",
                              .kind = BUTTON_PLAIN,
                              .icon = "language",
                              .spoken = language_spoken(hall, frame),
                              .action = act_open(SCREEN_LANGUAGE, NULL)};
    put_picture_button(frame, part.x + edge, y, home);
    put_picture_button(frame, part.x + edge + side + gap, y, back);
    put_picture_button(frame, part.x + part.w - edge - side, y, language);
    int before = 2 * (side + gap);
    int behind = side + gap;
    if (chrome->crisis) {
        struct button clear = clear_button();
        clear.spoken = clear.label;
        behind += side + gap;
        put_picture_button(frame, part.x + part.w - edge - behind + gap, y, clear);
    }
    return (struct rect){part.x + edge + before, y, part.w - 2 * edge - before - behind,
                         side};
}

struct rect chrome_below(const struct frame *frame, int fixed_below_px)
{
    struct rect body = frame->body;
    return (struct rect){body.x, body.y + body.h - fixed_below_px, body.w,
                         fixed_below_px};
}

static void put_scroll(struct frame *frame, struct rect rect, bool down)
{
    struct button button = {
        .id = down ? "nav:down" : "nav:up",
        .kind = down ? BUTTON_PALE : BUTTON_PLAIN,
        .around = true,
        .icon = down ? "arrow_downward" : "arrow_upward",
        .label = strings_get(down ? "nav.down" : "nav.up"),
        .spoken = strings_get(down ? "a11y.scroll_down" : "a11y.scroll_up"),
        .centered = true,
        .action = act(VERB_SCROLL, down ? 1 : -1, NULL),
    };
    if (frame->measure->wide || button_width(frame, &button) > rect.w)
        button.label = NULL;
    button_put(frame, rect, &button);
}

/* The buttons that scroll: a row below the page, or a column beside it where height is
 * dear. What leads nowhere is not drawn. */
static void put_scrolls(struct frame *frame, struct rect view)
{
    const struct measure *m = frame->measure;
    bool up = frame->scroll_px > 0;
    bool down = frame->scroll_px < frame->page_px - frame->view.h;
    int icon = m->around.size_px * 5 / 4;
    int h = !m->wide ? around_px(m) : icon > m->target_px ? icon : m->target_px;
    int w = m->wide ? m->target_px : (view.w - 2 * m->margin_px - m->gap_px) / 2;
    struct rect place = {view.x + m->margin_px, view.y + view.h + m->gap_px, w, h};
    struct rect below = {place.x + w + m->gap_px, place.y, w, h};
    if (m->wide) {
        place.x = view.x + view.w - m->gap_px - w;
        place.y = view.y + m->gap_px / 2;
        below = (struct rect){place.x, view.y + view.h - h - m->gap_px / 2, w, h};
    }
    if (up)
        put_scroll(frame, place, false);
    if (down)
        put_scroll(frame, below, true);
}

void chrome_end(struct hall *hall, struct frame *frame, struct column column)
{
    const struct measure *m = frame->measure;
    int end = column.y + m->gap_px;
    struct rect view = frame->view;
    bool too_long = end - view.y > view.h;
    if (too_long && !m->wide) {
        frame_view_shorten(frame, around_px(m) + 2 * m->gap_px);
    }
    frame->long_page_now = too_long;
    frame->remake =
        frame_scroll_end(frame, end) || (too_long && m->wide && !frame->long_page);
    session_page(hall->session)->scroll_px = frame->scroll_px;
    if (too_long)
        put_scrolls(frame, frame->view);
    if (!for_staff(hall))
        put_bar(hall, frame);
}

void chrome_title(struct frame *frame, struct column *column, const char *title,
                  const char *hint)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    column_words(frame, column, ROLE_HEADING, m->title, t->ink, t->ground, title);
    column_words(frame, column, ROLE_TEXT, m->body, t->soft, t->ground, hint);
    column_skip(column, m->gap_px);
}
