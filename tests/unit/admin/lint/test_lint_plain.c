#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "help/records.h"
#include "lint/lint_plain.h"

/* Words of the offer, and the one finding that is expected of them. */
static void finds_it_in_its_field(void **state)
{
    (void)state;
    static const struct {
        const char *field[3][2];
        const char *rule; /* NULL: nothing */
        const char *place;
        const char *word;
        enum lint_level level;
    } cases[] = {
        {{{"summary", "Hier gibt es Geld."}}, NULL, NULL, NULL, LINT_WARNING},
        {{{"summary", "Hier gibt es Geld."}, {"steps", "Gut.|Das Geld wird gezahlt."}},
         "passive",
         "steps[1]",
         "wird gezahlt",
         LINT_WARNING},
        {{{"summary", "Holen Sie den Vordruck."}},
         "officialese",
         "summary",
         "Vordruck",
         LINT_ERROR},
        {{{"name", "Der Vordruck"}, {"summary", "Gut."}},
         "officialese",
         "name",
         "Vordruck",
         LINT_WARNING},
        {{{"summary", "Holen Sie den Bescheid."}},
         "officialese",
         "summary",
         "Bescheid",
         LINT_ERROR},
        /* one field explains another */
        {{{"what_you_bring", "Bescheid"},
          {"summary", "Gut."},
          {"steps", "Holen Sie den Bescheid. Das ist ein Brief."}},
         NULL,
         NULL,
         NULL,
         LINT_WARNING},
        {{{"name", "Mehrbedarf"}, {"summary", "Der Mehrbedarf hilft."}},
         NULL,
         NULL,
         NULL,
         LINT_WARNING},
        /* the provider is not to blame for its name */
        {{{"provider", "AWO"}, {"summary", "Die AWO hilft."}},
         NULL,
         NULL,
         NULL,
         LINT_WARNING},
        {{{"provider", "DRK"}, {"summary", "Die AWO hilft."}},
         "abbreviation",
         "summary",
         "AWO",
         LINT_WARNING},
        {{{"name", "Hilfe (8 bis 12)"}, {"summary", "Gut."}},
         NULL,
         NULL,
         NULL,
         LINT_WARNING},
        {{{"cost", "free"}, {"summary", "Gut."}}, NULL, NULL, NULL, LINT_WARNING},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct plain_book book;
        struct record record = {.kind = RECORD_OFFER};
        struct lint_findings findings = {0};
        assert_true(plain_book_open(&arena, ANNA_ASSETS_DIR "/content/amtsdeutsch.tsv",
                                    &book, NULL));
        records_put(&arena, RECORD_OFFER, record.value, "id", "a");
        for (size_t k = 0; k < 3 && cases[i].field[k][0] != NULL; k++)
            records_put(&arena, RECORD_OFFER, record.value, cases[i].field[k][0],
                        cases[i].field[k][1]);
        assert_true(lint_plain(&arena, &record, &book, &findings));
        if (findings.count != (cases[i].rule == NULL ? 0u : 1u))
            fail_msg("case %zu: %zu findings, first %s", i, findings.count,
                     findings.count > 0 ? findings.item[0].word : "none");
        if (findings.count == 1) {
            assert_string_equal(rule_id(findings.item[0].said.rule), cases[i].rule);
            assert_string_equal(findings.item[0].field, cases[i].place);
            assert_string_equal(findings.item[0].word, cases[i].word);
            assert_int_equal(findings.item[0].level, cases[i].level);
            assert_string_equal(findings.item[0].id, "a");
        }
        arena_free(&arena);
    }
}

static void holds_levels_to_their_own_gates(void **state)
{
    (void)state;
    static const char text[] =
        "Das Amt hilft allen, die kein Geld haben, mit einem Brief.";
    struct arena arena = {0};
    struct plain_book book;
    struct translation translation[] = {{.lang = "de-simple", .made = "human"},
                                        {.lang = "en", .made = "automatic"}};
    struct record record = {
        .kind = RECORD_OFFER, .translation = translation, .translation_count = 2};
    struct lint_findings findings = {0};
    assert_true(plain_book_open(&arena, NULL, &book, NULL));
    records_put(&arena, RECORD_OFFER, record.value, "id", "a");
    records_put(&arena, RECORD_OFFER, record.value, "summary", text);
    records_put(&arena, RECORD_OFFER, translation[0].value, "summary", text);
    records_put(&arena, RECORD_OFFER, translation[1].value, "summary",
                "Unterhaltsvorschuss is z. B. money.");
    assert_true(lint_plain(&arena, &record, &book, &findings));
    assert_int_equal(findings.figure_count, 2);
    assert_string_equal(findings.figure[0].lang, "de");
    assert_string_equal(findings.figure[1].lang, "de-simple");
    assert_int_equal(findings.count, 2);
    for (size_t i = 0; i < findings.count; i++)
        assert_string_equal(findings.item[i].field, "text.de-simple.summary");
    assert_string_equal(rule_id(findings.item[0].said.rule), "long_sentence");
    assert_string_equal(rule_id(findings.item[1].said.rule), "thoughts");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_it_in_its_field),
        cmocka_unit_test(holds_levels_to_their_own_gates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
