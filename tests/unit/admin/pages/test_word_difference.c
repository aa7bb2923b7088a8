#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "pages/word_difference.h"

/* "=stays -gone +new ": a run each. */
static const char *told(const char *was, const char *now)
{
    static char out[4096];
    static struct arena arena;
    struct word_difference *run;
    size_t count;
    out[0] = '\0';
    arena_reset(&arena);
    assert_true(word_difference(&arena, was, now, &run, &count));
    for (size_t i = 0; i < count; i++) {
        strcat(out, run[i].kind == WORDS_SAME   ? "="
                    : run[i].kind == WORDS_GONE ? "-"
                                                : "+");
        strncat(out, run[i].text, 200);
    }
    return out;
}

static void what_changed_is_found_word_by_word(void **state)
{
    (void)state;
    assert_string_equal(told("Rufen Sie an.", "Rufen Sie an."), "=Rufen Sie an.");
    assert_string_equal(told("Holen Sie den Vordruck.", "Holen Sie das Formular."),
                        "=Holen Sie -den Vordruck.+das Formular.");
    assert_string_equal(told("a b c", "a c"), "=a -b =c");
    assert_string_equal(told("a c", "a b c"), "=a +b =c");
    assert_string_equal(told("", "neu"), "+neu");
    assert_string_equal(told("alt", ""), "-alt");
    assert_string_equal(told("", ""), "");
    /* Blanks alone are no change; what stands there now is shown. */
    assert_string_equal(told("eins\nzwei", "eins zwei"), "=eins zwei");
}

static void both_texts_can_be_read_again(void **state)
{
    (void)state;
    static const char *const text[] = {
        "x y x y z",   "y x x z y", "a a a b", "b a a", "ein Wort\nund noch eins",
        "und ein Wort"};
    struct arena arena = {0};
    for (size_t i = 0; i < 6; i++)
        for (size_t k = 0; k < 6; k++) {
            struct word_difference *run;
            size_t count;
            char was[200] = "";
            char now[200] = "";
            assert_true(word_difference(&arena, text[i], text[k], &run, &count));
            for (size_t n = 0; n < count; n++) {
                if (run[n].kind != WORDS_NEW && run[n].kind != WORDS_SAME)
                    strcat(was, run[n].text);
                if (run[n].kind != WORDS_GONE)
                    strcat(now, run[n].text);
            }
            assert_string_equal(now, text[k]);
            if (i == k)
                assert_string_equal(was, "");
        }
    arena_free(&arena);
}

static void a_long_text_goes_and_comes_whole(void **state)
{
    (void)state;
    static char was[2 * WORD_DIFFERENCE_MOST + 10];
    struct arena arena = {0};
    struct word_difference *run;
    size_t count;
    for (size_t i = 0; i <= WORD_DIFFERENCE_MOST; i++)
        strcat(was + 2 * i, "w ");
    assert_true(word_difference(&arena, was, "w", &run, &count));
    assert_int_equal(count, 2);
    assert_int_equal(run[0].kind, WORDS_GONE);
    was[2 * WORD_DIFFERENCE_MOST] = '\0';
    assert_true(word_difference(&arena, was, "w", &run, &count));
    assert_int_equal(run[0].kind == WORDS_SAME || run[1].kind == WORDS_SAME, 1);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_changed_is_found_word_by_word),
        cmocka_unit_test(both_texts_can_be_read_again),
        cmocka_unit_test(a_long_text_goes_and_comes_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
