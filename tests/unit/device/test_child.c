#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "device/child.h"

/* Runs a shell line to its end; its lines come back separated by "|". */
static char *run(const char *words)
{
    static struct buf all;
    const char *const argument[] = {"/bin/sh", "-c", words, NULL};
    struct child child;
    char line[CHILD_LINE_LEN];
    buf_reset(&all);
    buf_add(&all, "", 0);
    assert_true(child_start(&child, argument, NULL));
    for (;;) {
        child_wait(&child);
        enum child_news news = child_read(&child, line);
        if (news == CHILD_ENDED)
            break;
        if (news == CHILD_LINE)
            buf_print(&all, "%s|", line);
    }
    assert_int_equal(child.pid, 0);
    assert_int_equal(child.fd, -1);
    assert_int_equal(child_read(&child, line), CHILD_NOTHING);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    return all.bytes;
}

static void hears_its_lines(void **state)
{
    (void)state;
    assert_string_equal(run("echo one; echo two words; echo"), "one|two words||");
    assert_string_equal(run("true"), "");
    assert_string_equal(run("printf 'no end'"), "");
    assert_string_equal(run("printf 'a\\nb'; sleep 0.01; printf 'c\\n'"), "a|bc|");
    assert_string_equal(run("echo one; kill -9 $$; echo two"), "one|");
}

static void leaves_out_what_is_no_line(void **state)
{
    (void)state;
    assert_string_equal(run("printf '%0600d\\nb\\n' 1"), "b|");
    assert_string_equal(run("printf '%0511d\\n' 1 | tr 0 a; echo b") + 512, "b|");
    assert_string_equal(run("printf '%05000d' 1; echo; echo b"), "b|");
    assert_string_equal(run("printf 'a\\0b\\nc\\n'"), "c|");
    assert_string_equal(run("for i in $(seq 300); do echo 12345678; done | sort -u"),
                        "12345678|");
}

static void gets_nothing_of_ours(void **state)
{
    (void)state;
    int kept = open("/dev/null", O_RDONLY);
    assert_true(kept > 2);
    assert_string_equal(run("cat; ls /proc/self/fd | wc -l"), "4|");
    assert_string_equal(run("ls -l /proc/$$/fd | grep -c null"), "1|");
    close(kept);
}

static void what_cannot_be_started_is_told(void **state)
{
    (void)state;
    const char *const argument[] = {"/nonexistent/program", NULL};
    struct child child;
    struct err err = {""};
    child_none(&child);
    assert_false(child_start(&child, argument, &err));
    assert_non_null(strstr(err.text, "/nonexistent/program"));
    assert_int_equal(child.pid, 0);
}

static void ends_by_force(void **state)
{
    (void)state;
    const char *const argument[] = {"/bin/sleep", "1000", NULL};
    struct child child;
    char line[CHILD_LINE_LEN];
    assert_true(child_start(&child, argument, NULL));
    assert_int_equal(child_read(&child, line), CHILD_NOTHING);
    child_kill(&child);
    child_wait(&child);
    assert_int_equal(child_read(&child, line), CHILD_ENDED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hears_its_lines),
        cmocka_unit_test(leaves_out_what_is_no_line),
        cmocka_unit_test(gets_nothing_of_ours),
        cmocka_unit_test(what_cannot_be_started_is_told),
        cmocka_unit_test(ends_by_force),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
