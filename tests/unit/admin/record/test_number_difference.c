#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "record/number_difference.h"

static void finds_what_only_one_has(void **state)
{
    static const struct {
        const char *german, *translation;
        const char *only;
    } rows[] = {
        {"", "", ""},
        {"Rufen Sie an: 02524 123.", "Arayın: 02524 123.", ""},
        {"Rufen Sie an: 02524/123", "Call 02524 123!", ""},
        {"02524 28-0", "02524 28 0", ""},
        {"02524 123", "02524 124", "02524123"},
        {"02524 123", "Arayın.", "02524123"},
        {"Rufen Sie an.", "Arayın: 02524 123.", "02524123"},
        {"1.200 Euro", "1,200 euros", ""},
        {"12,50 Euro", "12.50 euros", ""},
        {"250 Euro", "255 euros", "250"},
        {"Ab 14 Uhr", "From 2 pm", ""},
        {"Um 14:30 Uhr", "at 2:30 pm", ""},
        {"116 117", "١١٦ ١١٧", ""},
        {"116 117", "۱۱۶ ۱۱۷", ""},
        {"116 117", "١١٦ ١١٨", "116117"},
        {"Haus 110 - 112", "110 - 112", ""},
        {"Im Jahr 2026", "2025", "2026"},
        {"110 oder 112", "112 or 110", ""},
        {"110", "110 110", "110"},
        {"Nummer 12345", "Nummer 123", "12345"},
        {"100\u00a0000 Euro", "100,000 euros", ""},
        {"200 ", "200", ""},
        {"5. Oktober 2026", "October 5, 2026", ""},
        {"Bis 12.30 Uhr", "until 12:30", ""},
        {"Bis 12:30 Uhr", "until half past twelve", ""},
        {"12.3.2026", "12/3/2026", ""},
        {"\xd9", "\xdb", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena arena = {0};
        const char *only = number_difference(&arena, rows[i].german, rows[i].translation);
        assert_non_null(only);
        if (strcmp(only, rows[i].only) != 0)
            fail_msg("\"%s\", \"%s\": \"%s\"", rows[i].german, rows[i].translation, only);
        arena_free(&arena);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_what_only_one_has)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
