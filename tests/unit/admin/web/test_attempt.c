#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "core/crypt.h"
#include "web/attempt.h"

enum { NOW = 1795944420 };

static int set_up(void **state)
{
    static struct attempts attempts;
    *state = &attempts;
    if (!crypt_init(NULL))
        return -1;
    attempts_begin(&attempts);
    return 0;
}

static void guessing_takes_longer_and_longer(void **state)
{
    struct attempts *attempts = *state;
    static const int wait[] = {0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60};
    int64_t now = NOW;
    assert_int_equal(attempts_wait(attempts, "erika", now), 0);
    for (size_t i = 0; i < sizeof wait / sizeof wait[0]; i++) {
        attempts_failed(attempts, "erika", now);
        assert_int_equal(attempts_wait(attempts, "ERIKA", now), wait[i]);
        now += wait[i];
        assert_int_equal(attempts_wait(attempts, "erika", now), 0);
    }
    /* What can be guessed in a day. */
    assert_true(86400 / ATTEMPT_WAIT_MOST < 1500);
}

static void who_knows_it_is_not_slowed(void **state)
{
    struct attempts *attempts = *state;
    for (int i = 0; i < 6; i++)
        attempts_failed(attempts, "erika", NOW);
    assert_int_equal(attempts_wait(attempts, "erika", NOW), 4);
    assert_int_equal(attempts_wait(attempts, "erika", NOW - 86400), 0);
    attempts_good(attempts, "erika");
    attempts_failed(attempts, "erika", NOW);
    assert_int_equal(attempts_wait(attempts, "erika", NOW), 0);
}

static void a_quiet_hour_forgets(void **state)
{
    struct attempts *attempts = *state;
    for (int i = 0; i < 20; i++)
        attempts_failed(attempts, "erika", NOW);
    attempts_failed(attempts, "erika", NOW + 3700);
    assert_int_equal(attempts_wait(attempts, "erika", NOW + 3700), 0);
}

static void names_without_end_are_slowed_too(void **state)
{
    struct attempts *attempts = *state;
    char name[2000];
    for (size_t i = 0; i < sizeof name - 1; i++)
        name[i] = 'a';
    name[sizeof name - 1] = '\0';
    for (int i = 0; i < 8; i++)
        attempts_failed(attempts, name, NOW);
    assert_int_equal(attempts_wait(attempts, name, NOW), 16);
    name[1999 - 1] = 'b';
    assert_int_equal(attempts_wait(attempts, name, NOW), 16);
}

/* Twelve names that are guessed at the same time leave hers alone. With one row of places
 * a round in eighty would not; with four rows one set in a million would not. */
static void a_crowd_slows_nobody_else(void **state)
{
    struct attempts *attempts = *state;
    for (int round = 0; round < 50; round++) {
        attempts_begin(attempts);
        for (int i = 0; i < 12; i++) {
            char name[16];
            snprintf(name, sizeof name, "name %d", i);
            for (int wrong = 0; wrong < 8; wrong++)
                attempts_failed(attempts, name, NOW);
        }
        assert_int_equal(attempts_wait(attempts, "erika", NOW), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(guessing_takes_longer_and_longer, set_up),
        cmocka_unit_test_setup(who_knows_it_is_not_slowed, set_up),
        cmocka_unit_test_setup(a_quiet_hour_forgets, set_up),
        cmocka_unit_test_setup(names_without_end_are_slowed_too, set_up),
        cmocka_unit_test_setup(a_crowd_slows_nobody_else, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
