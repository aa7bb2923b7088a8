#include "lint/lint_gaps.h"

#include <string.h>

#include "record/coach_check.h"
#include "record/day.h"
#include "core/booking.h"
#include "core/hours/hours_doubt.h"
#include "core/qr.h"
#include "base/font_cover.h"
#include "base/text_clean.h"
#include "lint/lint_dates.h"
#include "lint/lint_doubles.h"
#include "lint/lint_finder.h"
#include "lint/lint_providers.h"
#include "record/phone.h"
#include "record/record_word.h"

enum { DAYS_FRESH = 366 };

struct gaps {
    struct arena *arena;
    const struct document *document;
    struct date today;
    struct lint_findings *out;
    const struct record *record;
    bool failed;
};

static void said(struct gaps *gaps, struct rule_said what, const char *field,
                 const char *sentence)
{
    if (!lint_add(
            gaps->arena, gaps->out, gaps->record,
            (struct lint_finding){.said = what, .field = field, .sentence = sentence}))
        gaps->failed = true;
}

/* What a rule with one message says. */
static void found(struct gaps *gaps, enum rule rule, const char *field,
                  const char *sentence)
{
    said(gaps, (struct rule_said){.rule = rule}, field, sentence);
}

/* What a rule says with a reason in it, which is copied. */
static void found_because(struct gaps *gaps, enum rule rule, const char *field,
                          const char *sentence, const char *reason)
{
    struct rule_said what = {.rule = rule, .place = {arena_copy(gaps->arena, reason)}};
    gaps->failed = gaps->failed || what.place[0] == NULL;
    said(gaps, what, field, sentence);
}

/* The rule of a value that cannot stand there. */
static enum rule bad_value_rule(enum field_type type)
{
    switch (type) {
    case FIELD_PHONE:
        return RULE_BAD_PHONE;
    case FIELD_HOURS:
        return RULE_BAD_HOURS;
    case FIELD_DATES:
        return RULE_BAD_DATES;
    case FIELD_WEB:
        return RULE_BAD_WEB;
    case FIELD_EMAIL:
        return RULE_BAD_EMAIL;
    default:
        return RULE_BAD_VALUE;
    }
}

/* What was imported is checked already; what was put into the workspace in other ways is
 * not. */
static void text_gaps(struct gaps *gaps, const struct field *field, const char *name,
                      const char *text)
{
    struct err err = {""};
    bool phone = field->type == FIELD_PHONE;
    bool good = phone ? phone_possible(text, &err) : record_check(field, text, &err);
    if (good && phone && phone_fictional(text))
        found(gaps, RULE_FICTION_PHONE, name, text);
    else if (!good && field->type == FIELD_WEB && strstr(text, "://") == NULL)
        said(gaps,
             (struct rule_said){
                 .rule = RULE_BAD_WEB, .message = RULE_BAD_WEB_SCHEME, .place = {text}},
             name, text);
    else if (!good)
        found_because(gaps, bad_value_rule(field->type), name, text, err.text);
}

/* What importers would have put right (text_clean.h), or could not, and what no font of
 * the terminal has (font_cover.h). */
static void word_gaps(void *context, const struct record_word *word)
{
    struct gaps *gaps = context;
    unsigned found = 0;
    const char *lacks = font_cover_lacks(gaps->arena, word->text);
    const char *clean =
        text_clean(gaps->arena, word->text, word->field->type == FIELD_TEXT, &found);
    const char *place =
        found != 0 || lacks != NULL ? record_word_place(gaps->arena, word) : NULL;
    gaps->failed = gaps->failed || gaps->arena->failed;
    if (gaps->failed || place == NULL)
        return;
    if ((found & ~(unsigned)TEXT_CLEAN_LOST) != 0)
        said(gaps, (struct rule_said){.rule = RULE_LEFT_OVER, .place = {clean}}, place,
             word->text);
    if ((found & TEXT_CLEAN_LOST) != 0)
        said(gaps,
             (struct rule_said){.rule = RULE_LEFT_OVER, .message = RULE_LEFT_OVER_LETTER},
             place, word->text);
    if (lacks != NULL)
        said(gaps, (struct rule_said){.rule = RULE_NO_FONT, .place = {lacks}}, place,
             word->text);
}

static void value_gaps(struct gaps *gaps, const struct field *field,
                       const struct value *value)
{
    if (!field_is_list(field)) {
        text_gaps(gaps, field, field->name, value->text);
        return;
    }
    for (size_t i = 0; i < value->list.count; i++) {
        const char *name = arena_print(gaps->arena, "%s[%zu]", field->name, i);
        if (name != NULL)
            text_gaps(gaps, field, name, value->list.item[i]);
        gaps->failed = gaps->failed || name == NULL;
    }
}

/* A day that has not come is as good as none. */
static bool read_past(struct gaps *gaps, const char *name, const char *text,
                      struct date *out)
{
    size_t count;
    const struct field *field = record_fields(gaps->record->kind, &count);
    int at = record_field(gaps->record->kind, name);
    if (text == NULL || at < 0 || !date_parse(text, out))
        return false;
    if (day_possible(&field[at], text, gaps->today, NULL))
        return true;
    found(gaps, RULE_DAY_AHEAD, name, text);
    return false;
}

static void age_gaps(struct gaps *gaps)
{
    const char *as_of = offer_text(gaps->record, OFFER_AS_OF);
    const char *checked = offer_text(gaps->record, OFFER_CHECKED_ON);
    const char *confidence = offer_text(gaps->record, OFFER_CONFIDENCE);
    struct date date = {0};
    struct date check = {0};
    bool known = read_past(gaps, "as_of", as_of, &date);
    bool by_check = read_past(gaps, "checked_on", checked, &check) &&
                    (!known || date_compare(check, date) > 0);
    if (by_check)
        date = check;
    if (!known && !by_check)
        found(gaps, RULE_NO_DATE, "as_of", "");
    else if (date_days_between(date, gaps->today) > DAYS_FRESH)
        found(gaps, RULE_OLD, by_check ? "checked_on" : "as_of",
              by_check ? checked : as_of);
    if (checked == NULL && confidence != NULL && strcmp(confidence, "low") == 0)
        found(gaps, RULE_UNCHECKED, "confidence", "");
}

/* Towns are scopes other than these. */
static bool is_town(const char *scope)
{
    return scope != NULL && strcmp(scope, "district") != 0 &&
           strcmp(scope, "national") != 0;
}

static void related_gaps(struct gaps *gaps)
{
    const struct value *related = offer_value(gaps->record, OFFER_RELATED);
    const char *scope = offer_text(gaps->record, OFFER_SCOPE);
    for (size_t i = 0; related != NULL && i < related->list.count; i++) {
        const char *id = related->list.item[i];
        const struct record *other = document_find(gaps->document, RECORD_OFFER, id);
        if (strcmp(id, record_id(gaps->record)) == 0)
            found(gaps, RULE_SELF_RELATED, "related", id);
        else if (other == NULL)
            found(gaps, RULE_UNKNOWN_OFFER, "related", id);
        else if (is_town(scope) && is_town(offer_text(other, OFFER_SCOPE)) &&
                 strcmp(scope, offer_text(other, OFFER_SCOPE)) != 0)
            found(gaps, RULE_OTHER_TOWN, "related", id);
    }
}

static void topic_gaps(struct gaps *gaps)
{
    const struct value *topics = offer_value(gaps->record, OFFER_TOPICS);
    if (topics == NULL || topics->list.count == 0)
        found(gaps, RULE_NO_TOPIC, "topics", "");
    for (size_t i = 0; topics != NULL && i < topics->list.count; i++)
        if (document_find(gaps->document, RECORD_TOPIC, topics->list.item[i]) == NULL)
            found(gaps, RULE_UNKNOWN_TOPIC, "topics", topics->list.item[i]);
}

static void scope_gaps(struct gaps *gaps)
{
    const char *scope = offer_text(gaps->record, OFFER_SCOPE);
    bool known = scope != NULL && !is_town(scope);
    for (size_t i = 0; i < gaps->document->list[RECORD_SITE].count && !known; i++) {
        const char *town =
            site_text(gaps->document->list[RECORD_SITE].item[i], SITE_TOWN);
        known = scope != NULL && town != NULL && strcmp(town, scope) == 0;
    }
    if (!known)
        found(gaps, RULE_UNKNOWN_SCOPE, "scope", scope == NULL ? "" : scope);
}

static void hours_gaps(struct gaps *gaps)
{
    static const enum offer_field fields[] = {OFFER_HOURS, OFFER_PHONE_HOURS};
    const char *words = offer_text(gaps->record, OFFER_HOURS_SAID);
    if (words != NULL)
        found(gaps, RULE_HOURS_SAID, "hours_said", words);
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        const char *text = offer_text(gaps->record, fields[i]);
        const struct hours *hours = NULL;
        struct err err = {""};
        if (text == NULL || !hours_parse(gaps->arena, text, &hours, &err))
            continue;
        enum hours_doubt doubt = hours_doubt(hours);
        enum rule_message message = doubt == HOURS_DOUBT_NIGHT ? RULE_DOUBTFUL_HOURS_NIGHT
                                    : doubt == HOURS_DOUBT_BEFORE
                                        ? RULE_DOUBTFUL_HOURS_BEFORE
                                        : RULE_DOUBTFUL_HOURS_NO_TIMES;
        if (doubt != HOURS_SURE)
            said(gaps,
                 (struct rule_said){.rule = RULE_DOUBTFUL_HOURS, .message = message},
                 offer_fields[fields[i]].name, text);
    }
}

static bool only_online(const struct record *record)
{
    const struct value *ways = offer_value(record, OFFER_WAYS);
    return ways != NULL && ways->list.count == 1 &&
           strcmp(ways->list.item[0], "online") == 0;
}

/* A town alone leads nobody to a door. */
static void reach_gaps(struct gaps *gaps)
{
    const struct record *record = gaps->record;
    const char *web = offer_text(record, OFFER_WEB);
    const char *email = offer_text(record, OFFER_EMAIL);
    if (offer_text(record, OFFER_PHONE) != NULL ||
        offer_text(record, OFFER_STREET) != NULL)
        return;
    if (web == NULL && email == NULL)
        found(gaps, RULE_NO_CONTACT, "phone", "");
    else if (!only_online(record))
        found(gaps, RULE_NO_PHONE_NO_ADDRESS, "phone", "");
}

static void heads_up_gaps(struct gaps *gaps)
{
    const char *text = offer_text(gaps->record, OFFER_HEADS_UP);
    const char *until = offer_text(gaps->record, OFFER_HEADS_UP_UNTIL);
    struct date last;
    if (until != NULL && date_parse(until, &last) && date_compare(last, gaps->today) < 0)
        found(gaps, RULE_PAST_HEADS_UP, "heads_up.until", until);
    if (until != NULL && text == NULL)
        found(gaps, RULE_EMPTY_HEADS_UP, "heads_up.text", "");
}

static void offer_gaps(struct gaps *gaps)
{
    reach_gaps(gaps);
    hours_gaps(gaps);
    age_gaps(gaps);
    topic_gaps(gaps);
    related_gaps(gaps);
    scope_gaps(gaps);
    heads_up_gaps(gaps);
    if (!lint_dates(gaps->arena, gaps->record, gaps->today, gaps->out))
        gaps->failed = true;
}

static void coach_gaps(struct gaps *gaps)
{
    const struct record *record = gaps->record;
    const char *checked = coach_text(record, COACH_LAST_CHECKED_ON);
    const char *result = coach_text(record, COACH_LAST_CHECK);
    const char *url = NULL;
    struct date day;
    struct err err = {""};
    if (coach_text(record, COACH_PHONE) == NULL &&
        coach_text(record, COACH_SMS) == NULL &&
        coach_text(record, COACH_EMAIL) == NULL &&
        coach_value(record, COACH_BOOKING) == NULL)
        said(
            gaps,
            (struct rule_said){.rule = RULE_NO_CONTACT, .message = RULE_NO_CONTACT_COACH},
            "", "");
    if (coach_text(record, COACH_OPEN_PLACES) == NULL)
        found(gaps, RULE_NO_PLACES, "open_places", "");
    if (coach_value(record, COACH_BOOKING) == NULL)
        return;
    if (!coach_check_link(gaps->arena, gaps->document, record, &url, &err))
        found_because(gaps, RULE_BAD_BOOKING, "booking", "", err.text);
    else if (strlen(url) > QR_BYTES_ADDRESS)
        found(gaps, RULE_LONG_ADDRESS, "booking", url);
    if (!read_past(gaps, "last_checked_on", checked, &day) ||
        date_days_between(day, gaps->today) > BOOKING_FRESH_DAYS)
        found(gaps, RULE_UNCHECKED_LINK, "last_checked_on",
              checked == NULL ? "" : checked);
    else if (result != NULL && strcmp(result, "ok") != 0)
        found(gaps, RULE_BROKEN_LINK, "last_check", result);
}

/* What an answer is about must be there. */
static void answer_gaps(struct gaps *gaps)
{
    const char *offer = answer_text(gaps->record, ANSWER_OFFER);
    const char *barrier = answer_text(gaps->record, ANSWER_BARRIER);
    if (offer != NULL && document_find(gaps->document, RECORD_OFFER, offer) == NULL)
        said(gaps,
             (struct rule_said){.rule = RULE_UNKNOWN_OFFER,
                                .message = RULE_UNKNOWN_OFFER_ANSWER},
             "offer", offer);
    if (barrier != NULL && document_find(gaps->document, RECORD_BARRIER, barrier) == NULL)
        found(gaps, RULE_UNKNOWN_BARRIER, "barrier", barrier);
    if (answer_text(gaps->record, ANSWER_DONE) == NULL ||
        answer_text(gaps->record, ANSWER_STATE) == NULL)
        found(gaps, RULE_NOT_SHOWN, "", "");
}

bool lint_gaps_record(struct arena *arena, const struct document *document,
                      const struct record *record, struct date today,
                      struct lint_findings *out)
{
    struct gaps gaps = {.arena = arena,
                        .document = document,
                        .today = today,
                        .out = out,
                        .record = record};
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    for (size_t i = 0; i < count; i++)
        if (record->value[i].set)
            value_gaps(&gaps, &field[i], &record->value[i]);
    record_word_each(record, word_gaps, &gaps);
    if (record->kind == RECORD_OFFER)
        offer_gaps(&gaps);
    if (record->kind == RECORD_COACH)
        coach_gaps(&gaps);
    if (record->kind == RECORD_ANSWER)
        answer_gaps(&gaps);
    return !gaps.failed;
}

bool lint_gaps_document(struct arena *arena, const struct document *document,
                        const struct plain_lexicon *lexicon, struct date today,
                        struct lint_findings *out)
{
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
        for (size_t i = 0; i < document->list[kind].count; i++)
            if (!lint_gaps_record(arena, document, document->list[kind].item[i], today,
                                  out))
                return false;
    out->alone = out->count;
    return lint_finder(arena, document, out) && lint_doubles(arena, document, out) &&
           lint_providers(arena, lexicon, document, out);
}
