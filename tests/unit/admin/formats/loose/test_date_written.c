#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "formats/loose/date_written.h"

static void reads_dates_as_people_write_them(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *date; /* NULL: none */
    } cases[] = {
        {"2026-11-23", "2026-11-23"},
        {"2026-11", "2026-11"},
        {"23.11.2026", "2026-11-23"},
        {"3.1.26", "2026-01-03"},
        {"03. 01. 2026", "2026-01-03"},
        {"23/11/2026", "2026-11-23"},
        {"11/2026", "2026-11"},
        {"11.2026", "2026-11"},
        {"November 2026", "2026-11"},
        {"Nov. 2026", "2026-11"},
        {"Nov 26", "2026-11"},
        {"Mrz 26", "2026-03"},
        {"März 2026", "2026-03"},
        {"Maerz 2026", "2026-03"},
        {"23. November 2026", "2026-11-23"},
        {"2026-11-23 00:00:00", "2026-11-23"},
        {"2026-11-23T10:00", "2026-11-23"},
        {"23.11.2026 10:00", "2026-11-23"},
        {"46349", "2026-11-23"},
        {"29.2.2028", "2028-02-29"},
        {"29.2.2026", NULL},
        {"31.4.2026", NULL},
        {"13/2026", NULL},
        {"2026", NULL},
        {"12345", NULL},
        {"23.11.", NULL},
        {"11/26/2026", "2026-11-26"},
        {"gestern", NULL},
        {"Ende November", NULL},
        {"1.2.3.4", NULL},
        {"0.0.2026", NULL},
        {"23.11.2026 oder so", NULL},
        {"99999999999.1.2026", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        char date[DATE_WRITTEN_LEN] = "same";
        bool ok = date_written(&arena, cases[i].text, DATE_ORDER_UNSAID, date);
        if (ok != (cases[i].date != NULL) ||
            strcmp(date, cases[i].date == NULL ? "same" : cases[i].date) != 0)
            fail_msg("case %zu: %s: %s", i, cases[i].text, date);
        arena_free(&arena);
    }
}

/* Of slashes one cell cannot say which is the month; its column may. */
static void a_column_says_which_is_the_month(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum date_order says;
        const char *date[4]; /* by order; NULL: none */
    } cases[] = {
        {"3/4/2026", DATE_ORDER_BOTH, {"2026-04-03", "2026-04-03", "2026-03-04", NULL}},
        {"11/23/2026",
         DATE_ORDER_MONTH,
         {"2026-11-23", "2026-11-23", "2026-11-23", "2026-11-23"}},
        {"23/11/2026 10:00",
         DATE_ORDER_DAY,
         {"2026-11-23", "2026-11-23", "2026-11-23", "2026-11-23"}},
        {"3-4-26", DATE_ORDER_BOTH, {"2026-04-03", "2026-04-03", "2026-03-04", NULL}},
        {"4/4/2026",
         DATE_ORDER_UNSAID,
         {"2026-04-04", "2026-04-04", "2026-04-04", "2026-04-04"}},
        {"3.4.2026",
         DATE_ORDER_UNSAID,
         {"2026-04-03", "2026-04-03", "2026-04-03", "2026-04-03"}},
        {"2026-03-04",
         DATE_ORDER_UNSAID,
         {"2026-03-04", "2026-03-04", "2026-03-04", "2026-03-04"}},
        {"11/2026", DATE_ORDER_UNSAID, {"2026-11", "2026-11", "2026-11", "2026-11"}},
        {"13/14/2026", DATE_ORDER_UNSAID, {NULL, NULL, NULL, NULL}},
        {"11.23.2026", DATE_ORDER_UNSAID, {NULL, NULL, NULL, NULL}},
        {"0/4/2026", DATE_ORDER_UNSAID, {NULL, NULL, NULL, NULL}},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(date_order(cases[i].text), cases[i].says);
        for (int order = 0; order < 4; order++) {
            char date[DATE_WRITTEN_LEN] = "none";
            (void)date_written(&arena, cases[i].text, (enum date_order)order, date);
            if (strcmp(date,
                       cases[i].date[order] == NULL ? "none" : cases[i].date[order]) != 0)
                fail_msg("case %zu, order %d: %s", i, order, date);
        }
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_dates_as_people_write_them),
        cmocka_unit_test(a_column_says_which_is_the_month),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
