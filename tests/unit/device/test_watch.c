#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

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
    watch_descriptor(watch, WATCH_CHILD, ends[0]);
    assert_int_equal(write(ends[1], "abc", 3), 3);
    expect_wake();
    struct pollfd one = {.fd = woken[0], .events = POLLIN};
    assert_int_equal(poll(&one, 1, 100), 0);
    assert_int_equal(read(ends[0], &byte, 1), 1);
    watch_descriptor(watch, WATCH_CHILD, ends[0]);
    expect_wake();
    watch_descriptor(watch, WATCH_CHILD, -1);
    assert_int_equal(poll(&one, 1, 100), 0);
    /* Two are waited for, each until it was said again. */
    watch_descriptor(watch, WATCH_JACK, ends[0]);
    expect_wake();
    watch_descriptor(watch, WATCH_CHILD, -1);
    assert_int_equal(poll(&one, 1, 100), 0);
    watch_descriptor(watch, WATCH_CHILD, ends[0]);
    expect_wake();
    watch_descriptor(watch, WATCH_JACK, ends[0]);
    expect_wake();
    watch_close(watch);
    close(ends[0]);
    close(ends[1]);
}

static void wakes_for_mounts(void **state)
{
    struct bundles *b = *state;
    struct watch *watch;
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

/* What the kernel says of this process's timer; "" if there is none. */
static const char *timer_found(void)
{
    static char text[1024];
    for (int fd = 0; fd < 64; fd++) {
        char path[64];
        char kind[64] = "";
        snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
        if (readlink(path, kind, sizeof kind - 1) < 0 || strstr(kind, "timerfd") == NULL)
            continue;
        snprintf(path, sizeof path, "/proc/self/fdinfo/%d", fd);
        FILE *file = fopen(path, "r");
        assert_non_null(file);
        text[fread(text, 1, sizeof text - 1, file)] = '\0';
        fclose(file);
        return text;
    }
    return "";
}

/* Nobody may set the clock of the machine that tests: that it wakes then, the hall shows
 * (tests/hall/quick.py). Here: it waits for that, as timerfd_create(2) has it, and until
 * then it sleeps. */
static void waits_for_the_clock_to_be_set(void **state)
{
    (void)state;
    struct watch *watch;
    struct pollfd one = {.fd = woken[0], .events = POLLIN};
    assert_string_equal(timer_found(), "");
    assert_true(watch_open(&watch, NULL, 0, wake, NULL));
    assert_non_null(strstr(timer_found(), "clockid: 0\n"));
    assert_non_null(strstr(timer_found(), "settime flags: 03\n"));
    assert_non_null(strstr(timer_found(), "ticks: 0\n"));
    assert_int_equal(poll(&one, 1, 100), 0);
    watch_close(watch);
    assert_string_equal(timer_found(), "");
}

/* Runs `test` in a process of its own that has what `take_away` leaves; what it exits
 * with is 0 if all held. */
static void without(bool (*take_away)(void), int (*test)(const struct bundles *b),
                    const struct bundles *b)
{
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(take_away() ? test(b) : 77);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    if (WEXITSTATUS(status) == 77)
        skip();
    assert_int_equal(WEXITSTATUS(status), 0);
}

static bool write_to(const char *path, const char *words)
{
    FILE *file = fopen(path, "w");
    bool ok = file != NULL && fputs(words, file) >= 0;
    return file != NULL && fclose(file) == 0 && ok;
}

/* As for a user whose other programs have used them up. */
static bool take_inotify_away(void)
{
    return unshare(CLONE_NEWUSER) == 0 &&
           write_to("/proc/sys/user/max_inotify_instances", "0");
}

static bool take_watches_away(void)
{
    return unshare(CLONE_NEWUSER) == 0 &&
           write_to("/proc/sys/user/max_inotify_watches", "0");
}

static bool take_descriptors_away(void)
{
    const struct rlimit none = {0, 0};
    return setrlimit(RLIMIT_NOFILE, &none) == 0;
}

/* Descriptors still wake; that files do not is said. */
static int hears_but_does_not_see(const struct bundles *b)
{
    const char *folder[] = {b->stick};
    struct watch *watch;
    int ends[2];
    char byte;
    if (!watch_open(&watch, folder, 1, wake, NULL))
        return 1;
    if (watch_sees(watch) || !watch_hears(watch))
        return 2;
    watch_stick(watch, b->stick);
    if (pipe(ends) != 0 || write(ends[1], "x", 1) != 1)
        return 3;
    watch_descriptor(watch, WATCH_CHILD, ends[0]);
    if (read(woken[0], &byte, 1) != 1)
        return 4;
    watch_close(watch);
    return 0;
}

static int says_that_inotify_is_missing(const struct bundles *b)
{
    struct err err = {""};
    if (watch_possible(&err) || strstr(err.text, "inotify") == NULL)
        return 1;
    return hears_but_does_not_see(b);
}

static int neither_sees_nor_hears(const struct bundles *b)
{
    const char *folder[] = {b->stick};
    struct watch *watch;
    struct err err = {""};
    if (!watch_open(&watch, folder, 1, wake, NULL))
        return 1;
    if (watch_sees(watch) || watch_hears(watch) || watch_possible(&err))
        return 2;
    watch_descriptor(watch, WATCH_CHILD, 0);
    watch_stick(watch, b->stick);
    if (watch_unmounts(watch) != 0)
        return 3;
    watch_close(watch);
    return 0;
}

static void without_inotify(void **state)
{
    without(take_inotify_away, says_that_inotify_is_missing, *state);
}

static void without_room_for_watches(void **state)
{
    without(take_watches_away, hears_but_does_not_see, *state);
}

static void without_descriptors(void **state)
{
    without(take_descriptors_away, neither_sees_nor_hears, *state);
}

static void with_all_it_sees_and_hears(void **state)
{
    struct bundles *b = *state;
    const char *folder[] = {b->stick, folder_file(b->folder, "late/and/later")};
    struct watch *watch;
    struct err err = {""};
    assert_true(watch_possible(&err));
    assert_true(watch_open(&watch, folder, 2, wake, NULL));
    assert_true(watch_sees(watch));
    assert_true(watch_hears(watch));
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

/* What others mount meanwhile wakes as well: here nobody else does. */
static int apart(void **state)
{
    (void)state;
    return unshare(CLONE_NEWNS) == 0 &&
                   mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
               ? -1
               : 0;
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(wakes_for_files),
        TEST(wakes_once_for_a_descriptor),
        TEST(waits_for_the_clock_to_be_set),
        TEST(with_all_it_sees_and_hears),
        TEST(without_inotify),
        TEST(without_room_for_watches),
        TEST(without_descriptors),
        TEST(wakes_for_mounts),
    };
    return cmocka_run_group_tests(tests, apart, NULL);
}
