#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "workspace/backup_names.h"

static void only_names_of_a_workspace(void **state)
{
    (void)state;
    static const char *const good[] = {
        "workspace.db",
        "keys/minisign.key",
        "keys/minisign.key.sealed",
        "keys/reports.pub",
        "keys/reports.key.sealed",
        "published/1.anna",
        "published/123.anna.minisig",
        "setup/ennigerloh.html",
        "setup/a_b-1.anna-setup",
    };
    static const char *const bad[] = {
        "",
        "workspace.db2",
        "../workspace.db",
        "/workspace.db",
        "keys/",
        "keys/other",
        "keys/minisign.pub.sealed",
        "keys/minisign.key.sealed.sealed",
        "published/",
        "published/0.anna",
        "published/01.anna",
        "published/1.annas",
        "published/../1.anna",
        "published/x/1.anna",
        "published/1",
        "published/9999999999999999.anna",
        "setup/",
        "setup/.hidden",
        "setup/../x",
        "setup/a/b",
        "setup/A",
    };
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_true(backup_is_name(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(backup_is_name(bad[i]));
    assert_true(backup_is_key("keys/reports.key"));
    assert_false(backup_is_key("keys/reports.pub"));
    assert_true(backup_is_sealed("keys/reports.key.sealed"));
    assert_false(backup_is_sealed("keys/reports.key"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(only_names_of_a_workspace)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
