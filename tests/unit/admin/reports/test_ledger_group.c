#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "help/folder.h"
#include "reports/ledger_change.h"
#include "reports/ledger_group.h"
#include "reports/ledger_note.h"
#include "workspace/store_change.h"

static const struct history_deed deed = {"erika", 1795944420, "barriers set"};
static const char *folder;
static struct store *store;
static struct ledger *ledger;
static struct arena arena;

static int set_up(void **state)
{
    (void)state;
    static const unsigned char key[CRYPT_KEY_LEN] = {9};
    folder = folder_make();
    const char *path = folder_file(folder, "workspace.db");
    return crypt_init(NULL) && store_make(path, NULL) && store_open(&store, path, NULL) &&
                   ledger_open(&ledger, path, NULL) && ledger_seal_to(ledger, key, NULL)
               ? 0
               : -1;
}

static int tear_down(void **state)
{
    (void)state;
    ledger_close(ledger);
    store_close(store);
    arena_free(&arena);
    folder_remove(folder);
    return 0;
}

static void put(int number, const char *site, const char *offer, enum report_step step,
                bool text)
{
    struct report report = {
        .year = 2026, .month = 10 + number % 2, .step = step, .sequence = 1};
    char hash[65];
    bool is_new;
    snprintf(report.site, sizeof report.site, "%s", site);
    snprintf(report.offer, sizeof report.offer, "%s", offer);
    snprintf(report.text, sizeof report.text, "%s", text ? "Meine Nachbarin" : "");
    report.asks = number == 1;
    snprintf(hash, sizeof hash, "%064x", (unsigned)number * 2654435761u);
    /* The first digits tell them apart. */
    memmove(hash, hash + 56, 8);
    assert_true(ledger_begin(ledger, NULL));
    assert_true(ledger_add(ledger, hash, &report, 1, &is_new, NULL));
    assert_true(ledger_commit(ledger, NULL));
}

/* Three on one offer, where papers are wrong; two at a site without any. */
static void put_some(void)
{
    put(1, "ennigerloh", "kiz", REPORT_PAPERS_AND_COST, true);
    put(2, "ennigerloh", "kiz", REPORT_PAPERS_AND_COST, false);
    put(3, "everswinkel", "kiz", REPORT_PAPERS_AND_COST, true);
    put(4, "everswinkel", "", REPORT_GET_THERE, false);
    put(5, "everswinkel", "", REPORT_GET_THERE, false);
    put(6, "ennigerloh", "kiz", REPORT_FIND, false);
}

static struct ledger_group *groups(const struct ledger_group_filter *filter,
                                   size_t *count)
{
    struct ledger_group *group = NULL;
    assert_true(ledger_groups(ledger, &arena, filter, &group, count, NULL));
    return group;
}

static struct ledger_group one(const char *id)
{
    size_t count;
    struct ledger_group *group =
        groups(&(struct ledger_group_filter){.id = id, .since = "2026-01-01"}, &count);
    assert_int_equal(count, 1);
    return group[0];
}

static void reports_of_an_offer_and_a_step_are_a_group(void **state)
{
    (void)state;
    size_t count;
    put_some();
    struct ledger_group *group = groups(&(struct ledger_group_filter){0}, &count);
    assert_int_equal(count, 3);
    assert_string_equal(group[0].id, ".everswinkel.get_there");
    assert_null(group[0].offer);
    assert_string_equal(group[0].site, "everswinkel");
    assert_int_equal(group[0].count, 2);
    assert_string_equal(group[1].id, "kiz.find");
    assert_string_equal(group[2].id, "kiz.papers_and_cost");
    assert_string_equal(group[2].offer, "kiz");
    assert_null(group[2].site);
    assert_string_equal(group[2].step, "papers_and_cost");
    assert_int_equal(group[2].count, 3);
    assert_int_equal(group[2].texts, 2);
    assert_int_equal(group[2].asks, 1);
    assert_string_equal(group[2].newest, "2026-11");
    groups(&(struct ledger_group_filter){.site = "everswinkel"}, &count);
    assert_int_equal(count, 2);
    group = groups(&(struct ledger_group_filter){.month = "2026-10"}, &count);
    assert_int_equal(count, 3);
    assert_int_equal(group[2].count, 1);
}

static void what_is_set_apart_does_not_count(void **state)
{
    (void)state;
    struct ledger_row *row;
    size_t count;
    size_t changed;
    const struct ledger_filter filter = {.group = "kiz.papers_and_cost"};
    put_some();
    assert_true(ledger_list(ledger, &arena, &filter, &row, &count, NULL));
    assert_int_equal(count, 3);
    assert_true(ledger_set_apart(ledger, row[0].hash, "future", NULL));
    assert_int_equal(one("kiz.papers_and_cost").count, 2);
    assert_true(ledger_change_group(ledger, &arena, "kiz.papers_and_cost", LEDGER_FIXED,
                                    &deed, &changed, NULL));
    assert_int_equal(changed, 2);
    assert_true(ledger_list(ledger, &arena, &filter, &row, &count, NULL));
    for (size_t i = 0; i < count; i++)
        assert_int_equal(row[i].state, row[i].apart ? LEDGER_NEW : LEDGER_FIXED);
}

static void never(void *context, const struct history_row *row, const char *why)
{
    (void)context;
    (void)row;
    fail_msg("%s", why);
}

static void undo_all(int64_t batch)
{
    const struct store_undo_told told = {NULL, never};
    const struct history_deed undo = {"erika", 1795944420, "undo"};
    assert_true(store_begin(store, &undo, NULL));
    assert_int_equal(store_undo(store, batch, &told, NULL), STORE_DONE);
    assert_true(store_commit(store, NULL));
}

static void a_state_for_all_is_one_batch_that_is_taken_back(void **state)
{
    (void)state;
    struct ledger_row *row;
    size_t count;
    size_t changed;
    const char *id;
    const struct ledger_filter filter = {.group = "kiz.papers_and_cost"};
    put_some();
    assert_true(ledger_list(ledger, &arena, &filter, &row, &count, NULL));
    assert_true(
        ledger_change_state(ledger, &arena, row[1].id, LEDGER_PLANNED, &deed, &id, NULL));
    assert_int_equal(ledger_group_state(&(struct ledger_group){
                         .in_state = {[LEDGER_PLANNED] = 1, [LEDGER_FIXED] = 2}}),
                     LEDGER_PLANNED);
    assert_true(one("kiz.papers_and_cost").changed);
    assert_false(one("kiz.find").changed);
    assert_true(ledger_change_group(ledger, &arena, "kiz.papers_and_cost",
                                    LEDGER_IN_PROGRESS, &deed, &changed, NULL));
    assert_int_equal(changed, 3);
    struct ledger_group group = one("kiz.papers_and_cost");
    assert_int_equal(group.in_state[LEDGER_IN_PROGRESS], 3);
    assert_int_equal(one("kiz.find").in_state[LEDGER_NEW], 1);
    undo_all(2);
    group = one("kiz.papers_and_cost");
    assert_int_equal(group.in_state[LEDGER_NEW], 2);
    assert_int_equal(group.in_state[LEDGER_PLANNED], 1);
    assert_int_equal(ledger_group_state(&group), LEDGER_NEW);
    assert_true(ledger_change_group(ledger, &arena, "kiz.find", LEDGER_NEW, &deed,
                                    &changed, NULL));
    assert_int_equal(changed, 0);
    assert_false(ledger_change_group(ledger, &arena, "kiz.get_in", LEDGER_NEW, &deed,
                                     &changed, NULL));
}

static void somebody_is_responsible_until_a_day(void **state)
{
    (void)state;
    put_some();
    struct err err = {""};
    assert_null(one("kiz.find").responsible);
    assert_true(ledger_group_assign(ledger, &arena, "kiz.find", "Jugendamt, Beratung",
                                    "2026-12-15", &deed, NULL));
    assert_string_equal(one("kiz.find").responsible, "Jugendamt, Beratung");
    assert_string_equal(one("kiz.find").due, "2026-12-15");
    assert_true(one("kiz.find").changed);
    assert_true(ledger_group_assign(ledger, &arena, "kiz.find", "", NULL, &deed, NULL));
    assert_null(one("kiz.find").responsible);
    assert_null(one("kiz.find").due);
    undo_all(2);
    assert_string_equal(one("kiz.find").responsible, "Jugendamt, Beratung");
    assert_string_equal(one("kiz.find").due, "2026-12-15");
    assert_true(
        ledger_group_answer(ledger, &arena, "kiz.find", "a-2026-11", &deed, NULL));
    assert_string_equal(one("kiz.find").answer, "a-2026-11");
    static const char *const days[] = {"bald", "2026-12", "2026-02-30", "2026-12-15x"};
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
        assert_false(
            ledger_group_assign(ledger, &arena, "kiz.find", "A", days[i], &deed, NULL));
    assert_false(
        ledger_group_assign(ledger, &arena, "kiz.find", "A\nB", NULL, &deed, NULL));
    assert_false(
        ledger_group_assign(ledger, &arena, "kiz.nowhere", "A", NULL, &deed, &err));
    assert_non_null(strstr(err.text, "kiz.nowhere"));
    assert_string_equal(one("kiz.find").responsible, "Jugendamt, Beratung");
}

static size_t notes(const char *group, struct ledger_note **out)
{
    size_t count;
    assert_true(ledger_notes(ledger, &arena, group, out, &count, NULL));
    return count;
}

static void notes_are_sealed_and_forgotten(void **state)
{
    (void)state;
    struct ledger_note *note;
    size_t texts;
    put_some();
    const struct ledger_note old = {
        .month = "2025-10", .who = "erika", .text = "Frau Meier fragen."};
    const struct ledger_note added = {
        .month = "2026-11", .who = "erika", .text = "Rathaus fragen."};
    const struct ledger_note empty = {.month = "2026-11", .who = "erika", .text = " "};
    const struct ledger_note lines = {.month = "2026-11", .who = "erika", .text = "a\nb"};
    assert_true(ledger_note_add(ledger, &arena, "kiz.find", &old, NULL));
    assert_true(ledger_note_add(ledger, &arena, "kiz.find", &added, NULL));
    assert_true(ledger_note_add(ledger, &arena, "kiz.find", &added, NULL));
    assert_false(ledger_note_add(ledger, &arena, "kiz.find", &empty, NULL));
    assert_false(ledger_note_add(ledger, &arena, "kiz.find", &lines, NULL));
    assert_false(ledger_note_add(ledger, &arena, "kiz.nowhere", &added, NULL));
    assert_int_equal(notes("kiz.find", &note), 3);
    assert_int_equal(notes("kiz.papers_and_cost", &note), 0);
    assert_int_equal(notes("kiz.find", &note), 3);
    assert_memory_equal(note[0].text, "sealed:", 7);
    assert_string_equal(note[0].who, "erika");
    assert_true(ledger_forget_before(ledger, "2026-01", &texts, NULL));
    assert_int_equal(notes("kiz.find", &note), 2);
    assert_true(ledger_note_forget(ledger, note[0].number, NULL));
    assert_false(ledger_note_forget(ledger, note[0].number, NULL));
    assert_int_equal(notes("kiz.find", &note), 1);
}

#define TRY(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TRY(reports_of_an_offer_and_a_step_are_a_group),
        TRY(what_is_set_apart_does_not_count),
        TRY(a_state_for_all_is_one_batch_that_is_taken_back),
        TRY(somebody_is_responsible_until_a_day),
        TRY(notes_are_sealed_and_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
