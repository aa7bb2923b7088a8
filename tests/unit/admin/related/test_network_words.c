#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "related/network_words.h"

static void breaks_names(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double width_em;
        size_t lines;
        const char *line[3];
        size_t count;
    } cases[] = {
        {"", 20, 3, {NULL}, 0},
        {"  ", 20, 3, {NULL}, 0},
        {"Wohngeld", 20, 3, {"Wohngeld"}, 1},
        {"Geld  f\xc3\xbcr\nMiete", 20, 3, {"Geld f\xc3\xbcr Miete"}, 1},
        {"Wohn\xc2\xadgeld", 20, 3, {"Wohngeld"}, 1},
        {"eins zwei drei", 6.5, 3, {"eins zwei", "drei"}, 2},
        {"Landes\xc2\xad"
         "gemeinschaft",
         9,
         3,
         {"Landes-", "gemeinschaft"},
         2},
        {"aaaaaaaaaaaa", 5, 2, {"aaaaaa", "aaaaaa"}, 2},
        {"aaaaaaaaaaaaa", 5, 2, {"aaaaaa", "aaaaaa\xe2\x80\xa6"}, 2},
        {"a\x01"
         "b\x1f",
         9,
         2,
         {"ab"},
         1},
        {"\xe2\x80\xae"
         "abc",
         9,
         2,
         {"abc"},
         1},
        {"a\xff"
         "b",
         9,
         2,
         {"a\xef\xbf\xbd"
          "b"},
         1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct texts lines = {0};
        assert_true(network_words(&arena, cases[i].text, cases[i].width_em,
                                  cases[i].lines, &lines));
        if (lines.count != cases[i].count)
            fail_msg("case %zu: %zu lines, the first \"%s\"", i, lines.count,
                     lines.count == 0 ? "" : lines.item[0]);
        for (size_t k = 0; k < lines.count; k++)
            if (strcmp(lines.item[k], cases[i].line[k]) != 0)
                fail_msg("case %zu: \"%s\"", i, lines.item[k]);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(breaks_names)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
