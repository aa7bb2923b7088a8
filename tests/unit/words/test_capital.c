#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "words/capital.h"

static void capitals_are_those_of_the_language(void **state)
{
    static const char *const rows[][3] = {
        {"a", "de", "A"}, {"ä", "de", "Ä"}, {"ß", "de", "ß"}, {"i", "en", "I"},
        {"i", "tr", "İ"}, {"ı", "tr", "I"}, {"ş", "tr", "Ş"}, {"й", "uk", "Й"},
        {"ț", "ro", "Ț"}, {"ع", "ar", "ع"}, {"?", "de", "?"}, {"", "de", ""},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(capital_of(&arena, rows[i][0], rows[i][1]), rows[i][2]);
    arena_free(&arena);
}

static void a_line_begins_large(void **state)
{
    static const char *const rows[][3] = {
        {"понедельник, 23 ноября", "ru", "Понедельник, 23 ноября"},
        {"środa", "pl", "Środa"},
        {"în fiecare zi", "ro", "În fiecare zi"},
        {"Montag", "de", "Montag"},
        {"ile", "tr", "İle"},
        {"23 Mijdar", "ku", "23 Mijdar"},
        {"شنبه", "fa", "شنبه"},
        {"", "uk", ""},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(capital_first(&arena, rows[i][0], rows[i][1]), rows[i][2]);
    arena_free(&arena);
}

static void a_sentence_begins_large(void **state)
{
    (void)state;
    assert_true(capital_wanted(""));
    assert_true(capital_wanted("  "));
    assert_true(capital_wanted("Es ist zu weit. "));
    assert_true(capital_wanted("Warum? "));
    assert_true(capital_wanted("Nein! "));
    assert_false(capital_wanted("Es ist zu weit."));
    assert_false(capital_wanted("Es ist "));
    assert_false(capital_wanted("E"));
    assert_false(capital_wanted("1, "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(capitals_are_those_of_the_language),
        cmocka_unit_test(a_line_begins_large),
        cmocka_unit_test(a_sentence_begins_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
