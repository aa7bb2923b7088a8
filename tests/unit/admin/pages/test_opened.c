#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "pages/errand.h"
#include "pages/office.h"
#include "pages/opened.h"

/* Texts that nobody comes for, and no page that is asked for any more. */
static void what_waits_too_long_is_forgotten(void **state)
{
    (void)state;
    static struct office office;
    struct err err = {""};
    char folder[] = "/tmp/anna-opened-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/program", folder);
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    assert_true(fputs("#!/bin/sh\necho a text of a family\n", file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, 0700), 0);
    if (!errands_open(&office.errands, path, "/a workspace", &err))
        fail_msg("%s", err.text);
    const struct errand_order order = {.word = {"barriers"}, .who = "Anna", .now = 1000};
    if (!errand_begin(office.errands, ERRAND_TEXTS, &order, &err))
        fail_msg("%s", err.text);
    const struct errand *errand = errand_look(office.errands, ERRAND_TEXTS);
    while (errand->state == ERRAND_RUNNING) {
        nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
        opened_tend(&office, 1000);
    }
    assert_int_equal(errand->state, ERRAND_DONE);
    opened_tend(&office, 1060);
    assert_true(errand->told.len > 0);
    opened_tend(&office, 1061);
    assert_int_equal(errand->state, ERRAND_NONE);
    assert_int_equal(errand->told.len, 0);
    errands_close(office.errands);
    unlink(path);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_waits_too_long_is_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
