#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/share.h"
#include "help/folder.h"

/* usr/bin/anna with usr/share/anna/words; build/anna with build/words; build/tests. */
static const char *const folders[] = {
    "usr",           "usr/bin", "usr/share",   "usr/share/anna", "usr/share/anna/words",
    "usr/bin/words", "build",   "build/words", "build/tests"};

static char *root;

static int make_all(void **state)
{
    (void)state;
    root = strdup(folder_make());
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++)
        assert_int_equal(mkdir(folder_file(root, "%s", folders[i]), 0700), 0);
    return 0;
}

static int remove_all(void **state)
{
    (void)state;
    folder_remove(root);
    free(root);
    return 0;
}

static void test_places(void **state)
{
    (void)state;
    static const struct {
        const char *program, *found;
    } table[] = {
        /* what is installed wins over what only has the same name */
        {"usr/bin/anna", "usr/bin/../share/anna/words"},
        {"build/anna", "build/words"},
        {"build/tests/unit", "build/tests/../words"},
    };
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        char path[SHARE_PATH];
        const char *program = folder_file(root, "%s", table[i].program);
        assert_string_equal(share_path_of(program, "words", path),
                            folder_file(root, "%s", table[i].found));
    }
}

static void test_nowhere(void **state)
{
    (void)state;
    static const char *const programs[] = {"", "anna", "/", "/nowhere/at/all"};
    char path[SHARE_PATH];
    for (size_t i = 0; i < sizeof programs / sizeof programs[0]; i++)
        assert_string_equal(share_path_of(programs[i], "no such thing", path),
                            "/usr/share/anna/no such thing");
    char *far = malloc(3 * SHARE_PATH);
    memset(far, '/', 3 * SHARE_PATH - 1);
    far[3 * SHARE_PATH - 1] = '\0';
    assert_string_equal(share_path_of(far, "words", path), "/usr/share/anna/words");
    free(far);
}

/* This test stands in a build tree. */
static void test_own(void **state)
{
    (void)state;
    char path[SHARE_PATH];
    assert_int_equal(access(share_path("strings/de/LC_MESSAGES/anna.mo", path), R_OK), 0);
    assert_int_equal(access(share_path("assets/content/demo.json", path), R_OK), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_nowhere),
        cmocka_unit_test(test_own),
    };
    return cmocka_run_group_tests(tests, make_all, remove_all);
}
