#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "office/lint_text.h"

static void parts_sentences(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t words[4]; /* of each sentence, 0 at the end */
    } cases[] = {
        {"", {0}},
        {"   ", {0}},
        {"Rufen Sie an.", {3}},
        {"Rufen Sie an. Kommen Sie vorbei!", {3, 3}},
        {"Fragen Sie zuerst: Gibt es das noch?", {7}},
        {"Die Kita St. Agatha hat zu. Fragen Sie.", {6, 2}},
        {"Am 15. August ist zu.", {5}},
        {"Weisser Ring e.V. hilft Ihnen.", {5}},
        {"Etwa 10.000 Medien. Viele.", {3, 1}},
        {"Ohne Punkt\nneue Zeile", {2, 2}},
        {"Was? (Ja.) Gut.", {1, 1, 1}},
        {"Zum Beispiel \xe2\x80\x93 das.", {3}},
        {"Geld, Miete usw. kommt", {4}},
        {"Ärzte helfen. Öffnen Sie.", {2, 2}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t at = 0;
        size_t start;
        size_t len;
        size_t count = 0;
        while (lint_sentence(cases[i].text, &at, &start, &len)) {
            size_t words = lint_count_words(cases[i].text + start, len);
            if (count >= 4 || words != cases[i].words[count])
                fail_msg("\"%s\", sentence %zu: %zu words", cases[i].text, count, words);
            count++;
        }
        assert_true(count == 4 || cases[i].words[count] == 0);
    }
}

static void finds_long_words(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *found; /* NULL: none */
    } cases[] = {
        {"Kinderbetreuung", NULL},
        {"Kinderbetreuungs", "Kinderbetreuungs"},
        {"Die Kinderbetreuungsb\xc3\xb6rse hilft.", "Kinderbetreuungsb\xc3\xb6rse"},
        {"Kinder-Betreuungsb\xc3\xb6rse", NULL},
        {"Kinder\xc2\xad"
         "betreuungs\xc2\xad"
         "b\xc3\xb6rse",
         NULL},
        {"(Unterhaltsvorschuss)", "Unterhaltsvorschuss"},
        {"kinderbetreuungsstelle@kreis-warendorf.de", NULL},
        {"https://www.kinderbetreuungsstelle.de/x", NULL},
        {"kurz und Unterhaltsvorschuss", "Unterhaltsvorschuss"},
        {"Unterhaltsvorschuss.", "Unterhaltsvorschuss"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t at = 0;
        size_t start = 0;
        size_t len = 0;
        bool found = lint_long_word(cases[i].text, 15, &at, &start, &len);
        if (found != (cases[i].found != NULL))
            fail_msg("\"%s\"", cases[i].text);
        if (!found)
            continue;
        assert_int_equal(len, strlen(cases[i].found));
        assert_memory_equal(cases[i].text + start, cases[i].found, len);
        assert_false(lint_long_word(cases[i].text, 15, &at, &start, &len));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_sentences),
        cmocka_unit_test(finds_long_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
