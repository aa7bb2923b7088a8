#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "help/folder.h"
#include "workspace/store.h"
#include "reports/ledger.h"

static const char *folder;
static struct ledger *ledger;
static struct arena arena;

static int set_up(void **state)
{
    (void)state;
    struct err err = {""};
    folder = folder_make();
    const char *path = folder_file(folder, "workspace.db");
    static const unsigned char key[CRYPT_KEY_LEN] = {9};
    bool ok = crypt_init(&err) && store_make(path, &err) &&
              ledger_open(&ledger, path, &err) && ledger_seal_to(ledger, key, &err);
    if (!ok)
        printf("%s\n", err.text);
    return ok ? 0 : -1;
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
    static char hash[65];
    memset(hash, '0', 64);
    snprintf(hash, sizeof hash, "%08x", (unsigned)number * 2654435761u);
    hash[8] = 'f';
    memset(hash + 9, 'a', 55);
    hash[64] = '\0';
    return hash;
}

static bool put(int number, long sequence)
{
    struct report report = {.year = 2026,
                            .month = 1 + number % 12,
                            .step = (enum report_step)(number % REPORT_STEP_COUNT),
                            .sequence = 3};
    bool is_new = false;
    snprintf(report.site, sizeof report.site, "%s",
             number % 2 == 0 ? "ennigerloh" : "everswinkel");
    if (number % 3 == 0)
        snprintf(report.offer, sizeof report.offer, "kiz");
    report_turn_barrier(&report, number % 2 == 0 ? "forms" : "cost");
    report_turn_barrier(&report, "other");
    snprintf(report.text, sizeof report.text, "Text %d", number);
    assert_true(ledger_begin(ledger, NULL));
    assert_true(ledger_add(ledger, hash_of(number), &report, sequence, &is_new, NULL));
    assert_true(ledger_commit(ledger, NULL));
    return is_new;
}

static size_t count(const struct ledger_filter *filter)
{
    struct ledger_row *row;
    size_t found = 0;
    assert_true(ledger_list(ledger, &arena, filter, &row, &found, NULL));
    return found;
}

static void what_comes_twice_is_there_once(void **state)
{
    (void)state;
    enum ledger_state in_work = LEDGER_IN_PROGRESS;
    const char *id;
    for (int i = 0; i < 20; i++)
        assert_true(put(i, 1));
    assert_true(ledger_set_state(ledger, &arena, hash_of(4), in_work, &id, NULL));
    for (int i = 19; i >= 0; i--)
        assert_false(put(i, 2));
    assert_int_equal(count(&(struct ledger_filter){0}), 20);
    assert_int_equal(count(&(struct ledger_filter){.state = "in_progress"}), 1);
    assert_int_equal(count(&(struct ledger_filter){.site = "ennigerloh"}), 10);
    assert_int_equal(count(&(struct ledger_filter){.offer = "kiz"}), 7);
    assert_int_equal(count(&(struct ledger_filter){.barrier = "other"}), 20);
    assert_int_equal(
        count(&(struct ledger_filter){.barrier = "cost", .month = "2026-02"}), 2);
    assert_int_equal(count(&(struct ledger_filter){.step = "find"}), 3);
}

/* Whatever came first: the rows stand by month and hash. */
static void rows_have_no_order_of_coming(void **state)
{
    (void)state;
    struct ledger_row *row;
    size_t found;
    for (int i = 19; i >= 0; i--)
        put(i, 1);
    assert_true(
        ledger_list(ledger, &arena, &(struct ledger_filter){0}, &row, &found, NULL));
    for (size_t i = 1; i < found; i++) {
        int months = strcmp(row[i - 1].month, row[i].month);
        assert_true(months < 0 ||
                    (months == 0 && strcmp(row[i - 1].hash, row[i].hash) < 0));
    }
    assert_int_equal(row[0].barriers.count, 2);
    assert_int_equal(strncmp(row[0].hash, row[0].id, strlen(row[0].id)), 0);
}

static void a_report_is_found_by_the_beginning_of_its_id(void **state)
{
    (void)state;
    const char *id = NULL;
    struct err err = {""};
    char begin[16];
    put(1, 1);
    put(2, 1);
    snprintf(begin, sizeof begin, "%.4s", hash_of(1));
    assert_true(ledger_set_state(ledger, &arena, begin, LEDGER_FIXED, &id, &err));
    assert_int_equal(strlen(id), 10);
    static const char *const bad[] = {"",      "abc", "xyzw", "0000", "' OR 1=1 --",
                                      "abcd%", "ABCD"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(ledger_set_state(ledger, &arena, bad[i], LEDGER_FIXED, &id, &err));
    assert_int_equal(count(&(struct ledger_filter){.state = "fixed"}), 1);
    assert_true(ledger_forget_text(ledger, &arena, begin, &id, &err));
    struct ledger_row *row;
    size_t found;
    assert_true(ledger_list(ledger, &arena, &(struct ledger_filter){.state = "fixed"},
                            &row, &found, NULL));
    assert_null(row[0].text);
}

static void receipts_go_out_while_they_are_new(void **state)
{
    (void)state;
    struct texts received;
    put(1, 10);
    put(2, 40);
    put(3, 40);
    assert_true(ledger_received(ledger, &arena, NULL, 41, &received, NULL));
    assert_int_equal(received.count, 3);
    assert_true(ledger_received(ledger, &arena, "ennigerloh", 41, &received, NULL));
    assert_int_equal(received.count, 1);
    assert_string_equal(received.item[0], hash_of(2));
    assert_true(ledger_received(ledger, &arena, NULL, 61, &received, NULL));
    assert_int_equal(received.count, 2);
    put(1, 60);
    assert_true(ledger_received(ledger, &arena, NULL, 61, &received, NULL));
    assert_int_equal(received.count, 3);
}

static void states_are_said_in_any_way(void **state)
{
    (void)state;
    enum ledger_state found;
    for (int i = 0; i < LEDGER_STATE_COUNT; i++) {
        assert_true(
            ledger_state_find(ledger_state_name((enum ledger_state)i), &found, NULL));
        assert_int_equal(found, i);
    }
    assert_true(ledger_state_find("cannot fix", &found, NULL));
    assert_int_equal(found, LEDGER_CANNOT_FIX);
    assert_true(ledger_state_find("not-ours", &found, NULL));
    assert_false(ledger_state_find("closed", &found, NULL));
    assert_false(ledger_state_find("", &found, NULL));
}

static void what_is_not_committed_is_not_there(void **state)
{
    (void)state;
    struct report report = {.site = "s", .year = 2026, .month = 1};
    bool is_new;
    assert_true(ledger_begin(ledger, NULL));
    assert_true(ledger_add(ledger, hash_of(1), &report, 1, &is_new, NULL));
    ledger_rollback(ledger);
    assert_int_equal(count(&(struct ledger_filter){0}), 0);
    struct ledger *other = NULL;
    const char *path = folder_file(folder, "other.db");
    file_write_text(path, "");
    assert_false(ledger_open(&other, path, NULL));
    assert_null(other);
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH(what_comes_twice_is_there_once),
        EACH(rows_have_no_order_of_coming),
        EACH(a_report_is_found_by_the_beginning_of_its_id),
        EACH(receipts_go_out_while_they_are_new),
        EACH(states_are_said_in_any_way),
        EACH(what_is_not_committed_is_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
