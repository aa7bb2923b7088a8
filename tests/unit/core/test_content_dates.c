#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/content_dates.h"
#include "help/folder.h"
#include "help/sample.h"

static const char values[] =
    "INSERT INTO x_service_list VALUES ('uhv', 'de', 'date', 0, 'DTSTART:20261201T093000'),"
    " ('uhv', 'de', 'date', 1, 'DTSTART:20261202T093000'),"
    " ('ew', 'de', 'date', 0, 'DTSTART:20261203T093000'),"
    " ('unchecked', 'de', 'date', 0, 'DTSTART:20261204T093000')";

static struct content *open_sample(const char *sql, const char *folder)
{
    struct content *content = NULL;
    struct err err = {""};
    const char *path = folder_file(folder, "c.anna");
    sample_database(path, &(struct sample){.sql = sql});
    if (!content_open(&content, path, &err))
        fail_msg("%s", err.text);
    return content;
}

static void offers_of_the_town_with_their_dates(void **state)
{
    (void)state;
    const char *folder = folder_make();
    struct content *content = open_sample(values, folder);
    struct arena arena = {0};
    struct content_dated *dated = NULL;
    size_t count = 0;
    struct err err = {""};
    assert_true(content_has_dates(content));
    assert_true(content_dates(content, &arena, "ennigerloh", &dated, &count, &err));
    assert_int_equal(count, 1);
    assert_string_equal(dated[0].id, "uhv");
    assert_int_equal(dated[0].dates.count, 2);
    assert_string_equal(dated[0].dates.item[1], "DTSTART:20261202T093000");
    assert_true(content_dates(content, &arena, "", &dated, &count, &err));
    assert_int_equal(count, 2);
    assert_string_equal(dated[0].id, "ew");
    arena_free(&arena);
    content_close(content);
    folder_remove(folder);
}

/* What nobody has checked leads nowhere. */
static void without_dates(void **state)
{
    (void)state;
    const char *folder = folder_make();
    struct content *content = open_sample(
        "INSERT INTO x_service_list VALUES ('unchecked', 'de', 'date', 0, 'DTSTART:1')",
        folder);
    assert_false(content_has_dates(content));
    content_close(content);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offers_of_the_town_with_their_dates),
        cmocka_unit_test(without_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
