/* What bundles say to those who asked: whoever keeps all of them learns neither how many
 * were answered, nor which row is an answer, nor that one came. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/crypt.h"
#include "core/seal.h"
#include "help/folder.h"
#include "reports/outcomes.h"
#include "workspace/keys.h"
#include "workspace/store.h"

static const char *folder;
static struct ledger *ledger;
static struct unseal *office;
static struct arena arena;

static int set_up(void **state)
{
    (void)state;
    struct err err = {""};
    folder = folder_make();
    const char *path = folder_file(folder, "workspace.db");
    const char *secret = arena_copy(&arena, folder_file(folder, "reports.key"));
    const char *pub = arena_copy(&arena, folder_file(folder, "reports.pub"));
    if (!crypt_init(&err) || !keys_init(&err) ||
        !keys_make_reports(secret, pub, NULL, &err) ||
        !unseal_open(&office, secret, NULL, &err) || !store_make(path, &err) ||
        !ledger_open(&ledger, path, &err) ||
        !ledger_seal_to(ledger, unseal_public(office), &err))
        fail_msg("%s", err.text);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    ledger_close(ledger);
    unseal_close(office);
    arena_free(&arena);
    folder_remove(folder);
    return 0;
}

static const char *hash_of(int number)
{
    return arena_print(&arena, "%064x", (unsigned)number * 2654435761u);
}

/* A report whose visitor has the words {n, n, n}, or none. */
static void arrives(int n, bool asks)
{
    struct report report = {.site = "ennigerloh", .year = 2026, .month = 11};
    bool is_new;
    report.asks = asks;
    for (int i = 0; asks && i < PHRASE_WORDS; i++)
        report.phrase.word[i] = (uint16_t)n;
    assert_true(ledger_add(ledger, hash_of(n), &report, 1, &is_new, NULL));
}

static bool answer(int n, const char *text)
{
    const char *id = NULL;
    return ledger_answer(ledger, &arena, hash_of(n), text, &id, NULL);
}

static long sequence; /* of the next bundle */

static struct outcomes make(void)
{
    struct outcomes out;
    struct err err = {""};
    if (!outcomes_make(ledger, &arena, office, sequence, &out, &err))
        fail_msg("%s", err.text);
    return out;
}

static bool listed(const struct outcomes *outcomes, int n)
{
    const uint16_t word = (uint16_t)n;
    const struct phrase phrase = {{word, word, word}};
    struct outcome_key key;
    struct outcome_row row;
    const struct outcome none = {OUTCOME_READ, "x"};
    unsigned char salt[CRYPT_SALT_LEN];
    assert_true(crypt_from_hex(salt, sizeof salt, outcomes->salt));
    assert_true(outcome_key_make(&key, &phrase, salt));
    outcome_close(&row, &none, &key);
    for (size_t i = 0; i < outcomes->count; i++)
        if (strcmp(outcomes->row[i].name, row.name) == 0)
            return true;
    return false;
}

static void only_who_was_answered_is_in_it(void **state)
{
    (void)state;
    const char *id = NULL;
    arrives(1, true);
    arrives(2, true);
    arrives(3, false);
    assert_true(answer(1, "Der Bus fährt."));
    assert_false(answer(3, "Niemand hat gefragt."));
    struct outcomes outcomes = make();
    assert_int_equal(outcomes.count, 64);
    assert_true(listed(&outcomes, 1));
    assert_false(listed(&outcomes, 2));
    assert_false(listed(&outcomes, 3));
    /* Taken back; and forgotten with the text. */
    assert_true(answer(1, NULL));
    outcomes = make();
    assert_false(listed(&outcomes, 1));
    assert_true(answer(1, "Der Bus fährt."));
    assert_true(ledger_forget_text(ledger, &arena, hash_of(1), &id, NULL));
    outcomes = make();
    assert_false(listed(&outcomes, 1));
    assert_false(answer(1, "Der Bus fährt."));
}

static void what_is_old_is_forgotten(void **state)
{
    (void)state;
    size_t count = 0;
    arrives(1, true);
    assert_true(answer(1, "Der Bus fährt."));
    assert_true(ledger_forget_before(ledger, "2026-11", &count, NULL));
    struct outcomes outcomes = make();
    assert_true(listed(&outcomes, 1));
    assert_true(ledger_forget_before(ledger, "2026-12", &count, NULL));
    outcomes = make();
    assert_false(listed(&outcomes, 1));
}

/* Nothing of one bundle is in the next, whether an answer came or not. */
static void two_bundles_have_nothing_in_common(void **state)
{
    (void)state;
    arrives(1, true);
    arrives(2, true);
    assert_true(answer(1, "Der Bus fährt."));
    struct outcomes before = make();
    sequence++;
    struct outcomes same = make();
    assert_true(answer(2, "Der Bus fährt nicht."));
    struct outcomes after = make();
    const struct outcomes *all[] = {&before, &same, &after};
    for (int a = 0; a < 3; a++)
        for (int b = a + 1; b < 3; b++) {
            assert_string_not_equal(all[a]->salt, all[b]->salt);
            assert_int_equal(all[a]->count, all[b]->count);
            for (size_t i = 0; i < all[a]->count; i++)
                for (size_t k = 0; k < all[b]->count; k++) {
                    assert_string_not_equal(all[a]->row[i].name, all[b]->row[k].name);
                    assert_memory_not_equal(all[a]->row[i].value, all[b]->row[k].value,
                                            32);
                }
        }
    assert_true(listed(&after, 1));
    assert_true(listed(&after, 2));
    /* The same workspace and number: the same bytes. */
    struct outcomes again = make();
    assert_string_equal(again.salt, after.salt);
    assert_memory_equal(again.row, after.row, after.count * sizeof *after.row);
}

/* Seventy answers cost seven seconds; the count of rows stays when they are gone. */
static void the_count_never_falls(void **state)
{
    (void)state;
    const char *id = NULL;
    assert_int_equal(make().count, 64);
    for (int n = 0; n < 65; n++) {
        arrives(n, true);
        assert_true(answer(n, "Ja."));
    }
    struct outcomes many = make();
    assert_int_equal(many.count, 256);
    assert_true(listed(&many, 0) && listed(&many, 64));
    for (int n = 0; n < 65; n++)
        assert_true(ledger_forget_text(ledger, &arena, hash_of(n), &id, NULL));
    assert_int_equal(make().count, 256);
}

/* Anybody can seal a report, and name words that another has: nothing breaks, and one
 * envelope is closed by one key. */
static void the_same_words_twice_are_one_row(void **state)
{
    (void)state;
    arrives(7, true);
    assert_true(answer(7, "Ja."));
    struct report report = {.site = "ennigerloh",
                            .year = 2026,
                            .month = 11,
                            .asks = true,
                            .phrase = {{7, 7, 7}}};
    bool is_new;
    assert_true(ledger_add(ledger, hash_of(8), &report, 1, &is_new, NULL));
    assert_true(answer(8, "Nein."));
    struct outcomes outcomes = make();
    assert_true(listed(&outcomes, 7));
    for (size_t i = 0; i < outcomes.count; i++)
        for (size_t k = i + 1; k < outcomes.count; k++)
            assert_string_not_equal(outcomes.row[i].name, outcomes.row[k].name);
}

/* What lies in the workspace is sealed; and without the key nothing is published as if
 * nobody were answered. */
static void without_the_key_nobody_reads_it(void **state)
{
    (void)state;
    struct outcomes out;
    struct err err = {""};
    bool waits = true;
    assert_true(outcomes_make(ledger, &arena, NULL, 1, &out, NULL));
    assert_true(outcomes_wait(ledger, &waits, NULL));
    assert_false(waits);
    arrives(1, true);
    assert_true(answer(1, "KENNWORT"));
    assert_true(outcomes_wait(ledger, &waits, NULL));
    assert_true(waits);
    assert_false(outcomes_make(ledger, &arena, NULL, 1, &out, &err));
    assert_non_null(strstr(err.text, "reports.key"));
    struct buf file = {0};
    assert_true(buf_read_file(&file, folder_file(folder, "workspace.db"), 1 << 24, NULL));
    assert_null(memmem(file.bytes, file.len, "KENNWORT", 8));
    buf_free(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(only_who_was_answered_is_in_it, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_old_is_forgotten, set_up, tear_down),
        cmocka_unit_test_setup_teardown(two_bundles_have_nothing_in_common, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_count_never_falls, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_same_words_twice_are_one_row, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(without_the_key_nobody_reads_it, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
