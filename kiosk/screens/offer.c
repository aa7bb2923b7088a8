#include <string.h>

#include "core/content_finder.h"
#include "core/strings.h"
#include "screens/answer_words.h"
#include "screens/offer_origin.h"
#include "screens/offer_part.h"
#include "screens/offer_words.h"
#include "screens/people.h"
#include "ui/button.h"
#include "ui/chip.h"

/* One offer, whole. What is empty is not drawn. */

static const struct offer_data *load(struct hall *hall)
{
    static const struct offer_data none;
    if (hall->page_data != NULL)
        return hall->page_data;
    const struct session *session = hall->session;
    const struct page *page = session_page(hall->session);
    struct err ignored = {""};
    struct arena *arena = hall->page_arena;
    struct offer_data *data = arena_take(arena, sizeof *data);
    if (data == NULL)
        return &none;
    data->found = content_offer(hall->content, arena, page->id, &data->offer, &ignored);
    const struct offer *offer = &data->offer;
    if (data->found && offer->row.hours != NULL)
        hours_parse(arena, offer->row.hours, &data->hours, &ignored);
    const struct texts *by_phone = &offer->list[OFFER_PHONE_HOURS];
    if (data->found && by_phone->count > 0)
        hours_parse(arena, by_phone->item[0], &data->phone_hours, &ignored);
    for (size_t i = 0; data->found && i < offer->list[OFFER_RELATED].count &&
                       data->related_count < OFFER_RELATED_MOST;
         i++)
        if (content_row(hall->content, arena, offer->list[OFFER_RELATED].item[i],
                        &data->related[data->related_count], &ignored))
            data->related_count++;
    if (data->found)
        content_answers(hall->content, arena, page->id, &data->answer,
                        &data->answer_count, &ignored);
    if (data->found)
        offer_lead(arena, offer->row.summary, &data->lead, &data->more);
    if (session->page_count > 1) {
        const struct page *below = &session->page[session->page_count - 2];
        const struct topic *topic = below->screen == SCREEN_TOPIC
                                        ? content_topic(hall->content, below->id)
                                        : NULL;
        if (topic != NULL && !topic->crisis)
            data->back = arena_copy(arena, topic->name);
    }
    hall->page_data = data;
    return data;
}

void offer_add(struct lines *lines, struct section_line line)
{
    if (line.words != NULL && line.words[0] != '\0' && lines->count < OFFER_LINES)
        lines->line[lines->count++] = line;
}

void offer_put(struct part *part, const char *id, const char *icon, const char *heading,
               const struct lines *lines)
{
    struct section section = {.id = id,
                              .icon = icon,
                              .heading = strings_get(heading),
                              .line = lines->line,
                              .line_count = lines->count};
    if (lines->count == 0)
        return;
    section_put(part->frame, part->column, &section);
    column_skip(part->column, part->frame->measure->gap_px);
}

/* As the session reads it. */
static const char *said(const struct part *part, const char *words)
{
    bool simple = part->hall->session->simple;
    return simple ? offer_sentences(part->frame->arena, words) : words;
}

void offer_put_words(struct part *part, const char *id, const char *icon,
                     const char *heading, const char *words)
{
    struct lines lines = {0};
    offer_add(&lines, (struct section_line){.words = said(part, words)});
    offer_put(part, id, icon, heading, &lines);
}

static void put_notice(struct part *part, const char *icon, const char *heading,
                       const char *words)
{
    struct section_line line = {.words = words};
    struct section section = {
        .icon = icon, .heading = heading, .notice = true, .line = &line, .line_count = 1};
    section_put(part->frame, part->column, &section);
    column_skip(part->column, part->frame->measure->gap_px);
}

/* Where the words come from, if it matters for believing them. */
static void put_origin(struct part *part)
{
    struct section_line line[OFFER_ORIGIN_LINES];
    size_t count = offer_origin(part->hall->session, &part->data->offer, line);
    struct section section = {
        .icon = "translate", .notice = true, .line = line, .line_count = count};
    if (count == 0)
        return;
    section_put(part->frame, part->column, &section);
    column_skip(part->column, part->frame->measure->gap_px);
}

/* What one must know before anything else. */
static void put_notices(struct part *part)
{
    const struct offer *offer = &part->data->offer;
    struct now now = part->hall->now;
    if (offer->text[OFFER_HEADS_UP] != NULL &&
        (!now.known || !date_valid(offer->heads_up_until) ||
         date_compare(now.moment.date, offer->heads_up_until) <= 0))
        put_notice(part, "error_outline", strings_get("offer.heads_up"),
                   offer->text[OFFER_HEADS_UP]);
}

/* What people said about this offer, and what came of it. */
static void put_answers(struct part *part)
{
    enum { MOST_ANSWERS = 3 };
    struct frame *frame = part->frame;
    const struct offer_data *data = part->data;
    for (size_t i = 0; i < data->answer_count && i < MOST_ANSWERS; i++) {
        const struct answer *answer = &data->answer[i];
        struct lines lines = {0};
        offer_add(&lines,
                  (struct section_line){.words = answer->done, .kind = SECTION_STRONG});
        offer_add(
            &lines,
            (struct section_line){
                .words = answer_state_words(frame, part->hall->session->lang, answer),
                .kind = answer->state == ANSWER_FIXED ? SECTION_GOOD : SECTION_SOFT});
        offer_put(part, frame_print(frame, "answer:%s", answer->id),
                  answer_state_icon(answer->state), answer_heading(answer->state),
                  &lines);
    }
}

static void put_list(struct part *part, const char *id, const char *icon,
                     const char *heading, const struct texts *texts, bool numbered)
{
    struct lines lines = {0};
    for (size_t i = 0; i < texts->count; i++)
        offer_add(&lines, (struct section_line){
                              .words = said(part, texts->item[i]),
                              .number = numbered && texts->count > 1 ? (int)i + 1 : 0,
                              .bullet = !numbered && texts->count > 1});
    offer_put(part, id, icon, heading, &lines);
}

static const char *cost_words(const char *cost)
{
    return cost != NULL && strcmp(cost, "free") == 0 ? strings_get("offer.free") : cost;
}

/* Who goes along, each in a sentence. */
static void put_people(struct part *part)
{
    const struct texts *people = &part->data->offer.list[OFFER_PEOPLE];
    struct lines lines = {0};
    for (size_t i = 0; i < people->count; i++)
        offer_add(&lines, (struct section_line){
                              .words = people_words(part->frame,
                                                    finder_people_bit(people->item[i]))});
    offer_put(part, "text:people", "volunteer_activism", "people.title", &lines);
}

static void put_story(struct part *part)
{
    const struct offer *offer = &part->data->offer;
    offer_put_words(part, "text:more", "info_outline", "offer.about", part->data->more);
    offer_put_words(part, "text:who", "people", "offer.who", offer->text[OFFER_WHO]);
    offer_put_words(part, "text:not_for", "block", "offer.not_for",
                    offer->text[OFFER_NOT_FOR]);
    put_people(part);
    put_list(part, "text:how", "format_list_numbered", "offer.how",
             &offer->list[OFFER_STEPS], true);
    put_list(part, "text:bring", "description", "offer.bring", &offer->list[OFFER_BRING],
             false);
    offer_put_words(part, "text:cost", "euro_symbol", "offer.cost",
                    cost_words(offer->row.cost));
}

static void put_maker(struct part *part)
{
    struct frame *frame = part->frame;
    const char *words = offer_maker(&part->data->offer);
    if (words == NULL)
        return;
    column_words(frame, part->column, ROLE_NOTE, frame->measure->note, frame->theme->soft,
                 frame->theme->ground, words);
    column_skip(part->column, frame->measure->gap_px);
}

/* Only where age can hurt: hours, a price, a place. A number that answers always needs
 * none. */
static bool can_age(const struct offer_data *data)
{
    const struct offer *offer = &data->offer;
    bool price = offer->row.cost != NULL && strcmp(offer->row.cost, "free") != 0;
    bool hours = data->hours != NULL && !offer_always_open(data->hours);
    return hours || price || offer->text[OFFER_STREET] != NULL;
}

/* "Stand", and where it is old: that one calls before one goes; without a number, whom to
 * ask, in words too small to be taken for the offer's own. */
static void put_as_of(struct part *part)
{
    struct hall *hall = part->hall;
    struct frame *frame = part->frame;
    const struct offer *offer = &part->data->offer;
    const struct measure *m = frame->measure;
    if (!can_age(part->data))
        return;
    const char *month[] = {
        offer->as_of_known
            ? lang_date(frame->arena, hall->session->lang, offer->as_of, false)
            : NULL};
    const char *as_of = offer->as_of_known
                            ? strings_fill(frame->arena, "offer.as_of", month, 1)
                            : strings_get("offer.as_of_unknown");
    bool old = offer_old(offer, content_valid_until(hall->content), hall->now);
    if (old && offer->row.phone != NULL) {
        struct section_line line[] = {{.words = as_of, .kind = SECTION_SOFT},
                                      {.words = strings_get("offer.call_first")}};
        struct section section = {.id = "text:as_of",
                                  .icon = "event",
                                  .notice = true,
                                  .line = line,
                                  .line_count = 2};
        section_put(frame, part->column, &section);
        column_skip(part->column, m->gap_px);
        return;
    }
    const char *desk[] = {
        hall->desk_phone != NULL ? lang_phone(frame->arena, hall->desk_phone) : NULL};
    if (old && desk[0] != NULL)
        as_of = frame_print(frame, "%s. %s", as_of,
                            strings_fill(frame->arena, "offer.ask_desk", desk, 1));
    column_words(frame, part->column, ROLE_NOTE, m->note, frame->theme->soft,
                 frame->theme->ground, as_of);
    column_skip(part->column, m->gap_px);
}

static void put_coach(struct part *part)
{
    struct frame *frame = part->frame;
    const struct session *session = part->hall->session;
    bool full = session->note_count == SESSION_NOTES &&
                !session_noted(session, part->data->offer.row.id);
    if (full)
        put_notice(part, "bookmark", NULL, strings_get("notepad.full"));
    struct button way[] = {{.id = "nav:coach",
                            .kind = BUTTON_PLAIN,
                            .icon = "record_voice_over",
                            .label = strings_get("nav.coach"),
                            .action = act_open(SCREEN_COACH, NULL)},
                           people_way()};
    size_t count = content_finds(part->hall->content) ? 2 : 1;
    way[1].kind = BUTTON_PLAIN;
    for (size_t i = 0; i < count; i++)
        way[i].arrow = true;
    buttons_put(frame, part->column, way, count);
    column_skip(part->column, frame->measure->gap_px);
}

static void put_related(struct part *part)
{
    const struct offer_data *data = part->data;
    struct frame *frame = part->frame;
    if (data->related_count == 0)
        return;
    struct chip chip[OFFER_RELATED_MOST];
    for (size_t i = 0; i < data->related_count; i++) {
        const struct offer_row *row = &data->related[i];
        chip[i] = (struct chip){.id = frame_print(frame, "offer:%s", row->id),
                                .label = row->name,
                                .icon = row->icon,
                                .link = true,
                                .action = act_open(SCREEN_OFFER, row->id)};
    }
    column_words(frame, part->column, ROLE_HEADING, frame->measure->strong,
                 frame->theme->ink, frame->theme->ground, strings_get("offer.related"));
    column_skip(part->column, frame->measure->gap_px / 2);
    chips_put(frame, part->column, chip, data->related_count);
    column_skip(part->column, frame->measure->gap_px);
}

/* What stands first: how to reach them. */
static void put_first(struct part *part)
{
    offer_put_phone(part);
    offer_put_where(part);
    offer_put_dates(part);
    offer_put_when(part);
}

static void put_rest(struct part *part)
{
    put_origin(part);
    put_answers(part);
    offer_put_child(part);
    put_story(part);
    offer_put_access(part);
    offer_put_reach(part);
    put_maker(part);
    put_as_of(part);
}

/* How to get there at the start, the story at the end. */
static void put_two_columns(struct part *part)
{
    struct column *page = part->column;
    struct column whole = *page;
    int gap = part->frame->measure->gap_px;
    int left_w = (whole.w - gap) / 2;
    struct column left = {whole.x, whole.y, left_w};
    struct column right = {whole.x + left_w + gap, whole.y, whole.w - left_w - gap};
    part->column = &left;
    put_first(part);
    put_coach(part);
    put_related(part);
    part->column = &right;
    put_rest(part);
    part->column = page;
    page->y = left.y > right.y ? left.y : right.y;
}

static void put_one_column(struct part *part)
{
    put_first(part);
    put_rest(part);
    put_coach(part);
    put_related(part);
}

static void put_gone(struct hall *hall, struct frame *frame, struct column column)
{
    chrome_title(frame, &column, strings_get("offer.gone_title"),
                 strings_get("offer.gone_what"));
    struct button search = {.id = "nav:search_instead",
                            .kind = BUTTON_MAIN,
                            .icon = "search",
                            .label = strings_get("nav.search"),
                            .action = act_open(SCREEN_SEARCH, NULL)};
    struct rect place = {column.x, column.y, column.w, 0};
    column_skip(&column, button_put(frame, place, &search));
    chrome_end(hall, frame, column);
}

void offer_build(struct hall *hall, struct frame *frame)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    const struct offer_data *data = load(hall);
    const struct offer *offer = &data->offer;
    bool crisis = data->found && offer->row.crisis;
    struct column column = {0};
    struct part part = {hall, frame, data, &column};
    int deeds = data->found ? offer_deeds_px(&part) : 0;
    struct chrome chrome = {
        .back = data->back, .crisis = crisis, .fixed_below_px = deeds};
    column = chrome_begin(hall, frame, &chrome);
    if (!data->found) {
        put_gone(hall, frame, column);
        return;
    }
    column_words(frame, &column, ROLE_HEADING, crisis ? m->heading : m->title, t->ink,
                 t->ground, offer->row.name);
    column_words(frame, &column, ROLE_TEXT, m->body, t->soft, t->ground,
                 said(&part, data->lead));
    column_skip(&column, m->gap_px);
    put_notices(&part);
    if (m->wide && !m->compact && m->percent == 100)
        put_two_columns(&part);
    else
        put_one_column(&part);
    offer_put_deeds(&part, deeds);
    chrome_end(hall, frame, column);
}
