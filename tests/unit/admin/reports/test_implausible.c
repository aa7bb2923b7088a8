#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "help/records.h"
#include "reports/implausible.h"

static struct arena arena;
static struct document document;

static void add(enum record_kind kind, const char *id)
{
    const char *const field[][2] = {{"id", id}};
    records_add(&arena, &document, kind, field, 1);
}

static int set_up(void **state)
{
    (void)state;
    add(RECORD_SITE, "ennigerloh");
    add(RECORD_OFFER, "kiz");
    add(RECORD_BARRIER, "forms");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static const char *why(const char *site, const char *offer, const char *barrier, int year,
                       int month, struct date today)
{
    struct report report = {.year = year, .month = month};
    snprintf(report.site, sizeof report.site, "%s", site);
    snprintf(report.offer, sizeof report.offer, "%s", offer);
    if (barrier[0] != '\0')
        report_turn_barrier(&report, barrier);
    const char *found = implausible_why(&document, &report, today);
    return found != NULL ? found : "";
}

static void what_cannot_be_says_why(void **state)
{
    (void)state;
    static const struct date today = {2026, 11, 29};
    static const struct {
        const char *site, *offer, *barrier;
        int year, month;
        const char *why;
    } rows[] = {
        {"ennigerloh", "kiz", "forms", 2026, 11, ""},
        {"ennigerloh", "", "", 2026, 11, ""},
        {"ennigerloh", "", "", 2025, 11, ""},
        {"ennigerloh", "", "", 2025, 10, "old"},
        {"ennigerloh", "", "", 2000, 1, "old"},
        {"ennigerloh", "", "", 2026, 12, "future"},
        {"ennigerloh", "", "", 9999, 1, "future"},
        {"ahlen", "kiz", "forms", 2026, 11, "site"},
        {"ennigerloh", "wohngeld", "forms", 2026, 11, "offer"},
        {"ennigerloh", "kiz", "cost", 2026, 11, "barrier"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(why(rows[i].site, rows[i].offer, rows[i].barrier,
                                rows[i].year, rows[i].month, today),
                            rows[i].why);
}

/* A computer that lost its time sets nobody apart. */
static void a_clock_that_cannot_be_right_judges_no_month(void **state)
{
    (void)state;
    assert_string_equal(why("ennigerloh", "", "", 2026, 11, (struct date){1970, 1, 1}),
                        "");
    struct report report = {.site = "ahlen", .year = 2026, .month = 11};
    assert_null(implausible_why(NULL, &report, (struct date){2026, 11, 29}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_cannot_be_says_why),
        cmocka_unit_test(a_clock_that_cannot_be_right_judges_no_month),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
