#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "core/qr.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "words/takeaway.h"

static struct arena arena;

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void writes_a_contact(void **state)
{
    (void)state;
    struct takeaway_contact contact = {
        .name = "Fr\xC3\xBChe Hilfen",
        .phone = "+492581530",
        .street = "Waldenburger Str. 2; Haus B",
        .postcode = "48231",
        .town = "Warendorf",
        .web = "https://www.example.org/",
        .note = "Montag: 8 Uhr bis 12 Uhr\nDienstag, nur am Telefon",
        .provider = "Kreis",
    };
    assert_string_equal(takeaway_vcard(&arena, &contact),
                        "BEGIN:VCARD\r\nVERSION:3.0\r\n"
                        "N:Fr\xC3\xBChe Hilfen;;;;\r\nFN:Fr\xC3\xBChe Hilfen\r\n"
                        "TEL:+492581530\r\n"
                        "ADR:;;Waldenburger Str. 2\\; Haus B;Warendorf;;48231;\r\n"
                        "URL:https://www.example.org/\r\n"
                        "ORG:Kreis\r\nEND:VCARD\r\n");
    contact.web = NULL;
    contact.street = NULL;
    assert_string_equal(takeaway_vcard(&arena, &contact),
                        "BEGIN:VCARD\r\nVERSION:3.0\r\n"
                        "N:Fr\xC3\xBChe Hilfen;;;;\r\nFN:Fr\xC3\xBChe Hilfen\r\n"
                        "TEL:+492581530\r\n"
                        "NOTE:Montag: 8 Uhr bis 12 Uhr\\nDienstag\\, nur am Telefon\r\n"
                        "ORG:Kreis\r\nEND:VCARD\r\n");
    assert_string_equal(takeaway_vcard(&arena, &(struct takeaway_contact){.name = "A"}),
                        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:A;;;;\r\nFN:A\r\nEND:VCARD\r\n");
}

/* What is for the screen (soft hyphen, isolates, no-break space) stays there; what would
 * begin a line of its own does not. */
static void keeps_words_and_nothing_else(void **state)
{
    (void)state;
    struct takeaway_contact contact = {
        .name = "Ganztags\xC2\xADschule\xE2\x81\xA8"
                "A\xE2\x81\xA9\xC2\xA0"
                "B\r\nTEL:666",
        .provider = "a\\b",
    };
    assert_string_equal(takeaway_vcard(&arena, &contact),
                        "BEGIN:VCARD\r\nVERSION:3.0\r\n"
                        "N:GanztagsschuleA B \\nTEL:666;;;;\r\n"
                        "FN:GanztagsschuleA B \\nTEL:666\r\n"
                        "ORG:a\\\\b\r\nEND:VCARD\r\n");
}

static const char *letters(size_t count)
{
    char *text = arena_take(&arena, count + 1);
    memset(text, 'x', count);
    return text;
}

/* 50 bytes are around a name that stands there twice. */
static void leaves_out_what_does_not_fit(void **state)
{
    (void)state;
    struct takeaway_contact contact = {.name = letters(78), .phone = NULL};
    assert_non_null(strstr(takeaway_vcard(&arena, &contact), letters(78)));
    contact = (struct takeaway_contact){
        .name = "Name", .phone = "110", .web = letters(200), .provider = "P"};
    const char *card = takeaway_vcard(&arena, &contact);
    assert_non_null(strstr(card, "TEL:110\r\n"));
    assert_null(strstr(card, "URL:"));
    assert_non_null(strstr(card, "ORG:P\r\n"));
}

/* The place is worth more than a name that is said twice, and than what stands in
 * brackets. */
static void keeps_the_place_rather_than_brackets(void **state)
{
    (void)state;
    static const struct {
        const char *name, *brief, *shown;
    } table[] = {
        {"Догляд за дітьми (Kita)", "Догляд за дітьми (Kita)", "Догляд за дітьми (Kita)"},
        {"Телефон (Hotline) для самотніх (Alleinerziehende)", "Телефон для самотніх",
         "Телефон (Hotline) для самотніх (Alleinerziehende)"},
        {"Телефон для самотніх батьків (VAMV)", "Телефон для самотніх батьків",
         "Телефон для самотніх батьків"},
        {"Телефон для самотніх: мама й тато, дідусь", "Телефон для самотніх",
         "Телефон для самотніх"},
    };
    struct takeaway_contact contact = {.phone = "+492582880",
                                       .street = "Markt 1",
                                       .postcode = "59320",
                                       .town = "Ennigerloh"};
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        contact.name = table[i].name;
        const char *card = takeaway_vcard(&arena, &contact);
        assert_non_null(card);
        const char *head =
            arena_print(&arena, "BEGIN:VCARD\r\nVERSION:3.0\r\nN:%s;;;;\r\nFN:%s\r\nTEL:",
                        table[i].brief, table[i].shown);
        assert_int_equal(strncmp(card, head, strlen(head)), 0);
        assert_non_null(strstr(card, "ADR:;;Markt 1;Ennigerloh;;59320;\r\n"));
    }
}

/* Cut at a whole character, never at the number; a name of another script takes more. */
static void cuts_a_long_name(void **state)
{
    (void)state;
    static const char *const names[] = {"x", "ü", "ع", "ع ", "😀", "\xC2\xAD-"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct buf name = {0};
        for (int k = 0; k < 150; k++)
            buf_add_text(&name, names[i]);
        struct takeaway_contact contact = {.name = name.bytes, .phone = "+492582880"};
        const char *card = takeaway_vcard(&arena, &contact);
        assert_non_null(card);
        assert_true(qr_fits(card) && utf8_valid(card, strlen(card), NULL));
        assert_non_null(strstr(card, "\u2026;;;;\r\nFN:"));
        assert_non_null(strstr(card, "\u2026\r\nTEL:+492582880\r\n"));
        assert_null(strstr(card, " \u2026"));
        assert_true(strlen(card) > 190); /* no more than must be */
        buf_free(&name);
    }
}

static void writes_numbers_places_and_messages(void **state)
{
    (void)state;
    assert_string_equal(takeaway_tel(&arena, "+492582880"), "tel:+492582880");
    assert_string_equal(takeaway_tel(&arena, "116 111"), "tel:116111");
    assert_string_equal(takeaway_tel(&arena, "02582/88-0;ext=1"), "tel:025828801");
    assert_string_equal(takeaway_geo(&arena, "51.8377", "-8.01"), "geo:51.8377,-8.01");
    assert_null(takeaway_geo(&arena, "51.8377", "8.0;u=1"));
    assert_null(takeaway_geo(&arena, "", "8"));
    assert_null(takeaway_geo(&arena, "-", "8"));
    assert_string_equal(
        takeaway_sms(&arena, "+491701", "Thema: T\xC3\xBCr & Tor?\n100 %"),
        "sms:+491701?body=Thema%3A%20T%C3%BCr%20%26%20Tor%3F%0D%0A100%20%25");
    assert_null(takeaway_sms(&arena, "+491701", letters(250)));
    assert_string_equal(takeaway_mail(&arena, "a+b@example.org", "ANNA K7M-2RX", "Hallo"),
                        "mailto:a%2Bb@example.org?subject=ANNA%20K7M-2RX&body=Hallo");
    assert_string_equal(takeaway_mail(&arena, "a@b.de?bcc=c@d.de", "x", "y"),
                        "mailto:a@b.de%3Fbcc%3Dc@d.de?subject=x&body=y");
}

static void writes_lines(void **state)
{
    (void)state;
    struct takeaway_contact contact = {.name = "Kinder\xC2\xADzuschlag",
                                       .phone = "+498004555530",
                                       .street = "Weg 1",
                                       .postcode = "48231",
                                       .town = "Warendorf",
                                       .web = "https://a.example/"};
    const char *one = takeaway_lines(&arena, &contact);
    assert_string_equal(one, "Kinderzuschlag\n+498004555530\nWeg 1, 48231 Warendorf\n"
                             "https://a.example/");
    contact = (struct takeaway_contact){.name = "B", .street = "Weg 2", .town = "W"};
    const char *both[] = {one, takeaway_lines(&arena, &contact)};
    assert_string_equal(both[1], "B\nWeg 2, W");
    const char *text = takeaway_joined(&arena, both, 2, "\n\n");
    assert_non_null(strstr(text, "example/\n\nB\n"));
    const char *many[] = {one, one, one};
    assert_null(takeaway_joined(&arena, many, 3, "\n\n"));
    assert_null(takeaway_joined(&arena, many, 0, "\n\n"));
}

static void goes_on_in_another_code(void **state)
{
    (void)state;
    const char *line[] = {letters(100), letters(90), letters(90), letters(400)};
    const char *page[4] = {NULL};
    assert_int_equal(takeaway_pages(&arena, "Kopf", line, 1, page, 4), 1);
    assert_int_equal(strlen(page[0]), 105);
    assert_int_equal(takeaway_pages(&arena, "Kopf", line, 3, page, 4), 2);
    assert_int_equal(strlen(page[0]), 4 + 101 + 91);
    assert_int_equal(strlen(page[1]), 4 + 91);
    assert_int_equal(takeaway_pages(&arena, "Kopf", line, 4, page, 4), 3);
    assert_true(qr_fits(page[2]));
    assert_non_null(strstr(page[2], "\xE2\x80\xA6"));
    assert_int_equal(takeaway_pages(&arena, "Kopf", line, 4, page, 2), 2);
    assert_int_equal(takeaway_pages(&arena, "Kopf", line, 0, page, 4), 0);
    /* With spaces nothing is lost: it goes on in the next. */
    const char *spaced[] = {
        arena_print(&arena, "[ ] %s %s %s", letters(80), letters(80), letters(120)),
        "[ ] Pass"};
    assert_int_equal(takeaway_pages(&arena, "Kopf", spaced, 2, page, 4), 2);
    assert_string_equal(page[0], arena_print(&arena, "Kopf\n[ ] %s %s \xE2\x80\xA6",
                                             letters(80), letters(80)));
    assert_string_equal(
        page[1], arena_print(&arena, "Kopf\n\xE2\x80\xA6 %s\n[ ] Pass", letters(120)));
    assert_string_equal(takeaway_tick(&arena, "Aus\xC2\xADweis", true), "[x] Ausweis");
    assert_string_equal(takeaway_tick(&arena, "Ausweis", false), "[ ] Ausweis");
    assert_string_equal(takeaway_text(&arena, "Aus\xC2\xADweis\xC2\xA0"
                                              "A"),
                        "Ausweis A");
    char many[400];
    memset(many, 'a', sizeof many - 1);
    many[sizeof many - 1] = '\0';
    const char *cut = takeaway_text(&arena, many);
    assert_true(qr_fits(cut) && strstr(cut, "\xE2\x80\xA6") != NULL);
}

static void writes_a_date(void **state)
{
    (void)state;
    struct takeaway_event event = {
        .uid = "waf-beratung",
        .name = "Beratung, offen",
        .place = "Weg 1, 48231 Warendorf",
        .from = {{2026, 11, 24}, 15 * 60},
        .to = {{2026, 11, 24}, 17 * 60 + 30},
        .stamp = {2026, 11, 20},
    };
    /* Winter: one hour ahead of UTC; summer: two. */
    assert_string_equal(takeaway_event(&arena, &event),
                        "BEGIN:VEVENT\r\nUID:waf-beratung-20261124\r\n"
                        "DTSTAMP:20261120T000000Z\r\nDTSTART:20261124T140000Z\r\n"
                        "DTEND:20261124T163000Z\r\nSUMMARY:Beratung\\, offen\r\n"
                        "LOCATION:Weg 1\\, 48231 Warendorf\r\nEND:VEVENT\r\n");
    const char *text;
    event.open_end = true;
    text = takeaway_event(&arena, &event);
    assert_non_null(strstr(text, "DTSTART:20261124T140000Z\r\nSUMMARY"));
    event = (struct takeaway_event){.uid = event.uid,
                                    .name = event.name,
                                    .from = {{2026, 12, 19}, 0},
                                    .to = {{2026, 12, 21}, 0},
                                    .whole_days = true,
                                    .stamp = event.stamp};
    text = takeaway_event(&arena, &event);
    assert_non_null(strstr(text, "DTSTART;VALUE=DATE:20261219\r\n"
                                 "DTEND;VALUE=DATE:20261221\r\n"));
    event.whole_days = false;
    event.place = letters(100);
    event.from.date = event.to.date = (struct date){2026, 7, 1};
    event.from.minute = 60;
    text = takeaway_event(&arena, &event);
    assert_null(strstr(text, "LOCATION"));
    assert_non_null(strstr(text, "DTSTART:20260630T230000Z\r\n"));
    event.name = letters(150);
    text = takeaway_event(&arena, &event);
    assert_non_null(strstr(text, "xxx\u2026\r\nEND:VEVENT\r\n"));
}

static uint32_t seed = 4711;

static uint32_t draw(uint32_t below)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % below;
}

/* Whatever stands in the content: a code takes it or there is none, and no value breaks
 * out of its line. */
static void holds_for_any_words(void **state)
{
    (void)state;
    static const char *const piece[] = {"a",
                                        " ",
                                        "\r\n",
                                        "\n",
                                        "BEGIN:VCARD",
                                        ";",
                                        ",",
                                        "\\",
                                        "\xC3\xA4",
                                        "\xD8\xA7",
                                        "\xF0\x9F\x98\x80",
                                        "\xFF",
                                        "\xC2\xAD",
                                        "%",
                                        "&",
                                        "?",
                                        "#",
                                        "=",
                                        "\x01",
                                        "END:VCARD"};
    for (int i = 0; i < 5000; i++) {
        const char *field[6];
        for (int f = 0; f < 6; f++) {
            char words[256] = "x";
            for (uint32_t n = draw(14); n > 0; n--)
                strcat(words, piece[draw(sizeof piece / sizeof piece[0])]);
            field[f] = arena_copy(&arena, words);
        }
        struct takeaway_contact contact = {.name = field[0],
                                           .street = field[1],
                                           .town = field[2],
                                           .web = field[3],
                                           .note = field[4],
                                           .provider = field[5]};
        const char *text[] = {takeaway_vcard(&arena, &contact),
                              takeaway_sms(&arena, "110", field[0]),
                              takeaway_mail(&arena, field[1], field[2], field[3])};
        for (size_t t = 0; t < 3; t++)
            assert_true(text[t] == NULL || qr_fits(text[t]));
        int lines = 0;
        for (const char *at = text[0]; at != NULL && *at != '\0';
             at = strstr(at, "\r\n") + 2) {
            assert_true(strchr("BVNFTAUOE", at[0]) != NULL);
            assert_true(strcspn(at, "\r\n") == (size_t)(strstr(at, "\r\n") - at));
            lines++;
        }
        assert_true(lines == 0 || (lines >= 5 && lines <= 9));
        assert_true(text[1] == NULL || strpbrk(text[1] + 13, "&?#= \r\n") == NULL);
        arena_reset(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_a_contact),
        cmocka_unit_test(keeps_words_and_nothing_else),
        cmocka_unit_test(leaves_out_what_does_not_fit),
        cmocka_unit_test(keeps_the_place_rather_than_brackets),
        cmocka_unit_test(cuts_a_long_name),
        cmocka_unit_test(writes_numbers_places_and_messages),
        cmocka_unit_test(writes_lines),
        cmocka_unit_test(goes_on_in_another_code),
        cmocka_unit_test(writes_a_date),
        cmocka_unit_test(holds_for_any_words),
    };
    return cmocka_run_group_tests(tests, NULL, tear_down);
}
