/* Whoever keeps all bundles learns from their receipts neither how many reports arrived
 * nor which entries are reports. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/crypt.h"
#include "core/seal.h"
#include "help/folder.h"
#include "reports/receipts.h"
#include "workspace/store.h"

static const char *folder;
static struct ledger *ledger;
static struct arena arena;

static int set_up(void **state)
{
    (void)state;
    folder = folder_make();
    const char *path = folder_file(folder, "workspace.db");
    return crypt_init(NULL) && store_make(path, NULL) && ledger_open(&ledger, path, NULL)
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

static const char *hash_of(int number)
{
    static char hash[SEAL_HASH_LEN];
    snprintf(hash, sizeof hash, "%064x", (unsigned)number * 2654435761u);
    return hash;
}

static void arrives(int from, int to)
{
    struct report report = {.site = "ennigerloh", .year = 2026, .month = 11};
    bool is_new;
    assert_true(ledger_begin(ledger, NULL));
    for (int i = from; i < to; i++)
        assert_true(ledger_add(ledger, hash_of(i), &report, 1, &is_new, NULL));
    assert_true(receipts_renew(ledger, NULL));
    assert_true(ledger_commit(ledger, NULL));
}

static struct receipts make(void)
{
    struct receipts receipts;
    assert_true(receipts_make(ledger, &arena, NULL, 1, &receipts, NULL));
    return receipts;
}

static size_t in_both(const struct receipts *a, const struct receipts *b)
{
    size_t found = 0;
    for (size_t i = 0; i < a->receipt.count; i++)
        for (size_t k = 0; k < b->receipt.count; k++)
            found += strcmp(a->receipt.item[i], b->receipt.item[k]) == 0;
    return found;
}

static void a_list_is_of_one_size(void **state)
{
    (void)state;
    static const struct {
        int arrived;
        size_t size;
    } rows[] = {{0, 64}, {4, 64}, {64, 64}, {65, 256}, {256, 256}, {300, 1024}};
    int before = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        arrives(before, rows[i].arrived);
        before = rows[i].arrived;
        assert_int_equal(make().receipt.count, rows[i].size);
    }
    /* It never falls: that all are forgotten again says nothing either. */
    struct receipts later;
    assert_true(receipts_make(ledger, &arena, NULL, 500, &later, NULL));
    assert_int_equal(later.receipt.count, 1024);
}

static void every_report_has_its_receipt(void **state)
{
    (void)state;
    arrives(0, 4);
    struct receipts receipts = make();
    for (int i = 0; i < 5; i++) {
        char receipt[SEAL_HASH_LEN];
        size_t found = 0;
        seal_receipt(receipt, hash_of(i), receipts.salt);
        for (size_t k = 0; k < receipts.receipt.count; k++) {
            found += strcmp(receipts.receipt.item[k], receipt) == 0;
            assert_string_not_equal(receipts.receipt.item[k], hash_of(i));
        }
        assert_int_equal(found, i < 4);
    }
}

/* No stick between two bundles: the same list. A stick, with reports or without: nothing
 * of the list stays. */
static void the_difference_of_two_bundles_says_nothing(void **state)
{
    (void)state;
    arrives(0, 4);
    struct receipts one = make();
    struct receipts two = make();
    assert_int_equal(in_both(&one, &two), 64);
    arrives(4, 4);
    struct receipts nothing_new = make();
    assert_int_equal(in_both(&one, &nothing_new), 0);
    arrives(4, 9);
    struct receipts five_new = make();
    assert_int_equal(in_both(&nothing_new, &five_new), 0);
    assert_int_equal(five_new.receipt.count, one.receipt.count);
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH(a_list_is_of_one_size),
        EACH(every_report_has_its_receipt),
        EACH(the_difference_of_two_bundles_says_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
