#include "screens/offer_codes.h"

#include "core/strings.h"
#include "words/takeaway.h"
#include "screens/dates_words.h"
#include "screens/offer_words.h"

enum { DAYS_AHEAD = 60, MOST_INTERVALS = 8, MOST_DATES = 16, MOST_NOTES = SESSION_NOTES };

bool offer_codes_read(struct hall *hall, struct arena *arena, const char *id,
                      struct offer_whole *out)
{
    struct err ignored = {""};
    struct offer_whole whole = {.hours = NULL};
    if (!content_offer(hall->content, arena, id, &whole.offer, &ignored))
        return false;
    if (whole.offer.row.hours != NULL)
        hours_parse(arena, whole.offer.row.hours, &whole.hours, &ignored);
    *out = whole;
    return true;
}

enum offer_code offer_codes_first(const struct offer *offer)
{
    return offer->row.crisis && offer->row.phone != NULL ? OFFER_CODE_CALL
                                                         : OFFER_CODE_CONTACT;
}

const char *offer_codes_week(struct hall *hall, struct arena *arena,
                             const struct hours *hours)
{
    static const struct now no_day = {.known = false};
    struct section_line line[OFFER_WEEK_LINES];
    bool special = false;
    const char *words = NULL;
    if (hours == NULL)
        return NULL;
    size_t count = offer_week(arena, hall->session->lang, hours, no_day, line, &special);
    for (size_t i = 0; i < count; i++) {
        const char *value[] = {line[i].words, line[i].beside};
        const char *one = strings_fill(arena, "hours.line", value, 2);
        words = words == NULL ? one : arena_print(arena, "%s\n%s", words, one);
    }
    return words;
}

static struct takeaway_contact contact_of(const struct offer *offer, const char *note)
{
    return (struct takeaway_contact){
        .name = offer->row.name,
        .phone = offer->row.phone,
        .street = offer->text[OFFER_STREET],
        .postcode = offer->text[OFFER_POSTCODE],
        .town = offer->text[OFFER_CITY],
        .web = offer->text[OFFER_WEB],
        .email = offer->text[OFFER_EMAIL],
        .note = note,
        .provider = offer->row.provider,
    };
}

/* When it opens next. What is open already, or for days, is no date. */
static size_t next_opening(const struct hall *hall, const struct offer_whole *whole,
                           struct dates_one *out)
{
    if (whole->hours == NULL || !hall->now.known ||
        whole->offer.row.access == ACCESS_APPOINTMENT)
        return 0;
    struct hours_interval found[MOST_INTERVALS];
    struct moment to = hall->now.moment;
    to.date = date_from_day(date_to_day(to.date) + DAYS_AHEAD);
    size_t count = hours_intervals(whole->hours, content_calendar(hall->content),
                                   hall->now.moment, to, found, MOST_INTERVALS);
    for (size_t i = 0; i < count && i < MOST_INTERVALS; i++) {
        int64_t begins = moment_to_unix(found[i].start);
        int64_t lasts = moment_to_unix(found[i].end) - begins;
        if (!found[i].unknown && begins > moment_to_unix(hall->now.moment) &&
            lasts <= 86400) {
            *out = (struct dates_one){
                .from = found[i].start, .to = found[i].end, .ends = true};
            return 1;
        }
    }
    return 0;
}

size_t offer_codes_dates(const struct hall *hall, const struct offer_whole *whole,
                         struct dates_one out[OFFER_CODE_DATES])
{
    struct dates_one next[MOST_DATES];
    size_t kept = 0;
    size_t count = dates_next(hall, &whole->offer, next, MOST_DATES);
    for (size_t i = 0; i < count && kept < OFFER_CODE_DATES; i++)
        if (!next[i].cancelled &&
            moment_to_unix(next[i].from) > moment_to_unix(hall->now.moment))
            out[kept++] = next[i];
    return kept > 0 || whole->offer.list[OFFER_DATES].count > 0
               ? kept
               : next_opening(hall, whole, out);
}

static size_t date_pages(struct hall *hall, struct arena *arena,
                         const struct offer_whole *whole,
                         const char *page_out[OFFER_CODE_PAGES])
{
    struct dates_one next[OFFER_CODE_DATES];
    const struct offer *offer = &whole->offer;
    const char *street = offer->text[OFFER_STREET];
    const char *postcode = offer->text[OFFER_POSTCODE];
    const char *city = offer->text[OFFER_CITY];
    size_t count = offer_codes_dates(hall, whole, next);
    for (size_t i = 0; i < count; i++) {
        struct takeaway_event event = {
            .uid = offer->row.id,
            .name = offer->row.name,
            .place = street,
            .from = next[i].from,
            .to = next[i].to,
            .open_end = !next[i].ends,
            .whole_days = next[i].whole_days,
            .stamp = content_created(hall->content),
        };
        if (street != NULL && city != NULL)
            event.place =
                arena_print(arena, "%s, %s%s%s", street, postcode != NULL ? postcode : "",
                            postcode != NULL ? " " : "", city);
        page_out[i] = takeaway_event(arena, &event);
        if (page_out[i] == NULL)
            return i;
    }
    return count;
}

static size_t paper_pages(struct arena *arena, const struct offer *offer, uint64_t ticks,
                          const char *page_out[OFFER_CODE_PAGES])
{
    size_t count = offer->list[OFFER_BRING].count;
    const char **line = arena_take_array(arena, count + 1, sizeof *line);
    if (line == NULL)
        return 0;
    for (size_t i = 0; i < count; i++) {
        bool ticked = i < 64 && (ticks >> i & 1u) != 0;
        line[i] = takeaway_tick(arena, offer->list[OFFER_BRING].item[i], ticked);
        if (line[i] == NULL)
            return 0;
    }
    return takeaway_pages(arena, offer->row.name, line, count, page_out,
                          OFFER_CODE_PAGES);
}

size_t offer_codes_pages(struct hall *hall, struct arena *arena,
                         const struct offer_whole *whole, enum offer_code kind,
                         uint64_t ticks, const char *page_out[OFFER_CODE_PAGES])
{
    const struct offer *offer = &whole->offer;
    struct takeaway_contact contact;
    page_out[0] = NULL;
    switch (kind) {
    case OFFER_CODE_CONTACT:
        contact = contact_of(offer, offer_codes_week(hall, arena, whole->hours));
        page_out[0] = takeaway_vcard(arena, &contact);
        break;
    case OFFER_CODE_CALL:
        if (offer->row.phone != NULL)
            page_out[0] = takeaway_tel(arena, offer->row.phone);
        break;
    case OFFER_CODE_PLACE:
        if (offer->text[OFFER_LAT] != NULL)
            page_out[0] =
                takeaway_geo(arena, offer->text[OFFER_LAT], offer->text[OFFER_LON]);
        break;
    case OFFER_CODE_DATE:
        return date_pages(hall, arena, whole, page_out);
    case OFFER_CODE_PAPERS:
        return paper_pages(arena, offer, ticks, page_out);
    case OFFER_CODE_END:
        break;
    }
    return page_out[0] != NULL ? 1 : 0;
}

const char *offer_codes_notepad(struct arena *arena, const struct offer_whole *whole,
                                size_t count)
{
    const char *text[MOST_NOTES];
    if (count > MOST_NOTES)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        struct takeaway_contact contact = contact_of(&whole[i].offer, NULL);
        text[i] = takeaway_lines(arena, &contact);
        if (text[i] == NULL)
            return NULL;
    }
    return takeaway_joined(arena, text, count, "\n\n");
}
