/* Goal: what is unclear in opening hours is asked in a German sentence, never guessed. */

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
        {"So-Feiertag 9-12 Uhr", "„So-Feiertag“: Von welchem"},
        {"Feiertag-Mo 9-12", "Von welchem"},
        {"Feiertag bis Feiertag 9-12", "Von welchem"},
        {"täglich-Fr 9-12", "Von welchem"},
        {"Mo-Mo 9-12", "Von welchem"},
        {"Mo-Fr 9-5", "„9-5“: Das Ende liegt vor"},
        {"Mo-Fr 8-5", "„8-5“: Das Ende liegt vor"},
        {"Mo-Fr 9:00-5:00", "Das Ende liegt vor"},
        {"Mo-Fr 09:00-05:00", "Das Ende liegt vor"},
        {"Mo 21-19", "Das Ende liegt vor"},
        {"Mo 12-2", "Das Ende liegt vor"},
        {"Mo-Fr 10-2, Do 14-18", "Das Ende liegt vor"},
        {"Mo 9-9", "Das Ende liegt vor"},
        {"Mo-Fr 9-12, 2-5", "„2-5“: Ist das in der Nacht"},
        {"Mo-Fr 9:00-12:00, 2:00-5:00", "in der Nacht"},
        {"Mo-Fr 09:00-12:00,02:00-05:00", "in der Nacht"},
        {"Mi 3-5", "in der Nacht"},
        {"Mi 5-7 Uhr", "in der Nacht"},
        {"Mo 9-12, 7-9", "in der Nacht"},
        {"Mo ab 3 Uhr", "in der Nacht"},
        {"Mo vormittags 14-16", "passt nicht zur Tageszeit"},
        {"Mo nachmittags 9-12", "passt nicht zur Tageszeit"},
        {"Mi vormittag geschlossen, sonst Mo-Fr 8-16", "Bis wann ist dann offen"},
        {"Mo-Fr 11.30-16, Mi nachmittags geschlossen", "Bis wann ist dann offen"},
        {"Mo-Fr 10-20, Sa nachmittags geschlossen", "Bis wann ist dann offen"},
        {"Mo-Fr 8-16 Uhr, ab 12 Uhr geschlossen", "verschiedene Zeiten"},
        {"ab 12 Uhr geschlossen", "An welchen Tagen"},
        {"mittwochs nachmittags geschlossen", "Bis wann ist dann offen"},
        {"Mo geschlossen", "nur, wann geschlossen ist"},
        {"Feiertage geschlossen", "nur, wann geschlossen ist"},
        {"jeden 2. Monat Di 9-12", "„jeden 2. Monat“: In welchen"},
        {"jeden 2. Monat Di", "In welchen Wochen"},
        {"Mo-Fr 09:00-12:00+", "Was heißt hier „+“"},
        {"Mo-Fr 9-12+; Sa 9-10", "Was heißt hier „+“"},
        {"Mo-Fr 9-12 Uhr und", "Was heißt hier „und“"},
        {"KW gerade Monate Di 9-12", "In welchen Wochen"},
        {"im geraden Monat", "für alle Zeiten"},
        {"werktags 8-12, samstags auch 14-16", "Gehört der Samstag dazu"},
        {"werktags 8-12, Mo-Sa 14-16", "Gehört der Samstag dazu"},
        {"werktags 8-12, Fr-Sa 9-11", "Gehört der Samstag dazu"},
        {"werktags 8-12, Sa-So 9-11", "Gehört der Samstag dazu"},
        {"werktags 8-12, 1. Samstag im Monat 9-11", "Gehört der Samstag dazu"},
        {"werktags 8-12, telefonisch Sa 9-11", "Gehört der Samstag dazu"},
        {"werktags 9-18, So geschlossen", "Gehört der Samstag dazu"},
        {"alle zwei Wochen Di 9-12", "„alle zwei“: In welchen Wochen"},
        {"alle 14 Tage Di 9-12", "In welchen Wochen"},
        {"14-tägig Di 9-12", "„14-tägig“: In welchen Wochen"},
        {"jede zweite Woche Di 9-12", "In welchen Wochen"},
        {"jeden zweiten Dienstag 9-12", "„jeden zweiten Dienstag“: Jede zweite Woche"},
        {"jeden 2. Dienstag 9-12", "Jede zweite Woche"},
        {"jeden dritten Di 9-12", "Jede zweite Woche"},
        {"1. Montag und Mittwoch 9-12", "alle Zeiten oder nur"},
        {"Mo 9-12, Di 9-11, mit Termin", "statt der Zeiten oder"},
        {"Mo 14 Uhr - ca. 22 Uhr", "„ca.“ ist ungenau"},
        {"Mo-Fr 8:00-12:00; Fr 14:00-16:00", "statt der Zeiten oder"},
        {"April-Okt. Mo-Fr 9-17, Sa 9-12; Nov.-März Mo 9-12; Mi geschlossen",
         "verschiedene Zeiten"},
        {"so Mo-Fr 8-12", "„so“ ist bei"},
        {"Mo-Fr 8-12 persönlich und telefonisch", "„telefonisch“"},
        {"telefonisch und persönlich Mo-Fr 8-12", "„persönlich“"},
        {"Telefonzeiten: nach Vereinbarung", "„telefonisch“"},
        {"Mo-Fr 8-12 Juli Sa 9-12", "für alle Zeiten oder nur"},
        {"Mo 8-12, Di 8-12 April bis Oktober", "für alle Zeiten oder nur"},
        {"Mo-Fr 8-18, Sa 8-14, 12-13 geschlossen", "für alle Zeiten oder nur"},
        {"Mo 8-12, gerade KW Di 8-12, Mi 9-11", "„week 2-52/2“ für alle"},
        {"Mo-Fr 8-16, Fr nur vormittags", "Um wie viel Uhr"},
        {"Mo-Fr 8-12, Di 14-16 telefonisch", "für alle Zeiten oder nur"},
        {"Mo-Fr 8-12 im Dezember geschlossen", "für alle Zeiten oder nur"},
        {"1. Woche im Monat Mo 9-11", "„1. Woche“"},
        {"Mo-Fr 8-12 und 14-18, außer Mi", "für alle Zeiten oder nur"},
        {"Mo-Fr 8-12, 14-18 Uhr Do, Fr 8-10", "für alle Zeiten oder nur"},
        {"8-12 Uhr Mo-Fr, 14-18 Uhr Do, Sa 9-11", "für alle Zeiten oder nur"},
        {"nicht nur Mo 9-12", "„nicht“"},
        {"Mo nicht 9-12", "„nicht“"},
        {"24 Stunden erreichbar", "das Telefon gemeint"},
        {"Juli: Mo 8-12 (August)", "„Jul“ für alle"},
        {"April 15.10. Do 14-18", "für alle Zeiten oder nur"},
        {"April bis Oktober Mo 8-12, in geraden Wochen Di 9-12",
         "„geraden Wochen“ für alle"},
        {"nach Vereinbarung im Juli", "„Jul“"},
        {"Mo 8-12 im Monat", "„Monat“"},
        {"Mo vormittags rund um die Uhr", "passt nicht zur Tageszeit"},
        {"Montag mit Freitag 8-12", "„mit“"},
        {"Termin rund um die Uhr", "statt der Zeiten oder"},
        {"Mo-Fr geschlossen, Di nach Vereinbarung", "verschiedene Zeiten"},
        {"Mo-Fr nach Vereinbarung ab 9 Uhr", "statt der Zeiten oder"},
        {"werktags 8-12", "„werktags“: Gehört der Samstag"},
        {"wochentags 8-12", "Gehört der Samstag"},
        {"Mo, Die , Mi", "Um wie viel Uhr"},
        {"Mo-Fr", "Um wie viel Uhr"},
        {"Montag bis Freitag", "Um wie viel Uhr"},
        {"Mo-Fr 8-12, Sa", "Um wie viel Uhr"},
        {"Do bis 19 Uhr", "Um wie viel Uhr"},
        {"8-12 Uhr", "An welchen Tagen"},
        {"Mo 8-12, sonst 9-11", "An welchen Tagen"},
        {"Mo 8 Uhr", "Bis wann"},
        {"Mo 25-26 Uhr", "keine Uhrzeit"},
        {"Mo 8:70-9", "keine Uhrzeit"},
        {"Mo 24-3 Uhr", "keine Uhrzeit"},
        {"Mo 2025-2026", "keine Uhrzeit"},
        {"im Sommer Mo 9-12", "„Sommer“: Von wann bis wann"},
        {"ab Mai Mo 9-12", "Von wann bis wann"},
        {"ca. Mo 9-12", "„ca.“ ist ungenau"},
        {"Mo meist 9-12", "ist ungenau"},
        {"Mo 8-12, Mo 10-14", "verschiedene Zeiten"},
        {"Fr 8-13, Mo-Fr 8-18", "verschiedene Zeiten"},
        {"Mo-Do 8-12, Do-Fr 8-14", "verschiedene Zeiten"},
        {"Mo-Fr 8-12, Mo-Fr geschlossen", "verschiedene Zeiten"},
        {"April-Okt. Mo 8-12, Juli Mo 9-13", "verschiedene Zeiten"},
        {"Mo-Fr 8-16, Juli Mo-Do 8-12", "„Jul“ für alle Zeiten"},
        {"Mo-Fr 8-12, im Juli Mo-Fr 9-11, Sa 9-10", "für alle Zeiten oder nur"},
        {"Mo-Fr 8-12, Sa 9-12, April bis Oktober", "für alle Zeiten oder nur"},
        {"Mo 9-12, Do 15-17, nicht in den Ferien", "für alle Zeiten oder nur"},
        {"Mo 9-12, Di 9-11 (nach Vereinbarung)", "für alle Zeiten oder nur"},
        {"Mo-Fr 8-12, Mi nach Vereinbarung", "statt der Zeiten oder"},
        {"Anmeldung Mo-Fr 9-12", "statt der Zeiten oder"},
        {"in den Ferien Mo 8-12 Uhr", "Eigene Zeiten in den Ferien"},
        {"erreichbar Mo-Fr 9-12", "das Telefon gemeint"},
        {"Mo 8-12 Uhr außer bei Regen", "„bei“"},
        {"wie immer", "„wie“ ist bei Öffnungszeiten nicht"},
        {"Mo 8-12 oder 9-13", "Was heißt hier „oder“"},
        {"Mo 8-12 ☎", "Das Zeichen „☎“"},
        {"Mo 8-12 bei Bedarf", "„bei“"},
        {"Mo vormittags", "Um wie viel Uhr"},
        {"8-12 Uhr Mo-Fr, Sa 9-11", "für alle Zeiten oder nur"},
        {"Mo-", "nur, wann geschlossen"},
        {"geschlossen", "An welchen Tagen"},
        {"nur", "Um wie viel Uhr"},
        {"", "keine Zeiten"},
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
