#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "base/text.h"

static void knows_the_end_of_a_name(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *end;
        bool ends;
    } cases[] = {
        {"offers.csv", ".csv", true},
        {"offers.CSV", ".csv", true},
        {".csv", ".csv", false},
        {"csv", ".csv", false},
        {"", ".csv", false},
        {"offers.csv.zip", ".csv", false},
        {"x", "", true},
        {"", "", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(text_ends(cases[i].text, cases[i].end), cases[i].ends);
}

static void orders_by_bytes(void **state)
{
    (void)state;
    const char *item[] = {"b", "", "a", "B", "\xc3\xa4", "ab"};
    static const char *const wanted[] = {"", "B", "a", "ab", "b", "\xc3\xa4"};
    qsort(item, 6, sizeof *item, text_order);
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(item[i], wanted[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_the_end_of_a_name),
        cmocka_unit_test(orders_by_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
