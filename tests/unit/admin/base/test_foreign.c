#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/foreign.h"
#include "base/utf8.h"

static void what_a_terminal_obeys_is_shown(void **state)
{
    static const char *const cases[][2] = {
        {"", ""},
        {"Grüße, مرحبا, 0 €\tund\n", "Grüße, مرحبا, 0 €\tund\n"},
        {"a\033[2Jb", "a\\u001b[2Jb"},
        {"a\033]0;title\007b", "a\\u001b]0;title\\u0007b"},
        {"a\302\2332Jb", "a\\u009b2Jb"},
        {"x\342\200\256y\342\200\254z", "x\\u202ey\\u202cz"},
        {"\342\201\246i\342\201\251", "\\u2066i\\u2069"},
        {"\342\200\250\342\200\251", "\\u2028\\u2029"},
        {"\342\200\217\342\200\216", "\342\200\217\342\200\216"},
        {"a\rb\bc\177", "a\\u000db\\u0008c\\u007f"},
        {"\377a\300\200", "\\u00ffa\\u00c0\\u0080"},
        {"\355\240\200", "\\u00ed\\u00a0\\u0080"},
        {"\033[31mno\033[0m", "\\u001b[31mno\\u001b[0m"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf out = {0};
        size_t len = strlen(cases[i][0]);
        assert_int_equal(foreign_add(&out, cases[i][0], len, false), len);
        assert_string_equal(out.bytes != NULL ? out.bytes : "", cases[i][1]);
        buf_free(&out);
    }
}

static void our_own_colours_stay(void **state)
{
    (void)state;
    struct buf out = {0};
    static const char text[] = "\033[31mno\033[0m\033[8mhidden\033[32m";
    foreign_add(&out, text, strlen(text), true);
    assert_string_equal(out.bytes, "\033[31mno\033[0m\\u001b[8mhidden\033[32m");
    buf_free(&out);
}

static void half_a_character_waits(void **state)
{
    (void)state;
    struct buf out = {0};
    assert_int_equal(foreign_add(&out, "a\342\202", 3, false), 1);
    assert_string_equal(out.bytes, "a");
    buf_free(&out);
}

/* Whatever comes in: what comes out is UTF-8 without anything that is obeyed. */
static void nothing_gets_through(void **state)
{
    (void)state;
    unsigned chance = 20261123;
    for (int turn = 0; turn < 20000; turn++) {
        char text[24];
        struct buf out = {0};
        struct buf again = {0};
        for (size_t i = 0; i < sizeof text; i++) {
            static const unsigned char odd[] = {0x1B, 0xC2, 0x9B, 0xE2, 0x80, 0xAE,
                                                0x81, 0xA7, 0xF0, 0x9F, 'a',  0xFF};
            chance = chance * 1103515245u + 12345u;
            text[i] = (char)odd[chance / 65536 % sizeof odd];
        }
        foreign_add(&out, text, sizeof text, false);
        assert_true(out.bytes == NULL || utf8_valid(out.bytes, out.len, NULL));
        foreign_add(&again, out.bytes, out.len, false);
        assert_int_equal(again.len, out.len);
        buf_free(&out);
        buf_free(&again);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_terminal_obeys_is_shown),
        cmocka_unit_test(our_own_colours_stay),
        cmocka_unit_test(half_a_character_waits),
        cmocka_unit_test(nothing_gets_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
