#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"

/* RFC 3629, and the table of well-formed sequences of the Unicode standard (3-7). */
static void valid_and_invalid(void **state)
{
    static const struct {
        const char *text;
        long bad_at; /* -1: valid */
    } rows[] = {
        {"", -1},
        {"plain", -1},
        {"Straße €5 😀 \u0645", -1},
        {"\xC2\x80", -1},
        {"\xDF\xBF", -1},
        {"\xE0\xA0\x80", -1},
        {"\xED\x9F\xBF", -1},
        {"\xEE\x80\x80", -1},
        {"\xEF\xBF\xBF", -1},
        {"\xF0\x90\x80\x80", -1},
        {"\xF4\x8F\xBF\xBF", -1},
        {"\x7F", -1},
        {"\x80", 0}, /* a continuation alone */
        {"a\xBF", 1},
        {"\xC0\x80", 0}, /* overlong forms */
        {"\xC1\xBF", 0},
        {"\xE0\x80\x80", 0},
        {"\xE0\x9F\xBF", 0},
        {"\xF0\x80\x80\x80", 0},
        {"\xF0\x8F\xBF\xBF", 0},
        {"\xED\xA0\x80", 0}, /* surrogates */
        {"\xED\xBF\xBF", 0},
        {"\xF4\x90\x80\x80", 0}, /* above U+10FFFF */
        {"\xF5\x80\x80\x80", 0},
        {"\xFF", 0},
        {"\xFE", 0},
        {"ab\xC3", 2}, /* cut off */
        {"ab\xE2\x82", 2},
        {"ab\xF0\x9F\x98", 2},
        {"\xC3(", 0}, /* a continuation is missing */
        {"\xE2(\xAC", 0},
        {"\xE2\x82(", 0},
        {"\xF0\x9F(\x80", 0},
        {"\xF0\x9F\x98(", 0},
        {"caf\xE9", 3}, /* Latin-1 */
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t bad_at = 99;
        size_t len = strlen(rows[i].text);
        assert_int_equal(utf8_valid(rows[i].text, len, NULL), rows[i].bad_at < 0);
        utf8_valid(rows[i].text, len, &bad_at);
        assert_int_equal(bad_at, rows[i].bad_at < 0 ? 99 : (size_t)rows[i].bad_at);
        for (size_t at = 0; rows[i].bad_at >= 0 && at < len;) {
            bool bad = at == (size_t)rows[i].bad_at;
            uint32_t code = utf8_next(rows[i].text, len, &at);
            if (bad) {
                assert_int_equal(code, UTF8_REPLACEMENT);
                assert_int_equal(at, rows[i].bad_at + 1);
                break;
            }
        }
    }
}

static void every_character_there_and_back(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0x110010; code++) {
        char bytes[4];
        size_t at = 0;
        size_t len = utf8_put(bytes, code);
        bool real = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
        assert_int_equal(len, !real            ? 3
                              : code < 0x80    ? 1
                              : code < 0x800   ? 2
                              : code < 0x10000 ? 3
                                               : 4);
        assert_true(utf8_valid(bytes, len, NULL));
        assert_int_equal(utf8_next(bytes, len, &at), real ? code : UTF8_REPLACEMENT);
        assert_int_equal(at, len);
    }
}

/* All pairs and a grid of triples of bytes: reading ends, never reaches beyond the end,
 * and says the replacement exactly where the text is invalid. */
static void reading_always_ends(void **state)
{
    (void)state;
    for (unsigned n = 0; n < 256 * 256 * 16; n++) {
        char text[3] = {(char)(n >> 8), (char)n, (char)(n >> 16 << 4)};
        size_t bad_at = 3;
        bool valid = utf8_valid(text, 3, &bad_at);
        size_t at = 0;
        size_t steps = 0;
        while (at < 3) {
            size_t from = at;
            uint32_t code = utf8_next(text, 3, &at);
            assert_true(at > from && at <= 3);
            if (from == bad_at)
                assert_int_equal(code, UTF8_REPLACEMENT);
            steps++;
        }
        assert_true(steps <= 3 && (valid || bad_at < 3));
    }
}

static void characters_are_counted(void **state)
{
    (void)state;
    assert_int_equal(utf8_length(""), 0);
    assert_int_equal(utf8_length("abc"), 3);
    assert_int_equal(utf8_length("äöü€😀"), 5);
    assert_int_equal(utf8_length("a\xFF\xFE"), 3);
}

static void copies_are_cut_at_a_character(void **state)
{
    static const struct {
        const char *text;
        size_t room;
        const char *copy;
        bool whole;
    } rows[] = {
        {"abc", 4, "abc", true}, {"abc", 3, "ab", false}, {"abc", 1, "", false},
        {"", 1, "", true},       {"aä", 4, "aä", true},   {"aä", 3, "a", false},
        {"€", 4, "€", true},     {"€", 3, "", false},     {"€", 2, "", false},
        {"x😀y", 6, "x😀", false}, {"x😀y", 5, "x", false},  {"x😀y", 7, "x😀y", true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char out[16];
        memset(out, '#', sizeof out);
        assert_int_equal(utf8_copy(out, rows[i].room, rows[i].text), rows[i].whole);
        assert_string_equal(out, rows[i].copy);
        assert_int_equal(out[rows[i].room], '#');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(valid_and_invalid),
        cmocka_unit_test(every_character_there_and_back),
        cmocka_unit_test(reading_always_ends),
        cmocka_unit_test(characters_are_counted),
        cmocka_unit_test(copies_are_cut_at_a_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
