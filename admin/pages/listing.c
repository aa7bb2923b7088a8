#include "pages/listing.h"

#include <string.h>

#include "core/fold.h"
#include "record/day.h"
#include "record/translation.h"

enum { NUMBER_MOST = 31 };

static void take_days(struct listing *row, struct date today)
{
    static const enum offer_field fields[] = {OFFER_AS_OF, OFFER_CHECKED_ON};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        const char *text = offer_text(row->offer, fields[i]);
        struct date date;
        if (text == NULL || !date_parse(text, &date) ||
            !day_possible(&offer_fields[fields[i]], text, today, NULL))
            continue;
        if (!row->known || date_compare(date, row->known_on) > 0)
            row->known_on = date;
        row->known = true;
    }
    int months = (today.year - row->known_on.year) * 12 + today.month -
                 row->known_on.month - (today.day < row->known_on.day);
    row->old = !row->known || months >= LISTING_OLD_MONTHS;
}

static void take_languages(struct listing *row)
{
    for (size_t i = 0; i < row->offer->translation_count; i++) {
        const struct translation *part = &row->offer->translation[i];
        enum listing_text text = LISTING_BY_PEOPLE;
        if (row->lang_count == LISTING_LANGS)
            break;
        if (translation_changed(row->offer, part) != 0) {
            text = LISTING_OUTDATED;
            row->outdated = true;
        } else if (part->made == NULL || strcmp(part->made, "automatic") == 0) {
            text = LISTING_AUTOMATIC;
        }
        row->lang[row->lang_count].lang = part->lang;
        row->lang[row->lang_count++].text = text;
    }
}

bool listing_on_terminal(const struct record *offer)
{
    const char *confidence = offer_text(offer, OFFER_CONFIDENCE);
    return confidence == NULL || strcmp(confidence, "low") != 0 ||
           offer_text(offer, OFFER_CHECKED_ON) != NULL;
}

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

static const char *searched(struct arena *arena, const struct record *offer)
{
    const char *all =
        arena_print(arena, "%s %s %s %s %s", or_empty(offer_text(offer, OFFER_NAME)),
                    or_empty(offer_text(offer, OFFER_PROVIDER)),
                    or_empty(offer_text(offer, OFFER_PHONE)),
                    or_empty(offer_text(offer, OFFER_CITY)), record_id(offer));
    return all != NULL ? fold(arena, all, NULL) : NULL;
}

/* As it is dialled here, and with the country in front: "025828810 4925828810". */
static const char *numbers_of(struct arena *arena, const struct record *offer)
{
    const char *phone = or_empty(offer_text(offer, OFFER_PHONE));
    if (strncmp(phone, "+49", 3) == 0)
        return arena_print(arena, "0%s %s", phone + 3, phone + 1);
    return phone + (phone[0] == '+');
}

static struct listing *row_of(const struct listings *rows,
                              const struct document *document, const char *id)
{
    const struct record *found = document_find(document, RECORD_OFFER, id);
    for (size_t i = 0; found != NULL && i < rows->count; i++)
        if (rows->row[i].offer == found)
            return &rows->row[i];
    return NULL;
}

/* Findings and figures come in the order of the offers: each search begins where the last
 * one ended. */
static struct listing *next_row(const struct listings *rows, size_t *at, const char *id)
{
    for (size_t i = 0; i < rows->count; i++) {
        size_t place = (*at + i) % rows->count;
        if (strcmp(record_id(rows->row[place].offer), id) == 0) {
            *at = place;
            return &rows->row[place];
        }
    }
    return NULL;
}

static void take_lint(struct listings *rows, const struct lint_findings *findings)
{
    size_t at = 0;
    for (size_t i = 0; i < findings->count; i++) {
        const struct lint_finding *finding = &findings->item[i];
        struct listing *row = finding->id != NULL && finding->kind != NULL &&
                                      strcmp(finding->kind, "offer") == 0
                                  ? next_row(rows, &at, finding->id)
                                  : NULL;
        if (row == NULL)
            continue;
        if (finding->level == LINT_ERROR)
            row->errors++;
        else
            row->warnings++;
    }
    at = 0;
    for (size_t i = 0; i < findings->figure_count; i++) {
        const struct lint_figure *figure = &findings->figure[i];
        if (strcmp(figure->kind, "offer") != 0 || strcmp(figure->lang, "de") != 0)
            continue;
        struct listing *row = next_row(rows, &at, figure->id);
        if (row != NULL)
            row->figures = &figure->figures;
    }
}

static bool make_row(struct arena *arena, const struct record *offer, struct date today,
                     struct listing *out)
{
    *out = (struct listing){.offer = offer};
    out->on_terminal = listing_on_terminal(offer);
    take_days(out, today);
    take_languages(out);
    out->folded = searched(arena, offer);
    out->numbers = numbers_of(arena, offer);
    return out->folded != NULL && out->numbers != NULL;
}

bool listings_make(struct arena *arena, const struct document *document,
                   const struct lint_findings *findings, struct date today,
                   struct listings *out)
{
    size_t count = document->list[RECORD_OFFER].count;
    struct listings rows = {arena_take_array(arena, count + 1, sizeof *rows.row), count};
    if (rows.row == NULL)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!make_row(arena, document->list[RECORD_OFFER].item[i], today, &rows.row[i]))
            return false;
    if (count > 0)
        take_lint(&rows, findings);
    *out = rows;
    return true;
}

bool listings_renew(struct arena *arena, const struct lint_findings *findings,
                    const struct record *offer, struct date today, struct listings *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        struct listing *row = &rows->row[i];
        row->errors = row->warnings = 0;
        row->figures = NULL;
        if (row->offer == offer && !make_row(arena, offer, today, row))
            return false;
    }
    take_lint(rows, findings);
    return true;
}

const struct listing *listings_find(const struct listings *rows,
                                    const struct document *document, const char *id)
{
    return row_of(rows, document, id);
}

bool listing_is(const struct listing *row, enum listing_filter filter)
{
    switch (filter) {
    case LISTING_IS_OLD:
        return row->old;
    case LISTING_NOT_SHOWN:
        return !row->on_terminal;
    case LISTING_TOPICLESS: {
        const struct value *topics = offer_value(row->offer, OFFER_TOPICS);
        return topics == NULL || topics->list.count == 0;
    }
    case LISTING_HARD:
        return row->errors > 0;
    case LISTING_UNREADABLE:
        return row->figures != NULL && row->figures->score < LISTING_READABLE;
    case LISTING_IS_OUTDATED:
        return row->outdated;
    default:
        return true;
    }
}

/* "02582 88", "+49 2582 88" and "0049 (0)2582 88", folded and without blanks, as the
 * row's numbers begin. */
static bool has_number(const struct listing *row, char *digits, size_t len)
{
    digits[len] = '\0';
    if (strncmp(digits, "00", 2) == 0)
        memmove(digits, digits + 2, len - 1);
    if (strncmp(digits, "490", 3) == 0)
        memmove(digits + 2, digits + 3, strlen(digits + 3) + 1);
    return strlen(digits) >= 3 && strstr(row->numbers, digits) != NULL;
}

bool listing_has(const struct listing *row, const char *folded_search)
{
    const char *at = folded_search;
    char number[NUMBER_MOST + 1] = "";
    size_t digits = 0;
    bool there = true;
    while (at != NULL && *at != '\0') {
        size_t len = strcspn(at, " ");
        bool found = memmem(row->folded, strlen(row->folded), at, len) != NULL;
        if (strspn(at, "0123456789") < len) {
            if (!found)
                return false;
        } else {
            there = there && found;
            for (size_t i = 0; i < len && digits < NUMBER_MOST; i++)
                number[digits++] = at[i];
        }
        at += len + (at[len] == ' ');
    }
    return there || has_number(row, number, digits);
}
