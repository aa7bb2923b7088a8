#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "courier/sending.h"
#include "help/folder.h"

enum { WEEK = 7 * 24 * 3600, SITES = 200 };

static const int64_t now = 1795986000;

static void a_site_has_one_minute_a_week(void **state)
{
    int64_t turn[SITES];
    size_t same = 0;
    (void)state;
    for (size_t i = 0; i < SITES; i++) {
        char site[32];
        snprintf(site, sizeof site, "site-%zu", i);
        turn[i] = sending_turn(site, now);
        assert_true(turn[i] <= now && turn[i] > now - WEEK);
        assert_int_equal(turn[i] % 60, 0);
        assert_int_equal(sending_turn(site, turn[i]), turn[i]);
        assert_int_equal(sending_turn(site, turn[i] - 1), turn[i] - WEEK);
        assert_int_equal(sending_next_turn(site, now), turn[i] + WEEK);
        for (size_t j = 0; j < i; j++)
            same += turn[i] == turn[j];
    }
    assert_true(same < 10);
}

static void it_is_due_once_a_week(void **state)
{
    struct courier_config config = {.drop = "https://localhost/", .site = "ennigerloh"};
    int64_t turn = sending_turn(config.site, now);
    char text[32];
    snprintf(config.folder, sizeof config.folder, "%s", (const char *)*state);
    assert_false(sending_due(&config, now)); /* who never sent waits */
    assert_false(sending_due(&config, turn + WEEK - 1));
    assert_true(sending_due(&config, turn + WEEK));
    assert_true(sending_due(&config, turn + WEEK + 100000));
    snprintf(text, sizeof text, "%lld\n", (long long)(turn + WEEK));
    file_write_text(folder_file(*state, "sent"), text);
    assert_false(sending_due(&config, turn + WEEK + 100000));
    /* The clock was ahead when it was sent. */
    assert_true(sending_due(&config, now));
    config.drop[0] = '\0';
    assert_false(sending_due(&config, turn + 3 * WEEK));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_site_has_one_minute_a_week),
        cmocka_unit_test_setup_teardown(it_is_due_once_a_week, folder_set_up,
                                        folder_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
