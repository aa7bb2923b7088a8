#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "help/search_demo.h"

/* What people need, in their own words and languages. */

static bool finds(struct search_demo *index, const char *query, const char *id)
{
    struct search_result result = search_demo_ask(index, query);
    for (size_t i = 0; i < result.count; i++)
        if (strcmp(result.hit[i].id, id) == 0)
            return true;
    return false;
}

/* The third and fourth letter change places; false if the word is too short for that. */
static bool swap_letters(const char *word, char out[256])
{
    size_t at[8] = {0};
    size_t letters = 0;
    size_t len = strlen(word);
    while (letters < 7 && at[letters] < len) {
        at[letters + 1] = at[letters];
        utf8_next(word, len, &at[letters + 1]);
        letters++;
    }
    if (letters < 6 || strchr(word, ' ') != NULL)
        return false;
    snprintf(out, 256, "%.*s%.*s%.*s%s", (int)at[2], word, (int)(at[4] - at[3]),
             word + at[3], (int)(at[3] - at[2]), word + at[2], word + at[4]);
    return true;
}

/* Words that people have for their needs: tests/languages/needs.tsv, "LANGUAGE OFFER
 * WORD". Each leads to its offer, and also with two letters swapped, where it is long
 * enough for the search to forgive. */
static void needs_are_found_in_each_language(void **state)
{
    char line[256];
    size_t words = 0, missed = 0, wrong = 0, forgiven = 0;
    FILE *file = fopen(ANNA_ASSETS_DIR "/../tests/languages/needs.tsv", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        char *rest = NULL;
        const char *lang = strtok_r(line, "\t\n", &rest);
        const char *id = strtok_r(NULL, "\t\n", &rest);
        char *word = strtok_r(NULL, "\t\n", &rest);
        words++;
        if (!finds(*state, word, id)) {
            fprintf(stderr, "%s: \"%s\" does not find %s\n", lang, word, id);
            missed++;
        }
        char swapped[256];
        if (!swap_letters(word, swapped))
            continue;
        wrong++;
        forgiven += finds(*state, swapped, id);
    }
    fclose(file);
    fprintf(stderr, "%zu words, %zu missed; with an error %zu of %zu found\n", words,
            missed, forgiven, wrong);
    assert_true(words > 2000);
    assert_int_equal(missed, 0);
    assert_true(forgiven * 100 >= wrong * 95);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(needs_are_found_in_each_language),
    };
    return cmocka_run_group_tests(tests, search_demo_set_up, search_demo_tear_down);
}
