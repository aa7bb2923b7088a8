#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "courier/pause.h"

static void a_pause_grows_and_ends_to_grow(void **state)
{
    static const long seconds[] = {3600, 300,  600,   1200,  2400,
                                   4800, 9600, 19200, 21600, 21600};
    (void)state;
    for (long i = 0; i < (long)(sizeof seconds / sizeof seconds[0]); i++)
        assert_int_equal(pause_seconds(i, 60, 0), seconds[i]);
    assert_int_equal(pause_seconds(1000000, 60, 0), 21600);
    assert_int_equal(pause_seconds(0, 10080, 0), 604800);
}

static void chance_adds_up_to_a_quarter(void **state)
{
    (void)state;
    assert_int_equal(pause_seconds(0, 60, 255), 4500);
    assert_int_equal(pause_seconds(1, 60, 255), 375);
    assert_true(pause_seconds(0, 60, 128) > 3600 && pause_seconds(0, 60, 128) < 4500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pause_grows_and_ends_to_grow),
        cmocka_unit_test(chance_adds_up_to_a_quarter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
