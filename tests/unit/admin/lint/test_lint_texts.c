#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "core/lang.h"
#include "help/records.h"
#include "lint/lint_texts.h"
#include "record/translation.h"

struct shelf {
    struct arena arena;
    struct document document;
    struct record offer[3];
    struct translation part[3];
    struct termbase terms;
};

static void put(struct shelf *shelf, struct value *values, const char *field,
                const char *text)
{
    records_put(&shelf->arena, RECORD_OFFER, values, field, text);
}

/* Three offers; the first two have a Turkish name, the third one in Farsi. */
static void begin(struct shelf *shelf)
{
    static const char *const id[] = {"a", "b", "c"};
    *shelf = (struct shelf){.arena = {0}};
    for (int i = 0; i < 3; i++) {
        struct record *offer = &shelf->offer[i];
        offer->kind = RECORD_OFFER;
        put(shelf, offer->value, "id", id[i]);
        put(shelf, offer->value, "name", "Geld");
        put(shelf, shelf->part[i].value, "name", "Para");
        shelf->part[i].lang = i < 2 ? "tr" : "fa";
        offer->translation = &shelf->part[i];
        offer->translation_count = 1;
        assert_true(translation_settle(&shelf->arena, offer, &shelf->part[i]));
        assert_true(document_add(&shelf->arena, &shelf->document, offer));
    }
}

static const struct lint_finding *find(const struct lint_findings *findings,
                                       const char *rule, const char *id)
{
    const struct lint_finding *found = NULL;
    for (size_t i = 0; i < findings->count; i++)
        if (strcmp(rule_id(findings->item[i].said.rule), rule) == 0 &&
            strcmp(findings->item[i].id, id) == 0) {
            assert_null(found); /* said once */
            found = &findings->item[i];
        }
    return found;
}

static void counts_by_language(void **state)
{
    static const struct {
        const char *rule, *lang;
        const char *advice; /* NULL: nothing is found */
    } rows[] = {
        {"missing_texts", "en", "3 of 3 offers have no text in it"},
        {"missing_texts", "ar", "3 of 3 offers have no text in it"},
        {"missing_texts", "tr", "1 of 3 offers have no text in it"},
        {"missing_texts", "fa", "2 of 3 offers have no text in it"},
        {"missing_texts", "de", NULL},
        {"missing_fields", "tr",
         "1 of 2 texts leave fields in German (\"What it costs\", \"For whom?\")"},
        {"missing_fields", "fa", NULL},
        {"missing_fields", "en", NULL},
    };
    struct shelf shelf;
    struct lint_findings findings = {0};
    begin(&shelf);
    put(&shelf, shelf.offer[1].value, "who", "Alle.");
    put(&shelf, shelf.offer[1].value, "cost", "5 Euro");
    assert_true(lint_texts(&shelf.arena, &shelf.document, &shelf.terms, &findings));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct lint_finding *one = find(&findings, rows[i].rule, rows[i].lang);
        if (rows[i].advice == NULL) {
            assert_null(one);
        } else {
            assert_non_null(one);
            assert_string_equal(
                lint_advice(&shelf.arena, &one->said, one->proposal, RULE_ENGLISH),
                rows[i].advice);
            assert_string_equal(one->kind, "language");
        }
    }
    /* Each language but German lacks texts, and one of them fields. */
    size_t languages;
    lang_all(&languages);
    assert_int_equal(findings.count, languages);
    arena_free(&shelf.arena);
    (void)state;
}

static void names_what_is_outdated(void **state)
{
    struct shelf shelf;
    struct lint_findings findings = {0};
    begin(&shelf);
    put(&shelf, shelf.offer[1].value, "name", "Kein Geld");
    assert_true(lint_texts(&shelf.arena, &shelf.document, &shelf.terms, &findings));
    assert_null(find(&findings, "outdated_text", "a"));
    const struct lint_finding *one = find(&findings, "outdated_text", "b");
    assert_non_null(one);
    assert_string_equal(one->field, "text.tr");
    assert_non_null(
        strstr(lint_advice(&shelf.arena, &one->said, one->proposal, RULE_ENGLISH),
               "the German of \"Name\" has changed since"));
    struct rule_said said;
    assert_false(lint_outdated(&shelf.arena, &shelf.offer[0], &shelf.part[0], &said));
    arena_free(&shelf.arena);
    (void)state;
}

static void finds_another_number(void **state)
{
    struct shelf shelf;
    struct lint_findings findings = {0};
    begin(&shelf);
    put(&shelf, shelf.offer[0].value, "steps", "Rufen Sie an: 02524 123. | Kommen Sie.");
    put(&shelf, shelf.part[0].value, "steps", "Arayın: 02524 124. | Gelin.");
    put(&shelf, shelf.offer[1].value, "steps", "Rufen Sie an: 02524 123. | Kommen Sie.");
    put(&shelf, shelf.part[1].value, "steps", "Gelin. | Arayın: 02524-123.");
    assert_true(lint_texts(&shelf.arena, &shelf.document, &shelf.terms, &findings));
    const struct lint_finding *one = find(&findings, "other_number", "a");
    assert_non_null(one);
    assert_string_equal(one->field, "text.tr.steps");
    assert_string_equal(one->sentence, "02524123");
    assert_null(find(&findings, "other_number", "b"));
    arena_free(&shelf.arena);
    (void)state;
}

static void finds_another_word_for_a_term(void **state)
{
    static const char *const word[] = {"çocuk parası"};
    static const char *const lang[] = {"tr"};
    static const char *const said[] = {"kindergeld"};
    static const struct term kindergeld = {"Kindergeld", "Geld", word, said, 1};
    struct shelf shelf;
    struct lint_findings findings = {0};
    begin(&shelf);
    shelf.terms = (struct termbase){&kindergeld, 1, lang, 1};
    put(&shelf, shelf.offer[0].value, "summary", "Das Kindergeld kommt.");
    put(&shelf, shelf.part[0].value, "summary", "Aile yardımı gelir.");
    put(&shelf, shelf.offer[1].value, "summary", "Das Kindergeld kommt.");
    put(&shelf, shelf.part[1].value, "summary", "Çocuk parası gelir.");
    put(&shelf, shelf.offer[2].value, "summary", "Das Kindergeld kommt.");
    put(&shelf, shelf.part[2].value, "summary", "پول");
    assert_true(lint_texts(&shelf.arena, &shelf.document, &shelf.terms, &findings));
    const struct lint_finding *one = find(&findings, "other_term", "a");
    assert_non_null(one);
    assert_string_equal(one->field, "text.tr.summary");
    assert_non_null(
        strstr(lint_advice(&shelf.arena, &one->said, one->proposal, RULE_GERMAN),
               "çocuk parası"));
    assert_null(find(&findings, "other_term", "b"));
    assert_null(find(&findings, "other_term", "c"));
    arena_free(&shelf.arena);
    (void)state;
}

static void an_empty_office_lacks_nothing(void **state)
{
    struct arena arena = {0};
    struct document document = {0};
    struct lint_findings findings = {0};
    assert_true(lint_texts(&arena, &document, &(struct termbase){.count = 0}, &findings));
    assert_int_equal(findings.count, 0);
    arena_free(&arena);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_by_language),
        cmocka_unit_test(names_what_is_outdated),
        cmocka_unit_test(finds_another_number),
        cmocka_unit_test(finds_another_word_for_a_term),
        cmocka_unit_test(an_empty_office_lacks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
