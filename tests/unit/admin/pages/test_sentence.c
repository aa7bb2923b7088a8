#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pages/sentence.h"

static void test_sentence(void **state)
{
    (void)state;
    static const struct {
        const char *said, *shown;
    } rows[] = {
        {"not enough memory", "Not enough memory."},
        {"Das ist gut.", "Das ist gut."},
        {"über das Netz", "Über das Netz."},
        {"ähnlich", "Ähnlich."},
        {"ß", "ß."},
        {"/media/anna/STICK/anna-1.anna: could not be written: no space",
         "Anna-1.anna: could not be written: no space."},
        {"it lies in (/srv/office/published), or \"/a/b\"",
         "It lies in (published), or \"b\"."},
        {"/a/b.", "B."},
        {"Montag/Dienstag und a / b, http://example.org/x",
         "Montag/Dienstag und a / b, http://example.org/x."},
        {"wie ist das?", "Wie ist das?"},
        /* The signs that isolate a name (base/isolate.h). */
        {"\u2068/media/STICK/a.anna\u2069: could not be read",
         "\u2068A.anna\u2069: could not be read."},
        {"was sagt \u2068er?\u2069", "Was sagt \u2068er?\u2069"},
        {"nicht \u2068hier\u2069", "Nicht \u2068hier\u2069."},
        {"", ""},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(sentence_of(&arena, rows[i].said), rows[i].shown);
    arena_free(&arena);
}

static void test_name(void **state)
{
    (void)state;
    assert_string_equal(sentence_name("/media/anna/MY STICK"), "MY STICK");
    assert_string_equal(sentence_name("stick"), "stick");
    assert_string_equal(sentence_name("/"), "/");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentence),
        cmocka_unit_test(test_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
