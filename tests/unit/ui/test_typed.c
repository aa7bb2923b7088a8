#include "text_help.h"

#include "ui/typed.h"

static void test_good(void **state)
{
    (void)state;
    static const char *const good[] = {
        "a", "ä", "ß", "é", "İ", "ğ",  "ع",       "لا", "٣",      "7",      " ",
        "-", "€", "'", "@", "😀", "漢", "e\u0301", "\"", "\u064E", "\u00A0", "%s%n",
    };
    for (size_t i = 0; i < COUNT(good); i++)
        if (!typed_good(good[i]))
            fail_msg("\"%s\" may be typed", good[i]);
}

static void test_bad(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "\xB4",             /* what X makes of a dead key that it cannot compose */
        "a\xB4",            /* half a letter behind a whole one */
        "\xC3",             /* cut */
        "\xE2\x82",         /* cut */
        "\xC0\xAF",         /* overlong */
        "\xED\xA0\x80",     /* half a surrogate pair */
        "\xF4\x90\x80\x80", /* above all */
        "\x01",
        "\n",
        "\t",
        "\x1B[2J",
        "\x7F",
        "\xC2\x85",
        "\u00AD",
        "\u200B",
        "\u200D",
        "\u200F",
        "\u2028",
        "\u202E",
        "\u2066",
        "\uFEFF",
        "\uFFFC",
        "\uFFFD",
        "\uFFFE",
        "\uFDD0",
        "\uE000",
        "\U000E0041",
        "\U0010FFFF",
        "\U000F0000",
        "\u0378",
        "ab\u202Ec",
    };
    for (size_t i = 0; i < COUNT(bad); i++)
        if (typed_good(bad[i]))
            fail_msg("number %zu may not be typed", i);
}

static void test_follows(void **state)
{
    (void)state;
    assert_true(typed_follows("", "a"));
    assert_true(typed_follows("", ""));
    assert_true(typed_follows("e", "\u0301"));
    assert_true(typed_follows("Kita e", "\u0301"));
    /* Arabic: a letter, its doubling, its vowel; and no more */
    assert_true(typed_follows("ب", "\u0651"));
    assert_true(typed_follows("ب\u0651", "\u064E"));
    assert_false(typed_follows("ب\u0651\u064E", "\u064E"));
    assert_true(typed_follows("ب\u0651\u064Eب", "\u064E"));
    /* a mark alone */
    assert_false(typed_follows("", "\u0301"));
    assert_false(typed_follows("e ", "\u0301"));
    assert_false(typed_follows("7", "\u20DD"));
    assert_false(typed_follows("", "\u0301e"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_bad),
        cmocka_unit_test(test_follows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
