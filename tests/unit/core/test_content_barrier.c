#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/content.h"
#include "core/seal.h"
#include "help/folder.h"
#include "help/sample.h"

static const char *folder;
static struct content *content;
static struct arena arena;

static void open_with(const char *sql)
{
    struct err err = {""};
    const char *path = folder_file(folder, "f.anna");
    sample_database(path, &(struct sample){.sql = sql});
    if (!content_open(&content, path, &err))
        fail_msg("%s", err.text);
}

static int set_up(void **state)
{
    (void)state;
    folder = folder_make();
    content = NULL;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    content_close(content);
    arena_free(&arena);
    folder_remove(folder);
    return 0;
}

static void barriers_come_in_order_and_language(void **state)
{
    (void)state;
    size_t count;
    open_with("INSERT INTO x_barrier VALUES ('forms', 1, 'description'), ('cost', 0, "
              "'euro_symbol'), ('nameless', 2, 'help');"
              "INSERT INTO x_name VALUES ('barrier', 'forms', 'de', 'Formulare'),"
              " ('barrier', 'forms', 'tr', 'Formlar'), ('barrier', 'cost', 'de', "
              "'Kosten');");
    const struct barrier *barrier = content_barriers(content, &count);
    assert_int_equal(count, 3);
    assert_string_equal(barrier[0].id, "cost");
    assert_string_equal(barrier[1].name, "Formulare");
    assert_string_equal(barrier[1].icon, "description");
    assert_string_equal(barrier[2].name, "nameless");
    assert_true(content_set_lang(content, "tr", NULL));
    barrier = content_barriers(content, &count);
    assert_string_equal(barrier[0].name, "Kosten");
    assert_string_equal(barrier[1].name, "Formlar");
}

static void answers_are_shown_where_they_belong(void **state)
{
    (void)state;
    struct answer *row;
    size_t count;
    open_with(
        "INSERT INTO x_barrier VALUES ('forms', 0, 'description');"
        "INSERT INTO x_name VALUES ('barrier', 'forms', 'de', 'Formulare');"
        "INSERT INTO x_answer (id, position, service_id, barrier_id, said, done, state,"
        " changed_on) VALUES"
        " ('old', 0, 'uhv', 'forms', NULL, 'Wir helfen.', 'fixed', '2026-09'),"
        " ('new', 1, NULL, 'gone', 'Zu weit.', 'Ein Bus.', 'in_progress', '2026-10'),"
        " ('hidden', 2, 'unchecked', NULL, NULL, 'Rampe.', 'cannot_fix', NULL),"
        " ('odd', 3, NULL, NULL, NULL, 'Nichts.', 'closed', '2026-10'),"
        " ('silent', 4, NULL, NULL, NULL, NULL, 'fixed', '2026-10');");
    assert_true(content_has_answers(content));
    assert_true(content_answers(content, &arena, NULL, &row, &count, NULL));
    assert_int_equal(count, 3);
    assert_string_equal(row[0].id, "new");
    assert_null(row[0].offer);
    assert_null(row[0].barrier);
    assert_string_equal(row[0].said, "Zu weit.");
    assert_int_equal(row[0].state, ANSWER_IN_PROGRESS);
    assert_string_equal(row[1].offer_name, "Unterhaltsvorschuss");
    assert_string_equal(row[1].barrier, "Formulare");
    assert_string_equal(row[1].icon, "description");
    assert_true(row[1].changed_known);
    assert_int_equal(row[1].changed_on.month, 9);
    assert_null(row[2].offer); /* its offer is not shown, so it is not named either */
    assert_null(row[2].offer_name);
    assert_false(row[2].changed_known);
    assert_true(content_answers(content, &arena, "uhv", &row, &count, NULL));
    assert_int_equal(count, 1);
    assert_true(content_answers(content, &arena, "kiz", &row, &count, NULL));
    assert_int_equal(count, 0);
}

static void without_answers_there_are_none(void **state)
{
    (void)state;
    struct answer *row;
    size_t count = 9;
    open_with("INSERT INTO x_answer (id, position, done, state) VALUES ('a', 0, '', "
              "'fixed');");
    assert_false(content_has_answers(content));
    assert_true(content_answers(content, &arena, NULL, &row, &count, NULL));
    assert_int_equal(count, 0);
}

static void the_key_is_there_or_not(void **state)
{
    (void)state;
    char key[65];
    memset(key, 'a', 64);
    key[64] = '\0';
    open_with("DELETE FROM x_meta WHERE key = 'report_key';"
              "INSERT INTO x_meta VALUES ('report_key', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
              "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');");
    assert_string_equal(content_report_key(content), key);
    content_close(content);
    open_with("DELETE FROM x_meta WHERE key = 'report_key';");
    assert_null(content_report_key(content));
    content_close(content);
    open_with("DELETE FROM x_meta WHERE key = 'report_key';"
              "INSERT INTO x_meta VALUES ('report_key', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
              "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');");
    assert_null(content_report_key(content));
}

static void what_has_arrived_is_known(void **state)
{
    (void)state;
    bool arrived = true;
    open_with("INSERT INTO x_received VALUES ('aa'), ('bb');");
    assert_true(content_received(content, "ab", &arrived, NULL));
    assert_false(arrived);
    assert_true(content_received(content, "bb", &arrived, NULL));
    assert_true(arrived);
    assert_true(content_received(content, "", &arrived, NULL));
    assert_false(arrived);
}

/* Bundles name receipts; those of offices before, the hash itself. */
static void a_receipt_is_known_by_its_salt(void **state)
{
    (void)state;
    static const char salt[] = "00112233445566778899aabbccddeeff";
    char receipt[SEAL_HASH_LEN];
    char sql[512];
    bool arrived = false;
    seal_receipt(receipt, "ab", salt);
    snprintf(sql, sizeof sql,
             "INSERT INTO x_meta VALUES ('receipt_salt', '%s');"
             "INSERT INTO x_received VALUES ('%s'), ('bb');",
             salt, receipt);
    open_with(sql);
    assert_true(content_received(content, "ab", &arrived, NULL));
    assert_true(arrived);
    assert_true(content_received(content, "bb", &arrived, NULL));
    assert_true(arrived);
    assert_true(content_received(content, "cc", &arrived, NULL));
    assert_false(arrived);
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH(barriers_come_in_order_and_language),
        EACH(answers_are_shown_where_they_belong),
        EACH(without_answers_there_are_none),
        EACH(the_key_is_there_or_not),
        EACH(what_has_arrived_is_known),
        EACH(a_receipt_is_known_by_its_salt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
