/* What one process tells another of the paper; and a printer that is not there. With
 * CUPS: tests/print. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "device/printer.h"

static void paper_is_told_and_read(void **state)
{
    const struct printer_paper roll = {80.1, 297, 3275.9, 203};
    struct printer_paper read = {0};
    char line[PRINTER_LINE];
    (void)state;
    printer_paper_write(&roll, line);
    assert_string_equal(line, "ready 80.1 x 297.0 mm, up to 3275.9 mm, 203 dpi");
    assert_true(printer_paper_read(&read, line));
    assert_int_equal(read.dpi, 203);
    assert_true(read.w_mm == roll.w_mm && read.h_mm == roll.h_mm &&
                read.longest_mm == roll.longest_mm);
}

/* No line makes pages that take all of the memory. */
static void what_cannot_be_is_not_read(void **state)
{
    static const char *const line[] = {
        "",
        "printed",
        "ready",
        "ready 80.1 x 297.0 mm",
        "ready 1.0 x 297.0 mm, up to 0.0 mm, 203 dpi",
        "ready 80.0 x nan mm, up to 0.0 mm, 203 dpi",
        "ready 80.0 x 1e9 mm, up to 0.0 mm, 203 dpi",
        "ready 80.0 x 297.0 mm, up to -1.0 mm, 203 dpi",
        "ready 80.0 x 297.0 mm, up to 0.0 mm, 100000 dpi",
    };
    struct printer_paper paper = {.dpi = 7};
    (void)state;
    for (size_t i = 0; i < sizeof line / sizeof line[0]; i++)
        assert_false(printer_paper_read(&paper, line[i]));
    assert_int_equal(paper.dpi, 7);
}

static void none_is_told(void **state)
{
    struct printer_paper paper;
    struct err err = {""};
    (void)state;
    setenv("CUPS_SERVER", "/nowhere/sock", 1);
    assert_int_equal(printer_look("bon", &paper, &err), PRINTER_NO_CUPS);
    assert_non_null(strstr(err.text, "CUPS does not answer at /nowhere/sock"));
    assert_false(printer_print("bon", -1, 80, 200, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paper_is_told_and_read),
        cmocka_unit_test(what_cannot_be_is_not_read),
        cmocka_unit_test(none_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
