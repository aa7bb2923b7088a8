#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "words/telltale.h"

static void says_what_it_sees(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned found;
    } rows[] = {
        {"", 0},
        {"der bus fährt nicht", 0},
        {"ich warte seit 3 wochen", 0},
        {"die zeiten passen nicht, 8-12 und 14-16", 0},
        {"offen von 8-12 14-16 uhr", 0},
        {"das kostet 1200 euro im monat", 0},
        {"48351 everswinkel", 0},
        {"3 kinder, 2 jobs, 1 auto", 0},
        {"hauptstraße 12-14", 0},
        {"um 8.30 uhr war zu", 0},
        {"im märz 2026 war zu", 0},
        {"am 12. märz war zu", 0},
        {"im jahr 2025", 0},
        {"raum 104 ist zu eng", 0},
        {"ich heize nicht", 0},
        {"mit dem bus um 5 @ 6", 0},
        {"0170 1234567", TELLTALE_PHONE},
        {"rufen sie an 02524/280", TELLTALE_PHONE},
        {"meine nummer (02582) 88-0", TELLTALE_PHONE},
        {"+49 170 123 45 67", TELLTALE_PHONE},
        {"01 70 12 34 56 7", TELLTALE_PHONE},
        {"٠١٧٠١٢٣٤٥٦٧", TELLTALE_PHONE},
        {"123456", TELLTALE_PHONE},
        {"maria@beispiel.de", TELLTALE_EMAIL},
        {"maria (at) beispiel.de", TELLTALE_EMAIL},
        {"12.3.1985", TELLTALE_BIRTH},
        {"12.03.85", TELLTALE_BIRTH},
        {"am 1. 2. 1990 war das", TELLTALE_BIRTH},
        {"12/03/1985", TELLTALE_BIRTH},
        {"1985-03-12", TELLTALE_BIRTH},
        {"1.2.1990 0170123456", TELLTALE_BIRTH | TELLTALE_PHONE},
        {"12. märz 1985", TELLTALE_BIRTH},
        {"12 mart 1985", TELLTALE_BIRTH},
        {"ich bin 1985 geboren", TELLTALE_BIRTH},
        {"de89 3704 0044 0532 0130 00", TELLTALE_IBAN},
        {"meine iban DE89370400440532013000 bitte", TELLTALE_IBAN},
        {"de89 3704 0044 0532 0130 00 ist mein konto", TELLTALE_IBAN},
        {"tr33 0006 1005 1978 6457 8413 26", TELLTALE_IBAN},
        {"ich heiße maria", TELLTALE_NAME},
        {"Ich heisse Maria", TELLTALE_NAME},
        {"ich   heiße: maria", TELLTALE_NAME},
        {"mein name ist maria", TELLTALE_NAME},
        {"my name is maria", TELLTALE_NAME},
        {"benim adım maria", TELLTALE_NAME},
        {"اسمي ماريا", TELLTALE_NAME},
        {"ich heiße maria, 0170 1234567, maria@x.de",
         TELLTALE_NAME | TELLTALE_PHONE | TELLTALE_EMAIL},
        {"\xff\xfe", 0},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        unsigned found = telltale_find(&arena, rows[i].text);
        if (found != rows[i].found)
            fail_msg("\"%s\": %u, not %u", rows[i].text, found, rows[i].found);
    }
    arena_free(&arena);
}

/* Every number in every place that people put one. */
static void no_number_slips_through(void **state)
{
    (void)state;
    static const char *const number[] = {"01701234567",   "0170 1234567",
                                         "0170/1234567",  "0170-12 34 567",
                                         "+491701234567", "02524 280"};
    static const char *const around[] = {"%s",
                                         "tel %s",
                                         "tel.:%s",
                                         "(%s)",
                                         "bitte %s anrufen",
                                         "%s.",
                                         "ab 8 uhr %s, danke"};
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof number / sizeof number[0]; i++)
        for (size_t k = 0; k < sizeof around / sizeof around[0]; k++) {
            char text[128];
            /* NOLINTNEXTLINE(clang-diagnostic-format-nonliteral) */
            snprintf(text, sizeof text, around[k], number[i]);
            if ((telltale_find(&arena, text) & TELLTALE_PHONE) == 0)
                fail_msg("\"%s\" is not seen", text);
        }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_it_sees),
        cmocka_unit_test(no_number_slips_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
