#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/utf8.h"
#include "speech/spoken.h"

static struct spoken spoken;
static struct spoken_run run;

static void take(const struct say_piece *piece, size_t count)
{
    assert_true(spoken_take(&spoken, piece, count));
}

static void is_cut_at_sentences_and_languages(void **state)
{
    (void)state;
    const struct say_piece piece[] = {
        {0, 5, "tr", "Adres:"}, {6, 9, "tr", "bak"},  {9, 12, "de", "Straße"},
        {13, 15, "de", "12"},   {15, 16, "tr", "ve"}, {17, 20, "tr", "sonra"},
    };
    take(piece, 6);
    assert_true(spoken_run(&spoken, 0, &run));
    assert_string_equal(run.lang, "tr");
    assert_int_equal(run.count, 1);
    assert_true(run.pause);
    assert_true(spoken_run(&spoken, 1, &run));
    assert_int_equal(run.count, 1);
    assert_false(run.pause);
    assert_true(spoken_run(&spoken, 2, &run));
    assert_string_equal(run.lang, "de");
    assert_int_equal(run.len, strlen("Straße 12"));
    assert_memory_equal(run.text, "Straße 12", run.len);
    assert_int_equal(run.character[1], 7);
    assert_true(spoken_run(&spoken, 4, &run));
    assert_int_equal(run.count, 2);
    assert_true(run.pause);
    assert_false(spoken_run(&spoken, 6, &run));
}

static void runs_hold_long_texts(void **state)
{
    (void)state;
    static struct say_piece piece[1000];
    static char longest[VOICE_TEXT * 2];
    for (size_t i = 0; i + 2 < sizeof longest; i += 2)
        memcpy(longest + i, "ä", 2);
    for (size_t i = 0; i < 1000; i++)
        piece[i] = (struct say_piece){i, i + 1, "de", i == 500 ? longest : "Wörterbuch"};
    take(piece, 1000);
    size_t next = 0;
    for (int runs = 0; next < 1000; runs++) {
        assert_true(spoken_run(&spoken, next, &run));
        assert_true(run.count > 0);
        assert_true(run.len <= VOICE_TEXT);
        assert_true(utf8_valid(run.text, run.len, NULL));
        next += run.count;
        assert_true(runs < 20);
    }
    assert_int_equal(next, 1000);
}

static void words_may_be_missing(void **state)
{
    (void)state;
    const struct say_piece piece[] = {
        {0, 0, "de", ""}, {0, 1, "de", "Ja"}, {1, 1, "de", NULL}};
    take(piece, 3);
    assert_true(spoken_run(&spoken, 0, &run));
    assert_int_equal(run.count, 3);
    assert_memory_equal(run.text, "Ja", 2);
    spoken_starts(&spoken, &run, 0, 100);
    spoken_ran(&spoken, run.first + run.count, 500);
    size_t at;
    assert_true(spoken_at(&spoken, 100, &at));
}

static void pieces_begin_when_they_are_heard(void **state)
{
    (void)state;
    size_t at = 99;
    const struct say_piece piece[] = {{0, 1, "en", "one"},
                                      {1, 2, "en", "of"},
                                      {2, 3, "en", "the"},
                                      {3, 4, "en", "four."}};
    take(piece, 4);
    assert_true(spoken_run(&spoken, 0, &run));
    assert_int_equal(spoken_next(&spoken, 0), -1);
    assert_false(spoken_at(&spoken, 0, &at));
    spoken_starts(&spoken, &run, 0, 10);
    assert_false(spoken_at(&spoken, 9, &at));
    assert_int_equal(spoken_next(&spoken, 0), 10);
    assert_true(spoken_at(&spoken, 10, &at));
    assert_int_equal(at, 0);
    assert_int_equal(spoken_next(&spoken, 10), -1);
    /* "of" and "the" have no word of their own; the four's came first, and too early. */
    spoken_starts(&spoken, &run, 11, 310);
    spoken_starts(&spoken, &run, 4, 5);
    assert_int_equal(spoken_next(&spoken, 10), 110);
    assert_int_equal(spoken_next(&spoken, 110), 210);
    assert_true(spoken_at(&spoken, 215, &at));
    assert_int_equal(at, 2);
    spoken_ran(&spoken, run.first + run.count, 400);
    assert_int_equal(spoken_next(&spoken, 310), 400);
    assert_true(spoken_at(&spoken, 399, &at));
    assert_int_equal(at, 3);
    assert_false(spoken_at(&spoken, 400, &at));
    assert_int_equal(spoken_next(&spoken, 400), -1);
}

static void time_never_goes_back(void **state)
{
    (void)state;
    const struct say_piece piece[] = {
        {0, 1, "de", "eins"}, {1, 2, "de", "zwei"}, {2, 3, "de", "drei."}};
    take(piece, 3);
    assert_true(spoken_run(&spoken, 0, &run));
    spoken_starts(&spoken, &run, 0, 100);
    spoken_starts(&spoken, &run, 5, 50);
    spoken_starts(&spoken, &run, 1000000, 70);
    assert_int_equal(spoken.start[1], 100);
    assert_int_equal(spoken.start[2], 100);
    spoken_wipe(&spoken);
    assert_null(spoken.block);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_cut_at_sentences_and_languages),
        cmocka_unit_test(runs_hold_long_texts),
        cmocka_unit_test(words_may_be_missing),
        cmocka_unit_test(pieces_begin_when_they_are_heard),
        cmocka_unit_test(time_never_goes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
