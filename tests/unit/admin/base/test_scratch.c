#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "help/folder.h"
#include "base/scratch.h"

static void a_folder_is_ours_alone_and_below_tmpdir(void **state)
{
    (void)state;
    const char *above = folder_make();
    char one[SCRATCH_PATH];
    char two[SCRATCH_PATH];
    struct stat about;
    assert_int_equal(setenv("TMPDIR", above, 1), 0);
    assert_true(scratch_folder(one, "x", NULL));
    assert_true(scratch_folder(two, "x", NULL));
    assert_string_not_equal(one, two);
    assert_int_equal(strncmp(one, above, strlen(above)), 0);
    assert_int_equal(stat(one, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0700);
    int file = scratch_file(NULL);
    assert_true(file >= 0);
    assert_int_equal(write(file, "a", 1), 1);
    close(file);
    rmdir(one);
    rmdir(two);
    folder_remove(above);
}

static void what_cannot_be_made_is_said(void **state)
{
    (void)state;
    char path[SCRATCH_PATH] = "as before";
    struct err err = {""};
    assert_int_equal(setenv("TMPDIR", "/nonexistent", 1), 0);
    assert_false(scratch_folder(path, "x", &err));
    assert_non_null(strstr(err.text, "/nonexistent"));
    assert_string_equal(path, "as before");
    char deep[2 * SCRATCH_PATH];
    memset(deep, 'a', sizeof deep - 1);
    deep[sizeof deep - 1] = '\0';
    assert_int_equal(setenv("TMPDIR", deep, 1), 0);
    assert_false(scratch_folder(path, "x", &err));
    assert_non_null(strstr(err.text, "TMPDIR"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_is_ours_alone_and_below_tmpdir),
        cmocka_unit_test(what_cannot_be_made_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
