#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "help/folder.h"
#include "formats/gathering.h"
#include "help/records.h"
#include "help/shared.h"
#include "help/csv_taken.h"

static void show_value(const struct value *value, const struct field *field,
                       struct buf *out)
{
    if (!field_is_list(field)) {
        buf_add_text(out, value->text);
        return;
    }
    for (size_t i = 0; i < value->list.count; i++)
        buf_print(out, "%s%s", i == 0 ? "" : "|", value->list.item[i]);
}

#define HEAD "Angebot;Anbieter;Thema;Beschreibung;"
#define ROW "Kleiderstube;Caritas;Geld;Kleidung.;"

/* One column more, a cell in it, what the field becomes, and the note. */
static void reads_cells_as_people_write_them(void **state)
{
    (void)state;
    static const struct {
        const char *header;
        const char *cell;
        const char *field;
        const char *value; /* NULL: not set */
        const char *note;  /* a part of it; NULL: none */
    } cases[] = {
        {"Telefon", "02582 / 88-0", "phone", "+492582880", NULL},
        {"Tel.", "02582 88-0, 02582 88-1", "phone", "+492582880", "the first was taken"},
        {"Telefon", "88-0", "phone", NULL, "no area code"},
        {"Telefon", "'+492582880", "phone", "+492582880", NULL},
        {"E-Mail", "mailto:a@b.de", "email", "a@b.de", NULL},
        {"E-mail-Adresse", "\"a@b.de; c@d.de\"", "email", "a@b.de", "first was taken"},
        {"Mail", "a(at)b", "email", NULL, "not an e-mail address"},
        {"Webseite", "www.b.de/x", "web", "https://www.b.de/x", "has no https://"},
        {"Internet", "http://b.de", "web", "http://b.de", NULL},
        {"URL", "keine", "web", NULL, "not a web address"},
        {"Straße", "Hauptstr. 5", "address.street", "Hauptstr. 5", NULL},
        {"Strasse", "Hauptstr. 5", "address.street", "Hauptstr. 5", NULL},
        {"STRASSE", "Hauptstr. 5", "address.street", "Hauptstr. 5", NULL},
        {"Telefon", "492582880.0", "phone", "+492582880", "made a number of it"},
        {"Telefon", "02582 88-0,", "phone", "+492582880", "ends with a comma"},
        {"Telefon", "02582 88-0 02582 88-1", "phone", "+492582880", "first was taken"},
        {"Telefon", "02582 88O", "phone", NULL, "is not a phone number"},
        {"Webseite", "https://https://b.de", "web", "https://b.de", "begins twice"},
        {"Webseite", "http://https://b.de/x", "web", "https://b.de/x", "begins twice"},
        {"Webseite", "\"https://b.de,\"", "web", "https://b.de", "ends with a comma"},
        {"Mail", "\"a@b.de, \"", "email", "a@b.de", "ends with a comma"},
        {"Ort", "\"Everswinkel,\"", "address.city", "Everswinkel", "ends with a comma"},
        {"Sprachen", "\"Deutsch, Farsi,\"", "languages", "Deutsch|Farsi", NULL},
        {"Für wen", "\"<p>F&uuml;r&nbsp;alle.</p>\"", "who", "Für alle.",
         "tags or entities"},
        {"Für wen", "Für alle.\\nImmer.", "who", "Für alle.\nImmer.", "written as \\n"},
        {"Für wen", "Für\talle.", "who", "Für alle.", NULL},
        {"Für wen", "Für\xE2\x80\x8B alle.", "who", "Für alle.", "nobody sees"},
        {"Für wen", "M\xC3\x83\xC2\xBCtter", "who", "Mütter", "wrong encoding"},
        {"Für wen", "M\xEF\xBF\xBDtter", "who", "M\xEF\xBF\xBDtter", "a letter is lost"},
        {"Für wen", "alle \xEF\xBF\xBD", "who", "alle", "stand for none"},
        {"Mitbringen", "<ul><li>Pass<li>Foto</ul>", "what_you_bring", "Pass|Foto",
         "tags or entities"},
        {"PLZ", "1234", "address.postcode", "01234", "took the 0"},
        {"PLZ", "48351.0", "address.postcode", "48351", "made a number of it"},
        {"PLZ", "48 351", "address.postcode", "48351", "without a blank"},
        {"PLZ", "1930 Market Street", "address.postcode", NULL, "is not a postcode"},
        {"PLZ", "4835I", "address.postcode", NULL, "is not a postcode"},
        {"Adresse", "1930 Market Street", "address.street", "1930 Market Street", NULL},
        {"Adresse", "1067 Dresden", "address.city", "Dresden", "took the 0"},
        {"lat", "51.9N", "lat", NULL, "not a number from"},
        {"Stand", "46349.0", "as_of", "2026-11-23", "made a number of it"},
        {"Stand", "3/4/2026", "as_of", "2026-04-03", "which is the month"},
        {"Stand", "11/23/2026", "as_of", "2026-11-23", NULL},
        {"PLZ", "D-48351", "address.postcode", "48351", NULL},
        {"Ort", "Everswinkel", "address.city", "Everswinkel", NULL},
        {"Ort", "Everswinkel", "scope", "everswinkel", NULL},
        {"Ort", "Everswinkel-Alverskirchen", "scope", "everswinkel", NULL},
        {"Ort", "Everswinkeler Land", "scope", "district", NULL},
        {"Adresse", "Hauptstr. 5, 48351 Everswinkel", "address.street", "Hauptstr. 5",
         NULL},
        {"Adresse", "Hauptstr. 5, 48351 Everswinkel", "address.postcode", "48351", NULL},
        {"Adresse", "Hauptstr. 5, 48351 Everswinkel", "address.city", "Everswinkel",
         NULL},
        {"Anschrift", "\"Hof 7\nD-48351 Everswinkel\"", "address.street", "Hof 7", NULL},
        {"Anschrift", "\"Hof 7\nD-48351 Everswinkel\"", "address.city", "Everswinkel",
         NULL},
        {"PLZ/Ort", "48351 Everswinkel", "address.city", "Everswinkel", NULL},
        {"Adresse", "Am Markt, Ennigerloh", "address.city", "Ennigerloh", NULL},
        {"Adresse", "Str. 12345, 48351 Ort", "address.street", "Str. 12345", NULL},
        {"lat", "51,93", "lat", "51.93", NULL},
        {"Breitengrad", "5193", "lat", NULL, "not a number from -90"},
        {"Stand", "23.11.2026", "as_of", "2026-11-23", NULL},
        {"Stand", "11/2026", "as_of", "2026-11", NULL},
        {"Stand", "Nov 26", "as_of", "2026-11", NULL},
        {"Stand", "Dezember 2026", "as_of", "2026-12", NULL},
        {"Stand", "46349", "as_of", "2026-11-23", NULL},
        {"Stand", "31.2.2026", "as_of", NULL, "is not a date"},
        {"Geprüft am", "11/2026", "checked_on", NULL, "is not a date"},
        {"Für wen", "Für alle.", "who", "Für alle.", NULL},
        {"fuer wen?", "Für alle.", "who", "Für alle.", NULL},
        {"Mitbringen", "\"Ausweis; Mietvertrag\"", "what_you_bring",
         "Ausweis|Mietvertrag", NULL},
        {"Mitbringen", "Ausweis, gültig|Foto", "what_you_bring", "Ausweis, gültig|Foto",
         NULL},
        {"Mitbringen", "\"A; B\nC\"", "what_you_bring", "A; B|C", NULL},
        {"Sprachen", "Deutsch, Türkisch", "languages", "Deutsch|Türkisch", NULL},
        {"Kosten", "kostenlos", "cost", "free", NULL},
        {"Kosten", "Kostenfrei.", "cost", "free", NULL},
        {"Kosten", "5 Euro", "cost", "5 Euro", NULL},
        {"Kosten", "-", "cost", NULL, NULL},
        {"Kosten", "k. A.", "cost", NULL, NULL},
        {"Kosten", "#WERT!", "cost", NULL, "error of a formula"},
        {"mit Kind", "ja", "with_child", "yes", NULL},
        {"mit Kind", "manchmal", "with_child", NULL, "none of"},
        {"Rollstuhlgerecht", "nein", "accessibility", "wheelchair=no", NULL},
        {"Rollstuhl", "teils", "accessibility", NULL, "neither yes nor no"},
        {"Zugang", "nach Vereinbarung", "access", "appointment", NULL},
        {"Wege", "Telefon, vor Ort", "ways", "phone|in_person", NULL},
        {"Öffnungszeiten", "Mo-Fr 8-12 Uhr, Do 14-18 Uhr", "hours",
         "Mo-We,Fr 08:00-12:00; Th 08:00-12:00,14:00-18:00", NULL},
        {"Oeffnungszeiten", "nach Vereinbarung", "access", "appointment", NULL},
        {"Öffnungszeiten", "24. Jul", "hours", "24/7", "made a date"},
        {"Öffnungszeiten", "immer wenn Licht ist", "hours", NULL, "\"wenn\""},
        {"Öffnungszeiten", "Mo-Fr 9-12, 2-5", "hours_said", "Mo-Fr 9-12, 2-5",
         "in the night?"},
        {"Öffnungszeiten", "Mo-Fr 9-12, 2-5", "hours", NULL,
         ": kept as words in hours_said \"Mo-Fr 9-12, 2-5\""},
        {"Montag;Dienstag", "8-12;9-5", "hours_said", "Dienstag: 9-5", "end lies before"},
        {"Montag von;Montag bis", "9;5", "hours", NULL, "end lies before"},
        {"Montag von;Montag bis", "9;5", "hours_said", "hours: Mo 09:00-05:00",
         "end lies before"},
        {"Öffnungszeiten", "Telefonisch Mo-Fr 9-12", "hours", NULL, NULL},
        {"Öffnungszeiten", "Mo 8-12, telefonisch Mo-Fr 9-12", "phone_hours",
         "Mo-Fr 09:00-12:00", NULL},
        {"Telefonzeiten", "Mo-Fr 9-12 Uhr", "phone_hours", "Mo-Fr 09:00-12:00", NULL},
        {"Telefonische Sprechzeiten", "tel. Mo 9-12", "phone_hours", "Mo 09:00-12:00",
         NULL},
        {"Telefonzeiten", "telefonisch Mo 9-12, persönlich Di 9-12", "phone_hours", NULL,
         "of the house"},
        {"Öffnungszeiten", "Mo-Fr 9-12, 2-5", "hours", NULL,
         "\"2-5\": is that in the night?"},
        {"Öffnungszeiten", "Mo-Fr 09:00-05:00", "hours", NULL, "the end lies before the"},
        {"Montag", "9-12, 2-5", "hours", NULL, "is that in the night?"},
        {"Montag", "jeden 1. im Monat 9-12", "hours", NULL,
         "no hours are taken: kept as words in hours_said \""},
        {"Montag", "8-12, 14-16", "hours", "Mo 08:00-12:00,14:00-16:00", NULL},
        {"Mo. vormittags", "8.00 - 12.00 Uhr", "hours", "Mo 08:00-12:00", NULL},
        {"mon", "9-10", "hours", "Mo 09:00-10:00", NULL},
        {"Dienstag", "bald", "hours_said", "Dienstag: bald",
         "kept as words in hours_said \"bald"},
        {"Mo von", "8", "hours", NULL, "no begin or no end"},
        {"Gültig für", "Kreis Warendorf", "scope", "district", NULL},
        {"Geltungsbereich", "bundesweit", "scope", "national", NULL},
        {"Gebiet", "Ennigerloh", "scope", "ennigerloh", NULL},
        {"Gebiet", "Bad Essen", "scope", "bad-essen", "made an id"},
        {"Verlässlichkeit", "hoch", "confidence", "high", NULL},
        {"Verlässlichkeit", "egal", "confidence", "medium", "none of"},
        {"ID", "Kita 12", "id", "kita-12", "small letters"},
        {"id", "kita-12", "id", "kita-12", NULL},
        {"name:tr", "Giysi", "id", "kleiderstube-caritas", "how the text was made"},
        {"Farbe", "rot", "id", "kleiderstube-caritas", "no field is known"},
        {"Telefon;Fon", "02582 880;02582 881", "phone", "+492582880",
         "\"Telefon\" fills the same"},
        {"Straße;Hausnr", "Hauptstr.;5 a", "address.street", "Hauptstr. 5 a", NULL},
        {"Straße;PLZ Ort", "Hof 1;48351 Everswinkel", "address.postcode", "48351", NULL},
        {"Mo von;Mo bis;Mo Pause", "10.00;18.30;13.00 - 14.30", "hours",
         "Mo 10:00-13:00,14:30-18:30", NULL},
        {"Mo vormittags von;Mo vormittags bis;Mo nachmittags von;Mo nachmittags bis",
         "8;12;14;16", "hours", "Mo 08:00-12:00,14:00-16:00", NULL},
        {"Mo von;Mo bis;Di von;Di bis", "geschlossen;geschlossen;8;12", "hours",
         "Tu 08:00-12:00", NULL},
        {"Mo;Di;Öffnungszeiten", "8-12;9-13;Mo 8-12", "hours", "Mo 08:00-12:00",
         "say other hours"},
    };
    struct csv_taken there = {.ok = true};
    csv_taken_json(ANNA_ASSETS_DIR "/content/demo.json", &there);
    const struct format_ask ask = {.known = &there.all.document};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf text = {0};
        struct buf value = {0};
        buf_print(&text, HEAD "%s\r\n" ROW "%s\r\n", cases[i].header, cases[i].cell);
        struct csv_taken taken;
        csv_take_text(text.bytes, text.len, &ask, &taken);
        assert_true(taken.ok);
        if (csv_taken_count(&taken) != 1)
            fail_msg("case %zu: not taken: %s", i, taken.all.notes.bytes);
        const struct record *offer = csv_taken_at(&taken, 0);
        size_t count;
        int at = record_field(RECORD_OFFER, cases[i].field);
        const struct field *field = record_fields(RECORD_OFFER, &count);
        if (offer->value[at].set)
            show_value(&offer->value[at], &field[at], &value);
        bool good = cases[i].value == NULL
                        ? !offer->value[at].set
                        : value.len > 0 && strcmp(value.bytes, cases[i].value) == 0;
        bool noted = cases[i].note == NULL
                         ? taken.all.notes.len == 0
                         : strstr(taken.all.notes.bytes, cases[i].note) != NULL;
        if (!good || !noted)
            fail_msg("case %zu: %s = %s: %s; %s", i, cases[i].header, cases[i].cell,
                     value.len > 0 ? value.bytes : "nothing", taken.all.notes.bytes);
        buf_free(&text);
        buf_free(&value);
        gathering_free(&taken.all);
    }
    gathering_free(&there.all);
}

/* Whole tables: how many offers are taken, how many refusals, and what is said. */
static void says_what_it_refuses(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t offers;
        size_t refused;
        const char *note;
    } cases[] = {
        {HEAD "\n" ROW "\n", 1, 0, NULL},
        {HEAD "\n;Caritas;Geld;Kleidung.;\n" ROW "\n", 1, 1, ":2: name: is missing"},
        {HEAD "\nK;;Geld;Kleidung.;\n", 0, 1, ":2: provider: is missing"},
        {HEAD "\nK;C;Geld;;\n", 0, 1, ":2: summary: is missing"},
        {HEAD "\nK;C;Schuhe;S.;\n", 1, 0, "kept as a keyword"},
        {HEAD "\nK;C;Geld, Schuhe;S.;\n", 1, 0, "keyword Schuhe"},
        {HEAD "\nK;C;Geld;S.;;x\n", 0, 1, "has 6 fields and the header 4"},
        {HEAD "\nK;C;Geld\n", 0, 1, "has 3 of 4 fields"},
        {HEAD "Ort\nK;C;Geld;S.\n", 1, 0, "has 4 of 5 fields"},
        {HEAD "\nK;\"C \"D\" E\";Geld;S.;\n", 1, 0, "is not doubled"},
        {HEAD "\nK;C;Geld;\xC3\xA4\xC3\xB6 \xFC.;\n", 1, 0, "do not fit"},
        {HEAD "\nK;C;Geld;S.;\nL;C;Geld;\"S.\n", 1, 0,
         "the quote that opens in line 3 is never closed"},
        {HEAD "id\nK;C;Geld;S.;a\nL;C;Geld;S.;a\n", 1, 1, "\"a\" has come before"},
        {HEAD "Ort\nK;C;Geld;S.;O\nK;C;Geld;T.;P\nK;C;Geld;U.;Q\n", 3, 0, NULL},
        {HEAD "Ort\nK;C;Geld;S.;O\nK;C;Geld;T.;P\nK;C;Geld;U.;P\n", 3, 0,
         "which is which only their order says"},
        {HEAD "Ort;Straße\nK;C;Geld;T.;P;A 1\nK;C;Geld;U.;P;B 2\n", 2, 0, NULL},
        {"Angebote der Gemeinde;;;\nStand;Mai;;\n;;;\n" HEAD "\n" ROW "\n", 1, 0, NULL},
        {"a;b;c\n1;2;3\n", 0, 0, "no column is known for: name, provider, summary"},
        {"Angebot;Thema;Beschreibung\nK;Geld;S.\n", 0, 0,
         "no column is known for: provider; name them with a map"},
        {"", 0, 0, "there is no row in it"},
        {"PK\x03\x04", 0, 0, "save it as CSV"},
        {HEAD ";Farbe;\n" ROW ";rot;\n", 1, 0, "column 5"},
        /* Empty fields at the end are a separator too many, unless each row has them. */
        {HEAD "Ort\nK;C;Geld;Wir singen; tanzen;\nL;C;Geld;S.;O\n", 1, 1,
         ":2: the row has 6 fields and the header 5"},
        {HEAD "Ort\nK;C;Geld;S.;O;;\nL;C;Geld;S.;O;\n", 2, 0, NULL},
        {HEAD "Ort;;\nK;C;Geld;S.;O;;\nL;C;Geld;S.;O\n", 2, 0, NULL},
        {"Titel;;;;;;\n" HEAD "Ort\nK;C;Geld;Wir singen; tanzen;\nL;C;Geld;S.;O\n", 1, 1,
         ":3: the row has 6 fields"},
        {HEAD "\n" ROW "\n" HEAD "\nL;C;Geld;S.;\n", 2, 0,
         "the header stands here again"},
        {HEAD "Ort\nK;C;Geld;S.;Ort\n", 1, 0, NULL},
    };
    struct csv_taken there = {.ok = true};
    csv_taken_json(ANNA_ASSETS_DIR "/content/demo.json", &there);
    const struct format_ask ask = {.known = &there.all.document};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct csv_taken taken;
        csv_take_text(cases[i].text, strlen(cases[i].text), &ask, &taken);
        assert_true(taken.ok);
        if (csv_taken_count(&taken) != cases[i].offers ||
            taken.all.refused != cases[i].refused ||
            (cases[i].note == NULL
                 ? taken.all.notes.len > 0
                 : strstr(taken.all.notes.bytes, cases[i].note) == NULL))
            fail_msg("case %zu: %zu offers, %zu refused: %s", i, csv_taken_count(&taken),
                     taken.all.refused, taken.all.notes.bytes);
        gathering_free(&taken.all);
    }
    gathering_free(&there.all);
}

/* Which is the month, the whole column says. */
static void reads_dates_by_their_column(void **state)
{
    (void)state;
    static const struct {
        const char *second; /* the cell below "3/4/2026" */
        const char *first;  /* what "3/4/2026" becomes; NULL: it is left out */
        const char *note;
    } cases[] = {
        {"11/23/2026", "2026-03-04", NULL},
        {"23/11/2026", "2026-04-03", NULL},
        {"23.11.2026", "2026-04-03", "which is the month"},
        {"11/23/2026\nM;C;Geld;S.;23/11/2026", NULL, "the column has both"},
        {"", "2026-04-03", "which is the month"},
    };
    const struct format_ask ask = {.map = NULL};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf text = {0};
        struct csv_taken taken;
        buf_print(&text, HEAD "Stand\nK;C;money;S.;3/4/2026\nL;C;money;S.;%s\n",
                  cases[i].second);
        csv_take_text(text.bytes, text.len, &ask, &taken);
        const char *date = offer_text(csv_taken_at(&taken, 0), OFFER_AS_OF);
        bool same = date == NULL
                        ? cases[i].first == NULL
                        : cases[i].first != NULL && strcmp(date, cases[i].first) == 0;
        bool noted = cases[i].note == NULL
                         ? strstr(taken.all.notes.bytes, "as_of") == NULL &&
                               strstr(taken.all.notes.bytes, "Stand") == NULL
                         : strstr(taken.all.notes.bytes, cases[i].note) != NULL;
        if (!same || !noted)
            fail_msg("case %zu: %s: %s", i, date == NULL ? "none" : date,
                     taken.all.notes.bytes);
        buf_free(&text);
        gathering_free(&taken.all);
    }
}

static void makes_ids_that_stay(void **state)
{
    (void)state;
    static const char text[] =
        HEAD "Ort\nMüller-Café;AWO;money;S.;Ort\n"
             "Mueller-Cafe;A.W.O.;money;S.;Dorf\n"
             "مكتب;مكتب;money;S.;\n"
             "Ein sehr langer Name von einem Angebot;Ein sehr langer "
             "Name von einem Anbieter;money;S.;\n";
    const struct format_ask ask = {.scope = "ennigerloh", .source = "Liste"};
    struct csv_taken first;
    csv_take_text(text, sizeof text - 1, &ask, &first);
    struct csv_taken second;
    csv_take_text(text, sizeof text - 1, &ask, &second);
    static const char *const ids[] = {"muller-cafe-awo", "mueller", "offer-", "ein-sehr"};
    assert_int_equal(csv_taken_count(&first), 4);
    for (size_t i = 0; i < 4; i++) {
        const struct record *offer = csv_taken_at(&first, i);
        assert_string_equal(record_id(offer), record_id(csv_taken_at(&second, i)));
        if (i != 1)
            assert_non_null(strstr(record_id(offer), ids[i]));
        assert_string_equal(records_text(offer, "scope"), "ennigerloh");
        assert_string_equal(records_text(offer, "source"), "Liste");
    }
    gathering_free(&first.all);
    gathering_free(&second.all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_cells_as_people_write_them),
        cmocka_unit_test(says_what_it_refuses),
        cmocka_unit_test(reads_dates_by_their_column),
        cmocka_unit_test(makes_ids_that_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
