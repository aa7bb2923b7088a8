#include "lint_gaps.h"

#include <string.h>

#include "coach_check.h"
#include "core/booking.h"
#include "core/qr.h"

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

/* Numbers that the Bundesnetzagentur keeps for films and books: Cologne, Berlin,
 * Frankfurt, Hamburg, Munich; mobile ones. */
static bool is_fiction(const char *phone)
{
    static const struct {
        const char *begin;
        size_t more; /* figures behind it */
    } range[] = {{"+492214710", 3}, {"+493023125", 3}, {"+496990009", 3},
                 {"+494066969", 3}, {"+498999998", 3}, {"+4917139200", 2},
                 {"+4917604069", 3}};
    for (size_t i = 0; i < sizeof range / sizeof range[0]; i++)
        if (strncmp(phone, range[i].begin, strlen(range[i].begin)) == 0 &&
            strlen(phone) == strlen(range[i].begin) + range[i].more)
            return true;
    return false;
}

/* What was imported is checked already; what was put into the workspace in other ways is
 * not. */
static void value_gaps(struct gaps *gaps, const struct field *field,
                       const struct value *value)
{
    struct err err = {""};
    if ((field->type == FIELD_PHONE || field->type == FIELD_HOURS) &&
        !record_check(field, value->text, &err))
        found(gaps, LINT_ERROR, field->type == FIELD_PHONE ? "bad_phone" : "bad_hours",
              field->name, value->text, arena_copy(gaps->arena, err.text));
    if (field->type == FIELD_PHONE && is_fiction(value->text))
        found(gaps, LINT_WARNING, "fiction_phone", field->name, value->text,
              "a number for films and books that nobody answers: put in the real one");
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

static void links_gaps(struct gaps *gaps)
{
    const struct value *related = record_value(gaps->record, "related");
    const struct value *topics = record_value(gaps->record, "topics");
    const char *scope = record_text(gaps->record, "scope");
    for (size_t i = 0; related != NULL && i < related->list.count; i++)
        if (document_find(gaps->document, RECORD_OFFER, related->list.item[i]) == NULL)
            found(gaps, LINT_ERROR, "unknown_offer", "related", related->list.item[i],
                  "there is no offer of that id");
    for (size_t i = 0; topics != NULL && i < topics->list.count; i++)
        if (document_find(gaps->document, RECORD_TOPIC, topics->list.item[i]) == NULL)
            found(gaps, LINT_ERROR, "unknown_topic", "topics", topics->list.item[i],
                  "there is no topic of that id");
    bool known = scope != NULL &&
                 (strcmp(scope, "district") == 0 || strcmp(scope, "national") == 0);
    for (size_t i = 0; i < gaps->document->list[RECORD_SITE].count && !known; i++)
        known = scope != NULL &&
                strcmp(record_text(gaps->document->list[RECORD_SITE].item[i], "town"),
                       scope) == 0;
    if (!known)
        found(gaps, LINT_WARNING, "unknown_scope", "scope", scope == NULL ? "" : scope,
              "neither district nor national nor the town of a site");
}

static void offer_gaps(struct gaps *gaps)
{
    const struct record *record = gaps->record;
    if (record_text(record, "phone") == NULL &&
        record_text(record, "address.street") == NULL &&
        record_text(record, "address.city") == NULL && record_text(record, "web") == NULL)
        found(gaps, LINT_WARNING, "no_contact", "", "",
              "neither phone nor address nor web: ask the provider for one");
    age_gaps(gaps);
    links_gaps(gaps);
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
    return true;
}
