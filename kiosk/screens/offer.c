#include <string.h>

#include "core/strings.h"
#include "screens/answer_words.h"
#include "screens/chrome.h"
#include "screens/offer_origin.h"
#include "screens/offer_words.h"
#include "ui/button.h"
#include "ui/chip.h"
#include "ui/section.h"

/* One offer, whole. What is empty is not drawn. */

enum { MOST_LINES = 24, MOST_RELATED = 6 };

struct offer_data {
    bool found;
    struct offer offer;
    const struct hours *hours;
    struct offer_row related[MOST_RELATED];
    size_t related_count;
    struct answer *answer;
    size_t answer_count;
    const char *back; /* name of the topic it was opened from; NULL: from elsewhere */
};

/* What the parts of the page are put with. */
struct part {
    struct hall *hall;
    struct frame *frame;
    const struct offer_data *data;
    struct column *column;
};

/* Lines of a section while they are gathered. */
struct lines {
    struct section_line line[MOST_LINES];
    size_t count;
};

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
    for (size_t i = 0;
         data->found && i < offer->related.count && data->related_count < MOST_RELATED;
         i++)
        if (content_row(hall->content, arena, offer->related.item[i],
                        &data->related[data->related_count], &ignored))
            data->related_count++;
    if (data->found)
        content_answers(hall->content, arena, page->id, &data->answer,
                        &data->answer_count, &ignored);
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

static void add(struct lines *lines, struct section_line line)
{
    if (line.words != NULL && line.words[0] != '\0' && lines->count < MOST_LINES)
        lines->line[lines->count++] = line;
}

static void put(struct part *part, const char *id, const char *icon, const char *heading,
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

static void put_words(struct part *part, const char *id, const char *icon,
                      const char *heading, const char *words)
{
    struct lines lines = {0};
    add(&lines, (struct section_line){.words = words});
    put(part, id, icon, heading, &lines);
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
    if (offer->heads_up != NULL &&
        (!now.known || !date_valid(offer->heads_up_until) ||
         date_compare(now.moment.date, offer->heads_up_until) <= 0))
        put_notice(part, "error_outline", strings_get("offer.heads_up"), offer->heads_up);
    put_origin(part);
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
        add(&lines, (struct section_line){.words = answer->done, .kind = SECTION_STRONG});
        add(&lines,
            (struct section_line){
                .words = answer_state_words(frame, part->hall->session->lang, answer),
                .kind = answer->state == ANSWER_FIXED ? SECTION_GOOD : SECTION_SOFT});
        put(part, frame_print(frame, "answer:%s", answer->id),
            answer_state_icon(answer->state),
            answer->state == ANSWER_FIXED ? "answers.title" : "answers.heard", &lines);
    }
}

static void put_list(struct part *part, const char *id, const char *icon,
                     const char *heading, const struct texts *texts, bool numbered)
{
    struct lines lines = {0};
    for (size_t i = 0; i < texts->count; i++)
        add(&lines,
            (struct section_line){.words = texts->item[i],
                                  .number = numbered && texts->count > 1 ? (int)i + 1 : 0,
                                  .bullet = !numbered && texts->count > 1});
    put(part, id, icon, heading, &lines);
}

static const char *cost_words(const char *cost)
{
    return cost != NULL && strcmp(cost, "free") == 0 ? strings_get("offer.free") : cost;
}

static void put_story(struct part *part)
{
    const struct offer *offer = &part->data->offer;
    put_words(part, "text:who", "people", "offer.who", offer->who);
    put_words(part, "text:not_for", "block", "offer.not_for", offer->not_for);
    put_list(part, "text:how", "format_list_numbered", "offer.how", &offer->steps, true);
    put_list(part, "text:bring", "description", "offer.bring", &offer->bring, false);
    put_words(part, "text:cost", "euro_symbol", "offer.cost",
              cost_words(offer->row.cost));
}

/* "Jetzt offen bis 18 Uhr": beside the number and above the week. */
static struct section_line open_line(struct part *part)
{
    bool open = false;
    const char *words =
        offer_open_words(part->frame->arena, part->hall->session->lang, part->data->hours,
                         content_calendar(part->hall->content), part->hall->now, &open);
    if (words != NULL)
        part->frame->ticks = true;
    return (struct section_line){.words = words,
                                 .kind = open ? SECTION_GOOD : SECTION_STRONG};
}

static const char *access_words(enum access access)
{
    switch (access) {
    case ACCESS_WALK_IN:
        return strings_get("offer.access.walk_in");
    case ACCESS_APPOINTMENT:
        return strings_get("offer.access.appointment");
    case ACCESS_PHONE_FIRST:
        return strings_get("offer.access.phone_first");
    case ACCESS_UNKNOWN:
        break;
    }
    return NULL;
}

static void put_phone(struct part *part)
{
    const struct offer *offer = &part->data->offer;
    struct lines lines = {0};
    if (offer->row.phone != NULL) {
        add(&lines, (struct section_line){
                        .words = lang_phone(part->frame->arena, offer->row.phone),
                        .kind = SECTION_BIG});
        add(&lines, open_line(part));
    }
    put(part, "text:phone", "phone", "offer.phone", &lines);
}

static void add_hours(struct part *part, struct lines *lines)
{
    const struct offer *offer = &part->data->offer;
    struct now now = part->hall->now;
    if (part->data->hours == NULL) {
        /* A page of the web without a door and a number needs no hours. */
        if (offer->row.phone != NULL || offer->street != NULL)
            add(lines,
                (struct section_line){.words = strings_get(offer->row.phone != NULL
                                                               ? "hours.unknown"
                                                               : "hours.unknown_short")});
        return;
    }
    if (offer->row.phone == NULL)
        add(lines, open_line(part));
    struct hours_answer answer = {0};
    if (now.known)
        hours_at(part->data->hours, content_calendar(part->hall->content), now.moment,
                 &answer);
    else if (!offer_always_open(part->data->hours))
        add(lines, (struct section_line){.words = strings_get("hours.clock_unknown"),
                                         .kind = SECTION_SOFT});
    if (now.known && !answer.always && hours_public_holiday(now.moment.date))
        add(lines, (struct section_line){.words = strings_get("hours.public_holiday"),
                                         .kind = SECTION_STRONG});
    struct section_line week[OFFER_WEEK_LINES];
    bool special = false;
    size_t count = offer_week(part->frame->arena, part->hall->session->lang,
                              part->data->hours, now, week, &special);
    for (size_t i = 0; i < count; i++)
        add(lines, week[i]);
    if (special)
        add(lines, (struct section_line){.words = strings_get("hours.special"),
                                         .kind = SECTION_SOFT});
}

static void put_where_when(struct part *part)
{
    const struct offer *offer = &part->data->offer;
    struct lines lines = {0};
    add(&lines,
        (struct section_line){.words = offer->row.provider, .kind = SECTION_STRONG});
    bool who_only = lines.count > 0;
    size_t before = lines.count;
    add(&lines, (struct section_line){.words = offer->street});
    const char *town = offer->town;
    if (offer->postcode != NULL && town != NULL)
        town = frame_print(part->frame, "%s %s", offer->postcode, town);
    add(&lines, (struct section_line){.words = town});
    bool where = lines.count > before;
    add(&lines, (struct section_line){.words = access_words(offer->row.access),
                                      .kind = SECTION_STRONG});
    before = lines.count;
    add_hours(part, &lines);
    bool when = lines.count > before;
    const char *heading = where && when ? "offer.where_when"
                          : where       ? "offer.where"
                          : when        ? "offer.when"
                          : who_only    ? "offer.provider"
                                        : "offer.access";
    put(part, "text:where",
        where  ? "place"
        : when ? "schedule"
               : "home",
        heading, &lines);
}

static const char *joined(struct part *part, const struct texts *texts, bool ways)
{
    const char *words = NULL;
    for (size_t i = 0; i < texts->count; i++) {
        const char *item =
            ways ? strings_get(frame_print(part->frame, "offer.way.%s", texts->item[i]))
                 : texts->item[i];
        const char *value[] = {words, item};
        words = words == NULL ? item
                              : strings_fill(part->frame->arena, "hours.comma", value, 2);
    }
    return words;
}

static void put_reach(struct part *part)
{
    const struct offer *offer = &part->data->offer;
    struct arena *arena = part->frame->arena;
    put_words(part, "text:web", "language", "offer.web",
              offer->web != NULL ? offer_web_words(arena, offer->web) : NULL);
    put_words(part, "text:email", "mail_outline", "offer.email",
              offer->email != NULL ? offer_email_words(arena, offer->email) : NULL);
    put_words(part, "text:languages", "translate", "offer.languages",
              joined(part, &offer->languages, false));
    put_words(part, "text:ways", "forum", "offer.ways", joined(part, &offer->ways, true));
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

/* "Stand", and whom to ask when it is old. */
static void put_as_of(struct part *part)
{
    struct hall *hall = part->hall;
    struct frame *frame = part->frame;
    const struct offer *offer = &part->data->offer;
    const struct measure *m = frame->measure;
    const char *month[] = {
        offer->as_of_known
            ? lang_date(frame->arena, hall->session->lang, offer->as_of, false)
            : NULL};
    const char *as_of = offer->as_of_known
                            ? strings_fill(frame->arena, "offer.as_of", month, 1)
                            : strings_get("offer.as_of_unknown");
    /* Without a clock: whoever may be called at any hour is not called beforehand. */
    bool always = !hall->now.known && offer_always_open(part->data->hours);
    if (always || !offer_old(offer, content_valid_until(hall->content), hall->now)) {
        column_words(frame, part->column, ROLE_NOTE, m->note, frame->theme->soft,
                     frame->theme->ground, as_of);
        column_skip(part->column, m->gap_px);
        return;
    }
    struct section_line line[2] = {{.words = as_of, .kind = SECTION_SOFT}};
    size_t count = 1;
    const char *desk[] = {
        hall->desk_phone != NULL ? lang_phone(frame->arena, hall->desk_phone) : NULL};
    if (offer->row.phone != NULL)
        line[count++].words = strings_get("offer.call_first");
    else if (desk[0] != NULL)
        line[count++].words = strings_fill(frame->arena, "offer.ask_desk", desk, 1);
    struct section section = {.id = "text:as_of",
                              .icon = "event",
                              .notice = true,
                              .line = line,
                              .line_count = count};
    section_put(frame, part->column, &section);
    column_skip(part->column, m->gap_px);
}

static void put_buttons(struct part *part)
{
    struct session *session = part->hall->session;
    const char *id = part->data->offer.row.id;
    int gap = part->frame->measure->gap_px;
    bool kept = session_noted(session, id);
    bool full = !kept && session->note_count == SESSION_NOTES;
    struct button first[] = {
        {.id = "nav:takeaway",
         .kind = BUTTON_MAIN,
         .icon = "qr_code",
         .label = strings_get("offer.takeaway"),
         .centered = true,
         .action = act_open(SCREEN_TAKEAWAY, id)},
        {.id = "nav:keep",
         .kind = BUTTON_PALE,
         .icon = kept ? "check" : "bookmark_border",
         .label = strings_get(kept ? "offer.kept" : "offer.keep"),
         .spoken = kept ? strings_get("offer.remove") : NULL,
         .state = kept ? STATE_CHECKED : 0,
         .centered = true,
         .action = full ? act_open(SCREEN_NOTEPAD, NULL)
                        : act(kept ? VERB_REMOVE : VERB_KEEP, 0, id)}};
    if (full)
        put_notice(part, "bookmark", NULL, strings_get("notepad.full"));
    buttons_put(part->frame, part->column, first, 2);
    column_skip(part->column, gap);
    struct button more[] = {{.id = "nav:report",
                             .kind = BUTTON_REPORT,
                             .icon = "feedback",
                             .label = strings_get("offer.report"),
                             .arrow = true,
                             .action = act_open(SCREEN_REPORT, id)},
                            {.id = "nav:coach",
                             .kind = BUTTON_PLAIN,
                             .icon = "record_voice_over",
                             .label = strings_get("nav.coach"),
                             .arrow = true,
                             .action = act_open(SCREEN_COACH, NULL)}};
    buttons_put(part->frame, part->column, more, 2);
    column_skip(part->column, gap);
}

static void put_related(struct part *part)
{
    const struct offer_data *data = part->data;
    struct frame *frame = part->frame;
    if (data->related_count == 0)
        return;
    struct chip chip[MOST_RELATED];
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

/* The story at the start; how to get there, and what to do, at the end. */
static void put_two_columns(struct part *part)
{
    struct column *page = part->column;
    struct column whole = *page;
    int gap = part->frame->measure->gap_px;
    int left_w = (whole.w - gap) * 11 / 20;
    struct column left = {whole.x, whole.y, left_w};
    struct column right = {whole.x + left_w + gap, whole.y, whole.w - left_w - gap};
    part->column = &left;
    put_story(part);
    put_reach(part);
    put_maker(part);
    put_as_of(part);
    part->column = &right;
    put_phone(part);
    put_where_when(part);
    put_buttons(part);
    put_related(part);
    whole.y = left.y > right.y ? left.y : right.y;
    part->column = page;
    chrome_end(part->hall, part->frame, whole);
}

static void put_one_column(struct part *part)
{
    put_phone(part);
    put_story(part);
    put_where_when(part);
    put_reach(part);
    put_maker(part);
    put_as_of(part);
    put_buttons(part);
    put_related(part);
    chrome_end(part->hall, part->frame, *part->column);
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
    struct chrome chrome = {.back = data->back, .crisis = crisis};
    struct column column = chrome_begin(hall, frame, &chrome);
    if (!data->found) {
        put_gone(hall, frame, column);
        return;
    }
    struct part part = {hall, frame, data, &column};
    column_words(frame, &column, ROLE_HEADING, crisis ? m->heading : m->title, t->ink,
                 t->ground, offer->row.name);
    column_words(frame, &column, ROLE_TEXT, m->body, t->soft, t->ground,
                 offer->row.summary);
    column_skip(&column, m->gap_px);
    put_notices(&part);
    put_answers(&part);
    if (m->wide && !m->compact && m->percent == 100)
        put_two_columns(&part);
    else
        put_one_column(&part);
}
