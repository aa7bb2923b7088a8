#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "core/lang.h"
#include "words/language_name.h"

static void languages_are_called_by_name(void **state)
{
    static const char *const rows[][3] = {
        {"tr", "de", "Türkisch"},
        {"tr", "tr", "Türkçe"},
        {"ar", "en", "Arabic"},
        {"de", "ar", "الألمانية"},
        {"uk", "tr", "Ukraynaca"},
        {"fr", "de", "Französisch"},
        {"Deutsch", "en", "German"},
        {"", "de", ""},
        {"x_1", "de", "x_1"},
        {"Українська", "ar", "الأوكرانية"},
        {"de", "uk", "Німецька"},
        {"pl", "ro", "Poloneză"},
        {"Ukrainian", "tr", "Ukraynaca"},
        {"ukrainisch", "en", "Ukrainian"},
        {"Türkçe", "de", "Türkisch"},
        {"19 Sprachen", "ar", "19 Sprachen"},
        {"Kurmancî und mehr", "en", "Kurmancî und mehr"},
    };
    struct arena arena = {0};
    size_t count;
    const struct lang *all = lang_all(&count);
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(language_name(&arena, rows[i][0], rows[i][1]), rows[i][2]);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(language_name(&arena, all[i].id, all[i].id), all[i].name);
    arena_free(&arena);
}

/* What ICU knows of a language's script is what its row says. */
static void the_row_says_its_script(void **state)
{
    size_t count;
    const struct lang *all = lang_all(&count);
    (void)state;
    for (size_t i = 0; i < count; i++) {
        UErrorCode status = U_ZERO_ERROR;
        UScriptCode script = USCRIPT_INVALID_CODE;
        UChar32 letter;
        size_t len = strlen(all[i].name);
        U8_GET((const uint8_t *)all[i].name, 0, 0, (int32_t)len, letter);
        uscript_getCode(all[i].script, &script, 1, &status);
        assert_int_equal(uscript_getScript(letter, &status), script);
        assert_int_equal(uscript_isRightToLeft(script), all[i].right_to_left);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(languages_are_called_by_name),
        cmocka_unit_test(the_row_says_its_script),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
