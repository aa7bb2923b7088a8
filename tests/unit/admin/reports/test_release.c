#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/share.h"
#include "core/strings.h"
#include "help/folder.h"
#include "help/records.h"
#include "reports/release.h"
#include "workspace/store.h"

static const char *folder;
static struct ledger *ledger;
static struct arena arena;
static struct document document;

static int set_up(void **state)
{
    (void)state;
    static const unsigned char key[CRYPT_KEY_LEN] = {9};
    const char *const site[][2] = {
        {"id", "a"}, {"name", "Rat\302\255haus"}, {"town", "a"}};
    char words[SHARE_PATH];
    folder = folder_make();
    document = (struct document){0};
    records_add(&arena, &document, RECORD_SITE, site, 3);
    const char *path = folder_file(folder, "workspace.db");
    return crypt_init(NULL) && strings_open(share_path("strings", words), NULL) &&
                   store_make(path, NULL) && ledger_open(&ledger, path, NULL) &&
                   ledger_seal_to(ledger, key, NULL)
               ? 0
               : -1;
}

static int tear_down(void **state)
{
    (void)state;
    ledger_close(ledger);
    ledger = NULL;
    arena_free(&arena);
    folder_remove(folder);
    return 0;
}

/* So many more reports, all alike. */
static void put(int first, int count)
{
    for (int i = first; i < first + count; i++) {
        struct report report = {.year = 2026, .month = 11, .sequence = 1};
        char hash[65];
        bool is_new;
        snprintf(hash, sizeof hash, "%08x%056d", (unsigned)i * 2654435761u, i);
        snprintf(report.site, sizeof report.site, "a");
        report_turn_barrier(&report, "forms");
        assert_true(ledger_begin(ledger, NULL));
        assert_true(ledger_add(ledger, hash, &report, 1, &is_new, NULL));
        assert_true(ledger_commit(ledger, NULL));
    }
}

static struct release make(int day)
{
    struct release release;
    assert_true(release_make(ledger, &document, &arena, (struct date){2026, 11, day},
                             &release, NULL));
    return release;
}

static struct release last(void)
{
    struct release release;
    assert_true(release_last(ledger, &document, &arena, &release, NULL));
    return release;
}

static size_t days(struct ledger_told **out)
{
    size_t count;
    assert_true(release_days(ledger, &arena, out, &count, NULL));
    return count;
}

/* What was told last is what was made, without the cells that nobody is told of. */
static void same(const struct release *told, const struct release *made)
{
    assert_int_equal(told->total, made->total);
    for (int d = 0; d < RELEASE_DIMENSION_COUNT; d++) {
        const struct release_table *table = &made->table[d];
        size_t at = 0;
        assert_string_equal(told->table[d].name, table->name);
        for (size_t i = 0; i < table->cells; i++) {
            if (table->cell[i].count == 0)
                continue;
            assert_true(at < told->table[d].cells);
            assert_int_equal(told->table[d].cell[at].count, table->cell[i].count);
            assert_string_equal(told->table[d].cell[at].value, table->cell[i].value);
            assert_string_equal(told->table[d].cell[at].label, table->cell[i].label);
            at++;
        }
        assert_int_equal(at, told->table[d].cells);
    }
}

static void looking_releases_nothing(void **state)
{
    (void)state;
    struct ledger_told *day;
    put(0, 23);
    struct release nothing = last();
    assert_int_equal(nothing.total, 0);
    for (int d = 0; d < RELEASE_DIMENSION_COUNT; d++)
        assert_int_equal(nothing.table[d].cells, 0);
    assert_int_equal(days(&day), 0);
    struct release made = make(3);
    assert_true(made.total >= 15);
    struct release told = last();
    same(&told, &made);
    assert_string_equal(told.table[RELEASE_SITE].cell[0].label, "Rathaus");
}

static void each_day_on_which_something_new_was_told_is_kept(void **state)
{
    (void)state;
    struct ledger_told *day;
    put(0, 20);
    struct release first = make(3);
    put(20, 2);
    struct release held = make(9);
    assert_true(held.held);
    assert_int_equal(days(&day), 1);
    assert_string_equal(day[0].value, "2026-11-03");
    assert_int_equal(day[0].count, first.total);
    put(22, 30);
    struct release second = make(12);
    assert_false(second.held);
    assert_int_equal(days(&day), 2);
    assert_string_equal(day[1].value, "2026-11-12");
    assert_int_equal(day[1].count, second.total);
    struct release told = last();
    same(&told, &second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(looking_releases_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_day_on_which_something_new_was_told_is_kept,
                                        set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
