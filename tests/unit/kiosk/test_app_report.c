#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "app_report.h"
#include "core/crypt.h"
#include "core/seal.h"
#include "help/folder.h"
#include "help/sample.h"

/* Any point of the curve: nobody opens these. The content is of November 2026. */
static const char report_key[] =
    "INSERT INTO x_meta VALUES ('report_key', "
    "'0900000000000000000000000000000000000000000000000000000000000000')";

struct terminal {
    const char *folder;
    struct content *content;
};

static int set_up(void **state)
{
    static struct terminal t;
    struct sample sample = {.sql = report_key};
    struct err err = {""};
    t.folder = folder_make();
    const char *path = folder_file(t.folder, "1.anna");
    sample_database(path, &sample);
    if (!content_open(&t.content, path, &err))
        fail_msg("%s", err.text);
    *state = &t;
    return mkdir(folder_file(t.folder, "state"), 0755);
}

static int tear_down(void **state)
{
    struct terminal *t = *state;
    content_close(t->content);
    folder_remove(t->folder);
    return 0;
}

/* A report never says a month that cannot be: with a clock that is not believed, and with
 * one that is a day behind the content, it is that of the content. */
static void the_month_is_one_that_can_be(void **state)
{
    static const struct {
        struct now now;
        int year, month;
    } rows[] = {
        {{true, {{2026, 11, 23}, 600}}, 2026, 11},
        {{true, {{2028, 2, 29}, 600}}, 2028, 2},
        {{true, {{2026, 11, 19}, 1439}}, 2026, 11},
        {{true, {{2026, 10, 31}, 1439}}, 2026, 11},
        {{false, {{1970, 1, 1}, 60}}, 2026, 11},
        {{false, {{2000, 1, 1}, 0}}, 2026, 11},
        {{false, {{2099, 5, 1}, 600}}, 2026, 11},
        {{false, {{0, 0, 0}, 0}}, 2026, 11},
    };
    const struct terminal *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct session session;
        session_begin(&session, "de");
        struct hall hall = {.content = t->content,
                            .site = content_site(t->content, "ennigerloh"),
                            .session = &session,
                            .now = rows[i].now};
        struct err err = {""};
        if (!app_report_send(folder_file(t->folder, "state"), &hall, &err))
            fail_msg("%s", err.text);
        assert_int_equal(session.draft.year, rows[i].year);
        assert_int_equal(session.draft.month, rows[i].month);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_month_is_one_that_can_be, set_up, tear_down),
    };
    return crypt_init(NULL) ? cmocka_run_group_tests(tests, NULL, NULL) : 99;
}
