#include <string.h>

#include "core/content_finder.h"
#include "core/strings.h"
#include "screens/chrome.h"
#include "screens/finder_words.h"
#include "screens/people.h"
#include "screens/topic_filters.h"
#include "screens/topic_needs.h"
#include "screens/topic_numbers.h"
#include "ui/button.h"
#include "ui/section.h"

/* The offers of one topic, what one has a right to first, then the nearest, and what to
 * choose from them. */

enum { ENTRIES_AT_FIRST = 20 };

struct topic_data {
    struct topic_candidate *candidate;
    size_t count;
    const struct topic_numbers *numbers;  /* of a topic of crisis */
    size_t needs[FINDER_SITUATION_COUNT]; /* offers that are mainly about each */
    size_t left[FINDER_SITUATION_COUNT];  /* of them, when the filters are asked */
};

/* The whole row of an offer, read once. NULL if the content does not give it. */
static const struct offer_item *item_of(struct hall *hall, struct topic_candidate *one)
{
    struct err ignored = {""};
    if (one->item != NULL)
        return one->item;
    struct offer_item *item = arena_take(hall->page_arena, sizeof *item);
    if (item == NULL || !content_row(hall->content, hall->page_arena, one->head->id,
                                     &item->row, &ignored))
        return NULL;
    offer_item_read(hall->page_arena, item);
    /* The topic's picture says nothing within the topic; its own does, or its need's. */
    if (one->need != 0 && !item->row.crisis) {
        struct finder_picture picture = finder_picture(FINDER_SITUATIONS, one->need);
        item->row.icon = item->row.own_icon ? item->row.icon : picture.icon;
        item->row.tint = picture.tint;
    }
    one->item = item;
    return item;
}

/* Numbers that help at once stand by themselves; the rest is below them. */
static void set_numbers_apart(struct hall *hall, struct topic_data *data)
{
    const char **id =
        arena_take_array(hall->page_arena, data->count, sizeof(const char *));
    size_t numbers = 0;
    size_t rest = 0;
    for (size_t i = 0; i < data->count && id != NULL; i++) {
        const struct offer_item *item = item_of(hall, &data->candidate[i]);
        if (item != NULL && topic_numbers_has(&item->row))
            id[numbers++] = item->row.id;
        else
            data->candidate[rest++] = data->candidate[i];
    }
    if (id == NULL)
        return;
    data->numbers = topic_numbers_read(hall, hall->page_arena, id, numbers);
    data->count = rest;
}

static struct topic_data *load(struct hall *hall, const char *topic, bool crisis)
{
    if (hall->page_data != NULL)
        return hall->page_data;
    struct err ignored = {""};
    struct offer_head *head = NULL;
    size_t count = 0;
    struct topic_data *data = arena_take(hall->page_arena, sizeof *data);
    if (data == NULL || !content_topic_offers(hall->content, hall->page_arena, topic,
                                              hall->site != NULL ? hall->site->town : "",
                                              CONTENT_HEADS, &head, &count, &ignored))
        return NULL;
    data->candidate = arena_take_array(hall->page_arena, count, sizeof *data->candidate);
    for (size_t i = 0; i < count && data->candidate != NULL; i++) {
        data->candidate[i].head = &head[i];
        data->candidate[i].need = topic_need(head[i].need);
        data->needs[data->candidate[i].need]++;
    }
    data->count = data->candidate != NULL ? count : 0;
    if (crisis)
        set_numbers_apart(hall, data);
    hall->page_data = data;
    return data;
}

static bool in_town(const struct hall *hall, const char *scope)
{
    return hall->site != NULL && scope != NULL && strcmp(scope, hall->site->town) == 0;
}

/* Every offer's answers to the filters for now, and how many are left of each need. */
static void answer_all(struct hall *hall, struct topic_data *data, unsigned filters)
{
    memset(data->left, 0, sizeof data->left);
    for (size_t i = 0; i < data->count; i++) {
        struct topic_candidate *one = &data->candidate[i];
        topic_filters_answer(hall, one);
        data->left[one->need] += topic_filters_all(one, filters) != TOPIC_NO;
    }
}

/* What to do when nothing is left: never a dead end. */
static void put_empty(struct hall *hall, struct frame *frame, struct column *column,
                      unsigned filters)
{
    const struct measure *m = frame->measure;
    const char *phone[] = {
        hall->desk_phone != NULL ? lang_phone(frame->arena, hall->desk_phone) : NULL};
    struct section_line line[2] = {{.words = strings_get("topic.empty_what")}};
    size_t count = 1;
    if (phone[0] != NULL)
        line[count++] = (struct section_line){
            .words = strings_fill(frame->arena, "topic.empty_desk", phone, 1),
            .kind = SECTION_STRONG};
    struct section words = {.id = "text:empty",
                            .icon = "info_outline",
                            .heading = strings_get("topic.empty_title"),
                            .line = line,
                            .line_count = count};
    section_put(frame, column, &words);
    column_skip(column, m->gap_px);
    struct button all = {.id = "nav:show_all",
                         .kind = BUTTON_MAIN,
                         .icon = "list",
                         .label = strings_get("topic.show_all"),
                         .action = act(VERB_FILTER, 0, NULL)};
    struct button search = {.id = "nav:search_instead",
                            .kind = BUTTON_PALE,
                            .icon = "search",
                            .label = strings_get("nav.search"),
                            .action = act_open(SCREEN_SEARCH, NULL)};
    struct rect place = {column->x, column->y, column->w, 0};
    if (filters != 0) {
        column_skip(column, button_put(frame, place, &all) + m->gap_px);
        place.y = column->y;
    }
    column_skip(column, button_put(frame, place, &search));
}

/* What is shown of a list: rows, and how many there are in all. */
struct rows {
    struct topic_candidate **one;
    size_t count;
    size_t total;
    size_t sure; /* of the total; the others may fit the filters */
    bool placed; /* each says its place, and what it is about */
    unsigned filters;
    int need;
};

static const char *scope_words(struct hall *hall, struct frame *frame, const char *scope)
{
    if (scope == NULL || strcmp(scope, "national") == 0)
        return strings_get("scope.national");
    if (strcmp(scope, "district") == 0)
        return strings_get("scope.district");
    const char *town[] = {offer_town(frame->arena, hall, scope)};
    return strings_fill(frame->arena,
                        in_town(hall, scope) ? "scope.my_town" : "scope.other_town", town,
                        1);
}

/* What one has a right to, what the office put first, then where it is. */
static const char *group_words(struct hall *hall, struct frame *frame,
                               const struct rows *rows, size_t at)
{
    const struct topic_candidate *one = rows->one[at];
    if (topic_filters_all(one, rows->filters) == TOPIC_MAYBE)
        return strings_get("topic.maybe");
    if (one->head->lead >= CONTENT_LEAD_BENEFIT)
        return strings_get("topic.benefits");
    return one->head->lead > 0 ? strings_get("topic.pinned")
                               : scope_words(hall, frame, one->head->scope);
}

/* "1 von 6", behind the other badges. */
static void add_place(struct frame *frame, struct entry *entry, size_t place, size_t of)
{
    struct badge *badge =
        arena_take_array(frame->arena, entry->badge_count + 1, sizeof *badge);
    const char *number[] = {frame_print(frame, "%zu", place),
                            frame_print(frame, "%zu", of)};
    if (badge == NULL)
        return;
    if (entry->badge_count > 0)
        memcpy(badge, entry->badge, entry->badge_count * sizeof *badge);
    badge[entry->badge_count].spoken =
        strings_fill(frame->arena, "speak.entry", number, 2);
    badge[entry->badge_count++].words =
        strings_fill(frame->arena, "topic.place", number, 2);
    entry->badge = badge;
}

/* First what it is called: a benefit, then its office; a need, then its bureau. */
static struct entry row_of(struct hall *hall, struct frame *frame,
                           const struct rows *rows, size_t at)
{
    const struct topic_candidate *one = rows->one[at];
    struct entry entry = offer_entry(hall, frame, one->item);
    if (!rows->placed)
        return entry;
    topic_filters_badges(frame, &entry, one, rows->filters);
    add_place(frame, &entry, at + 1, rows->total);
    const struct offer_row *row = &one->item->row;
    if (row->benefit && row->provider != NULL && strcmp(row->provider, row->name) != 0)
        entry.below = row->provider;
    else if (!row->benefit && one->need != 0 && one->need != rows->need)
        entry.kicker = finder_value_words(frame, FINDER_SITUATIONS, one->need);
    return entry;
}

/* Rows under headings; they come sorted by these. */
static void put_groups(struct hall *hall, struct frame *frame, struct column *column,
                       const struct rows *rows)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct entry *entry = arena_take_array(frame->arena, rows->count, sizeof *entry);
    if (entry == NULL)
        return;
    for (size_t i = 0; i < rows->count; i++)
        entry[i] = row_of(hall, frame, rows, i);
    for (size_t i = 0; i < rows->count;) {
        const char *group = group_words(hall, frame, rows, i);
        size_t end = i + 1;
        while (end < rows->count &&
               strcmp(group, group_words(hall, frame, rows, end)) == 0)
            end++;
        column_words(frame, column, ROLE_HEADING, m->strong, t->soft, t->ground, group);
        column_skip(column, m->gap_px / 2);
        entries_put(frame, column, entry + i, end - i);
        column_skip(column, m->gap_px);
        i = end;
    }
}

/* Who does not find it in the list: three questions, and people who go along. Not where
 * help is needed at once. */
static void put_ways(struct hall *hall, struct frame *frame, struct column *column)
{
    struct button way[] = {{.id = "nav:finder",
                            .kind = BUTTON_PALE,
                            .icon = "explore",
                            .label = strings_get("finder.open"),
                            .action = act_open(SCREEN_FINDER, NULL)},
                           people_way()};
    if (!content_finds(hall->content))
        return;
    buttons_put(frame, column, way, sizeof way / sizeof *way);
    column_skip(column, frame->measure->gap_px);
}

/* "5 Angebote", "5 Angebote, vielleicht 12 weitere". */
static const char *count_words(struct frame *frame, const struct rows *rows)
{
    const char *sure = strings_count(frame->arena, "topic.count", rows->sure);
    size_t more = rows->total - rows->sure;
    const char *value[] = {sure, strings_count(frame->arena, "topic.maybe_more", more)};
    return more == 0 ? sure : strings_fill(frame->arena, "hours.comma", value, 2);
}

static void add_rows(struct hall *hall, const struct topic_data *data, struct rows *rows,
                     size_t shown, enum topic_answer answer)
{
    for (size_t i = 0; i < data->count; i++) {
        struct topic_candidate *one = &data->candidate[i];
        if ((rows->need != 0 && one->need != rows->need) ||
            topic_filters_all(one, rows->filters) != answer)
            continue;
        if (rows->count < shown && item_of(hall, one) != NULL)
            rows->one[rows->count++] = one;
        rows->total++;
        rows->sure += answer == TOPIC_YES;
    }
}

static void put_list(struct hall *hall, struct frame *frame, struct column *column,
                     const struct topic_data *data, unsigned filters, int need,
                     size_t more_shown)
{
    const struct measure *m = frame->measure;
    size_t shown = ENTRIES_AT_FIRST + more_shown;
    struct rows rows = {.placed = true, .filters = filters, .need = need};
    rows.one = arena_take_array(frame->arena, shown, sizeof(struct topic_candidate *));
    if (rows.one == NULL)
        return;
    for (int answer = TOPIC_YES; data != NULL && answer > TOPIC_NO; answer--)
        add_rows(hall, data, &rows, shown, (enum topic_answer)answer);
    column_words(frame, column, ROLE_TEXT, m->body, frame->theme->soft,
                 frame->theme->ground, count_words(frame, &rows));
    column_skip(column, m->gap_px);
    if (data != NULL)
        topic_put_filters(hall, frame, column, data->candidate, data->count, filters,
                          need);
    if (rows.total == 0) {
        put_empty(hall, frame, column, filters);
        return;
    }
    put_groups(hall, frame, column, &rows);
    if (rows.total > shown) {
        struct button more = {.id = "nav:more",
                              .kind = BUTTON_PALE,
                              .icon = "expand_more",
                              .label = strings_get("nav.more"),
                              .centered = true,
                              .action = act(VERB_MORE, 0, NULL)};
        struct rect place = {column->x, column->y, column->w, 0};
        column_skip(column, button_put(frame, place, &more));
    }
}

/* A page of its own: nobody in need chooses from filters. */
static void put_help_at_once(struct hall *hall, struct frame *frame,
                             struct column *column, const struct topic_data *data)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    column_words(frame, column, ROLE_TEXT, m->body, t->soft, t->ground,
                 strings_get("crisis.free"));
    column_skip(column, m->gap_px);
    topic_numbers_put(hall, frame, column, data->numbers);
    struct rows rows = {.one = arena_take_array(frame->arena, data->count,
                                                sizeof(struct topic_candidate *))};
    for (size_t i = 0; i < data->count && rows.one != NULL; i++)
        if (item_of(hall, &data->candidate[i]) != NULL)
            rows.one[rows.count++] = &data->candidate[i];
    put_groups(hall, frame, column, &rows);
    column_words(frame, column, ROLE_NOTE, m->note, t->soft, t->ground,
                 strings_get("crisis.privacy"));
}

void topic_build(struct hall *hall, struct frame *frame)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    const struct page *page = session_page(hall->session);
    const struct topic *topic = content_topic(hall->content, page->id);
    bool crisis = topic != NULL && topic->crisis;
    struct chrome chrome = {.crisis = crisis};
    struct column column = chrome_begin(hall, frame, &chrome);
    /* Whoever looks over a shoulder must not read "Krise" from afar. */
    column_words(frame, &column, ROLE_HEADING, crisis ? m->heading : m->title, t->ink,
                 t->ground, topic != NULL ? topic->name : strings_get("search.topics"));
    struct topic_data *data = load(hall, page->id, crisis);
    if (data != NULL && data->numbers != NULL) {
        put_help_at_once(hall, frame, &column, data);
        chrome_end(hall, frame, column);
        return;
    }
    column_skip(&column, m->gap_px / 2);
    /* Chosen while the clock was believed: without it nothing can be open. */
    unsigned filters = topic_filters_known(hall, page->filters);
    if (data != NULL)
        answer_all(hall, data, filters);
    if (data != NULL && !crisis)
        topic_put_needs(frame, &column, data->needs, data->left, page->need);
    put_list(hall, frame, &column, data, filters, page->need, (size_t)page->shown);
    column_skip(&column, m->gap_px);
    if (!crisis)
        put_ways(hall, frame, &column);
    if (crisis) {
        column_skip(&column, m->gap_px);
        column_words(frame, &column, ROLE_NOTE, m->note, t->soft, t->ground,
                     strings_get("crisis.privacy"));
    }
    chrome_end(hall, frame, column);
}
