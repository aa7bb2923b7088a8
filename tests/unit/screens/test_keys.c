#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "core/lang.h"
#include "screens/keys.h"

/* What a language's row names must be there, or its visitors would type on German keys.
 */
static void every_language_has_its_keys(void **state)
{
    size_t count;
    const struct lang *lang = lang_all(&count);
    (void)state;
    for (size_t i = 0; i < count; i++)
        for (int narrow = 0; narrow < 2; narrow++) {
            const char *keys = keys_of(lang[i].id);
            assert_string_equal(keys, lang[i].keyboard);
            assert_string_equal(keyboard_layout_find(keys, narrow != 0)->id, keys);
        }
    assert_string_equal(keyboard_layout_find(keys_of("qq"), false)->id, "de");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_language_has_its_keys)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
