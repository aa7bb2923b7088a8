/* The printer while the terminal runs, with a program of the test's own in place of CUPS:
 * nothing waits for it, there is one page at a time, and the next visitor hears nothing
 * of the last one's. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app_print.h"
#include "help/folder.h"

static const char *folder;
static struct config config;
static struct app_print print;

/* A program that does what `body` says. */
static void begin(const char *body)
{
    static char path[256];
    snprintf(path, sizeof path, "%s", folder_file(folder, "program"));
    char text[256];
    snprintf(text, sizeof text, "#!/bin/sh\n%s\n", body);
    file_write_text(path, text);
    assert_int_equal(chmod(path, 0700), 0);
    app_print_open(&print, &config, path);
}

static int set_up(void **state)
{
    (void)state;
    config_defaults(&config);
    snprintf(config.printer, sizeof config.printer, "bon");
    folder = folder_make();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    child_kill(&print.child);
    app_print_close(&print);
    folder_remove(folder);
    return 0;
}

/* Until the program has ended. */
static void hear_all(int64_t now_ms)
{
    while (print.child.pid != 0) {
        child_wait(&print.child);
        app_print_tick(&print, now_ms);
    }
}

static const char ready[] = "echo ready 80.0 x 297.0 mm, up to 3000.0 mm, 203 dpi";

static void paper_makes_a_button(void **state)
{
    (void)state;
    begin(ready);
    assert_int_equal(print.view.state, PRINT_NONE);
    assert_int_equal(app_print_next_ms(&print, 0), -1);
    app_print_come(&print, 1000);
    assert_int_not_equal(print.child.pid, 0);
    assert_true(app_print_next_ms(&print, 1000) > 0);
    hear_all(1000);
    assert_int_equal(print.view.state, PRINT_READY);
    assert_int_equal(print.paper.dpi, 203);
    /* Not at every press. */
    app_print_come(&print, 2000);
    assert_int_equal(print.child.pid, 0);
    app_print_come(&print, 40000);
    assert_int_not_equal(print.child.pid, 0);
    hear_all(40000);
}

static void without_paper_there_is_none(void **state)
{
    (void)state;
    begin("exit 1");
    print.view.state = PRINT_READY;
    app_print_come(&print, 1000);
    hear_all(1000);
    assert_int_equal(print.view.state, PRINT_NONE);
    config.printer[0] = '\0';
    app_print_come(&print, 100000);
    assert_int_equal(print.child.pid, 0);
}

/* A program that says nothing holds nobody up, and no second one is begun. */
static void nothing_waits_for_it(void **state)
{
    (void)state;
    begin("exec sleep 60");
    app_print_come(&print, 0);
    pid_t first = print.child.pid;
    for (int64_t ms = 0; ms < 100000; ms += 100)
        assert_false(app_print_tick(&print, ms));
    app_print_come(&print, 100000);
    assert_int_equal(print.child.pid, first);
}

static void how_it_ended_is_told_for_a_while(void **state)
{
    (void)state;
    begin(ready);
    print.view.state = PRINT_RUNS;
    print.prints = true;
    /* What runs is no page: it says nothing of the kind. */
    struct err err = {""};
    const char *argument[] = {"/bin/echo", "printed", NULL};
    assert_true(child_start(&print.child, argument, &err));
    hear_all(5000);
    assert_int_equal(print.view.state, PRINT_DONE);
    assert_int_equal(app_print_next_ms(&print, 6000), 7000);
    assert_false(app_print_tick(&print, 12999));
    assert_true(app_print_tick(&print, 13000));
    assert_int_equal(print.view.state, PRINT_NONE);
    hear_all(13000);
    assert_int_equal(print.view.state, PRINT_READY);
    /* The next one ends without a word. */
    print.view.state = PRINT_RUNS;
    print.prints = true;
    print.good = false;
    const char *other[] = {"/bin/false", NULL};
    assert_true(child_start(&print.child, other, &err));
    hear_all(20000);
    assert_int_equal(print.view.state, PRINT_FAILED);
    app_print_leave(&print);
    assert_int_equal(print.view.state, PRINT_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(paper_makes_a_button, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_paper_there_is_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_waits_for_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(how_it_ended_is_told_for_a_while, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
