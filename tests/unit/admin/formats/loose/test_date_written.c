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
        {"11/26/2026", NULL},
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
        bool ok = date_written(&arena, cases[i].text, date);
        if (ok != (cases[i].date != NULL) ||
            strcmp(date, cases[i].date == NULL ? "same" : cases[i].date) != 0)
            fail_msg("case %zu: %s: %s", i, cases[i].text, date);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_dates_as_people_write_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
