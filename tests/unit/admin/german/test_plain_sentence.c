#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "german/plain_sentence.h"

static void parts_sentences(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t words[4]; /* of each sentence, 0 at the end */
    } cases[] = {
        {"", {0}},
        {"   ", {0}},
        {" - ... ", {0}},
        {"Rufen Sie an.", {3}},
        {"Rufen Sie an. Kommen Sie vorbei!", {3, 3}},
        {"Fragen Sie zuerst: Gibt es das noch?", {7}},
        {"Die Kita St. Agatha hat zu. Fragen Sie.", {6, 2}},
        {"Am 15. August ist zu.", {5}},
        {"Wir sind da bis 15. Dann ist zu.", {5, 3}},
        {"Seit 2020. Der Kurs.", {2, 2}},
        {"Weisser Ring e.V. hilft Ihnen.", {5}},
        {"Weisser Ring e. V. hilft Ihnen.", {6}},
        {"Etwa 10.000 Medien. Viele.", {3, 1}},
        {"Offen 10.30 bis 12.00 Uhr. Gut.", {5, 1}},
        {"Ohne Punkt\nneue Zeile", {4}},
        {"Ohne Punkt\nNeue Zeile", {2, 2}},
        {"Sie bekommen Geld,\nwenn Sie wenig haben.", {7}},
        {"Bringen Sie mit:\nden Ausweis", {3, 2}},
        {"- Ausweis\n- Brief vom Amt", {1, 3}},
        {"Eins\n\nzwei", {1, 1}},
        {"Eins zwei drei\r\n\r\nvier.", {3, 1}},
        {"Diese Zeile ist lang genug, dass ein Programm sie umbricht, also geht\nSie weiter.",
         {14}},
        {"Was? (Ja.) Gut.", {1, 1, 1}},
        {"Er sagt: \"Gut.\" Dann geht er.", {3, 3}},
        {"Sie sagt: \xe2\x80\x9eGut.\xe2\x80\x9c Dann geht sie.", {3, 3}},
        {"Zum Beispiel \xe2\x80\x93 das.", {3}},
        {"Geld, Miete usw. kommt", {4}},
        {"Ärzte helfen. Öffnen Sie.", {2, 2}},
        {"Das ist gut.Dann komme ich.", {3, 3}},
        {"Gehen Sie auf www.kreis-warendorf.de. Dort steht es.", {4, 3}},
        {"Schreiben Sie an a.b@kreis.de!", {4}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct plain_reading reading;
        assert_true(plain_read(&arena, plain_lexicon_open(&arena, NULL), cases[i].text,
                               &reading));
        size_t count = 0;
        while (count < 4 && cases[i].words[count] > 0)
            count++;
        if (reading.sentence_count != count)
            fail_msg("\"%s\": %zu sentences", cases[i].text, reading.sentence_count);
        for (size_t k = 0; k < count; k++)
            if (reading.sentence[k].count != cases[i].words[k])
                fail_msg("\"%s\", sentence %zu: %zu words", cases[i].text, k,
                         reading.sentence[k].count);
        arena_free(&arena);
    }
}

static void counts_in_words(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *low;
        unsigned letters;
        unsigned run;
        unsigned syllables;
        unsigned parts;
    } cases[] = {
        {"Haus", "haus", 4, 4, 1, 1},
        {"Familie", "familie", 7, 7, 3, 1},
        {"Bäume", "bäume", 5, 5, 2, 1},
        {"Ba\xcc\x88ume", "bäume", 5, 5, 2, 1},
        {"Straße", "straße", 6, 6, 2, 1},
        {"GROẞ", "groß", 4, 4, 1, 1},
        {"(Rathaus),", "rathaus", 7, 7, 2, 1},
        {"Kinder-Garten", "kindergarten", 12, 6, 4, 2},
        {"Kinder\xc2\xadgarten", "kindergarten", 12, 6, 4, 1},
        {"Kinder\xc2\xb7garten", "kindergarten", 12, 6, 4, 2},
        {"16:30", "16:30", 0, 0, 1, 1},
        {"3.000", "3.000", 0, 0, 1, 1},
        {"Schüler/innen", "schüler/innen", 12, 7, 4, 2},
        {"Partner(in)", "partner(in)", 9, 7, 3, 1},
        {"Mieter:in", "mieter:in", 8, 6, 3, 1},
        {"info@kreis.de", "info@kreis.de", 0, 0, 1, 1},
        {"https://a.de/Unterhaltsvorschuss", "https://a.de/Unterhaltsvorschuss", 0, 0, 1,
         1},
        {"2-mal", "2mal", 3, 3, 2, 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct plain_word word;
        size_t at = 0;
        size_t len = strlen(cases[i].text);
        assert_int_equal(plain_word_read(&arena, cases[i].text, len, &at, &word),
                         PLAIN_READ_WORD);
        assert_string_equal(word.low, cases[i].low);
        if (word.letters != cases[i].letters || word.run != cases[i].run ||
            word.syllables != cases[i].syllables || word.parts != cases[i].parts)
            fail_msg("\"%s\": %u letters, run %u, %u syllables, %u parts", cases[i].text,
                     word.letters, word.run, word.syllables, word.parts);
        assert_int_equal(plain_word_read(&arena, cases[i].text, len, &at, &word),
                         PLAIN_READ_END);
        assert_int_equal(at, len);
        arena_free(&arena);
    }
}

/* Any bytes are read to their end, each word inside the text. */
static void reads_any_bytes(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "\xff\xfe\x80",   "a\xc3",     "\xe2\x80", "\xf0\x9f\x98\x80!",
        "....a....b....", "((((a))))", "a,b,c,d",  "\xc2\xad\xc2\xad"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct arena arena = {0};
        struct plain_reading reading;
        assert_true(
            plain_read(&arena, plain_lexicon_open(&arena, NULL), texts[i], &reading));
        for (size_t k = 0; k < reading.word_count; k++)
            assert_true(reading.word[k].start + reading.word[k].len <= strlen(texts[i]));
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_sentences),
        cmocka_unit_test(counts_in_words),
        cmocka_unit_test(reads_any_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
