#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/font_cover.h"

/* tests/fonts/cover.c holds the whole table against the terminal. */
static void letters_and_signs(void **state)
{
    static const uint32_t has[] = {'\n',   '\t',   ' ',    'A',    '~',    0xA0,
                                   0xAD,   0xFC,   0x11F,  0x39B,  0x416,  0x627,
                                   0x64B,  0x200B, 0x200D, 0x200E, 0x2011, 0x2019,
                                   0x20AC, 0x2192, 0x260E, 0x2665, 0xFE0F, 0x1F4B0};
    static const uint32_t lacks[] = {0x1F,    0x20E3,   0x4E2D,  0xE000,
                                     0xFFFE,  0x1F600,  0x1F3FB, 0x1F9F8,
                                     0x20000, 0x10FFFF, 0x110000};
    (void)state;
    for (size_t i = 0; i < sizeof has / sizeof has[0]; i++)
        if (!font_cover_has(has[i]))
            fail_msg("U+%04X is lacking", (unsigned)has[i]);
    for (size_t i = 0; i < sizeof lacks / sizeof lacks[0]; i++)
        if (font_cover_has(lacks[i]))
            fail_msg("U+%04X is there", (unsigned)lacks[i]);
    for (size_t i = 0; i < font_cover_range_count; i++) {
        assert_true(font_cover_ranges[i].first <= font_cover_ranges[i].last);
        assert_true(i == 0 ||
                    font_cover_ranges[i].first > font_cover_ranges[i - 1].last + 1);
    }
}

static void what_a_text_lacks(void **state)
{
    static const struct {
        const char *text;
        const char *words; /* NULL: nothing */
    } rows[] = {
        {"", NULL},
        {"F\xC3\xBCr alle, \xE2\x99\xA5 und \xE2\x98\x8E.\nHier.", NULL},
        {"Familien\xC2\xAD"
         "coach \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85",
         NULL},
        {"Gern \xF0\x9F\x98\x80!", "U+1F600 \xF0\x9F\x98\x80"},
        {"\xF0\x9F\x98\x80\xF0\x9F\x98\x80 \xE4\xB8\xAD",
         "U+1F600 \xF0\x9F\x98\x80, U+4E2D \xE4\xB8\xAD"},
        /* a family of three, joined: the joiners are nothing */
        {"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",
         "U+1F469 \xF0\x9F\x91\xA9, U+1F467 \xF0\x9F\x91\xA7"},
        {"\xE4\xB8\x80\xE4\xB8\x81\xE4\xB8\x82\xE4\xB8\x83\xE4\xB8\x84\xE4\xB8\x85\xE4"
         "\xB8\x86",
         "U+4E00 \xE4\xB8\x80, U+4E01 \xE4\xB8\x81, U+4E02 \xE4\xB8\x82, "
         "U+4E03 \xE4\xB8\x83, U+4E04 \xE4\xB8\x84 and 2 more"},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *words = font_cover_lacks(&arena, rows[i].text);
        if (rows[i].words == NULL)
            assert_null(words);
        else
            assert_string_equal(words, rows[i].words);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_and_signs),
        cmocka_unit_test(what_a_text_lacks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
