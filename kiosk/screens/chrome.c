#include "screens/chrome_inside.h"

#include "core/strings.h"
#include "screens/speak_row.h"
#include "ui/bar.h"

struct action act(enum verb verb, int n, const char *arg)
{
    bool grave = verb == VERB_SEND || verb == VERB_CLEAR || verb == VERB_EMPTY_NOTEPAD ||
                 verb == VERB_REMOVE || verb == VERB_CLEAR_FIELD;
    return (struct action){(int)verb, n, arg, grave};
}

struct action act_open(enum screen_id screen, const char *id)
{
    return act(VERB_OPEN, (int)screen, id);
}

struct action chrome_leave(const struct hall *hall, struct action action)
{
    action.grave = action.grave || session_reporting(hall->session);
    return action;
}

enum { BAR_PLACES = 5, BAR_ENTRIES = BAR_PLACES + SPEAK_CONTROLS };

/* How many there are: without sound nobody offers to read aloud. */
static size_t places(const struct hall *hall, struct frame *frame,
                     struct bar_entry entry[BAR_PLACES])
{
    enum screen_id current = session_page(hall->session)->screen;
    size_t notes = hall->session->note_count;
    bool speaks = hall->speak != NULL && hall->speak->can;
    size_t last = speaks ? BAR_PLACES - 1 : BAR_PLACES - 2;
    entry[0] = (struct bar_entry){.id = "nav:home",
                                  .label = strings_get("nav.home"),
                                  .icon = "home",
                                  .current = current == SCREEN_HOME,
                                  .action = chrome_leave(hall, act(VERB_HOME, 0, NULL))};
    entry[1] =
        (struct bar_entry){.id = "nav:search",
                           .label = strings_get("nav.search"),
                           .icon = "search",
                           .current = current == SCREEN_SEARCH,
                           .action = chrome_leave(hall, act_open(SCREEN_SEARCH, NULL))};
    entry[2] = (struct bar_entry){
        .id = "nav:notepad",
        .label = strings_get("nav.notepad"),
        .icon = "bookmark",
        .spoken =
            notes > 0 ? strings_count(frame->arena, "a11y.notepad_count", notes) : NULL,
        .count = (int)notes,
        .current = current == SCREEN_NOTEPAD,
        .action = chrome_leave(hall, act_open(SCREEN_NOTEPAD, NULL))};
    if (speaks)
        entry[3] = (struct bar_entry){.id = "nav:speak",
                                      .label = strings_get("nav.speak"),
                                      .icon = "volume_up",
                                      .on = hall->speak->on,
                                      .action = act(VERB_SPEAK, SPEAK_READ, NULL)};
    entry[last] = (struct bar_entry){.id = "nav:display",
                                     .label = strings_get("nav.display"),
                                     .icon = "accessibility",
                                     .current = current == SCREEN_DISPLAY,
                                     .action = act_open(SCREEN_DISPLAY, NULL)};
    return last + 1;
}

static size_t bar_entries(const struct hall *hall, struct frame *frame,
                          struct bar_entry entry[BAR_ENTRIES])
{
    size_t controls = speak_row_in_bar(hall, frame, entry);
    return controls + places(hall, frame, entry + controls);
}

/* The part of the canvas that is used: all of it, or with "Unten bedienen" its lower
 * part. */
static struct rect used_part(const struct hall *hall, const struct frame *frame)
{
    struct rect all = frame->all;
    if (!hall->session->low)
        return all;
    int least = measure_mm(frame->measure, 200);
    int h = frame->measure->percent > 100 ? all.h * 2 / 3 : all.h * 11 / 20;
    h = h > least ? h : least;
    if (h < all.h) {
        all.y += all.h - h;
        all.h = h;
    }
    return all;
}

/* In large letters words would take the page's place where height is dear. */
static bool bar_pictures(const struct hall *hall, const struct measure *m, size_t count)
{
    return count > BAR_PLACES || (m->percent > 100 && (m->compact || hall->session->low));
}

/* What the bar leaves: it stands below, or at the start's side where height is dear. */
static struct rect beside_bar(const struct hall *hall, struct frame *frame,
                              struct rect part)
{
    if (chrome_for_staff(hall))
        return part;
    struct bar_entry entry[BAR_ENTRIES];
    size_t count = bar_entries(hall, frame, entry);
    int bar = bar_px(frame, entry, count, bar_pictures(hall, frame->measure, count));
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
    size_t count = bar_entries(hall, frame, entry);
    struct rect rect =
        frame->measure->compact
            ? (struct rect){part.x, part.y, part.w - body.w, part.h}
            : (struct rect){part.x, body.y + body.h, part.w, part.h - body.h};
    bar_put(frame, rect, entry, count, bar_pictures(hall, frame->measure, count));
}

/* Where height is dear, the buttons that scroll are squares beside the page. */
static int scroll_side_px(const struct measure *m)
{
    int icon = m->around.size_px * 5 / 4;
    return icon > m->target_px ? icon : m->target_px;
}

struct column chrome_begin(struct hall *hall, struct frame *frame,
                           const struct chrome *chrome)
{
    const struct measure *m = frame->measure;
    struct rect part = used_part(hall, frame);
    frame->zone = ZONE_AROUND;
    if (part.y > frame->all.y)
        chrome_put_upper_part(hall, frame, part.y - frame->all.y);
    struct rect body = beside_bar(hall, frame, part);
    body.h -= speak_row_px(hall, frame, body.w);
    int air = m->compact ? m->gap_px : m->margin_px * 2 / 3;
    struct rect head = {body.x + m->margin_px, body.y + air, body.w - 2 * m->margin_px,
                        0};
    head.h = chrome_around_px(m);
    bool has_back = chrome->back == NULL || chrome->back[0] != '\0';
    int pill = chrome_put_language(hall, frame, head);
    struct rect rest = {head.x, head.y, head.w - pill - m->gap_px, head.h};
    int y = head.y + head.h;
    if (chrome_head_short(m) && (has_back || chrome->crisis)) {
        y = rest.y + chrome_put_way_back(hall, frame, rest, chrome, head.w);
        y = y > head.y + head.h ? y : head.y + head.h;
    } else {
        chrome_put_brand(hall, frame, rest);
        if (has_back || chrome->crisis) {
            struct rect row = {head.x, y + m->gap_px, head.w, 0};
            y = row.y + chrome_put_way_back(hall, frame, row, chrome, row.w);
        }
    }
    y += m->gap_px;
    struct rect view = {body.x, y, body.w, body.y + body.h - y - chrome->fixed_below_px};
    frame->body = body;
    frame->zone = ZONE_PAGE;
    frame_scroll_begin(frame, view, session_page(hall->session)->scroll_px);
    struct column column = {body.x + m->margin_px, y + m->gap_px / 2,
                            body.w - 2 * m->margin_px};
    if (m->wide && frame->long_page)
        column.w -= scroll_side_px(m) + m->gap_px - (m->margin_px - m->gap_px);
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

void chrome_fixed_begin(struct frame *frame)
{
    frame->scrolling = false;
    frame->zone = ZONE_FIXED;
}

void chrome_fixed_end(struct frame *frame)
{
    frame->scrolling = true;
    frame->zone = ZONE_PAGE;
}

/* A picture without words, as wide as a target. */
static void put_picture_button(struct frame *frame, int x, int y, int side,
                               struct button button)
{
    button.label = NULL;
    button_put(frame, (struct rect){x, y, side, side}, &button);
}

struct rect chrome_slim(struct hall *hall, struct frame *frame,
                        const struct chrome *chrome)
{
    const struct measure *m = frame->measure;
    struct rect part = used_part(hall, frame);
    frame->zone = ZONE_AROUND;
    if (part.y > frame->all.y)
        chrome_put_upper_part(hall, frame, part.y - frame->all.y);
    frame->body = part;
    int side = m->body.size_px * 13 / 10;
    side = side > m->target_px ? side : m->target_px;
    int gap = m->compact ? m->gap_px / 2 : m->gap_px;
    int edge = m->compact ? gap : m->margin_px;
    int y = part.y + (m->compact ? gap / 2 : gap);
    struct button home = {.id = "nav:home",
                          .kind = BUTTON_PLAIN,
                          .icon = "home",
                          .spoken = strings_get("nav.home"),
                          .action = chrome_leave(hall, act(VERB_HOME, 0, NULL))};
    struct button back = chrome_back_button(hall, chrome);
    back.kind = BUTTON_PLAIN;
    struct button language = {.id = "nav:language",
                              .kind = BUTTON_PLAIN,
                              .icon = "language",
                              .spoken = chrome_language_spoken(hall, frame),
                              .action = act_open(SCREEN_LANGUAGE, NULL)};
    put_picture_button(frame, part.x + edge, y, side, home);
    put_picture_button(frame, part.x + edge + side + gap, y, side, back);
    put_picture_button(frame, part.x + part.w - edge - side, y, side, language);
    int before = 2 * (side + gap);
    int behind = side + gap;
    if (chrome->crisis) {
        struct button clear = chrome_clear_button();
        clear.spoken = clear.label;
        behind += side + gap;
        put_picture_button(frame, part.x + part.w - edge - behind + gap, y, side, clear);
    }
    frame->zone = ZONE_PAGE;
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
    int h = m->wide ? scroll_side_px(m) : chrome_around_px(m);
    int w = m->wide ? scroll_side_px(m) : (view.w - 2 * m->margin_px - m->gap_px) / 2;
    struct rect place = {view.x + m->margin_px, view.y + view.h + m->gap_px, w, h};
    struct rect below = {place.x + w + m->gap_px, place.y, w, h};
    if (m->wide) {
        place.x = view.x + view.w - m->gap_px - w;
        place.y = view.y + m->gap_px / 2;
        below = (struct rect){place.x, view.y + view.h - h - m->gap_px / 2, w, h};
        /* What is read aloud takes a row: where two do not fit, the way on is the one. */
        up = up && (!down || place.y + h <= below.y);
    }
    if (up)
        put_scroll(frame, place, false);
    if (down)
        put_scroll(frame, below, true);
}

int chrome_scroll_px(const struct measure *m)
{
    return m->wide ? 0 : chrome_around_px(m) + 2 * m->gap_px;
}

void chrome_end(struct hall *hall, struct frame *frame, struct column column)
{
    const struct measure *m = frame->measure;
    int end = column.y + m->gap_px;
    struct rect view = frame->view;
    bool too_long = end - view.y > view.h;
    if (too_long && !m->wide) {
        frame_view_shorten(frame, chrome_scroll_px(m));
    }
    /* Narrower it may fit after all, where its entries stand side by side no more: it
     * stays narrow, or the two would take turns for ever. */
    frame->long_page_now = too_long || (m->wide && frame->long_page);
    frame->remake =
        frame_scroll_end(frame, end) || (too_long && m->wide && !frame->long_page);
    session_page(hall->session)->scroll_px = frame->scroll_px;
    session_page(hall->session)->page_px = frame->page_px;
    frame->zone = ZONE_SCROLL;
    if (too_long)
        put_scrolls(frame, frame->view);
    frame->zone = ZONE_BAR;
    if (!chrome_for_staff(hall)) {
        speak_row_put(hall, frame, frame->body);
        put_bar(hall, frame);
    }
    frame->zone = ZONE_FIXED;
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
