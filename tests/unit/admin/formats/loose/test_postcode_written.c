#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "formats/loose/postcode_written.h"

static void reads_postcodes_as_they_are_kept(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *code; /* NULL: it is none */
        const char *note;
    } cases[] = {
        {"48351", "48351", NULL},
        {"D-48351", "48351", NULL},
        {"DE-48351", "48351", NULL},
        {"D 48351", "48351", NULL},
        {"1067", "01067", "took the 0"},
        {"1067.0", "01067", "took the 0"},
        {"48351.0", "48351", "made a number"},
        {"48351.00", "48351", "made a number"},
        {"48 351", "48351", "without a blank"},
        {"48.351", "48351", "without a blank"},
        {"94103-1234", "94103-1234", NULL},
        {"7511 AB", "7511 AB", NULL},
        {"SW1A 1AA", "SW1A 1AA", NULL},
        {"K1A 0B1", "K1A 0B1", NULL},
        {"00-950", "00-950", NULL},
        {"1930 Market Street", NULL, NULL},
        {"48351 Everswinkel", NULL, NULL},
        {"4835I", NULL, NULL},
        {"O8351", NULL, NULL},
        {"48 3S1", NULL, NULL},
        {"48351.5", NULL, NULL},
        {"4 8 3 5 1", NULL, NULL},
        {"Hof 7", NULL, NULL},
        {"HOF 7", NULL, NULL},
        {"Everswinkel", NULL, NULL},
        {"12", NULL, NULL},
        {"123456789012345", NULL, NULL},
        {"", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char code[POSTCODE_WRITTEN_LEN] = "same";
        const char *note = NULL;
        bool ok = postcode_written(cases[i].text, code, &note);
        bool said = cases[i].note == NULL
                        ? note == NULL
                        : note != NULL && strstr(note, cases[i].note) != NULL;
        if (ok != (cases[i].code != NULL) || !said ||
            strcmp(code, ok ? cases[i].code : "same") != 0)
            fail_msg("case %zu: %s: %s, %s", i, cases[i].text, code,
                     note == NULL ? "no note" : note);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_postcodes_as_they_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
