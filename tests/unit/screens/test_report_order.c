/* Goal: what mostly stops people at a step stands first, and nothing is lost or doubled.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "screens/report_order.h"

static void test_order(void **state)
{
    (void)state;
    struct barrier barrier[5] = {{.id = "unknown_offer"},
                                 {.id = "cost"},
                                 {.id = "new_one"},
                                 {.id = "childcare"},
                                 {.id = "distance"}};
    size_t place[5];
    report_order(REPORT_GET_THERE, barrier, 5, place);
    static const size_t there[] = {3, 4, 0, 1, 2};
    assert_memory_equal(place, there, sizeof there);
    report_order(REPORT_PAPERS_AND_COST, barrier, 5, place);
    static const size_t papers[] = {1, 0, 2, 3, 4};
    assert_memory_equal(place, papers, sizeof papers);
}

static void test_nothing_is_lost(void **state)
{
    (void)state;
    static const char *const id[] = {"unknown_offer", "entitlement", "hard_words",
                                     "forms",         "waiting",     "other"};
    struct barrier barrier[6] = {{0}};
    for (size_t i = 0; i < 6; i++)
        barrier[i].id = id[i];
    for (int step = 0; step < REPORT_STEP_COUNT; step++) {
        size_t place[6];
        bool there[6] = {false};
        report_order((enum report_step)step, barrier, 6, place);
        for (size_t i = 0; i < 6; i++) {
            assert_true(place[i] < 6);
            assert_false(there[place[i]]);
            there[place[i]] = true;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_nothing_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
