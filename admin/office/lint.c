#include "lint.h"

#include <string.h>

#include "coach_check.h"
#include "core/booking.h"
#include "core/fold.h"
#include "core/qr.h"
#include "lint_text.h"

enum { WORDS_GOOD = 12, WORDS_MOST = 15, LETTERS_MOST = 15, DAYS_FRESH = 366 };

struct linter {
    struct arena *arena;
    const struct document *document;
    const struct lint_words *words;
    struct date today;
    struct lint_findings *out;
    const struct record *record;
    bool failed;
};

static void found(struct linter *linter, enum lint_level level, const char *rule,
                  const char *field, const char *sentence, const char *advice)
{
    struct lint_findings *out = linter->out;
    if (out->count == out->room) {
        size_t room = out->room == 0 ? 64 : out->room * 2;
        struct lint_finding *item = arena_take_array(linter->arena, room, sizeof *item);
        if (item == NULL) {
            linter->failed = true;
            return;
        }
        if (out->count > 0)
            memcpy(item, out->item, out->count * sizeof *item);
        out->item = item;
        out->room = room;
    }
    if (field == NULL || sentence == NULL || advice == NULL) {
        linter->failed = true;
        return;
    }
    out->item[out->count++] =
        (struct lint_finding){level,
                              rule,
                              record_kind_name(linter->record->kind),
                              record_id(linter->record),
                              field,
                              sentence,
                              advice};
}

/* Where a folded term stands as a word of its own, German endings allowed behind longer
 * ones. */
static bool stands_in(const char *folded, const char *term)
{
    size_t len = strlen(term);
    for (const char *at = strstr(folded, term); at != NULL; at = strstr(at + 1, term)) {
        size_t ending = len >= 6 ? strspn(at + len, "ensr") : 0;
        char behind = at[len + ending];
        if ((at == folded || at[-1] == ' ') && ending <= 2 &&
            (behind == ' ' || behind == '\0'))
            return true;
    }
    return false;
}

static void lint_officialese(struct linter *linter, const char *field,
                             const char *sentence)
{
    const char *folded = fold(linter->arena, sentence, NULL);
    if (folded == NULL) {
        linter->failed = true;
        return;
    }
    for (size_t i = 0; i < linter->words->count; i++) {
        const struct lint_word *word = &linter->words->item[i];
        if (stands_in(folded, word->folded))
            found(linter, LINT_WARNING, "officialese", field, sentence,
                  arena_print(linter->arena, "instead of \"%s\" say: %s", word->office,
                              word->plain));
    }
}

static void lint_words_of(struct linter *linter, const char *field, const char *text)
{
    size_t at = 0;
    size_t start;
    size_t len;
    while (lint_long_word(text, LETTERS_MOST, &at, &start, &len))
        found(linter, LINT_WARNING, "long_word", field,
              arena_copy_len(linter->arena, text + start, len),
              "over 15 letters: part it with a hyphen or a soft hyphen");
    at = 0;
    while (lint_sentence(text, &at, &start, &len)) {
        char *sentence = arena_copy_len(linter->arena, text + start, len);
        size_t words = lint_count_words(text + start, len);
        if (sentence == NULL) {
            linter->failed = true;
            return;
        }
        if (words > WORDS_GOOD)
            found(linter, words > WORDS_MOST ? LINT_ERROR : LINT_WARNING, "long_sentence",
                  field, sentence,
                  arena_print(linter->arena,
                              "%zu words: say it in two sentences of at most 12", words));
        lint_officialese(linter, field, sentence);
    }
}

static void lint_field(struct linter *linter, const struct field *field,
                       const struct value *value)
{
    if (!field_is_list(field)) {
        lint_words_of(linter, field->name, value->text);
        return;
    }
    for (size_t i = 0; i < value->list.count; i++) {
        const char *name = arena_print(linter->arena, "%s[%zu]", field->name, i);
        if (name != NULL)
            lint_words_of(linter, name, value->list.item[i]);
        linter->failed = linter->failed || name == NULL;
    }
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
static void lint_value(struct linter *linter, const struct field *field,
                       const struct value *value)
{
    struct err err = {""};
    if ((field->type == FIELD_PHONE || field->type == FIELD_HOURS) &&
        !record_check(field, value->text, &err))
        found(linter, LINT_ERROR, field->type == FIELD_PHONE ? "bad_phone" : "bad_hours",
              field->name, value->text, arena_copy(linter->arena, err.text));
    if (field->type == FIELD_PHONE && is_fiction(value->text))
        found(linter, LINT_WARNING, "fiction_phone", field->name, value->text,
              "a number for films and books that nobody answers: put in the real one");
}

static void lint_age(struct linter *linter)
{
    const char *as_of = record_text(linter->record, "as_of");
    const char *checked = record_text(linter->record, "checked_on");
    const char *confidence = record_text(linter->record, "confidence");
    struct date date = {0};
    struct date check = {0};
    bool known = as_of != NULL && date_parse(as_of, &date);
    bool by_check = checked != NULL && date_parse(checked, &check) &&
                    (!known || date_compare(check, date) > 0);
    if (by_check)
        date = check;
    if (!known && !by_check)
        found(linter, LINT_WARNING, "no_date", "as_of", "",
              "nobody knows how old this is: ask the provider and set checked_on");
    else if (date_days_between(date, linter->today) > DAYS_FRESH)
        found(linter, LINT_WARNING, "old", by_check ? "checked_on" : "as_of",
              by_check ? checked : as_of,
              "older than a year: ask the provider and set checked_on");
    if (checked == NULL && confidence != NULL && strcmp(confidence, "low") == 0)
        found(
            linter, LINT_WARNING, "unchecked", "confidence", "",
            "low confidence and not checked: it is not published until checked_on is set");
}

static void lint_links(struct linter *linter)
{
    const struct value *related = record_value(linter->record, "related");
    const struct value *topics = record_value(linter->record, "topics");
    const char *scope = record_text(linter->record, "scope");
    for (size_t i = 0; related != NULL && i < related->list.count; i++)
        if (document_find(linter->document, RECORD_OFFER, related->list.item[i]) == NULL)
            found(linter, LINT_ERROR, "unknown_offer", "related", related->list.item[i],
                  "there is no offer of that id");
    for (size_t i = 0; topics != NULL && i < topics->list.count; i++)
        if (document_find(linter->document, RECORD_TOPIC, topics->list.item[i]) == NULL)
            found(linter, LINT_ERROR, "unknown_topic", "topics", topics->list.item[i],
                  "there is no topic of that id");
    bool known = scope != NULL &&
                 (strcmp(scope, "district") == 0 || strcmp(scope, "national") == 0);
    for (size_t i = 0; i < linter->document->list[RECORD_SITE].count && !known; i++)
        known = scope != NULL &&
                strcmp(record_text(linter->document->list[RECORD_SITE].item[i], "town"),
                       scope) == 0;
    if (!known)
        found(linter, LINT_WARNING, "unknown_scope", "scope", scope == NULL ? "" : scope,
              "neither district nor national nor the town of a site");
}

static void lint_offer(struct linter *linter)
{
    const struct record *record = linter->record;
    if (record_text(record, "phone") == NULL &&
        record_text(record, "address.street") == NULL &&
        record_text(record, "address.city") == NULL && record_text(record, "web") == NULL)
        found(linter, LINT_WARNING, "no_contact", "", "",
              "neither phone nor address nor web: ask the provider for one");
    lint_age(linter);
    lint_links(linter);
}

static void lint_coach(struct linter *linter)
{
    const struct record *record = linter->record;
    const char *checked = record_text(record, "last_checked_on");
    const char *result = record_text(record, "last_check");
    const char *url = NULL;
    struct date day;
    struct err err = {""};
    if (record_text(record, "phone") == NULL && record_text(record, "sms") == NULL &&
        record_text(record, "email") == NULL && record_value(record, "booking") == NULL)
        found(linter, LINT_WARNING, "no_contact", "", "",
              "no phone, no sms, no e-mail and no booking: nobody can reach this coach");
    if (record_text(record, "open_places") == NULL)
        found(linter, LINT_WARNING, "no_places", "open_places", "",
              "nobody is sent to a coach before open_places is set");
    if (record_value(record, "booking") == NULL)
        return;
    if (!coach_check_link(linter->arena, linter->document, record, &url, &err))
        found(linter, LINT_ERROR, "bad_booking", "booking", "",
              arena_copy(linter->arena, err.text));
    else if (strlen(url) > QR_BYTES_ADDRESS)
        found(linter, LINT_WARNING, "long_address", "booking", url,
              "a long address makes a code that old phones cannot read: let the town's "
              "server give a short one that leads there");
    if (checked == NULL || !date_parse(checked, &day) ||
        date_days_between(day, linter->today) > BOOKING_FRESH_DAYS)
        found(linter, LINT_WARNING, "unchecked_link", "last_checked_on",
              checked == NULL ? "" : checked,
              "over 30 days: the terminal shows the phone instead; run check-links");
    else if (result != NULL && strcmp(result, "ok") != 0)
        found(linter, LINT_WARNING, "broken_link", "last_check", result,
              "the terminal shows the phone instead; put it right and run check-links");
}

/* What an answer is about must be there. */
static void lint_answer(struct linter *linter)
{
    const char *offer = record_text(linter->record, "offer");
    const char *barrier = record_text(linter->record, "barrier");
    if (offer != NULL && document_find(linter->document, RECORD_OFFER, offer) == NULL)
        found(linter, LINT_ERROR, "unknown_offer", "offer", offer,
              "there is no offer of that id");
    if (barrier != NULL &&
        document_find(linter->document, RECORD_BARRIER, barrier) == NULL)
        found(linter, LINT_ERROR, "unknown_barrier", "barrier", barrier,
              "there is no barrier of that id");
    if (record_text(linter->record, "done") == NULL ||
        record_text(linter->record, "state") == NULL)
        found(linter, LINT_WARNING, "not_shown", "", "",
              "it is not published until done and state are set");
}

/* Words that visitors read: those that may be translated, and an answer's. */
static bool for_people(const struct record *record, const struct field *field)
{
    return field->translated ||
           (record->kind == RECORD_ANSWER && field->type == FIELD_TEXT);
}

static void lint_record(struct linter *linter, const struct record *record)
{
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    linter->record = record;
    for (size_t i = 0; i < count; i++) {
        if (record->value[i].set && for_people(record, &field[i]))
            lint_field(linter, &field[i], &record->value[i]);
        if (record->value[i].set)
            lint_value(linter, &field[i], &record->value[i]);
    }
    if (record->kind == RECORD_OFFER)
        lint_offer(linter);
    if (record->kind == RECORD_COACH)
        lint_coach(linter);
    if (record->kind == RECORD_ANSWER)
        lint_answer(linter);
}

bool lint_one(struct arena *arena, const struct document *document,
              const struct record *record, const struct lint_words *words,
              struct date today, struct lint_findings *out, struct err *err)
{
    struct linter linter = {
        .arena = arena, .document = document, .words = words, .today = today, .out = out};
    lint_record(&linter, record);
    return !linter.failed || err_set(err, "not enough memory");
}

bool lint_document(struct arena *arena, const struct document *document,
                   const struct lint_words *words, struct date today,
                   struct lint_findings *out, struct err *err)
{
    struct linter linter = {
        .arena = arena, .document = document, .words = words, .today = today, .out = out};
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
        for (size_t i = 0; i < document->list[kind].count; i++)
            lint_record(&linter, document->list[kind].item[i]);
    return !linter.failed || err_set(err, "not enough memory");
}

static bool add_word(struct arena *arena, struct lint_words *out, size_t *room,
                     const char *office, size_t len, const char *plain)
{
    const char *word = arena_copy_len(arena, office, len);
    const char *folded = word == NULL ? NULL : fold(arena, word, NULL);
    if (folded == NULL)
        return false;
    if (out->count == *room) {
        size_t more = *room == 0 ? 128 : *room * 2;
        struct lint_word *item = arena_take_array(arena, more, sizeof *item);
        if (item == NULL)
            return false;
        if (out->count > 0)
            memcpy(item, out->item, out->count * sizeof *item);
        out->item = item;
        *room = more;
    }
    if (folded[0] != '\0')
        out->item[out->count++] = (struct lint_word){word, folded, plain};
    return true;
}

static bool read_line(struct arena *arena, const char *line, size_t len,
                      struct lint_words *out, size_t *room)
{
    const char *tab = memchr(line, '\t', len);
    if (tab == NULL)
        return true;
    size_t plain = (size_t)(line + len - tab - 1);
    const char *second = memchr(tab + 1, '\t', plain);
    const char *words = arena_copy_len(
        arena, tab + 1, second == NULL ? plain : (size_t)(second - tab - 1));
    if (words == NULL)
        return false;
    for (const char *at = line; at < tab;) {
        const char *slash = memmem(at, (size_t)(tab - at), " / ", 3);
        const char *end = slash == NULL ? tab : slash;
        if (!add_word(arena, out, room, at, (size_t)(end - at), words))
            return false;
        at = slash == NULL ? tab : slash + 3;
    }
    return true;
}

bool lint_words_read(struct arena *arena, const char *path, struct lint_words *out,
                     struct err *err)
{
    struct buf file = {0};
    struct lint_words words = {0};
    size_t room = 0;
    if (!buf_read_file(&file, path, 1 << 20, err))
        return false;
    bool ok = true;
    const char *line = strchr(file.bytes, '\n');
    while (ok && line != NULL && line[1] != '\0') {
        line++;
        size_t len = strcspn(line, "\r\n");
        ok = read_line(arena, line, len, &words, &room);
        line = strchr(line + len, '\n');
    }
    buf_free(&file);
    if (!ok)
        return err_set(err, "%s: not enough memory", path);
    *out = words;
    return true;
}
