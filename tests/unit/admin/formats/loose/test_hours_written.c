#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "formats/loose/hours_written.h"

static void understands_what_people_write(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *hours; /* NULL: none */
        const char *access;
    } cases[] = {
        {"Mo-Fr 08:00-12:00; PH off", "Mo-Fr 08:00-12:00; PH off", NULL},
        {"Mo-Fr 8-12 Uhr, Do 14-18 Uhr",
         "Mo-We,Fr 08:00-12:00; Th 08:00-12:00,14:00-18:00", NULL},
        {"Mo. - Fr. 8.00 - 12.00 Uhr", "Mo-Fr 08:00-12:00", NULL},
        {"Mo – Fr: 8:00–12:00 Uhr, 14:00–16:30 Uhr", "Mo-Fr 08:00-12:00,14:00-16:30",
         NULL},
        {"montags bis freitags von 8 bis 12 Uhr und von 14 bis 16 Uhr",
         "Mo-Fr 08:00-12:00,14:00-16:00", NULL},
        {"Montag 8-12 Uhr\nDienstag 8-12 Uhr\nMittwoch geschlossen", "Mo,Tu 08:00-12:00",
         NULL},
        {"Mo, Di und Do 9-11h", "Mo,Tu,Th 09:00-11:00", NULL},
        {"8-12 Uhr Mo-Fr", "Mo-Fr 08:00-12:00", NULL},
        {"täglich 9-17 Uhr", "Mo-Su 09:00-17:00", NULL},
        {"taeglich von 9.30 bis 17 Uhr", "Mo-Su 09:30-17:00", NULL},
        {"jeden Tag 10-12", "Mo-Su 10:00-12:00", NULL},
        {"Mo-Fr 8-18 Uhr, Mi 8-13 Uhr", "Mo,Tu,Th,Fr 08:00-18:00; We 08:00-13:00", NULL},
        {"Mo-Fr 9-12 Uhr, Mittwoch geschlossen", "Mo,Tu,Th,Fr 09:00-12:00", NULL},
        {"Sa, So und Feiertage 10-18 Uhr", "Sa,Su,PH 10:00-18:00", NULL},
        {"Mo-So 10-18 Uhr, an Feiertagen geschlossen", "Mo-Su 10:00-18:00; PH off", NULL},
        {"Fr-Mo 18-2 Uhr", "Mo,Fr-Su 18:00-02:00", NULL},
        {"rund um die Uhr", "24/7", NULL},
        {"24 Stunden", "24/7", NULL},
        {"täglich 24 Stunden", "24/7", NULL},
        {"nach Vereinbarung", NULL, "appointment"},
        {"Termine nach telefonischer Vereinbarung", NULL, "appointment"},
        {"nur mit Termin", NULL, "appointment"},
        {"by appointment only", NULL, "appointment"},
        {"n.V.", NULL, "appointment"},
        {"Mo-Fr 8-12 Uhr nur nach Vereinbarung", "Mo-Fr 08:00-12:00", "appointment"},
        {"Mo-Fr 8-12 Uhr und nach Vereinbarung",
         "Mo-Fr 08:00-12:00 || \"nach Vereinbarung\"", NULL},
        {"Di 14-16 Uhr; Mi nach Vereinbarung", "Tu 14:00-16:00; We \"nach Vereinbarung\"",
         NULL},
        {"jeden 1. Donnerstag im Monat 15-17 Uhr", "Th[1] 15:00-17:00", NULL},
        {"1. und 3. Dienstag im Monat, 9-11 Uhr", "Tu[1,3] 09:00-11:00", NULL},
        {"jeden letzten Freitag im Monat 9-11 Uhr", "Fr[-1] 09:00-11:00", NULL},
        {"Mo 9-11 Uhr, ersten Mittwoch im Monat 15-17 Uhr",
         "Mo 09:00-11:00; We[1] 15:00-17:00", NULL},
        {"Mi 10-12 Uhr in geraden Wochen", "week 2-52/2 We 10:00-12:00", NULL},
        {"Mo 9-11 Uhr, in geraden Wochen Mi 10-12 Uhr, in ungeraden Do 9-11 Uhr",
         "Mo 09:00-11:00; week 2-52/2 We 10:00-12:00; week 1-53/2 Th 09:00-11:00", NULL},
        {"in geraden Kalenderwochen Mi 10-12 Uhr", "week 2-52/2 We 10:00-12:00", NULL},
        {"Do 15-17 Uhr, nicht in den Schulferien", "Th 15:00-17:00; SH off", NULL},
        {"Do 15-17 Uhr (in den Ferien geschlossen)", "Th 15:00-17:00; SH off", NULL},
        {"Mon-Thu 9am", NULL, NULL},
        {"Monday to Friday 9:00 to 17:00", "Mo-Fr 09:00-17:00", NULL},
        {"Mo 8h30-12h00", "Mo 08:30-12:00", NULL},
        {"Mo 0830-1200", "Mo 08:30-12:00", NULL},
        {"", NULL, NULL},
        {"8-12 Uhr", NULL, NULL},
        {"Mo-Fr", NULL, NULL},
        {"Montag bis Freitag", NULL, NULL},
        {"Mo ab 8 Uhr", "Mo \"ab 8 Uhr\"", NULL},
        {"Mo 8 Uhr", NULL, NULL},
        {"Mo 25-26 Uhr", NULL, NULL},
        {"Mo 8:70-9", NULL, NULL},
        {"Mo 24-3 Uhr", NULL, NULL},
        {"wie immer", NULL, NULL},
        {"in den Ferien Mo 8-12 Uhr", NULL, NULL},
        {"Mo 8-12 Uhr außer bei Regen", NULL, NULL},
        {"7. Montag im Monat 8-12", NULL, NULL},
        {"geschlossen", NULL, NULL},
        {"Mo-", NULL, NULL},
        {"So-Feiertag 9-12 Uhr", NULL, NULL},
        {"Feiertag-Mo 9-12 Uhr", NULL, NULL},
        {"Feiertag-Feiertag 9-12 Uhr", NULL, NULL},
        {"Mo bis werktags 9-12 Uhr", NULL, NULL},
        {"täglich-Fr 9-12 Uhr", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct hours_written out = {0};
        struct err err = {""};
        bool ok = hours_written(&arena, cases[i].text, &out, &err);
        bool wanted = cases[i].hours != NULL || cases[i].access != NULL;
        const char *hours = out.hours == NULL ? "-" : out.hours;
        const char *access = out.access == NULL ? "-" : out.access;
        if (ok != wanted || ok == (err.text[0] != '\0') ||
            strcmp(hours, cases[i].hours == NULL ? "-" : cases[i].hours) != 0 ||
            strcmp(access, cases[i].access == NULL ? "-" : cases[i].access) != 0)
            fail_msg("case %zu: %s: %s, %s, %s", i, cases[i].text, hours, access,
                     err.text);
        arena_free(&arena);
    }
}

static void understands_the_column_of_a_day(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *hours; /* NULL: refused */
    } cases[] = {
        {"8-12", "We 08:00-12:00"},
        {"8.00 - 12.00 Uhr, 14-16 Uhr", "We 08:00-12:00,14:00-16:00"},
        {"14-16 und 8-12", "We 08:00-12:00,14:00-16:00"},
        {"24 Stunden", "We 00:00-24:00"},
        {"geschlossen", ""},
        {"-", ""},
        {"", ""},
        {"Ruhetag", ""},
        {"Mo 8-12", NULL},
        {"8", NULL},
        {"nach Vereinbarung", NULL},
        {"9-10,10-11,11-12,12-13,13-14,14-15,15-16", NULL},
        {"9-12, 2-5", NULL},
        {"9-5", NULL},
        {"vormittags 9-12, nachmittags 2-5", "We 09:00-12:00,14:00-17:00"},
        {"ab 9 Uhr", NULL},
        {"8-12 (Ferien geschlossen)", NULL},
        {"telefonisch 8-12", NULL},
        {"---", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct hours_table table = {0};
        struct buf out = {0};
        struct err err = {""};
        bool ok = hours_written_day(&arena, cases[i].text, &table, 2, &err);
        hours_table_write(&table, &out);
        if (ok != (cases[i].hours != NULL) ||
            (ok && strcmp(out.len == 0 ? "" : out.bytes, cases[i].hours) != 0))
            fail_msg("case %zu: %s: %s, %s", i, cases[i].text,
                     out.len == 0 ? "" : out.bytes, err.text);
        buf_free(&out);
        arena_free(&arena);
    }
}

static void reads_a_point_in_time(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int minute; /* -1: none */
    } cases[] = {
        {"8", 480},  {"08.30", 510}, {"8:30 Uhr", 510}, {"24.00", 1440},
        {"8-9", -1}, {"", -1},       {"acht", -1},      {"8:30:00", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        int minute = -1;
        bool ok = hours_written_time(&arena, cases[i].text, &minute);
        if (ok != (cases[i].minute >= 0) || minute != cases[i].minute)
            fail_msg("case %zu: %s: %d", i, cases[i].text, minute);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(understands_what_people_write),
        cmocka_unit_test(understands_the_column_of_a_day),
        cmocka_unit_test(reads_a_point_in_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
