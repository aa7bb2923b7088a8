#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <regex.h>
#include <stdio.h>
#include <string.h>

#include "base/on_page.h"

static const struct {
    const char *said, *shown;
} rows[] = {
#define ON_PAGE(said, shown) {said, shown},
#define ON_PAGES(one, many, shown_one, shown_many) {one, shown_one}, {many, shown_many},
#include "base/on_page_rows.h"
};

enum { ROWS = sizeof rows / sizeof rows[0] };

/* The next place for a value: its letters, without how long it may be. NULL: none. */
static const char *next_place(const char **at, char out[8])
{
    const char *percent = strchr(*at, '%');
    size_t len = 0;
    if (percent == NULL)
        return NULL;
    const char *type = percent + 1 + strspn(percent + 1, "0123456789.");
    while (len < 6 && strchr("lzhj", type[len]) != NULL)
        len++;
    snprintf(out, 8, "%.*s", (int)len + 1, type);
    *at = type + len + 1;
    return percent;
}

/* What stands on a page takes the same values, or the first of them. */
static void test_places(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        const char *said = rows[i].said, *shown = rows[i].shown;
        char own[8], others[8];
        const char *place;
        while ((place = next_place(&shown, own)) != NULL) {
            if (next_place(&said, others) == NULL || strcmp(own, others) != 0)
                fail_msg("\"%s\" has other places than \"%s\"", rows[i].shown,
                         rows[i].said);
            if (strncmp(place, "%.0", 3) == 0)
                assert_string_equal(own, "s");
        }
        size_t end = strlen(rows[i].said);
        assert_int_equal(rows[i].said[end - 1] == '\n',
                         rows[i].shown[strlen(rows[i].shown) - 1] == '\n');
    }
}

/* Nothing of a command line stands there. */
static void test_words(void **state)
{
    (void)state;
    regex_t programs;
    assert_int_equal(regcomp(&programs,
                             "anna-|--[a-z]|[a-z]_[a-z]|[A-Z]{4,} |(^|[ (])/[a-z]",
                             REG_EXTENDED | REG_NOSUB),
                     0);
    for (size_t i = 0; i < ROWS; i++)
        if (regexec(&programs, rows[i].shown, 0, NULL, 0) == 0)
            fail_msg("\"%s\" is nothing for a page", rows[i].shown);
    regfree(&programs);
}

static void test_found(void **state)
{
    (void)state;
    char own[] = "not enough memory";
    assert_ptr_equal(on_page(own), own);
    for (size_t i = 0; i < ROWS; i++) {
        assert_string_equal(on_page(rows[i].said), rows[i].shown);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(rows[i].said, rows[j].said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
