#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "words/delivery_program.h"
#include "words/delivery_words.h"
#include "core/strings.h"

static int begin(void **state)
{
    struct err err = {""};
    (void)state;
    return strings_open(ANNA_STRINGS_DIR, &err) && strings_set_lang("de", &err) ? 0 : -1;
}

static struct delivery told(enum delivery_end end, enum program_answer answer)
{
    struct delivery d;
    char line[DELIVERY_LINE];
    delivery_begin(&d);
    assert_true(delivery_take(&d, "before 2"));
    assert_true(delivery_take(&d, "runs 6 0"));
    if (answer != PROGRAM_NONE) {
        snprintf(line, sizeof line, "program %s 7", program_answer_word(answer));
        assert_true(delivery_take(&d, line));
    }
    if (answer == PROGRAM_FITS)
        assert_true(delivery_take(&d, "step program 10"));
    snprintf(line, sizeof line, "end %s %s", delivery_end_word(end),
             end == DELIVERY_FAILED ? "damaged" : "none");
    assert_true(end == DELIVERY_RUNS || delivery_take(&d, line));
    return d;
}

static void lines(void **state)
{
    static const char *const bad[] = {
        "runs",
        "runs 0 0",
        "runs 6",
        "runs 6 x",
        "runs 6 0 0",
        "program",
        "program fits",
        "program better 7",
        "program fits -7",
        "program fits 7 8",
    };
    struct delivery d = told(DELIVERY_RUNS, PROGRAM_NONE);
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (delivery_take(&d, bad[i]))
            fail_msg("\"%s\" was taken", bad[i]);
    assert_true(d.program.runs == 6 && d.program.answer == PROGRAM_NONE);
    assert_true(delivery_take(&d, "runs 8 9"));
    assert_true(d.program.runs == 8 && d.program.back == 9);
}

/* What stands large, in German; NULL: what the content says. */
static void what_is_told(void **state)
{
    static const struct {
        enum delivery_end end;
        enum program_answer answer;
        const char *title, *sentence, *second, *beside;
        bool failed;
    } rows[] = {
        {DELIVERY_RUNS, PROGRAM_FITS, "Ein neues Programm ist da",
         "Lassen Sie den Stick stecken.", NULL, NULL, false},
        {DELIVERY_EMPTY, PROGRAM_WRITTEN, "Fertig",
         "Ziehen Sie den Stick ab. Dann startet das Gerät neu.",
         "Kommt kein Bild, dann kommt das alte Programm von selbst zurück.", NULL, false},
        {DELIVERY_INSTALLED, PROGRAM_WRITTEN, "Fertig",
         "Ziehen Sie den Stick ab. Dann startet das Gerät neu.",
         "Kommt kein Bild, dann kommt das alte Programm von selbst zurück.", NULL, false},
        {DELIVERY_FAILED, PROGRAM_WRITTEN, "Fertig",
         "Ziehen Sie den Stick ab. Dann startet das Gerät neu.",
         "Kommt kein Bild, dann kommt das alte Programm von selbst zurück.", NULL, false},
        {DELIVERY_EMPTY, PROGRAM_SAME, "Nichts Neues",
         "Dieses Programm läuft schon am Gerät.", NULL, NULL, false},
        {DELIVERY_SAME, PROGRAM_SAME, "Nichts Neues",
         "Diese Inhalte sind schon am Gerät.", NULL,
         "Dieses Programm läuft schon am Gerät.", false},
        {DELIVERY_SAME, PROGRAM_DAMAGED, "Das hat nicht geklappt",
         "Das neue Programm ist beschädigt.", "Das alte Programm läuft weiter.", NULL,
         true},
        {DELIVERY_EMPTY, PROGRAM_FOREIGN, "Das hat nicht geklappt",
         "Die Unterschrift vom neuen Programm ist fremd.",
         "Das alte Programm läuft weiter.", NULL, true},
        {DELIVERY_INSTALLED, PROGRAM_OLDER, "Fertig", "Die neuen Inhalte gelten jetzt.",
         NULL, "Am Gerät läuft schon ein neueres Programm.", true},
        {DELIVERY_FAILED, PROGRAM_DAMAGED, "Das hat nicht geklappt",
         "Die Datei ist beschädigt.", "Die alten Inhalte gelten weiter.",
         "Das neue Programm ist beschädigt.", true},
        {DELIVERY_EMPTY, PROGRAM_NONE, "Nichts für ANNA",
         "Auf dem Stick sind keine Inhalte für ANNA.", NULL, NULL, false},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct delivery d = told(rows[i].end, rows[i].answer);
        const char *second = delivery_second(&d);
        const char *beside = delivery_program_beside(&arena, &d);
        assert_string_equal(delivery_title(&d), rows[i].title);
        assert_string_equal(delivery_sentence(&arena, &d), rows[i].sentence);
        assert_true((second == NULL) == (rows[i].second == NULL));
        if (second != NULL)
            assert_string_equal(second, rows[i].second);
        assert_true((beside == NULL) == (rows[i].beside == NULL));
        if (beside != NULL)
            assert_string_equal(beside, rows[i].beside);
        assert_int_equal(delivery_program_failed(&d), rows[i].failed);
    }
    arena_free(&arena);
}

/* The content that came along needs the new program: the stick has to come again. */
static void content_of_the_new_program(void **state)
{
    struct delivery d = told(DELIVERY_RUNS, PROGRAM_WRITTEN);
    (void)state;
    assert_true(delivery_take(&d, "end failed other_version"));
    assert_string_equal(delivery_title(&d), "Fertig");
    assert_string_equal(delivery_second(&d),
                        "Stecken Sie den Stick danach noch einmal ein.");
}

/* Each has a sentence of its own. */
static void every_answer_has_words(void **state)
{
    struct arena arena = {0};
    const char *said[PROGRAM_ANSWERS] = {NULL};
    (void)state;
    for (int i = PROGRAM_UNSIGNED; i < PROGRAM_ANSWERS; i++) {
        struct delivery d = told(DELIVERY_INSTALLED, (enum program_answer)i);
        const char *words = i == PROGRAM_WRITTEN ? delivery_sentence(&arena, &d)
                                                 : delivery_program_beside(&arena, &d);
        assert_non_null(words);
        assert_true(words[0] != '\0' && strchr(words, '_') == NULL);
        for (int k = PROGRAM_UNSIGNED; k < i; k++)
            assert_string_not_equal(words, said[k]);
        said[i] = words;
    }
    arena_free(&arena);
}

static void what_runs(void **state)
{
    struct arena arena = {0};
    struct delivery d = told(DELIVERY_RUNS, PROGRAM_NONE);
    (void)state;
    assert_string_equal(delivery_program_runs(&arena, &d),
                        "Am Gerät läuft Programm Nummer 6.");
    assert_null(delivery_program_back(&arena, &d));
    assert_true(delivery_take(&d, "runs 6 7"));
    assert_string_equal(delivery_program_back(&arena, &d),
                        "Achtung: Programm Nummer 7 lief hier nicht.");
    d.program.runs = 0;
    assert_null(delivery_program_runs(&arena, &d));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines),
        cmocka_unit_test(what_is_told),
        cmocka_unit_test(content_of_the_new_program),
        cmocka_unit_test(every_answer_has_words),
        cmocka_unit_test(what_runs),
    };
    return cmocka_run_group_tests(tests, begin, NULL);
}
