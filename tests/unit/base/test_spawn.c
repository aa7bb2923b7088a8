#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/spawn.h"

/* What a program writes to its 1, with /dev/null as its 0 and `more` as its 3. */
static void run(const char *words, int more, char out[256])
{
    int ends[2];
    pid_t pid = 0;
    int status;
    const char *const argument[] = {"/bin/sh", "-c", words, NULL};
    char *const nothing[] = {NULL};
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    const int given[] = {-1, ends[1], STDERR_FILENO, more};
    assert_int_equal(spawn_program(&pid, given, more >= 0 ? 4 : 3, argument, nothing), 0);
    close(ends[1]);
    ssize_t len = read(ends[0], out, 255);
    assert_true(len >= 0);
    out[len] = '\0';
    close(ends[0]);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
}

static void has_what_it_is_given_and_no_more(void **state)
{
    (void)state;
    char out[256];
    int other = open("/dev/null", O_RDONLY);
    assert_true(other >= 0);
    run("cat; ls /proc/self/fd | tr '\\n' ' '", -1, out);
    /* The last is the folder that ls reads. */
    assert_string_equal(out, "0 1 2 3 ");
    run("exec <&3; ls /proc/self/fd | tr '\\n' ' '", other, out);
    assert_string_equal(out, "0 1 2 3 4 ");
    run("echo \"${HOME-none}\"", -1, out);
    assert_string_equal(out, "none\n");
    close(other);
}

static void no_signal_is_held_back(void **state)
{
    (void)state;
    char out[256];
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    run("grep ^SigBlk /proc/self/status", -1, out);
    sigprocmask(SIG_SETMASK, &before, NULL);
    assert_string_equal(out, "SigBlk:\t0000000000000000\n");
}

static void what_is_not_there_is_said(void **state)
{
    (void)state;
    pid_t pid = 7;
    const int given[] = {-1};
    const char *const argument[] = {"/nonexistent", NULL};
    char *const nothing[] = {NULL};
    assert_int_equal(spawn_program(&pid, given, 1, argument, nothing), ENOENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_what_it_is_given_and_no_more),
        cmocka_unit_test(no_signal_is_held_back),
        cmocka_unit_test(what_is_not_there_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
