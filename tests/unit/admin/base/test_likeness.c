#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/likeness.h"

static void measures_names(void **state)
{
    (void)state;
    static const struct {
        const char *a;
        const char *b;
        int least;
        int most;
    } cases[] = {
        {"", "", 100, 100},
        {"a", "", 0, 0},
        {"wohngeld", "wohngeld", 100, 100},
        {"wohn geld", "wohngeld", 100, 100},
        {"schuldnerberatung", "schuldnerberatungen", 80, 99},
        {"kindergeld", "kinderzuschlag", 20, 60},
        {"rathaus", "wohngeld", 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int got = likeness_percent(cases[i].a, cases[i].b);
        if (got < cases[i].least || got > cases[i].most ||
            got != likeness_percent(cases[i].b, cases[i].a))
            fail_msg("%s, %s: %d", cases[i].a, cases[i].b, got);
    }
}

static void finds_words(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct texts words;
    assert_true(likeness_words(&arena, "", &words));
    assert_int_equal(words.count, 0);
    assert_true(likeness_words(&arena, " Für M\u00fctter, und V\u00e4ter! ", &words));
    assert_int_equal(words.count, 4);
    assert_string_equal(words.item[1], "mutter");
    assert_true(likeness_has(&words, "vater"));
    assert_false(likeness_has(&words, "vat"));
    arena_free(&arena);
}

static void brings_keys_together(void **state)
{
    (void)state;
    struct likeness_key key[] = {{3, 0}, {1, 2}, {3, 4}, {1, 1}};
    likeness_sort(key, 4);
    static const size_t place[] = {1, 2, 0, 4};
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(key[i].place, place[i]);
    likeness_sort(NULL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures_names),
        cmocka_unit_test(finds_words),
        cmocka_unit_test(brings_keys_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
