#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "help/records.h"
#include "lint/lint_providers.h"

static void finds_two_ways_of_writing(void **state)
{
    (void)state;
    static const struct {
        const char *a;
        const char *b;
        bool same;
    } cases[] = {
        {"Caritasverband Ahlen e.V.", "Caritas Ahlen e. V.", true},
        {"Caritasverband Ahlen e.V.", "Caritasverband Ahlen", true},
        {"DRK Kreisverband Warendorf", "Deutsches Rotes Kreuz Kreisverband Warendorf",
         true},
        {"Mütterzentrum Beckum", "Mütter-Zentrum Beckum", false},
        {"Muetterzentrum Beckum", "Mütterzentrum Beckum", true},
        {"Soziales Netzwerk gGmbH", "Soziales Netzwerk", true},
        {"Familienbildungsstätte Ahlen", "Familienbildungstätte Ahlen", true},
        {"Stadt Ahlen", "Stadt Aalen", false},
        {"Grundschule Kirchplatz 1", "Grundschule Kirchplatz 2", false},
        {"Caritasverband Ahlen", "Caritasverband Beckum", false},
        {"Jobcenter", "Jobcenter Kreis Warendorf", false},
        {"Caritas", "Caritas", false},
        {"e.V.", "gGmbH", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct document document = {0};
        struct lint_findings findings = {0};
        const char *const field[][2][2] = {{{"id", "a"}, {"provider", cases[i].a}},
                                           {{"id", "b"}, {"provider", cases[i].a}},
                                           {{"id", "c"}, {"provider", cases[i].b}}};
        for (size_t k = 0; k < 3; k++)
            records_add(&arena, &document, RECORD_OFFER, field[k], 2);
        assert_true(lint_providers(&arena, plain_lexicon_open(&arena, NULL), &document,
                                   &findings));
        if (findings.count != cases[i].same)
            fail_msg("%s, %s: %zu", cases[i].a, cases[i].b, findings.count);
        if (cases[i].same) {
            assert_string_equal(rule_id(findings.item[0].said.rule), "provider_twice");
            assert_string_equal(findings.item[0].id, "c");
            assert_string_equal(findings.item[0].sentence, cases[i].b);
            assert_non_null(
                strstr(lint_advice(&arena, &findings.item[0].said, NULL, RULE_ENGLISH),
                       cases[i].a));
        }
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_two_ways_of_writing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
