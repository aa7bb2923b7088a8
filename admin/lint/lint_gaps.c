#include "lint/lint_gaps.h"

#include <string.h>

#include "record/coach_check.h"
#include "core/booking.h"
#include "core/qr.h"
#include "lint/lint_doubles.h"
#include "lint/lint_providers.h"
#include "record/phone.h"

enum { DAYS_FRESH = 366 };

struct gaps {
    struct arena *arena;
    const struct document *document;
    struct date today;
    struct lint_findings *out;
    const struct record *record;
    bool failed;
};

static void found(struct gaps *gaps, enum lint_level level, const char *rule,
                  const char *field, const char *sentence, const char *advice)
{
    if (!lint_add(gaps->arena, gaps->out, gaps->record,
                  (struct lint_finding){.level = level,
                                        .rule = rule,
                                        .field = field,
                                        .sentence = sentence,
                                        .advice = advice}))
        gaps->failed = true;
}

/* The rule of a value that cannot stand there. */
static const char *bad_value_rule(enum field_type type)
{
    switch (type) {
    case FIELD_PHONE:
        return "bad_phone";
    case FIELD_HOURS:
        return "bad_hours";
    case FIELD_WEB:
        return "bad_web";
    case FIELD_EMAIL:
        return "bad_email";
    default:
        return "bad_value";
    }
}

/* What was imported is checked already; what was put into the workspace in other ways is
 * not. */
static void text_gaps(struct gaps *gaps, const struct field *field, const char *name,
                      const char *text)
{
    struct err err = {""};
    if (field->type == FIELD_PHONE) {
        if (!phone_possible(text, &err))
            found(gaps, LINT_ERROR, "bad_phone", name, text,
                  arena_copy(gaps->arena, err.text));
        else if (phone_fictional(text))
            found(
                gaps, LINT_WARNING, "fiction_phone", name, text,
                "a number for films and books that nobody answers: put in the real one");
    } else if (!record_check(field, text, &err)) {
        found(gaps, LINT_ERROR, bad_value_rule(field->type), name, text,
              field->type == FIELD_WEB && strstr(text, "://") == NULL
                  ? arena_print(gaps->arena,
                                "a web address begins with https://; try https://%s in a "
                                "browser and set that",
                                text)
                  : arena_copy(gaps->arena, err.text));
    }
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

static void age_gaps(struct gaps *gaps)
{
    const char *as_of = record_text(gaps->record, "as_of");
    const char *checked = record_text(gaps->record, "checked_on");
    const char *confidence = record_text(gaps->record, "confidence");
    struct date date = {0};
    struct date check = {0};
    bool known = as_of != NULL && date_parse(as_of, &date);
    bool by_check = checked != NULL && date_parse(checked, &check) &&
                    (!known || date_compare(check, date) > 0);
    if (by_check)
        date = check;
    if (!known && !by_check)
        found(gaps, LINT_WARNING, "no_date", "as_of", "",
              "nobody knows how old this is: ask the provider and set checked_on");
    else if (date_days_between(date, gaps->today) > DAYS_FRESH)
        found(gaps, LINT_WARNING, "old", by_check ? "checked_on" : "as_of",
              by_check ? checked : as_of,
              "older than a year: ask the provider and set checked_on");
    if (checked == NULL && confidence != NULL && strcmp(confidence, "low") == 0)
        found(
            gaps, LINT_WARNING, "unchecked", "confidence", "",
            "low confidence and not checked: it is not published until checked_on is set");
}

/* Towns are scopes other than these. */
static bool is_town(const char *scope)
{
    return scope != NULL && strcmp(scope, "district") != 0 &&
           strcmp(scope, "national") != 0;
}

static void related_gaps(struct gaps *gaps)
{
    const struct value *related = record_value(gaps->record, "related");
    const char *scope = record_text(gaps->record, "scope");
    for (size_t i = 0; related != NULL && i < related->list.count; i++) {
        const char *id = related->list.item[i];
        const struct record *other = document_find(gaps->document, RECORD_OFFER, id);
        if (strcmp(id, record_id(gaps->record)) == 0)
            found(gaps, LINT_ERROR, "self_related", "related", id,
                  "the offer leads to itself: take the id out");
        else if (other == NULL)
            found(gaps, LINT_ERROR, "unknown_offer", "related", id,
                  "there is no offer of that id: take it out, or put in the right one");
        else if (is_town(scope) && is_town(record_text(other, "scope")) &&
                 strcmp(scope, record_text(other, "scope")) != 0)
            found(gaps, LINT_WARNING, "other_town", "related", id,
                  "that offer is for another town, so nobody here sees it: take it out");
    }
}

static void topic_gaps(struct gaps *gaps)
{
    const struct value *topics = record_value(gaps->record, "topics");
    if (topics == NULL || topics->list.count == 0)
        found(gaps, LINT_WARNING, "no_topic", "topics", "",
              "no picture on the first screen leads here: set topics");
    for (size_t i = 0; topics != NULL && i < topics->list.count; i++)
        if (document_find(gaps->document, RECORD_TOPIC, topics->list.item[i]) == NULL)
            found(gaps, LINT_ERROR, "unknown_topic", "topics", topics->list.item[i],
                  "there is no topic of that id: take it out, or put in the right one");
}

static void scope_gaps(struct gaps *gaps)
{
    const char *scope = record_text(gaps->record, "scope");
    bool known = scope != NULL && !is_town(scope);
    for (size_t i = 0; i < gaps->document->list[RECORD_SITE].count && !known; i++) {
        const char *town = record_text(gaps->document->list[RECORD_SITE].item[i], "town");
        known = scope != NULL && town != NULL && strcmp(town, scope) == 0;
    }
    if (!known)
        found(gaps, LINT_WARNING, "unknown_scope", "scope", scope == NULL ? "" : scope,
              "neither district nor national nor the town of a site: no terminal shows "
              "it; set one of them");
}

static bool only_online(const struct record *record)
{
    const struct value *ways = record_value(record, "ways");
    return ways != NULL && ways->list.count == 1 &&
           strcmp(ways->list.item[0], "online") == 0;
}

/* A town alone leads nobody to a door. */
static void reach_gaps(struct gaps *gaps)
{
    const struct record *record = gaps->record;
    const char *web = record_text(record, "web");
    const char *email = record_text(record, "email");
    if (record_text(record, "phone") != NULL ||
        record_text(record, "address.street") != NULL)
        return;
    if (web == NULL && email == NULL)
        found(gaps, LINT_WARNING, "no_contact", "phone", "",
              "no phone, no street, no web and no e-mail: nobody can reach it; ask the "
              "provider for the phone number");
    else if (!only_online(record))
        found(gaps, LINT_WARNING, "no_phone_no_address", "phone", "",
              "neither phone nor street: without the internet nobody can reach it; ask "
              "the provider for the phone number");
}

static void heads_up_gaps(struct gaps *gaps)
{
    const char *text = record_text(gaps->record, "heads_up.text");
    const char *until = record_text(gaps->record, "heads_up.until");
    struct date last;
    if (until != NULL && date_parse(until, &last) && date_compare(last, gaps->today) < 0)
        found(gaps, LINT_WARNING, "past_heads_up", "heads_up.until", until,
              "this day has gone: take heads_up out, or set a later day");
    if (until != NULL && text == NULL)
        found(gaps, LINT_WARNING, "empty_heads_up", "heads_up.text", "",
              "a day without words: set heads_up.text, or take the day out");
}

static void offer_gaps(struct gaps *gaps)
{
    reach_gaps(gaps);
    age_gaps(gaps);
    topic_gaps(gaps);
    related_gaps(gaps);
    scope_gaps(gaps);
    heads_up_gaps(gaps);
}

static void coach_gaps(struct gaps *gaps)
{
    const struct record *record = gaps->record;
    const char *checked = record_text(record, "last_checked_on");
    const char *result = record_text(record, "last_check");
    const char *url = NULL;
    struct date day;
    struct err err = {""};
    if (record_text(record, "phone") == NULL && record_text(record, "sms") == NULL &&
        record_text(record, "email") == NULL && record_value(record, "booking") == NULL)
        found(gaps, LINT_WARNING, "no_contact", "", "",
              "no phone, no sms, no e-mail and no booking: nobody can reach this coach");
    if (record_text(record, "open_places") == NULL)
        found(gaps, LINT_WARNING, "no_places", "open_places", "",
              "nobody is sent to a coach before open_places is set");
    if (record_value(record, "booking") == NULL)
        return;
    if (!coach_check_link(gaps->arena, gaps->document, record, &url, &err))
        found(gaps, LINT_ERROR, "bad_booking", "booking", "",
              arena_copy(gaps->arena, err.text));
    else if (strlen(url) > QR_BYTES_ADDRESS)
        found(gaps, LINT_WARNING, "long_address", "booking", url,
              "a long address makes a code that old phones cannot read: let the town's "
              "server give a short one that leads there");
    if (checked == NULL || !date_parse(checked, &day) ||
        date_days_between(day, gaps->today) > BOOKING_FRESH_DAYS)
        found(gaps, LINT_WARNING, "unchecked_link", "last_checked_on",
              checked == NULL ? "" : checked,
              "over 30 days: the terminal shows the phone instead; run check-links");
    else if (result != NULL && strcmp(result, "ok") != 0)
        found(gaps, LINT_WARNING, "broken_link", "last_check", result,
              "the terminal shows the phone instead; put it right and run check-links");
}

/* What an answer is about must be there. */
static void answer_gaps(struct gaps *gaps)
{
    const char *offer = record_text(gaps->record, "offer");
    const char *barrier = record_text(gaps->record, "barrier");
    if (offer != NULL && document_find(gaps->document, RECORD_OFFER, offer) == NULL)
        found(gaps, LINT_ERROR, "unknown_offer", "offer", offer,
              "there is no offer of that id");
    if (barrier != NULL && document_find(gaps->document, RECORD_BARRIER, barrier) == NULL)
        found(gaps, LINT_ERROR, "unknown_barrier", "barrier", barrier,
              "there is no barrier of that id");
    if (record_text(gaps->record, "done") == NULL ||
        record_text(gaps->record, "state") == NULL)
        found(gaps, LINT_WARNING, "not_shown", "", "",
              "it is not published until done and state are set");
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
    if (record->kind == RECORD_OFFER)
        offer_gaps(&gaps);
    if (record->kind == RECORD_COACH)
        coach_gaps(&gaps);
    if (record->kind == RECORD_ANSWER)
        answer_gaps(&gaps);
    return !gaps.failed;
}

bool lint_gaps_document(struct arena *arena, const struct document *document,
                        struct date today, struct lint_findings *out)
{
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
        for (size_t i = 0; i < document->list[kind].count; i++)
            if (!lint_gaps_record(arena, document, document->list[kind].item[i], today,
                                  out))
                return false;
    return lint_doubles(arena, document, out) && lint_providers(arena, document, out);
}
