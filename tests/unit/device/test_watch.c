#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <sched.h>
#include <sys/mount.h>

#include "device/watch.h"
#include "base/durable.h"
#include "help/bundles.h"
#include "help/folder.h"

static int woken[2]; /* a pipe that wake writes to */

static void wake(void)
{
    if (write(woken[1], "x", 1) != 1)
        abort();
}

/* Waits for a wake, and takes those that come with it. Without one it waits for ever: the
 * test's own time limit ends it. */
static void expect_wake(void)
{
    char byte;
    assert_int_equal(read(woken[0], &byte, 1), 1);
}

static void quiet(void)
{
    char byte;
    struct pollfd one = {.fd = woken[0], .events = POLLIN};
    while (poll(&one, 1, 100) == 1)
        assert_int_equal(read(woken[0], &byte, 1), 1);
}

static void wakes_for_files(void **state)
{
    struct bundles *b = *state;
    const char *path;
    const char *late;
    late = folder_file(b->folder, "%s", "late");
    const char *folder[] = {b->stick, late};
    struct watch *watch;
    assert_true(watch_open(&watch, folder, 2, wake, NULL));
    path = folder_file(b->stick, "%s", "a.anna");
    assert_true(durable_write(path, "x", 1, 0644, NULL));
    expect_wake();
    quiet();
    assert_int_equal(unlink(path), 0);
    expect_wake();
    quiet();
    /* A folder that comes later, and what is put into it then. */
    assert_int_equal(mkdir(late, 0755), 0);
    expect_wake();
    quiet();
    path = folder_file(late, "%s", "b.anna");
    assert_true(durable_write(path, "x", 1, 0644, NULL));
    expect_wake();
    quiet();
    watch_close(watch);
}

static void wakes_once_for_a_descriptor(void **state)
{
    (void)state;
    struct watch *watch;
    int ends[2];
    char byte;
    assert_int_equal(pipe(ends), 0);
    assert_true(watch_open(&watch, NULL, 0, wake, NULL));
    watch_descriptor(watch, ends[0]);
    assert_int_equal(write(ends[1], "abc", 3), 3);
    expect_wake();
    struct pollfd one = {.fd = woken[0], .events = POLLIN};
    assert_int_equal(poll(&one, 1, 100), 0);
    assert_int_equal(read(ends[0], &byte, 1), 1);
    watch_descriptor(watch, ends[0]);
    expect_wake();
    watch_descriptor(watch, -1);
    assert_int_equal(poll(&one, 1, 100), 0);
    watch_close(watch);
    close(ends[0]);
    close(ends[1]);
}

static void wakes_for_mounts(void **state)
{
    struct bundles *b = *state;
    struct watch *watch;
    if (unshare(CLONE_NEWNS) != 0 ||
        mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
        skip();
    assert_true(watch_open(&watch, NULL, 0, wake, NULL));
    quiet();
    if (mount("none", b->stick, "tmpfs", 0, NULL) != 0) {
        watch_close(watch);
        skip();
    }
    expect_wake();
    quiet();
    assert_int_equal(umount(b->stick), 0);
    expect_wake();
    watch_close(watch);
}

static int set_up(void **state)
{
    static struct bundles b;
    bundles_set_up(&b, 1);
    *state = &b;
    return pipe(woken);
}

static int tear_down(void **state)
{
    close(woken[0]);
    close(woken[1]);
    bundles_tear_down(*state);
    return 0;
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(wakes_for_files),
        TEST(wakes_once_for_a_descriptor),
        TEST(wakes_for_mounts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
