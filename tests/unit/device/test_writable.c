#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "device/writable.h"
#include "help/folder.h"

static char *folder;

static int make_folder(void **state)
{
    (void)state;
    folder = strdup(folder_make());
    mkdir(folder_file(folder, "stick"), 0700);
    mkdir(folder_file(folder, "stick/sda1"), 0700);
    mkdir(folder_file(folder, "write"), 0700);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    folder_remove(folder);
    free(folder);
    return 0;
}

/* What can be written already is not asked for. */
static void test_plain(void **state)
{
    (void)state;
    struct writable writable;
    struct err err = {""};
    assert_true(writable_begin(&writable, folder_file(folder, "stick/sda1"), &err));
    assert_string_equal(writable.request, "");
    assert_int_equal(folder_count(folder_file(folder, "write"), ""), 0);
    writable_end(&writable);
}

static void test_not_there(void **state)
{
    (void)state;
    static const char *const paths[] = {"", "sda1", "stick/", "/proc/nowhere/sda1"};
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        struct writable writable = {.request = "untouched"};
        struct err err = {""};
        assert_false(writable_begin(&writable, paths[i], &err));
        assert_string_not_equal(err.text, "");
        assert_string_equal(writable.request, "untouched");
    }
}

/* The system's side, as kiosk/standing/stick plays it. */
static atomic_bool over;

static void *play_system(void *context)
{
    const char *stick = context;
    const struct timespec moment = {0, 1000000};
    bool open = false;
    while (!atomic_load(&over)) {
        bool asked = file_is_there(folder_file(folder, "write/sda1"));
        if (asked != open &&
            mount(NULL, stick, NULL, MS_REMOUNT | (asked ? 0 : MS_RDONLY), NULL) == 0)
            open = asked;
        nanosleep(&moment, NULL);
    }
    return NULL;
}

enum { DONE = 0, FAILED = 1, NO_MOUNTS = 77 };

/* In a process with mounts of its own: asks, writes, and finds it read-only again. */
static int ask_and_write(const char *stick, bool answered)
{
    pthread_t thread;
    struct writable writable;
    struct err err = {""};
    if (unshare(CLONE_NEWNS | (geteuid() == 0 ? 0 : CLONE_NEWUSER)) != 0 ||
        mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
        mount("stick", stick, "tmpfs", MS_RDONLY, NULL) != 0)
        return NO_MOUNTS;
    if (!answered)
        return writable_begin(&writable, stick, &err) ||
                       file_is_there(folder_file(folder, "write/sda1"))
                   ? FAILED
                   : DONE;
    if (pthread_create(&thread, NULL, play_system, (void *)(uintptr_t)stick) != 0)
        return NO_MOUNTS;
    for (int i = 0; i < 3; i++) {
        if (!writable_begin(&writable, stick, &err) || writable.request[0] == '\0')
            return FAILED;
        file_write_text(folder_file(stick, "note-%d", i), "well");
        writable_end(&writable);
        if (access(stick, W_OK) == 0 || folder_count(stick, "") != (size_t)i + 1)
            return FAILED;
    }
    atomic_store(&over, true);
    pthread_join(thread, NULL);
    return DONE;
}

static void play(bool answered)
{
    char *stick = strdup(folder_file(folder, "stick/sda1"));
    pid_t child = fork();
    if (child == 0)
        _exit(ask_and_write(stick, answered));
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    free(stick);
    if (WIFEXITED(status) && WEXITSTATUS(status) == NO_MOUNTS) {
        print_message("skipped: this process may not mount\n");
        skip();
    }
    assert_int_equal(status, DONE);
}

static void test_asks(void **state)
{
    (void)state;
    play(true);
}

/* Nobody answers: it says so after a while and takes its question back. */
static void test_nobody_answers(void **state)
{
    (void)state;
    play(false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_not_there),
        cmocka_unit_test(test_asks),
        cmocka_unit_test(test_nobody_answers),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
