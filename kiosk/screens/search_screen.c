#include <string.h>

#include "core/strings.h"
#include "screens/chrome.h"
#include "screens/keys.h"
#include "screens/offer_words.h"
#include "ui/button.h"
#include "ui/chip.h"
#include "ui/field.h"
#include "ui/section.h"

/* Typing and finding: the field, what was found, the keys below. */

enum {
    FOUND_AT_FIRST = 20,
    MOST_FOUND = 200,
    LEAST_RESULTS_MM = 42,
    BRIEF_RESULTS_MM = 95
};

struct found {
    struct offer_item item;
    size_t mark_from, mark_to;
    const char *word; /* why it is here, if its name does not show it; NULL: nothing */
};

struct search_data {
    struct found *found;
    size_t count;
    size_t asked; /* at most so many were asked for */
    size_t total;
    const char *did_you_mean;
    bool crisis;
};

static bool run(struct hall *hall, const char *query, struct search_data *data)
{
    struct err ignored = {""};
    struct search_result result = {0};
    struct arena *arena = hall->page_arena;
    if (hall->search == NULL || !search_run(hall->search, arena, query,
                                            hall->site != NULL ? hall->site->town : NULL,
                                            data->asked, &result, &ignored))
        return false;
    data->found = arena_take_array(arena, result.count, sizeof *data->found);
    if (data->found == NULL)
        return false;
    for (size_t i = 0; i < result.count; i++) {
        struct found *found = &data->found[data->count];
        if (!content_row(hall->content, arena, result.hit[i].id, &found->item.row,
                         &ignored))
            continue;
        offer_item_read(arena, &found->item);
        /* The marks are of the German name; another language's has no such bytes. */
        if (strcmp(session_reads(hall->session), "de") == 0) {
            found->mark_from = result.hit[i].mark_from;
            found->mark_to = result.hit[i].mark_to;
        }
        if (found->mark_from == found->mark_to)
            found->word = result.hit[i].word;
        data->crisis = data->crisis || found->item.row.crisis;
        data->count++;
    }
    data->total = result.total - (result.count - data->count);
    data->did_you_mean = result.did_you_mean;
    return true;
}

static size_t shown(struct hall *hall)
{
    size_t count = FOUND_AT_FIRST + (size_t)session_page(hall->session)->shown;
    return count < MOST_FOUND ? count : MOST_FOUND;
}

/* Each key waits for the answer, so no more is asked for than is shown. */
static const struct search_data *load(struct hall *hall)
{
    static const struct search_data none;
    const char *query = hall->session->query;
    const struct search_data *known = hall->page_data;
    if (query[strspn(query, " ")] == '\0')
        return &none;
    if (known != NULL && known->asked >= shown(hall))
        return known;
    struct search_data *data = arena_take(hall->page_arena, sizeof *data);
    if (data == NULL)
        return &none;
    data->asked = shown(hall);
    run(hall, query, data);
    hall->page_data = data;
    return data;
}

static bool empty_query(const struct hall *hall)
{
    const char *query = hall->session->query;
    return query[strspn(query, " ")] == '\0';
}

static void put_field(struct hall *hall, struct frame *frame, struct rect rect,
                      bool typing)
{
    bool put_back = session_can_put_back_query(hall->session);
    struct field field = {
        .id = "field:query",
        .label = strings_get("search.title"),
        .words = hall->session->query,
        .placeholder = strings_get("search.placeholder"),
        .caret = typing,
        .action = act(VERB_KEYS, 1, NULL),
        .put_back = put_back,
        .clear_id = "nav:clear_field",
        .clear_spoken =
            strings_get(put_back ? "a11y.put_back_field" : "a11y.clear_field"),
        .clear = act(put_back ? VERB_PUT_BACK_FIELD : VERB_CLEAR_FIELD, 0, NULL)};
    size_t before = frame->count;
    field_put(frame, rect, &field);
    for (size_t i = before; i < frame->count; i++)
        frame->element[i].secret =
            !empty_query(hall) && frame->element[i].role != ROLE_BUTTON;
}

static const char *count_words(struct frame *frame, const struct search_data *data)
{
    return strings_count(frame->arena, "search.count", data->total);
}

static const char *suggestion_words(struct frame *frame, const struct search_data *data)
{
    const char *value[] = {data->did_you_mean};
    return strings_fill(frame->arena, "search.did_you_mean", value, 1);
}

/* "Meinten Sie ...?" and how many there are. */
static void put_answer(struct frame *frame, struct column *column,
                       const struct search_data *data)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    if (data->did_you_mean != NULL) {
        struct chip chip = {.id = "search:suggestion",
                            .label = suggestion_words(frame, data),
                            .icon = "search",
                            .link = true,
                            .action = act(VERB_QUERY, 0, data->did_you_mean)};
        chips_put(frame, column, &chip, 1);
        column_skip(column, m->gap_px / 2);
    }
    column_words(frame, column, ROLE_TEXT, m->body, t->soft, t->ground,
                 count_words(frame, data));
    column_skip(column, m->gap_px / 2);
}

/* While the keys are there, one result must be seen whole: where height is dear, its name
 * alone. */
static bool brief(const struct hall *hall, const struct frame *frame)
{
    const struct measure *m = frame->measure;
    int dear = measure_mm(m, BRIEF_RESULTS_MM);
    return !session_page(hall->session)->keys_away &&
           (m->percent > 100 || (m->wide && frame->view.h < dear));
}

static void put_found(struct hall *hall, struct frame *frame, struct column *column,
                      const struct search_data *data)
{
    struct entry *entry = arena_take_array(frame->arena, data->count, sizeof *entry);
    if (entry == NULL)
        return;
    for (size_t i = 0; i < data->count; i++) {
        entry[i] = offer_entry(hall, frame, &data->found[i].item);
        entry[i].mark_from = data->found[i].mark_from;
        entry[i].mark_to = data->found[i].mark_to;
        if (data->found[i].word != NULL)
            entry[i].reason =
                strings_fill(frame->arena, "search.why", &data->found[i].word, 1);
        if (brief(hall, frame)) {
            entry[i].reason = NULL;
            entry[i].summary = NULL;
            entry[i].badge_count = 0;
        }
    }
    entries_put(frame, column, entry, data->count);
    if (data->total <= data->count || data->asked == MOST_FOUND)
        return;
    column_skip(column, frame->measure->gap_px);
    struct button more = {.id = "nav:more",
                          .kind = BUTTON_PALE,
                          .icon = "expand_more",
                          .label = strings_get("nav.more"),
                          .centered = true,
                          .action = act(VERB_MORE, 0, NULL)};
    struct rect place = {column->x, column->y, column->w, 0};
    column_skip(column, button_put(frame, place, &more));
}

/* All topics but the loud one, as a second way. */
static void put_topics(struct hall *hall, struct frame *frame, struct column *column)
{
    size_t count = 0;
    const struct topic *topic = content_topics(hall->content, &count);
    struct chip *chip = arena_take_array(frame->arena, count, sizeof *chip);
    for (size_t i = 0; i < count && chip != NULL; i++)
        chip[i] = (struct chip){.id = frame_print(frame, "topic:%s", topic[i].id),
                                .label = topic[i].name,
                                .icon = topic[i].icon,
                                .link = true,
                                .action = act_open(SCREEN_TOPIC, topic[i].id)};
    if (chip != NULL)
        chips_put(frame, column, chip, count);
}

static void put_start(struct hall *hall, struct frame *frame, struct column *column)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    column_words(frame, column, ROLE_TEXT, m->body, t->soft, t->ground,
                 strings_get("search.start"));
    if (strcmp(hall->session->lang, "de") != 0)
        column_words(frame, column, ROLE_TEXT, m->body, t->soft, t->ground,
                     strings_get("search.german"));
    column_skip(column, m->gap_px);
    put_topics(hall, frame, column);
}

static void put_nothing(struct hall *hall, struct frame *frame, struct column *column)
{
    const char *phone[] = {
        hall->desk_phone != NULL ? lang_phone(frame->arena, hall->desk_phone) : NULL};
    struct section_line line[2] = {{.words = strings_get("search.empty_what")}};
    size_t count = 1;
    if (phone[0] != NULL)
        line[count++] = (struct section_line){
            .words = strings_fill(frame->arena, "search.empty_desk", phone, 1),
            .kind = SECTION_STRONG};
    struct section words = {.id = "text:empty",
                            .icon = "info_outline",
                            .heading = strings_get("search.empty_title"),
                            .line = line,
                            .line_count = count};
    section_put(frame, column, &words);
    column_skip(column, frame->measure->gap_px);
    put_topics(hall, frame, column);
}

static void put_page(struct hall *hall, struct frame *frame, struct column *column,
                     const struct search_data *data)
{
    if (empty_query(hall)) {
        put_start(hall, frame, column);
        return;
    }
    if (data->count == 0) {
        put_nothing(hall, frame, column);
        return;
    }
    if (!brief(hall, frame) || data->did_you_mean != NULL)
        put_answer(frame, column, data);
    put_found(hall, frame, column, data);
}

static struct keyboard keyboard_of(struct hall *hall, struct frame *frame,
                                   const struct search_data *data)
{
    struct keys *keys = arena_take(frame->arena, sizeof *keys);
    if (keys != NULL)
        *keys = (struct keys){frame, hall->session};
    struct keyboard keyboard = {.keys = hall->session->keyboard,
                                .language = keys_of(hall->session->lang),
                                .words = keys_words,
                                .act = keys_act,
                                .context = keys};
    if (data->count > 0) {
        const char *count[] = {count_words(frame, data)};
        keyboard.done = strings_fill(frame->arena, "search.show", count, 1);
    }
    return keyboard;
}

/* The first result as one row to press, its name as large as it fits. */
static void put_first(struct frame *frame, struct rect row, const struct offer_row *offer)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    int arrow = m->strong.size_px * 5 / 4;
    int pad = m->pad_px * 2 / 3;
    int room = row.w - 3 * pad - arrow;
    struct element card = {.id = frame_print(frame, "offer:%s", offer->id),
                           .role = ROLE_ENTRY,
                           .label = offer->name,
                           .action = act_open(SCREEN_OFFER, offer->id),
                           .rect = row,
                           .look = {.filled = true,
                                    .fill = t->card,
                                    .edge = t->card_edge,
                                    .edge_px = t->edge_always ? m->edge_px : 0,
                                    .radius_px = m->radius_px},
                           .ink = t->ink,
                           .ground = t->card};
    frame_add(frame, &card);
    struct element name = {0};
    struct text_style style = m->strong;
    int least = m->note_strong.size_px * 100 / m->percent;
    int h = 0;
    for (;; style.size_px = style.size_px * 7 / 8) {
        style.pitch_px = style.size_px * 130 / 100;
        h = frame_text(frame, &name, offer->name, style, t->ink,
                       (struct rect){0, 0, room, 0}, TEXT_START, 0);
        if (h <= row.h || style.size_px <= least)
            break;
    }
    layout_part(frame, &name, row.x + pad, row.y + (row.h - h) / 2, t->card);
    layout_image(frame, "arrow_forward",
                 (struct rect){row.x + row.w - pad - arrow, row.y + (row.h - arrow) / 2,
                               arrow, arrow},
                 t->main);
}

/* Where the keyboard leaves no room for a page: the field between home and the language,
 * the first that was found, or a line why there is none, and the keys. All others are a
 * key away. */
static void build_slim(struct hall *hall, struct frame *frame,
                       const struct chrome *chrome, const struct search_data *data,
                       const struct keyboard *keyboard)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct rect field = chrome_slim(hall, frame, chrome);
    put_field(hall, frame, field, true);
    struct rect body = frame->body;
    int tray = keyboard_height(frame, keyboard, body.w, body.h);
    int y = field.y + field.h;
    int room = body.y + body.h - tray - y;
    struct column line = {body.x + m->margin_px, y, body.w - 2 * m->margin_px};
    if (data->count > 0 && room >= m->target_px) {
        int high = room < 2 * m->target_px ? m->target_px : room - 2 * m->gap_px;
        high = high > 2 * m->target_px ? 2 * m->target_px : high;
        put_first(frame, (struct rect){line.x, y + (room - high) / 2, line.w, high},
                  &data->found[0].item.row);
        keyboard_put(frame, chrome_below(frame, tray), keyboard);
        return;
    }
    const char *words = data->did_you_mean != NULL ? suggestion_words(frame, data)
                        : empty_query(hall)        ? strings_get("search.start")
                                                   : strings_get("search.empty_title");
    struct element e = {.role = ROLE_TEXT, .ground = t->ground};
    int lines = room / m->body.pitch_px;
    if (lines > 0) {
        int h = frame_text(frame, &e, words, m->body, t->soft,
                           (struct rect){line.x, line.y, line.w, 0}, TEXT_START, lines);
        e.text_rect.y += (room - h) / 2;
        e.rect = e.text_rect;
        frame_add(frame, &e);
    }
    keyboard_put(frame, chrome_below(frame, tray), keyboard);
}

void search_screen_build(struct hall *hall, struct frame *frame)
{
    const struct measure *m = frame->measure;
    const struct search_data *data = load(hall);
    bool typing = !session_page(hall->session)->keys_away;
    struct keyboard keyboard = keyboard_of(hall, frame, data);
    struct chrome chrome = {.crisis = data->crisis};
    int field_h = field_height(frame);
    struct column column;
    if (typing) {
        size_t before = frame->count;
        chrome.fixed_below_px =
            keyboard_height(frame, &keyboard, frame->all.w, frame->all.h);
        column = chrome_begin(hall, frame, &chrome);
        int left = frame->view.h - field_h - m->gap_px;
        bool large = m->wide && m->percent > 100;
        if (m->compact || large || left < measure_mm(m, LEAST_RESULTS_MM)) {
            frame->count = before;
            frame->scrolling = false;
            frame->view = frame->all;
            frame->scroll_px = 0;
            build_slim(hall, frame, &chrome, data, &keyboard);
            return;
        }
    } else {
        column = chrome_begin(hall, frame, &chrome);
    }
    chrome_top_begin(frame);
    put_field(hall, frame, (struct rect){column.x, column.y, column.w, field_h}, typing);
    column_skip(&column, field_h + m->gap_px);
    chrome_top_end(frame, &column);
    put_page(hall, frame, &column, data);
    chrome_end(hall, frame, column);
    if (typing)
        keyboard_put(frame, chrome_below(frame, chrome.fixed_below_px), &keyboard);
}
