#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "pages/homecoming.h"

static void what_terminals_leave_is_laid_out_again(void **state)
{
    (void)state;
    static const struct {
        const char *name, *place; /* NULL: it is none of theirs */
    } cases[] = {
        {"a1b2.anna-reports", "home/anna/reports/a1b2.anna-reports"},
        {"ANNA-Meldung-ennigerloh.txt", "home/anna/ANNA-Meldung-ennigerloh.txt"},
        {"ANNA-Meldung.txt", "home/anna/ANNA-Meldung.txt"},
        {".anna-reports", NULL},
        {"ANNA-Meldung-<b>.txt", NULL},
        {"ANNA-Meldung-a.txt.exe", NULL},
        {"..", NULL},
        {"workspace.db", NULL},
        {"7.anna", NULL},
    };
    enum { COUNT = sizeof cases / sizeof cases[0] };
    char folder[] = "/tmp/anna-home-XXXXXX";
    struct arena arena = {0};
    struct err err = {""};
    struct http_file file[COUNT];
    const char *home;
    size_t count;
    assert_non_null(mkdtemp(folder));
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < COUNT; i++) {
            file[i] =
                (struct http_file){.file = cases[i].name,
                                   .path = arena_print(&arena, "%s/part-%zu", folder, i)};
            assert_true(file_make(file[i].path, "x", 1, 0600, &err));
        }
        if (!homecoming_take(&arena, folder, file, COUNT, &home, &count, &err))
            fail_msg("%s", err.text);
        assert_int_equal(count, 3);
        for (size_t i = 0; i < COUNT; i++) {
            assert_int_equal(file_exists(file[i].path), cases[i].place == NULL);
            unlink(file[i].path);
            if (cases[i].place != NULL)
                assert_true(
                    file_exists(arena_print(&arena, "%s/%s", folder, cases[i].place)));
        }
    }
    /* The next stick finds nothing of this one. */
    assert_true(homecoming_take(&arena, folder, NULL, 0, &home, &count, &err));
    assert_int_equal(count, 0);
    homecoming_clear(folder);
    assert_int_equal(rmdir(folder), 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_terminals_leave_is_laid_out_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
