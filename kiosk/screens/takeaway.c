#include "core/strings.h"
#include "screens/chrome.h"
#include "screens/code_card.h"
#include "screens/dates_words.h"
#include "screens/offer_codes.h"
#include "screens/offer_words.h"
#include "screens/papers.h"
#include "screens/slip.h"
#include "ui/chip.h"
#include "ui/section.h"
#include "words/capital.h"

/* "Mitnehmen": one offer, or the whole notepad, as codes for the phone; beside each the
 * same in words, for whoever has none. */

struct takeaway_data {
    struct offer_whole offer[SESSION_NOTES];
    size_t count;
    bool notepad;
    const char *all; /* notepad: everything as one text; NULL: a code for each offer */
};

static const struct kind {
    const char *id; /* of the chip */
    const char *code;
    const char *icon;
    const char *label;
    const char *last; /* step on the phone */
} kinds[OFFER_CODE_END] = {
    [OFFER_CODE_CONTACT] = {"take:contact", "code:contact", "contact_phone",
                            "takeaway.kind.contact", "takeaway.step.contact"},
    [OFFER_CODE_CALL] = {"take:call", "code:call", "phone", "takeaway.kind.call",
                         "takeaway.step.call"},
    [OFFER_CODE_PLACE] = {"take:place", "code:place", "place", "takeaway.kind.place",
                          "takeaway.step.place"},
    [OFFER_CODE_DATE] = {"take:date", "code:date", "event", "takeaway.kind.date",
                         "takeaway.step.date"},
    [OFFER_CODE_PAPERS] = {"take:papers", "code:papers", "description",
                           "takeaway.kind.papers", "takeaway.step.text"},
};

/* What the parts of the page are put with. */
struct part {
    struct hall *hall;
    struct frame *frame;
    const struct offer_whole *whole; /* NULL: all of the notepad */
    enum offer_code kind;
    const char *page[OFFER_CODE_PAGES];
    size_t shown;
    size_t count; /* of codes that one goes through */
};

static const struct takeaway_data *load(struct hall *hall)
{
    static const struct takeaway_data none;
    if (hall->page_data != NULL)
        return hall->page_data;
    const struct session *session = hall->session;
    const char *id = session_page(hall->session)->id;
    struct arena *arena = hall->page_arena;
    struct takeaway_data *data = arena_take(arena, sizeof *data);
    if (data == NULL)
        return &none;
    data->notepad = id[0] == '\0';
    if (!data->notepad)
        data->count = offer_codes_read(hall, arena, id, &data->offer[0]);
    /* An offer that a new bundle no longer has is passed over. */
    for (size_t i = 0; data->notepad && i < session->note_count; i++)
        data->count +=
            offer_codes_read(hall, arena, session->note[i], &data->offer[data->count]);
    if (data->notepad && data->count > 0)
        data->all = offer_codes_notepad(arena, data->offer, data->count);
    hall->page_data = data;
    return data;
}

static size_t pages(struct part *part, enum offer_code kind, uint64_t ticks)
{
    return offer_codes_pages(part->hall, part->frame->arena, part->whole, kind, ticks,
                             part->page);
}

static void put_chips(struct part *part, struct column *column)
{
    struct chip chip[OFFER_CODE_END];
    size_t count = 0;
    uint64_t ticks = session_page(part->hall->session)->ticks;
    enum offer_code first = offer_codes_first(&part->whole->offer);
    for (int i = 0; i < OFFER_CODE_END; i++) {
        enum offer_code kind = i == 0 ? first : (enum offer_code)i;
        if ((i > 0 && kind == first) || pages(part, kind, ticks) == 0)
            continue;
        chip[count++] = (struct chip){.id = kinds[kind].id,
                                      .label = strings_get(kinds[kind].label),
                                      .icon = kinds[kind].icon,
                                      .on = kind == part->kind,
                                      .action = act(VERB_WAY, (int)kind, NULL)};
    }
    if (count > 1) {
        chips_put(part->frame, column, chip, count);
        column_skip(column, part->frame->measure->gap_px);
    }
}

static void put_code(struct part *part, struct column *column, const char *id,
                     const char *payload)
{
    const struct code_card card = {.id = id, .payload = payload};
    code_card_page(part->frame, column, &card, part->shown, part->count);
}

/* When the event of the shown code is. */
static const char *date_words(struct part *part)
{
    struct arena *arena = part->frame->arena;
    const char *lang = part->hall->session->lang;
    struct dates_one next[OFFER_CODE_DATES];
    if (part->kind != OFFER_CODE_DATE ||
        offer_codes_dates(part->hall, part->whole, next) <= part->shown)
        return NULL;
    const struct dates_one *one = &next[part->shown];
    part->frame->ticks = true;
    const char *day[] = {lang_weekday(arena, lang, date_weekday(one->from.date), false),
                         lang_date(arena, lang, one->from.date, true)};
    const char *words = strings_fill(arena, "hours.comma", day, 2);
    const char *line[] = {capital_first(arena, words, lang),
                          dates_time_words(arena, lang, one)};
    return strings_fill(arena, "hours.line", line, 2);
}

/* The same as in the code, to read and to copy. */
static void put_words(struct part *part, struct column *column,
                      const struct offer_whole *whole)
{
    struct frame *frame = part->frame;
    const struct offer *offer = &whole->offer;
    struct section_line line[6];
    size_t count = 0;
    line[count++] =
        (struct section_line){.words = offer->row.name, .kind = SECTION_STRONG};
    if (part->whole != NULL && date_words(part) != NULL)
        line[count++] =
            (struct section_line){.words = date_words(part), .kind = SECTION_STRONG};
    if (offer->row.phone != NULL)
        line[count++] = (struct section_line){
            .words = lang_phone(frame->arena, offer->row.phone), .kind = SECTION_BIG};
    if (offer->text[OFFER_STREET] != NULL)
        line[count++] = (struct section_line){.words = offer->text[OFFER_STREET]};
    if (offer->text[OFFER_CITY] != NULL)
        line[count++] = (struct section_line){
            .words = offer->text[OFFER_POSTCODE] != NULL
                         ? frame_print(frame, "%s %s", offer->text[OFFER_POSTCODE],
                                       offer->text[OFFER_CITY])
                         : offer->text[OFFER_CITY]};
    if (offer->text[OFFER_WEB] != NULL)
        line[count++] = (struct section_line){
            .words = offer_web_words(frame->arena, offer->text[OFFER_WEB])};
    struct section section = {.id = frame_print(frame, "text:%s", offer->row.id),
                              .icon = offer->row.phone != NULL ? "phone" : "place",
                              .heading = strings_get("takeaway.copy"),
                              .line = line,
                              .line_count = count};
    section_put(frame, column, &section);
    column_skip(column, frame->measure->gap_px);
}

static void put_end(struct part *part, struct column *column, const char *last)
{
    code_card_steps(part->frame, column, strings_get(last));
    column_skip(column, part->frame->measure->gap_px);
    slip_put_button(part->hall, part->frame, column);
    code_card_private(part->frame, column, strings_get("takeaway.private"));
}

static struct column below(const struct column *a, const struct column *b,
                           struct column whole)
{
    whole.y = a->y > b->y ? a->y : b->y;
    return whole;
}

static void put_offer(struct part *part, struct column *whole)
{
    struct column left;
    struct column right;
    struct page *page = session_page(part->hall->session);
    part->kind = page->way > 0 && page->way < OFFER_CODE_END
                     ? (enum offer_code)page->way
                     : offer_codes_first(&part->whole->offer);
    bool beside = code_card_beside(part->frame, *whole, &left, &right);
    struct column *text = beside ? &right : whole;
    put_chips(part, text);
    part->count = pages(part, part->kind, page->ticks);
    if (part->count == 0) {
        part->kind = OFFER_CODE_CONTACT;
        part->count = pages(part, part->kind, page->ticks);
    }
    part->shown =
        page->shown >= 0 && (size_t)page->shown < part->count ? (size_t)page->shown : 0;
    if (part->count > 0)
        put_code(part, beside ? &left : whole, kinds[part->kind].code,
                 part->page[part->shown]);
    if (part->kind == OFFER_CODE_PAPERS)
        papers_put(part->frame, text, &part->whole->offer.list[OFFER_BRING], page->ticks);
    put_words(part, text, part->whole);
    put_end(part, text, kinds[part->kind].last);
    if (beside)
        *whole = below(&left, &right, *whole);
}

/* All offers in one code, or each in its own with its words beside it. */
static void put_notepad(struct part *part, const struct takeaway_data *data,
                        struct column *whole)
{
    struct column left;
    struct column right;
    const struct page *page = session_page(part->hall->session);
    bool beside = code_card_beside(part->frame, *whole, &left, &right);
    struct column *text = beside ? &right : whole;
    struct column *code = beside ? &left : whole;
    part->count = data->all != NULL ? 1 : data->count;
    part->shown =
        page->shown >= 0 && (size_t)page->shown < part->count ? (size_t)page->shown : 0;
    if (data->all != NULL) {
        put_code(part, code, "code:notepad", data->all);
        for (size_t i = 0; i < data->count; i++)
            put_words(part, text, &data->offer[i]);
        put_end(part, text, "takeaway.step.text");
    } else {
        part->whole = &data->offer[part->shown];
        part->kind = OFFER_CODE_CONTACT;
        if (pages(part, part->kind, 0) > 0)
            put_code(part, code, "code:contact", part->page[0]);
        else
            code_card_paging(part->frame, code, part->shown, part->count);
        put_words(part, text, part->whole);
        put_end(part, text, "takeaway.step.contact");
    }
    if (beside)
        *whole = below(&left, &right, *whole);
}

static void put_gone(struct part *part, struct column *column)
{
    struct frame *frame = part->frame;
    bool notepad = session_page(part->hall->session)->id[0] == '\0';
    chrome_title(frame, column,
                 strings_get(notepad ? "notepad.empty_title" : "offer.gone_title"),
                 strings_get(notepad ? "notepad.empty_what" : "offer.gone_what"));
}

void takeaway_build(struct hall *hall, struct frame *frame)
{
    const struct takeaway_data *data = load(hall);
    struct part part = {.hall = hall, .frame = frame};
    bool crisis = false;
    for (size_t i = 0; i < data->count; i++)
        crisis = crisis || data->offer[i].offer.row.crisis;
    struct chrome chrome = {.crisis = crisis};
    struct column column = chrome_begin(hall, frame, &chrome);
    if (data->count == 0) {
        put_gone(&part, &column);
    } else if (data->notepad) {
        chrome_title(frame, &column, strings_get("notepad.takeaway"),
                     frame->measure->compact ? NULL
                     : data->all != NULL     ? strings_get("takeaway.notepad_one")
                                             : strings_get("takeaway.notepad_each"));
        put_notepad(&part, data, &column);
    } else {
        part.whole = &data->offer[0];
        chrome_title(frame, &column, strings_get("takeaway.title"),
                     frame->measure->compact ? NULL : data->offer[0].offer.row.name);
        put_offer(&part, &column);
    }
    chrome_end(hall, frame, column);
}
