#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"
#include "record/record.h"

static const struct field *offer_field(const char *name)
{
    size_t count;
    return &record_fields(RECORD_OFFER, &count)[record_field(RECORD_OFFER, name)];
}

/* What nobody sees is refused where words, names, addresses and ids may stand; what
 * languages need is not, at no place of a text. */
static void refuses_hidden_signs(void **state)
{
    (void)state;
    static const uint32_t hidden[] = {
        0x01,   0x1b,   0x7f,   0x80,   0x9b,   0x9f,   0x180e, 0x200b, 0x2028,  0x2029,
        0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0x206f, 0x3164, 0xfeff, 0xe0041,
    };
    static const uint32_t needed[] = {0xa0,   0xad,   0x61c,  0x200a, 0x200c, 0x200d,
                                      0x200e, 0x200f, 0x202f, 0x2044, 0xfe0f, 0x1f600};
    static const char *const fields[] = {"name",      "summary", "steps", "who",
                                         "languages", "web",     "email", "provider"};
    char text[64];
    for (size_t f = 0; f < sizeof fields / sizeof fields[0]; f++) {
        const struct field *field = offer_field(fields[f]);
        for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++)
            for (size_t at = 0; at < 3; at++) {
                struct err err = {""};
                memcpy(text, "abc", 3);
                size_t len = at + utf8_put(text + at, hidden[i]);
                memcpy(text + len, &"abc"[at], 4 - at);
                assert_false(record_check(field, text, &err));
            }
        for (size_t i = 0; f < 4 && i < sizeof needed / sizeof needed[0]; i++)
            for (size_t at = 0; at < 4; at++) {
                memcpy(text, "abc", 3);
                size_t len = at + utf8_put(text + at, needed[i]);
                memcpy(text + len, &"abc"[at], 4 - at);
                assert_true(record_check(field, text, NULL));
            }
    }
    struct err err = {""};
    assert_false(record_check(offer_field("name"), "a\u202Eb", &err));
    assert_non_null(strstr(err.text, "U+202E"));
}

static void checks_values(void **state)
{
    (void)state;
    static const struct {
        const char *field;
        const char *text;
        bool good;
    } cases[] = {
        {"name", "   ", false},
        {"name", "\xC2\xA0\xE2\x80\x8B", false},
        {"name", " A ", true},
        {"summary", " \n ", false},
        {"cost", " ", true},
        {"phone", "+492582880", true},
        {"phone", "110", true},
        {"phone", "115", true},
        {"phone", "116111", true},
        {"phone", "02582 880", false},
        {"phone", "+49 2582 880", false},
        {"phone", "+4902582880", false},
        {"phone", "+0492582880", false},
        {"phone", "+49", false},
        {"phone", "+4925828801234567", false},
        {"phone", "111", false},
        {"phone", "1161111", false},
        {"phone", "+49258288a", false},
        {"id", "waf-fruehe-hilfen", true},
        {"id", "Waf", false},
        {"id", "", false},
        {"id", "-a", false},
        {"id", "a b", false},
        {"id", "../x", false},
        {"email", "a@b.de", true},
        {"email", "a.b.de", false},
        {"email", "a@b@c.de", false},
        {"email", "@b.de", false},
        {"email", "a@b", false},
        {"web", "https://www.everswinkel.de/x?y=1", true},
        {"web", "http://x.de", true},
        {"web", "www.x.de", false},
        {"web", "javascript:alert(1)", false},
        {"web", "https://", false},
        {"web", "https://a b", false},
        {"hours", "Mo-Fr 08:00-16:00", true},
        {"hours", "24/7", true},
        {"hours", "Mo-Fr 8 bis 16", false},
        {"as_of", "2026-11", true},
        {"as_of", "2026-11-23", true},
        {"as_of", "2026-13", false},
        {"as_of", "2026", false},
        {"checked_on", "2026-11-23", true},
        {"checked_on", "2026-02-29", false},
        {"checked_on", "2026-11", false},
        {"confidence", "high", true},
        {"confidence", "hig", false},
        {"confidence", "high medium", false},
        {"ways", "in_person", true},
        {"ways", "fax", false},
        {"lat", "51.9", true},
        {"lat", "91", false},
        {"lat", "nan", false},
        {"lat", "1x", false},
        {"accessibility", "Restroom.hasChangingTableForBabies=yes", true},
        {"accessibility", "isQuiet=maybe", false},
        {"accessibility", "is quiet=yes", false},
        {"name", "Kinder\xc2\xadzuschlag", true},
        {"name", "two\nlines", false},
        {"summary", "two\nlines", true},
        {"summary", "a\tb", false},
        {"summary", "\xc3", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct err err = {""};
        bool good = record_check(offer_field(cases[i].field), cases[i].text, &err);
        if (good != cases[i].good)
            fail_msg("%s \"%s\": %s", cases[i].field, cases[i].text, err.text);
        assert_int_equal(err.text[0] == '\0', good);
    }
}

static void checks_links_and_hosts(void **state)
{
    (void)state;
    static const struct {
        enum record_kind kind;
        const char *field;
        const char *text;
        bool good;
    } cases[] = {
        {RECORD_COACH, "booking", "provider=ea", true},
        {RECORD_COACH, "booking", "event-slug=30 min", true},
        {RECORD_COACH, "booking", "dienstleisterlist=1,2", true},
        {RECORD_COACH, "booking", "provider=", false},
        {RECORD_COACH, "booking", "provider", false},
        {RECORD_COACH, "booking", "=ea", false},
        {RECORD_COACH, "booking", "pro vider=ea", false},
        {RECORD_COACH, "booking", "url=a\nb", false},
        {RECORD_HOST, "id", "termine.example.org", true},
        {RECORD_HOST, "id", "localhost", false},
        {RECORD_HOST, "id", "https://termine.example.org", false},
        {RECORD_HOST, "id", "termine.example.org:443", false},
        {RECORD_HOST, "id", "*.example.org", false},
        {RECORD_HOST, "id", "Termine.example.org", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t count;
        const struct field *field = record_fields(cases[i].kind, &count);
        struct err err = {""};
        bool good = record_check(&field[record_field(cases[i].kind, cases[i].field)],
                                 cases[i].text, &err);
        if (good != cases[i].good)
            fail_msg("%s \"%s\": %s", cases[i].field, cases[i].text, err.text);
        assert_int_equal(err.text[0] == '\0', good);
    }
}

static void limits_length(void **state)
{
    (void)state;
    char text[4002];
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_false(record_check(offer_field("summary"), text, NULL));
    text[4000] = '\0';
    assert_true(record_check(offer_field("summary"), text, NULL));
    assert_false(record_check(offer_field("name"), text, NULL));
    text[300] = '\0';
    assert_true(record_check(offer_field("name"), text, NULL));
}

static void sets_words_and_lists(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct value value = {0};
    struct err err = {""};
    assert_true(record_set(&arena, offer_field("steps"), "Eins. | Zwei.|", &value, &err));
    assert_int_equal(value.list.count, 2);
    assert_string_equal(value.list.item[0], "Eins.");
    assert_string_equal(value.list.item[1], "Zwei.");
    assert_false(record_set(&arena, offer_field("topics"), "money|Geld", &value, &err));
    assert_non_null(strstr(err.text, "item 2"));
    assert_int_equal(value.list.count, 2);
    assert_false(record_set(&arena, offer_field("scope"), "", &value, &err));
    assert_false(record_set(&arena, offer_field("name"), "", &value, &err));
    assert_true(record_set(&arena, offer_field("phone"), "", &value, &err));
    assert_false(value.set);
    arena_free(&arena);
}

static void tables_fit_the_records(void **state)
{
    (void)state;
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
        size_t count;
        const struct field *field = record_fields((enum record_kind)kind, &count);
        assert_in_range(count, 1, RECORD_FIELD_MAX);
        assert_string_equal(field[0].name, "id");
        for (size_t i = 0; i < count; i++)
            assert_int_equal(record_field((enum record_kind)kind, field[i].name), i);
    }
    assert_int_equal(record_field(RECORD_OFFER, "nothing"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_hidden_signs),
        cmocka_unit_test(checks_values),
        cmocka_unit_test(checks_links_and_hosts),
        cmocka_unit_test(limits_length),
        cmocka_unit_test(sets_words_and_lists),
        cmocka_unit_test(tables_fit_the_records),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
