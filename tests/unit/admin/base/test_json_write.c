#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/json_write.h"

static void texts_of_json(void **state)
{
    static const char *const rows[][2] = {
        {"", "\"\""},
        {"plain", "\"plain\""},
        {"\"", "\"\\\"\""},
        {"a\"b\\c", "\"a\\\"b\\\\c\""},
        {"\n\na\n", "\"\\n\\na\\n\""},
        {"a\tb\x1b", "\"a\\u0009b\\u001b\""},
        {"M\xC3\xBCller \xF0\x9F\x98\x80\x7F", "\"M\xC3\xBCller \xF0\x9F\x98\x80\x7F\""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf out = {0};
        json_write_text(&out, rows[i][0]);
        assert_string_equal(out.bytes, rows[i][1]);
        buf_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_of_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
