/* Goal: in German that is easier to read each sentence has a line of its own, and no
 * point inside a sentence breaks one. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "screens/offer_words.h"

static void sentences_have_lines(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        const char *lines;
    } cases[] = {
        {"Kindergeld ist Geld.", "Kindergeld ist Geld."},
        {"Ausweis", "Ausweis"},
        {"Haben Sie Fragen? Rufen Sie an! Gut.",
         "Haben Sie Fragen?\nRufen Sie an!\nGut."},
        {"Ab dem 1. August ist offen. z. B. hier.",
         "Ab dem 1. August ist offen. z. B. hier."},
        {"Die Kita ist St. Magnus. Kommen Sie.", "Die Kita ist St. Magnus.\nKommen Sie."},
        {"Eins.\nZwei.  Drei.", "Eins.\nZwei.\nDrei."},
        {NULL, NULL},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *lines = offer_sentences(&arena, cases[i].words);
        if (cases[i].lines == NULL)
            assert_null(lines);
        else
            assert_string_equal(lines, cases[i].lines);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_have_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
