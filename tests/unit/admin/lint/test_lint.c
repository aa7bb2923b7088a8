#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "help/lint_offer.h"
#include "lint/lint.h"

static const struct date today = {2026, 11, 23};

static struct plain_book words_of(struct arena *arena)
{
    char path[] = "/tmp/anna-words-XXXXXX";
    struct plain_book words = {0};
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    FILE *file = fdopen(fd, "w");
    assert_non_null(file);
    fputs("amtlich\teinfach\tArt\n"
          "Bescheid\tBrief vom Amt\tWort\n"
          "mittels\tmit\n"
          "Vordruck / Formblatt\tFormular\tWort\tK\n"
          "zur Verf\xc3\xbcgung stellen\tgeben\tStreckverb\n"
          "ohne Spalte\n",
          file);
    fclose(file);
    assert_true(plain_book_open(arena, path, &words, NULL));
    unlink(path);
    assert_int_equal(words.count, 5);
    return words;
}

static void finds_one_thing_each(void **state)
{
    (void)state;
    static const struct {
        const char *field;
        const char *text;
        const char *rule; /* NULL: nothing */
        enum lint_level level;
    } cases[] = {
        {"who", "Gut gut gut gut gut gut gut gut gut gut gut gut.", NULL, LINT_WARNING},
        {"who", "1 2 3 4 5 6 7 8 9 10 11 12 13.", "long_sentence", LINT_WARNING},
        {"who", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15.", "long_sentence", LINT_WARNING},
        {"who", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16.", "long_sentence", LINT_ERROR},
        {"steps", "Gut.|Unterhaltsvorschuss.", "long_word", LINT_ERROR},
        {"steps", "Unterhalts\xc2\xadvorschuss.", NULL, LINT_WARNING},
        {"who", "Holen Sie den Bescheid.", "officialese", LINT_ERROR},
        {"who", "Holen Sie die Bescheide.", "officialese", LINT_ERROR},
        {"who", "Holen Sie die Bescheidenheit.", NULL, LINT_WARNING},
        {"who", "Nehmen Sie das Formblatt.", "officialese", LINT_ERROR},
        {"who", "Wir k\xc3\xb6nnen das zur Verf\xc3\xbcgung stellen.", "officialese",
         LINT_ERROR},
        {"who", "Die Mitteln.", NULL, LINT_WARNING},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct document document = {0};
        struct lint_findings findings = {0};
        struct plain_book words = words_of(&arena);
        struct record *offer = lint_offer(&arena, &document, "Geld.");
        lint_offer_put(&arena, offer, cases[i].field, cases[i].text);
        assert_true(lint_document(&arena, &document, &words, today, &findings, NULL));
        lint_offer_finds(&findings, cases[i].field, cases[i].text, cases[i].rule,
                         cases[i].level);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_one_thing_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
