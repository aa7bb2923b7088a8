#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/courier.h"
#include "help/folder.h"

static void what_is_written_is_read(void **state)
{
    const struct courier_status said = {.tried = 1795986000,
                                        .good = 1795900000,
                                        .failures = 3,
                                        .why = "it takes too long",
                                        .unsent = "it is full"};
    struct courier_status read = {.why = ""};
    struct err err = {""};
    assert_true(courier_status_write(*state, &said, &err));
    assert_true(courier_status_read(*state, &read, &err));
    assert_int_equal(read.tried, said.tried);
    assert_int_equal(read.good, said.good);
    assert_int_equal(read.failures, 3);
    assert_string_equal(read.why, said.why);
    assert_string_equal(read.unsent, said.unsent);
    file_write_text(folder_file(*state, "status"), "1 1 0\n");
    assert_true(courier_status_read(*state, &read, &err));
    assert_string_equal(read.why, "");
    assert_string_equal(read.unsent, "");
}

static void what_is_none_is_refused(void **state)
{
    static const char *const bad[] = {"",          "\n",           "a b c\n",
                                      "1 2\n\n",   "-1 0 0\n\n",   "1 -2 0\n\n",
                                      "1 2 3 4\n", "1 2 -1\nwhy\n"};
    struct courier_status out = {.why = "as it was"};
    struct err err = {""};
    assert_false(courier_status_read(*state, &out, &err));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        file_write_text(folder_file(*state, "status"), bad[i]);
        assert_false(courier_status_read(*state, &out, &err));
    }
    assert_string_equal(out.why, "as it was");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_written_is_read, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(what_is_none_is_refused, folder_set_up,
                                        folder_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
