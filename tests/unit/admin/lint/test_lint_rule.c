#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "help/records.h"
#include "lint/lint_texts.h"
#include "record/translation.h"

/* The examples of the rules' rows, and that lint can say each thing that a row says. */

static const struct date today = {2026, 11, 23};

/* A document with nothing to find but the texts that other languages lack. */
static const char *const good[][3] = {
    {"topic money", "name", "Geld"},
    {"barrier forms", "name", "Formulare"},
    {"site s", "town", "ennigerloh"},
    {"site t", "town", "everswinkel"},
    {"host a.example", "comment", "Termine"},
    {"offer a", "name", "Geld"},
    {"offer a", "provider", "Rathaus"},
    {"offer a", "topics", "money"},
    {"offer a", "scope", "district"},
    {"offer a", "summary", "Hier gibt es Geld."},
    {"offer a", "phone", "+492582880"},
    {"offer a", "as_of", "2026-10"},
    {"offer a", "confidence", "high"},
    {"offer b", "name", "Wohnen"},
    {"offer b", "provider", "Rathaus"},
    {"offer b", "topics", "money"},
    {"offer b", "scope", "district"},
    {"offer b", "summary", "Hier gibt es Wohnungen."},
    {"offer b", "phone", "+492582880"},
    {"offer b", "as_of", "2026-10"},
    {"offer b", "confidence", "high"},
    {"coach c", "name", "Coach"},
    {"coach c", "open_places", "2"},
    {"coach c", "booking", "provider=plain|url=https://a.example/t"},
    {"coach c", "last_checked_on", "2026-11-20"},
    {"coach c", "last_check", "ok"},
    {"answer w", "offer", "a"},
    {"answer w", "barrier", "forms"},
    {"answer w", "done", "Jetzt ist offen."},
    {"answer w", "state", "fixed"}};

struct shelf {
    struct arena arena;
    struct document document;
    struct plain_book book;
    struct termbase terms;
    struct lint_findings findings;
    struct plain_findings plain;
};

static struct record *record_of(struct shelf *shelf, const char *kind, const char *id)
{
    int at = 0;
    while (at < RECORD_KIND_COUNT && strcmp(record_kind_name((enum record_kind)at), kind))
        at++;
    if (at == RECORD_KIND_COUNT)
        fail_msg("%s is no kind of record", kind);
    struct record *record = document_find(&shelf->document, (enum record_kind)at, id);
    const char *const field[][2] = {{"id", id}};
    return record != NULL ? record
                          : records_add(&shelf->arena, &shelf->document,
                                        (enum record_kind)at, field, 1);
}

/* Past all checks: what lint finds came into the workspace in other ways. */
static void put_text(struct shelf *shelf, struct record *record, struct value *values,
                     const char *name, const char *text)
{
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    int at = record_field(record->kind, name);
    if (at < 0)
        fail_msg("%s is no field", name);
    if (field[at].type == FIELD_DATES) {
        const char **item = arena_take_array(&shelf->arena, 1, sizeof *item);
        assert_non_null(item);
        item[0] = text;
        values[at] = (struct value){.set = true, .list = {item, 1}};
    } else if (field_is_list(&field[at]) || text[0] == '\0')
        records_put(&shelf->arena, record->kind, values, name, text);
    else
        values[at] = (struct value){.set = true, .text = text};
}

static void put(struct shelf *shelf, const char *kind, const char *id, const char *field,
                const char *text)
{
    struct record *record = record_of(shelf, kind, id);
    char lang[16];
    const char *dot = strncmp(field, "text.", 5) == 0 ? strchr(field + 5, '.') : NULL;
    if (dot == NULL) {
        put_text(shelf, record, record->value, field, text);
        return;
    }
    snprintf(lang, sizeof lang, "%.*s", (int)(dot - field - 5), field + 5);
    struct translation *part = translation_find(record, lang);
    if (part == NULL) {
        part = arena_take(&shelf->arena, sizeof *part);
        assert_non_null(part);
        part->lang = arena_copy(&shelf->arena, lang);
        part->made = "human";
        record->translation = part;
        record->translation_count = 1;
    }
    put_text(shelf, record, part->value, dot + 1, text);
    assert_true(translation_settle(&shelf->arena, record, part));
}

/* "offer a phone 112", a line each. */
static void put_lines(struct shelf *shelf, const char *lines)
{
    char *rest = arena_copy(&shelf->arena, lines);
    for (char *line = strsep(&rest, "\n"); line != NULL; line = strsep(&rest, "\n")) {
        const char *kind = strsep(&line, " ");
        const char *id = strsep(&line, " ");
        const char *field = strsep(&line, " ");
        if (field == NULL)
            fail_msg("\"%s\" is no line of an example", lines);
        put(shelf, kind, id, field, line == NULL ? "" : line);
    }
}

static void begin(struct shelf *shelf)
{
    *shelf = (struct shelf){.arena = {0}};
    assert_true(plain_book_open(&shelf->arena, ANNA_ASSETS_DIR "/content/amtsdeutsch.tsv",
                                &shelf->book, NULL));
    assert_true(termbase_open(&shelf->arena, ANNA_ASSETS_DIR "/content/terms.tsv",
                              &shelf->terms, NULL));
}

/* What there is to find in an example, counted by rule; each message is remembered. */
static void count(const char *example, enum rule_about about, enum plain_level level,
                  size_t found[RULE_COUNT], bool said[RULE_COUNT][RULE_MESSAGES])
{
    struct shelf shelf;
    struct plain_figures figures;
    const struct plain_options options = {.level = level};
    begin(&shelf);
    memset(found, 0, RULE_COUNT * sizeof *found);
    if (about == RULE_OF_TEXT) {
        assert_true(plain_find(&shelf.arena, &shelf.book, example, &options, &shelf.plain,
                               &figures));
    } else {
        for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
            put_lines(&shelf, arena_print(&shelf.arena, "%s %s %s", good[i][0],
                                          good[i][1], good[i][2]));
        put_lines(&shelf, example);
        assert_true(
            lint_document(&shelf.arena, &shelf.document, &shelf.book, today,
                          &shelf.findings, NULL) &&
            lint_texts(&shelf.arena, &shelf.document, &shelf.terms, &shelf.findings));
    }
    for (size_t i = 0; i < shelf.plain.count + shelf.findings.count; i++) {
        const struct rule_said *one = about == RULE_OF_TEXT
                                          ? &shelf.plain.item[i].said
                                          : &shelf.findings.item[i].said;
        found[one->rule]++;
        said[one->rule][one->message] = true;
        if (one->tail != 0)
            said[one->rule][one->tail] = true;
    }
    arena_free(&shelf.arena);
}

/* What a workspace of one language lacks, and what a whole text is, is found beside. */
static void check_example(enum rule rule, const char *example, bool bad,
                          bool said[RULE_COUNT][RULE_MESSAGES])
{
    size_t found[RULE_COUNT];
    count(example, rule_row(rule)->about, PLAIN_EINFACH, found, said);
    if ((found[rule] > 0) != bad)
        fail_msg("%s: \"%s\": %zu findings", rule_id(rule), example, found[rule]);
    for (int i = 0; i < RULE_COUNT; i++)
        if (i != (int)rule && found[i] > 0 && rule_row((enum rule)i)->bad != NULL)
            fail_msg("%s: \"%s\": also %s", rule_id(rule), example,
                     rule_id((enum rule)i));
}

static void examples_give_their_rule_alone(void **state)
{
    (void)state;
    bool said[RULE_COUNT][RULE_MESSAGES] = {{false}};
    for (int i = 0; i < RULE_COUNT; i++) {
        const struct rule_row *row = rule_row((enum rule)i);
        if (row->bad == NULL)
            continue;
        check_example((enum rule)i, row->bad, true, said);
        check_example((enum rule)i, row->good, false, said);
    }
}

/* What the examples of the rows leave out. */
static const struct {
    enum rule_about about;
    enum plain_level level;
    const char *example;
} others[] = {
    {RULE_OF_DATA, PLAIN_EINFACH, "offer a hours Mo-Fr 02:00-05:00"},
    {RULE_OF_DATA, PLAIN_EINFACH, "offer a hours Mo-Fr"},
    {RULE_OF_TEXT, PLAIN_EINFACH, "Holen Sie den Bescheid."},
    {RULE_OF_TEXT, PLAIN_EINFACH, "Die Nachweise sind beizufügen."},
    {RULE_OF_TEXT, PLAIN_EINFACH, "Die AWO hilft."},
    {RULE_OF_TEXT, PLAIN_EINFACH, "Wir helfen, wenn Sie fragen, weil Sie Geld brauchen."},
    {RULE_OF_TEXT, PLAIN_LEICHT, "Wir helfen, wenn Sie fragen."},
    {RULE_OF_TEXT, PLAIN_EINFACH, "Sie rufen an und wir helfen Ihnen."},
    {RULE_OF_DATA, PLAIN_EINFACH, "offer a web ftp://a.example/"},
    {RULE_OF_DATA, PLAIN_EINFACH, "offer a who F\xEF\xBF\xBDr alle."},
    {RULE_OF_DATA, PLAIN_EINFACH, "answer w offer nirgends"},
    {RULE_OF_DATA, PLAIN_EINFACH, "coach c booking"},
    {RULE_OF_DATA, PLAIN_EINFACH,
     "offer b name Geld\noffer a phone\noffer b phone\noffer a address.street Markt 1\n"
     "offer b address.street Markt 1"},
    {RULE_OF_DATA, PLAIN_EINFACH, "offer b name Geld\noffer a phone\noffer b phone"},
    {RULE_OF_DATA, PLAIN_EINFACH,
     "offer a phone\noffer a summary Hier gibt es Geld für Eltern mit wenig Geld im Haus.\n"
     "offer b summary Hier gibt es Geld für Eltern mit wenig Geld im Haus."},
    {RULE_OF_DATA, PLAIN_EINFACH,
     "offer a provider Caritasverband Ahlen e.V.\noffer b provider Caritas Ahlen e. V.\n"
     "offer d provider Caritas Ahlen e. V."},
    {RULE_OF_DATA, PLAIN_EINFACH, "offer a text.tr.name Para\noffer a name Anderes"},
    {RULE_OF_DATA, PLAIN_EINFACH, "offer a situations money"},
    {RULE_OF_DATA, PLAIN_EINFACH,
     "offer a situations money\noffer b situations money\noffer d situations money\n"
     "offer d scope national\noffer a ages pregnant"},
};

/* Hard from end to end. */
static const char law[] =
    "Die Behörde würde die Leistungsberechtigung unter Berücksichtigung der Verordnung "
    "über die Zuständigkeit der Kommunalverwaltungen feststellen, sofern die Unterlagen "
    "des Antragstellers fristgerecht eingereicht werden. ";

static void everything_can_be_said(void **state)
{
    (void)state;
    bool said[RULE_COUNT][RULE_MESSAGES] = {{false}};
    size_t found[RULE_COUNT];
    struct buf text = {0};
    for (int i = 0; i < RULE_COUNT; i++)
        if (rule_row((enum rule)i)->bad != NULL)
            count(rule_row((enum rule)i)->bad, rule_row((enum rule)i)->about,
                  PLAIN_EINFACH, found, said);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        count(others[i].example, others[i].about, others[i].level, found, said);
    for (int i = 0; i < 20; i++)
        buf_add_text(&text, law);
    count(text.bytes, RULE_OF_TEXT, PLAIN_EINFACH, found, said);
    buf_free(&text);
    for (int i = 0; i < RULE_COUNT; i++)
        for (size_t k = 0; k < rule_messages(rule_row((enum rule)i)); k++)
            if (!said[i][k])
                fail_msg("%s: nothing says \"%s\"", rule_id((enum rule)i),
                         rule_row((enum rule)i)->message[RULE_ENGLISH][k]);
}

/* Whoever asks for plain words uses them. */
static void rules_speak_plain_german(void **state)
{
    (void)state;
    for (int i = 0; i < RULE_COUNT; i++) {
        const struct rule_row *row = rule_row((enum rule)i);
        for (size_t k = 0; k <= rule_messages(row); k++) {
            const char *text = k < rule_messages(row) ? row->message[RULE_GERMAN][k]
                                                      : row->why[RULE_GERMAN];
            struct shelf shelf;
            struct plain_figures figures;
            const struct plain_options options = {.level = PLAIN_EINFACH};
            begin(&shelf);
            assert_true(plain_find(&shelf.arena, &shelf.book, text, &options,
                                   &shelf.plain, &figures));
            for (size_t n = 0; n < shelf.plain.count; n++)
                if (shelf.plain.item[n].error)
                    fail_msg("%s: \"%s\": %s", row->id, text,
                             rule_id(shelf.plain.item[n].said.rule));
            arena_free(&shelf.arena);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(examples_give_their_rule_alone),
        cmocka_unit_test(everything_can_be_said),
        cmocka_unit_test(rules_speak_plain_german),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
