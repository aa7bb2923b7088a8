#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"

static void words_are_set_and_prefixed(void **state)
{
    struct err err = {""};
    (void)state;
    assert_false(err_set(&err, "line %d", 7));
    assert_string_equal(err.text, "line 7");
    assert_false(err_prefix(&err, "%s", "a.json"));
    assert_string_equal(err.text, "a.json: line 7");
    assert_false(err_set(&err, "anew"));
    assert_string_equal(err.text, "anew");
    err = (struct err){""};
    assert_false(err_prefix(&err, "alone"));
    assert_string_equal(err.text, "alone");
}

static void errno_is_said_as_it_was(void **state)
{
    struct err err = {""};
    (void)state;
    errno = ENOENT;
    assert_false(err_set_errno(&err, "%s", "x"));
    assert_string_equal(err.text, "x: No such file or directory");
    errno = ENOSPC;
    assert_false(err_set_errno(&err, "%s", "y"));
    assert_string_equal(err.text, "y: No space left on device");
}

static void nobody_has_to_listen(void **state)
{
    (void)state;
    assert_false(err_set(NULL, "words"));
    assert_false(err_set_errno(NULL, "words"));
    assert_false(err_prefix(NULL, "words"));
}

/* Wherever the limit falls, the words end with a whole character. */
static void long_words_are_cut_at_a_character(void **state)
{
    static const char *const rows[] = {"a", "ä", "€", "😀"};
    (void)state;
    for (size_t row = 0; row < sizeof rows / sizeof rows[0]; row++)
        for (size_t front = 0; front < 4; front++) {
            char words[4 * 900 + 8] = "";
            memset(words, 'x', front);
            for (int i = 0; i < 900; i++)
                strcat(words, rows[row]);
            struct err err = {""};
            struct err twice = {"the rest"};
            err_set(&err, "%s", words);
            assert_true(utf8_valid(err.text, strlen(err.text), NULL));
            assert_true(strlen(err.text) > sizeof err.text - 5);
            assert_memory_equal(err.text, words, strlen(err.text));
            err_prefix(&twice, "%s", words);
            assert_true(utf8_valid(twice.text, strlen(twice.text), NULL));
            assert_true(strlen(twice.text) < sizeof twice.text);
            errno = EIO;
            err_set_errno(&twice, "%s", words);
            assert_true(utf8_valid(twice.text, strlen(twice.text), NULL));
        }
}

/* Wherever a format cuts a name, what is left is whole. */
static void a_cut_in_the_middle_leaves_no_half_character(void **state)
{
    static const char *const rows[] = {"a", "ä", "€", "😀", "\xE4", "\x80", "\xFF"};
    (void)state;
    uint32_t dice = 7;
    for (int i = 0; i < 20000; i++) {
        char name[80] = "";
        struct err err = {""};
        for (int k = 0; k < 15; k++) {
            dice = dice * 1664525u + 1013904223u;
            strcat(name, rows[(dice >> 24) % (i % 2 == 0 ? 4 : 7)]);
        }
        err_set(&err, "\"%.*s\" is no name", i % 40, name);
        assert_true(utf8_valid(err.text, strlen(err.text), NULL));
        assert_non_null(strstr(err.text, "\" is no name"));
        if (i % 2 == 0)
            assert_memory_equal(err.text + 1, name, strlen(err.text) - 13);
        err_prefix(&err, "%.40s", name);
        assert_true(utf8_valid(err.text, strlen(err.text), NULL));
    }
    struct err err = {""};
    err_set(&err, "%.2s|%.3s|%s", "aä", "€€", "M\xFCtter");
    assert_string_equal(err.text, "a|€|M\xEF\xBF\xBDtter");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_set_and_prefixed),
        cmocka_unit_test(errno_is_said_as_it_was),
        cmocka_unit_test(nobody_has_to_listen),
        cmocka_unit_test(long_words_are_cut_at_a_character),
        cmocka_unit_test(a_cut_in_the_middle_leaves_no_half_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
