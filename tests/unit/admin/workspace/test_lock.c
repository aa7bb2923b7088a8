#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "help/folder.h"
#include "workspace/lock.h"

static int waited;

static void count_waits(const char *folder)
{
    (void)folder;
    waited++;
}

static void one_at_a_time(void **state)
{
    (void)state;
    const char *folder = folder_make();
    struct err err = {""};
    int first = -1;
    int second = -1;
    waited = 0;
    assert_true(lock_take(folder, 0, count_waits, &first, &err));
    assert_int_equal(waited, 0);
    assert_false(lock_take(folder, 0, count_waits, &second, &err));
    assert_non_null(strstr(err.text, "somebody else works on this workspace"));
    assert_int_equal(second, -1);
    lock_free(first);
    assert_true(lock_take(folder, 0, NULL, &second, &err));
    lock_free(second);
    lock_free(-1);
    folder_remove(folder);
}

/* Whoever ends, however, lets go. */
static void waits_for_another_program(void **state)
{
    (void)state;
    const char *folder = folder_make();
    int ready[2];
    int lock = -1;
    char byte = 0;
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        bool ok = lock_take(folder, 0, NULL, &lock, NULL);
        ssize_t written = write(ready[1], ok ? "y" : "n", 1);
        usleep(200000);
        _exit(written == 1 ? 0 : 1);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    assert_int_equal(byte, 'y');
    waited = 0;
    assert_true(lock_take(folder, 60, count_waits, &lock, NULL));
    assert_int_equal(waited, 1);
    lock_free(lock);
    assert_int_equal(waitpid(child, NULL, 0), child);
    close(ready[0]);
    close(ready[1]);
    folder_remove(folder);
}

static void says_why_there_is_none(void **state)
{
    (void)state;
    struct err err = {""};
    int lock = -1;
    assert_false(lock_take("/nowhere/at/all", 0, NULL, &lock, &err));
    assert_non_null(strstr(err.text, "/nowhere/at/all: could not be opened"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_at_a_time),
        cmocka_unit_test(waits_for_another_program),
        cmocka_unit_test(says_why_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
