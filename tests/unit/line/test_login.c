#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "help/folder.h"
#include "line/login.h"

static void a_file_has_name_and_secret(void **state)
{
    static const char *const good[] = {"a\nb c\n", "a\nb c", "a\r\nb c\r\n",
                                       "a\nb c\nmore\n"};
    static const char *const bad[] = {"", "a", "a\n", "\nb\n", "a:b\nc\n"};
    const char *path = folder_file(*state, "login");
    struct login login = {.name = ""};
    struct err err = {""};
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        file_write_text(path, good[i]);
        assert_int_equal(chmod(path, 0600), 0);
        assert_true(login_read(&login, path, &err));
        assert_string_equal(login.name, "a");
        assert_string_equal(login.secret, "b c");
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        file_write_text(path, bad[i]);
        assert_false(login_read(&login, path, &err));
    }
    file_write_text(path, good[0]);
    assert_int_equal(chmod(path, 0640), 0);
    assert_false(login_read(&login, path, &err));
    assert_false(login_read(&login, folder_file(*state, "missing"), &err));
}

static void a_region_is_one_word(void **state)
{
    struct login login = {.name = ""};
    struct err err = {""};
    (void)state;
    assert_true(login_set_region(&login, "eu-central-1", &err));
    assert_string_equal(login.region, "eu-central-1");
    assert_false(login_set_region(&login, "", &err));
    assert_false(login_set_region(&login, "a:b", &err));
    assert_true(login_set_region(&login, NULL, &err));
    assert_string_equal(login.region, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_file_has_name_and_secret, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test(a_region_is_one_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
