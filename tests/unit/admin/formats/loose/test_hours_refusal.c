/* Goal: what is unclear in opening hours is asked in a sentence, never guessed. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "formats/loose/hours_written.h"

static void asks_what_is_unclear(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *sentence; /* a part of it */
    } cases[] = {
        {"So-Feiertag 9-12 Uhr", "\"So-Feiertag\": from which day"},
        {"Feiertag-Mo 9-12", "from which day"},
        {"Feiertag bis Feiertag 9-12", "from which day"},
        {"täglich-Fr 9-12", "from which day"},
        {"Mo-Mo 9-12", "from which day"},
        {"Mo-Fr 9-5", "\"9-5\": the end lies before"},
        {"Mo-Fr 8-5", "\"8-5\": the end lies before"},
        {"Mo-Fr 9:00-5:00", "the end lies before"},
        {"Mo-Fr 09:00-05:00", "the end lies before"},
        {"Mo 21-19", "the end lies before"},
        {"Mo 12-2", "the end lies before"},
        {"Mo-Fr 10-2, Do 14-18", "the end lies before"},
        {"Mo 9-9", "the end lies before"},
        {"Mo-Fr 9-12, 2-5", "\"2-5\": is that in the night"},
        {"Mo-Fr 9:00-12:00, 2:00-5:00", "in the night"},
        {"Mo-Fr 09:00-12:00,02:00-05:00", "in the night"},
        {"Mi 3-5", "in the night"},
        {"Mi 5-7 Uhr", "in the night"},
        {"Mo 9-12, 7-9", "in the night"},
        {"Mo ab 3 Uhr", "in the night"},
        {"Mo vormittags 14-16", "does not go with the part"},
        {"Mo nachmittags 9-12", "does not go with the part"},
        {"Mi vormittag geschlossen, sonst Mo-Fr 8-16", "until when is it open then"},
        {"Mo-Fr 11.30-16, Mi nachmittags geschlossen", "until when is it open then"},
        {"Mo-Fr 10-20, Sa nachmittags geschlossen", "until when is it open then"},
        {"Mo-Fr 8-16 Uhr, ab 12 Uhr geschlossen", "different times"},
        {"ab 12 Uhr geschlossen", "on which days"},
        {"mittwochs nachmittags geschlossen", "until when is it open then"},
        {"Mo geschlossen", "only when it is closed"},
        {"Feiertage geschlossen", "only when it is closed"},
        {"jeden 2. Monat Di 9-12", "\"jeden 2. Monat\": in which"},
        {"jeden 2. Monat Di", "in which weeks"},
        {"Mo-Fr 09:00-12:00+", "what does \"+\""},
        {"Mo-Fr 9-12+; Sa 9-10", "what does \"+\""},
        {"Mo-Fr 9-12 Uhr und", "what does \"und\""},
        {"KW gerade Monate Di 9-12", "in which weeks"},
        {"im geraden Monat", "hold for all times"},
        {"werktags 8-12, samstags auch 14-16", "with Saturday?"},
        {"werktags 8-12, Mo-Sa 14-16", "with Saturday?"},
        {"werktags 8-12, Fr-Sa 9-11", "with Saturday?"},
        {"werktags 8-12, Sa-So 9-11", "with Saturday?"},
        {"werktags 8-12, 1. Samstag im Monat 9-11", "with Saturday?"},
        {"werktags 8-12, telefonisch Sa 9-11", "with Saturday?"},
        {"werktags 9-18, So geschlossen", "with Saturday?"},
        {"alle zwei Wochen Di 9-12", "\"alle zwei\": in which weeks"},
        {"alle 14 Tage Di 9-12", "in which weeks"},
        {"14-tägig Di 9-12", "\"14-tägig\": in which weeks"},
        {"jede zweite Woche Di 9-12", "in which weeks"},
        {"jeden zweiten Dienstag 9-12", "\"jeden zweiten Dienstag\": every other week"},
        {"jeden 2. Dienstag 9-12", "every other week"},
        {"jeden dritten Di 9-12", "every other week"},
        {"1. Montag und Mittwoch 9-12", "all times, or for one"},
        {"Mo 9-12, Di 9-11, mit Termin", "in place of the times, or"},
        {"Mo 14 Uhr - ca. 22 Uhr", "\"ca.\" is vague"},
        {"Mo-Fr 8:00-12:00; Fr 14:00-16:00", "in place of the times, or"},
        {"April-Okt. Mo-Fr 9-17, Sa 9-12; Nov.-März Mo 9-12; Mi geschlossen",
         "different times"},
        {"so Mo-Fr 8-12", "\"so\" is not known"},
        {"Mo-Fr 8-12 persönlich und telefonisch", "\"telefonisch\""},
        {"telefonisch und persönlich Mo-Fr 8-12", "\"persönlich\""},
        {"Telefonzeiten: nach Vereinbarung", "\"telefonisch\""},
        {"Mo-Fr 8-12 Juli Sa 9-12", "hold for all times, or"},
        {"Mo 8-12, Di 8-12 April bis Oktober", "hold for all times, or"},
        {"Mo-Fr 8-18, Sa 8-14, 12-13 geschlossen", "hold for all times, or"},
        {"Mo 8-12, gerade KW Di 8-12, Mi 9-11", "\"week 2-52/2\" hold for all"},
        {"Mo-Fr 8-16, Fr nur vormittags", "at what time"},
        {"Mo-Fr 8-12, Di 14-16 telefonisch", "hold for all times, or"},
        {"Mo-Fr 8-12 im Dezember geschlossen", "hold for all times, or"},
        {"1. Woche im Monat Mo 9-11", "\"1. Woche\""},
        {"Mo-Fr 8-12 und 14-18, außer Mi", "hold for all times, or"},
        {"Mo-Fr 8-12, 14-18 Uhr Do, Fr 8-10", "hold for all times, or"},
        {"8-12 Uhr Mo-Fr, 14-18 Uhr Do, Sa 9-11", "hold for all times, or"},
        {"nicht nur Mo 9-12", "\"nicht\""},
        {"Mo nicht 9-12", "\"nicht\""},
        {"24 Stunden erreichbar", "the telephone meant"},
        {"Juli: Mo 8-12 (August)", "\"Jul\" hold for all"},
        {"April 15.10. Do 14-18", "hold for all times, or"},
        {"April bis Oktober Mo 8-12, in geraden Wochen Di 9-12",
         "\"geraden Wochen\" hold for all"},
        {"nach Vereinbarung im Juli", "\"Jul\""},
        {"Mo 8-12 im Monat", "\"Monat\""},
        {"Mo vormittags rund um die Uhr", "does not go with the part"},
        {"Montag mit Freitag 8-12", "\"mit\""},
        {"Termin rund um die Uhr", "in place of the times, or"},
        {"Mo-Fr geschlossen, Di nach Vereinbarung", "different times"},
        {"Mo-Fr nach Vereinbarung ab 9 Uhr", "in place of the times, or"},
        {"werktags 8-12", "\"werktags\": with Saturday"},
        {"wochentags 8-12", "with Saturday"},
        {"Mo, Die , Mi", "at what time"},
        {"Mo-Fr", "at what time"},
        {"Montag bis Freitag", "at what time"},
        {"Mo-Fr 8-12, Sa", "at what time"},
        {"Do bis 19 Uhr", "at what time"},
        {"8-12 Uhr", "on which days"},
        {"Mo 8-12, sonst 9-11", "on which days"},
        {"Mo 8 Uhr", "until when"},
        {"Mo 25-26 Uhr", "no time of the day"},
        {"Mo 8:70-9", "no time of the day"},
        {"Mo 24-3 Uhr", "no time of the day"},
        {"Mo 2025-2026", "no time of the day"},
        {"im Sommer Mo 9-12", "\"Sommer\": from when until when"},
        {"ab Mai Mo 9-12", "from when until when"},
        {"ca. Mo 9-12", "\"ca.\" is vague"},
        {"Mo meist 9-12", "is vague"},
        {"Mo 8-12, Mo 10-14", "different times"},
        {"Fr 8-13, Mo-Fr 8-18", "different times"},
        {"Mo-Do 8-12, Do-Fr 8-14", "different times"},
        {"Mo-Fr 8-12, Mo-Fr geschlossen", "different times"},
        {"April-Okt. Mo 8-12, Juli Mo 9-13", "different times"},
        {"Mo-Fr 8-16, Juli Mo-Do 8-12", "\"Jul\" hold for all times"},
        {"Mo-Fr 8-12, im Juli Mo-Fr 9-11, Sa 9-10", "hold for all times, or"},
        {"Mo-Fr 8-12, Sa 9-12, April bis Oktober", "hold for all times, or"},
        {"Mo 9-12, Do 15-17, nicht in den Ferien", "hold for all times, or"},
        {"Mo 9-12, Di 9-11 (nach Vereinbarung)", "hold for all times, or"},
        {"Mo-Fr 8-12, Mi nach Vereinbarung", "in place of the times, or"},
        {"Anmeldung Mo-Fr 9-12", "in place of the times, or"},
        {"in den Ferien Mo 8-12 Uhr", "other times in the school holidays"},
        {"erreichbar Mo-Fr 9-12", "the telephone meant"},
        {"Mo 8-12 Uhr außer bei Regen", "\"bei\""},
        {"wie immer", "\"wie\" is not known in opening"},
        {"Mo 8-12 oder 9-13", "what does \"oder\""},
        {"Mo 8-12 ☎", "the sign \"☎\""},
        {"Mo 8-12 bei Bedarf", "\"bei\""},
        {"Mo vormittags", "at what time"},
        {"8-12 Uhr Mo-Fr, Sa 9-11", "hold for all times, or"},
        {"Mo-", "only when it is closed"},
        {"geschlossen", "on which days"},
        {"nur", "at what time"},
        {"", "no times"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        const struct hours_written before = {"a", "b", "c"};
        struct hours_written out = before;
        struct err err = {""};
        if (hours_written(&arena, cases[i].text, &out, &err))
            fail_msg("%s: taken as %s, %s, %s", cases[i].text, out.hours, out.phone,
                     out.access);
        if (strstr(err.text, cases[i].sentence) == NULL)
            fail_msg("%s: %s", cases[i].text, err.text);
        assert_memory_equal(&out, &before, sizeof out);
        arena_free(&arena);
    }
}

static const char *word(const char *text)
{
    return text == NULL ? "-" : text;
}

static void keeps_telephone_and_appointment_apart(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *hours, *phone, *access; /* "-": nothing is said of it */
    } cases[] = {
        {"Hotline täglich 9-21 Uhr (außer an Sonn- und Feiertagen)", "-",
         "Mo-Sa 09:00-21:00; PH off", "-"},
        {"Mo-Fr 8-12 oder nach Vereinbarung",
         "Mo-Fr 08:00-12:00 || \"nach Vereinbarung\"", "-", "-"},
        {"Telefon: Mo-Fr 8-12; Büro: Di 9-11", "Tu 09:00-11:00", "Mo-Fr 08:00-12:00",
         "-"},
        {"Telefonisch Mo-Fr 9-12", "-", "Mo-Fr 09:00-12:00", "-"},
        {"Tel. Mo-Fr 9-12", "-", "Mo-Fr 09:00-12:00", "-"},
        {"Mo-Fr 9-12 telefonisch", "-", "Mo-Fr 09:00-12:00", "-"},
        {"Mo-Fr 9-12 Uhr (nur telefonisch)", "-", "Mo-Fr 09:00-12:00", "-"},
        {"telefonisch erreichbar Mo-Fr 9-12", "-", "Mo-Fr 09:00-12:00", "-"},
        {"Telefonische Sprechzeiten: Mo, Di 9-11 Uhr, Do 14-16 Uhr", "-",
         "Mo,Tu 09:00-11:00; Th 14:00-16:00", "-"},
        {"Mo-Fr 8-12, telefonisch Mo-Do 8-16", "Mo-Fr 08:00-12:00", "Mo-Th 08:00-16:00",
         "-"},
        {"Telefonisch Mo-Fr 9-12, persönlich Di 14-16", "Tu 14:00-16:00",
         "Mo-Fr 09:00-12:00", "-"},
        {"telefonisch rund um die Uhr", "-", "24/7", "-"},
        {"Mo-Fr 8-12, telefonisch nach Vereinbarung",
         "Mo-Fr 08:00-12:00 || \"nach Vereinbarung\"", "-", "-"},
        {"nach Vereinbarung", "-", "-", "appointment"},
        {"nach telefonischer Vereinbarung", "-", "-", "appointment"},
        {"Termine nur nach Absprache", "-", "-", "appointment"},
        {"by appointment only", "-", "-", "appointment"},
        {"n. V.", "-", "-", "appointment"},
        {"Mo-Fr 8-12 Uhr nur nach Vereinbarung", "Mo-Fr 08:00-12:00", "-", "appointment"},
        {"Mo-Fr 8-12 Uhr mit Termin", "Mo-Fr 08:00-12:00", "-", "appointment"},
        {"Mo-Fr 8-12 Uhr ohne Termin", "Mo-Fr 08:00-12:00", "-", "walk_in"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct hours_written out = {NULL, NULL, NULL};
        struct err err = {""};
        if (!hours_written(&arena, cases[i].text, &out, &err))
            fail_msg("%s: refused: %s", cases[i].text, err.text);
        if (strcmp(word(out.hours), cases[i].hours) != 0 ||
            strcmp(word(out.phone), cases[i].phone) != 0 ||
            strcmp(word(out.access), cases[i].access) != 0)
            fail_msg("%s: %s; %s; %s", cases[i].text, word(out.hours), word(out.phone),
                     word(out.access));
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asks_what_is_unclear),
        cmocka_unit_test(keeps_telephone_and_appointment_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
