#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/belief.h"

static const struct belief_content content = {{2026, 11, 20}, {2027, 11, 21}};

static void between_the_days_of_the_content_it_is_right(void **state)
{
    (void)state;
    static const struct {
        struct date shown;
        enum belief belief;
    } rows[] = {
        /* Empty batteries, and what firmware begins with. */
        {{1970, 1, 1}, BELIEF_BEHIND},
        {{1980, 1, 1}, BELIEF_BEHIND},
        {{1999, 12, 31}, BELIEF_BEHIND},
        {{2000, 1, 1}, BELIEF_BEHIND},
        {{2020, 1, 1}, BELIEF_BEHIND},
        {{2025, 11, 23}, BELIEF_BEHIND},
        {{2026, 11, 18}, BELIEF_BEHIND},
        /* A bundle that was made for tomorrow. */
        {{2026, 11, 19}, BELIEF_RIGHT},
        {{2026, 11, 20}, BELIEF_RIGHT},
        {{2027, 11, 22}, BELIEF_RIGHT},
        /* Two years after the end. */
        {{2029, 11, 21}, BELIEF_RIGHT},
        {{2029, 11, 22}, BELIEF_AHEAD},
        /* Seconds and years that run over. */
        {{2036, 2, 7}, BELIEF_AHEAD},
        {{2038, 1, 19}, BELIEF_AHEAD},
        {{2098, 1, 1}, BELIEF_AHEAD},
        {{2106, 2, 7}, BELIEF_AHEAD},
        {{9999, 12, 31}, BELIEF_AHEAD},
        {{-5000, 1, 1}, BELIEF_BEHIND},
        {{200000, 1, 1}, BELIEF_AHEAD},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (belief_of(rows[i].shown, &content) != rows[i].belief)
            fail_msg("%d-%d-%d is %s", rows[i].shown.year, rows[i].shown.month,
                     rows[i].shown.day, belief_word(belief_of(rows[i].shown, &content)));
}

static void newer_content_may_prove_a_clock_right(void **state)
{
    (void)state;
    const struct belief_content newer = {{2029, 6, 1}, {2030, 6, 2}};
    const struct date day = {2030, 1, 15};
    assert_int_equal(belief_of(day, &content), BELIEF_AHEAD);
    assert_int_equal(belief_of(day, &newer), BELIEF_RIGHT);
    const struct date before = {2027, 1, 15};
    assert_int_equal(belief_of(before, &content), BELIEF_RIGHT);
    assert_int_equal(belief_of(before, &newer), BELIEF_BEHIND);
}

static void without_content_the_year_alone_is_looked_at(void **state)
{
    (void)state;
    assert_int_equal(belief_of((struct date){2025, 12, 31}, NULL), BELIEF_BEHIND);
    assert_int_equal(belief_of((struct date){2026, 1, 1}, NULL), BELIEF_RIGHT);
    assert_int_equal(belief_of((struct date){2061, 1, 1}, NULL), BELIEF_RIGHT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(between_the_days_of_the_content_it_is_right),
        cmocka_unit_test(newer_content_may_prove_a_clock_right),
        cmocka_unit_test(without_content_the_year_alone_is_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
