#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "formats/csv/csv_rows.h"
#include "base/csv_write.h"

static void writes_fields_that_come_back(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *defused;
    } cases[] = {
        {"", ""},
        {"a", "a"},
        {"a,b", "a,b"},
        {"a;b", "\"a;b\""},
        {"a \"b\"", "\"a \"\"b\"\"\""},
        {"a\nb", "\"a\nb\""},
        {" a", "\" a\""},
        {"a ", "\"a \""},
        {"=1+1", "'=1+1"},
        {"+49", "'+49"},
        {"-", "'-"},
        {"@x", "'@x"},
        {"\tx", "'\tx"},
        {"'", "''"},
        {"'=1", "''=1"},
        {"''", "'''"},
        {"01067", "'01067"},
        {"'01067", "''01067"},
        {"0 Euro", "0 Euro"},
        {"0", "0"},
        {"=a;b", "\"'=a;b\""},
        {"=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\n=1", "\"'\n=1\""},
        {"＝1+1", "'＝1+1"},
        {"＠x", "'＠x"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf defused = {0};
        struct csv_rows *rows = NULL;
        struct csv_row row;
        struct err err = {""};
        buf_add_text(&defused, "a;b\nx;");
        csv_write_defused(&defused, cases[i].text, ';');
        if (strcmp(defused.bytes + 6, cases[i].defused) != 0)
            fail_msg("case %zu: %s", i, defused.bytes + 6);
        assert_true(csv_rows_open_bytes(&rows, defused.bytes, defused.len, &err));
        assert_int_equal(csv_rows_next(rows, &row, &err), CSV_ROW);
        assert_string_equal(csv_write_undefused(row.field[1]), cases[i].text);
        csv_rows_close(rows);
        buf_free(&defused);
    }
    assert_string_equal(csv_write_undefused("'x"), "'x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_fields_that_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
