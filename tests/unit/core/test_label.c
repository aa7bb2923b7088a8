#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/label.h"

static void words(void **state)
{
    const char *at = "a=one b=two";
    char word[4];
    (void)state;
    assert_true(label_word(&at, "a=", word, sizeof word));
    assert_string_equal(word, "one");
    assert_string_equal(at, " b=two");
    assert_false(label_word(&at, "b=", word, sizeof word));
    assert_false(label_word(&at, " b=", word, 3));
    assert_true(label_word(&at, " b=", word, sizeof word));
    assert_string_equal(at, "");
    at = "a= b";
    assert_false(label_word(&at, "a=", word, sizeof word));
}

static void numbers(void **state)
{
    long number = 77;
    (void)state;
    assert_false(label_number("", 9, &number));
    assert_false(label_number("0", 9, &number));
    assert_false(label_number("01", 9, &number));
    assert_false(label_number("+1", 9, &number));
    assert_false(label_number("1 ", 9, &number));
    assert_false(label_number("10", 9, &number));
    assert_false(label_number("9999999999999999999", 999999999999999999, &number));
    assert_int_equal(number, 77);
    assert_true(label_number("9", 9, &number));
    assert_int_equal(number, 9);
}

static void letters(void **state)
{
    (void)state;
    assert_true(label_made_of("abba", "ab"));
    assert_false(label_made_of("abc", "ab"));
    assert_false(label_made_of("", "ab"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words),
        cmocka_unit_test(numbers),
        cmocka_unit_test(letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
