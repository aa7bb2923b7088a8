#include "screens/chrome.h"

#include <string.h>

#include "core/content_dates.h"
#include "core/content_finder.h"
#include "core/strings.h"
#include "ui/button.h"
#include "ui/chip.h"
#include "ui/tile.h"

enum { MOST_TOPICS = 24, LITTLE_WAYS = 3 };

/* Rows of tiles share the height that the page has left, but no tile gets lost in its own
 * air. Where it has too little, each row has what it needs itself: one long label pushes
 * nothing off the page. */
static void stretch(const struct frame *frame, const struct column *column, int *row_px,
                    int rows, int below)
{
    int room =
        frame->view.y + frame->view.h - column->y - below - rows * frame->measure->gap_px;
    int tallest = 0;
    for (int i = 0; i < rows; i++)
        tallest = row_px[i] > tallest ? row_px[i] : tallest;
    int most = tallest * 5 / 4;
    int each = rows > 0 ? room / rows : 0;
    bool enough = each >= tallest;
    for (int i = 0; i < rows; i++)
        if (enough)
            row_px[i] = each < most ? each : most;
        else if (tallest - row_px[i] < frame->measure->gap_px)
            row_px[i] = tallest; /* so little would look like a fault */
}

static void put_topics(struct hall *hall, struct frame *frame, struct column *column,
                       int below)
{
    const struct measure *m = frame->measure;
    size_t count;
    const struct topic *topic = content_topics(hall->content, &count);
    if (count > MOST_TOPICS)
        count = MOST_TOPICS;
    struct tile tile[MOST_TOPICS];
    int least = 0;
    for (size_t i = 0; i < count; i++) {
        tile[i] = (struct tile){
            .id = frame_print(frame, "topic:%s", topic[i].id),
            .label = topic[i].name,
            .icon = topic[i].icon,
            .tint = topic[i].tint,
            .role = ROLE_TILE,
            .action = act_open(SCREEN_TOPIC, topic[i].id),
        };
        int w = tile_least_width(frame, &tile[i]);
        least = w > least ? w : least;
    }
    int gap = m->gap_px;
    int columns = layout_columns(column->w, gap, least, m->wide ? 4 : 3);
    int row_px[MOST_TOPICS] = {0};
    for (int i = 0; i < (int)count; i++) {
        int h = tile_height(frame, &tile[i], layout_cell(*column, columns, gap, 0, i).w);
        int *row = &row_px[i / columns];
        *row = h > *row ? h : *row;
    }
    int rows = ((int)count + columns - 1) / columns;
    stretch(frame, column, row_px, rows, below);
    for (int i = 0; i < (int)count; i++) {
        int h = row_px[i / columns];
        tile_put(frame, layout_cell(*column, columns, gap, h, i % columns), &tile[i]);
        if (i % columns == columns - 1 || i == (int)count - 1)
            column_skip(column, h + gap);
    }
}

/* In large letters a second line would push the ways off the page. */
static const char *hint_of(const struct frame *frame, const char *id)
{
    return frame->measure->percent > 100 ? NULL : strings_get(id);
}

static struct button coach_way(const struct frame *frame, int each_h)
{
    return (struct button){
        .id = "nav:coach",
        .kind = BUTTON_MAIN,
        .icon = "record_voice_over",
        .label = strings_get("home.coach"),
        .heading = true,
        .hint = hint_of(frame, "home.coach_hint"),
        .arrow = each_h == 0,
        .action = act_open(SCREEN_COACH, NULL),
    };
}

static struct button report_way(const struct frame *frame, int each_h)
{
    return (struct button){
        .id = "nav:report",
        .kind = BUTTON_REPORT,
        .icon = "feedback",
        .label = strings_get("home.report"),
        .heading = true,
        .hint = hint_of(frame, "home.report_hint"),
        .arrow = each_h == 0,
        .action = act_open(SCREEN_REPORT, NULL),
    };
}

/* Upright it is one line, so that all of the page is seen at once. */
static struct button finder_way(int each_h)
{
    return (struct button){
        .id = "nav:finder",
        .kind = BUTTON_PALE,
        .icon = "explore",
        .label = strings_get("finder.open"),
        .hint = each_h > 0 ? strings_get("finder.open_hint") : NULL,
        .arrow = each_h == 0,
        .action = act_open(SCREEN_FINDER, NULL),
    };
}

/* Nobody is led there while nothing is on, or nobody knows what day it is. */
static bool has_week(const struct hall *hall)
{
    return hall->now.known && content_has_dates(hall->content);
}

static struct button week_way(void)
{
    return (struct button){
        .id = "nav:week",
        .kind = BUTTON_PALE,
        .icon = "event",
        .label = strings_get("week.title"),
        .arrow = true,
        .action = act_open(SCREEN_WEEK, NULL),
    };
}

static struct button answers_way(void)
{
    return (struct button){
        .id = "nav:answers",
        .kind = BUTTON_PALE,
        .icon = "done_all",
        .label = strings_get("answers.open"),
        .arrow = true,
        .action = act_open(SCREEN_ANSWERS, NULL),
    };
}

/* In landscape: one below the other. */
static void put_ways_beside(struct hall *hall, struct frame *frame, struct column *column,
                            int each_h)
{
    bool answered = content_has_answers(hall->content);
    bool week = has_week(hall);
    struct button finder = finder_way(answered || week ? 0 : each_h);
    struct button coach = coach_way(frame, each_h);
    struct button report = report_way(frame, each_h);
    struct button dates = week_way();
    struct button answers = answers_way();
    int gap = frame->measure->gap_px;
    struct rect place = {column->x, column->y, column->w, each_h};
    place.y += button_put(frame, place, &coach) + gap;
    place.y += button_put(frame, place, &report) + gap;
    place.h = answered || week ? 0 : each_h;
    if (content_finds(hall->content))
        place.y += button_put(frame, place, &finder) + gap;
    place.h = 0;
    if (week)
        place.y += button_put(frame, place, &dates) + gap;
    if (answered)
        place.y += button_put(frame, place, &answers) + gap;
    column->y = place.y;
}

/* In large letters the topics are some pages high: who is asked need not look through
 * them. */
static bool finder_first(const struct frame *frame)
{
    return frame->measure->percent > 100;
}

static void put_finder(struct hall *hall, struct frame *frame, struct column *column)
{
    struct button finder = finder_way(0);
    struct rect place = {column->x, column->y, column->w, 0};
    if (content_finds(hall->content) && finder_first(frame))
        column_skip(column, button_put(frame, place, &finder) + frame->measure->gap_px);
}

/* Questions, dates and answers share a row where they fit, so that all of the page is
 * seen. */
static size_t little_ways(struct hall *hall, const struct frame *frame,
                          struct button way[LITTLE_WAYS])
{
    size_t count = 0;
    if (content_finds(hall->content) && !finder_first(frame))
        way[count++] = finder_way(0);
    if (has_week(hall))
        way[count++] = week_way();
    if (content_has_answers(hall->content))
        way[count++] = answers_way();
    for (size_t i = 0; i < count; i++)
        way[i].arrow = count == 1;
    return count;
}

/* How many stand side by side. */
static size_t in_a_row(struct frame *frame, const struct button *way, size_t count, int w)
{
    int gap = frame->measure->gap_px;
    size_t columns = count;
    for (size_t i = 0; i < count && columns > 1; i++)
        while (columns > 1 && button_width(frame, &way[i]) >
                                  (w - ((int)columns - 1) * gap) / (int)columns)
            columns--;
    return columns > 0 ? columns : 1;
}

static void put_ways(struct hall *hall, struct frame *frame, struct column *column)
{
    struct button way[LITTLE_WAYS];
    size_t count = little_ways(hall, frame, way);
    size_t columns = in_a_row(frame, way, count, column->w);
    struct button coach = coach_way(frame, 0);
    struct button report = report_way(frame, 0);
    int gap = frame->measure->gap_px;
    for (size_t i = 0; i < count; i += columns) {
        buttons_put(frame, column, &way[i], count - i < columns ? count - i : columns);
        column_skip(column, gap);
    }
    struct rect place = {column->x, column->y, column->w, 0};
    place.y += button_put(frame, place, &coach) + gap;
    place.y += button_put(frame, place, &report) + gap;
    column->y = place.y;
}

/* The height that the ways will take below the topics. */
static int ways_px(struct hall *hall, struct frame *frame, int w)
{
    struct button way[LITTLE_WAYS];
    size_t count = little_ways(hall, frame, way);
    size_t columns = in_a_row(frame, way, count, w);
    struct button coach = coach_way(frame, 0);
    struct button report = report_way(frame, 0);
    int gap = frame->measure->gap_px;
    int h = button_height(frame, &coach, w) + button_height(frame, &report, w) + 3 * gap;
    for (size_t i = 0; i < count; i += columns) {
        int n = count - i < columns ? (int)(count - i) : (int)columns;
        h += button_height(frame, &way[i], (w - (n - 1) * gap) / n) + gap;
    }
    return h;
}

/* In landscape the ways stand beside the topics, where there is room for both. */
static bool beside(const struct frame *frame)
{
    const struct measure *m = frame->measure;
    return m->wide && !m->compact && m->percent == 100;
}

/* Without a clock nobody knows whether it is old: then it is said too. */
static void put_old(struct hall *hall, struct frame *frame, struct column *column)
{
    if (hall->now.known &&
        date_compare(hall->now.moment.date, content_valid_until(hall->content)) <= 0)
        return;
    const char *date = lang_date(frame->arena, hall->session->lang,
                                 content_created(hall->content), false);
    column_words(frame, column, ROLE_TEXT, frame->measure->body, frame->theme->ink,
                 frame->theme->ground,
                 strings_fill(frame->arena, "content.old", &date, 1));
    column_skip(column, frame->measure->gap_px);
}

/* Offers in German that is easier to read; whoever reads another language needs no
 * German. */
static bool has_level(const struct hall *hall)
{
    return strcmp(hall->session->lang, "de") == 0 && hall->content != NULL &&
           content_level(hall->content) != CONTENT_LEVEL_NONE;
}

static struct chip level_chip(const struct hall *hall, const struct frame *frame)
{
    bool on = hall->session->simple;
    return (struct chip){
        .id = "nav:level",
        .label = chrome_level_name(hall),
        .icon = "short_text",
        .on = on,
        .large = !frame->measure->compact,
        .action = act(VERB_LANG, 0, on ? "de" : CONTENT_SIMPLE),
    };
}

/* Title and hint, and beside them the level: a touch puts it on, another takes it off.
 * Large words leave no room, then it stands below. */
static void put_title(struct hall *hall, struct frame *frame, struct column *column)
{
    const struct measure *m = frame->measure;
    const char *title = strings_get("home.title");
    const char *hint = m->wide ? NULL : strings_get("home.hint");
    if (!has_level(hall)) {
        chrome_title(frame, column, title, hint);
        return;
    }
    struct chip level = level_chip(hall, frame);
    int w = chip_width(frame, &level);
    int title_w = text_width(frame->text, title, m->title);
    int hint_w = hint != NULL ? text_width(frame->text, hint, m->body) : 0;
    int left = column->w - w - m->gap_px / 2;
    bool beside = title_w <= left && hint_w <= left;
    struct column words = {column->x, column->y, beside ? left : column->w};
    chrome_title(frame, &words, title, hint);
    struct column place = {column->x, words.y, column->w};
    if (beside)
        place = (struct column){column->x + column->w - w, column->y, w};
    /* It belongs to the language: keys come to the page's own things first. */
    frame->zone = ZONE_AROUND;
    chips_put(frame, &place, &level, 1);
    frame->zone = ZONE_PAGE;
    column_skip(&place, m->gap_px);
    column->y = place.y > words.y ? place.y : words.y;
}

void home_build(struct hall *hall, struct frame *frame)
{
    const struct measure *m = frame->measure;
    struct chrome chrome = {.back = ""};
    struct column column = chrome_begin(hall, frame, &chrome);
    put_title(hall, frame, &column);
    put_old(hall, frame, &column);
    if (!beside(frame)) {
        put_finder(hall, frame, &column);
        put_topics(hall, frame, &column, ways_px(hall, frame, column.w));
        put_ways(hall, frame, &column);
    } else {
        struct column topics = column;
        topics.w = column.w * 70 / 100 - m->gap_px;
        struct column ways = column;
        ways.x += topics.w + m->gap_px * 2;
        ways.w -= topics.w + m->gap_px * 2;
        put_topics(hall, frame, &topics, m->gap_px);
        put_ways_beside(hall, frame, &ways, m->tile_px * 2);
        column.y = topics.y > ways.y ? topics.y : ways.y;
    }
    chrome_end(hall, frame, column);
}
