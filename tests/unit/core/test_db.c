#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/db.h"
#include "help/folder.h"
#include "help/sample.h"

static struct db *workspace(const char *folder)
{
    struct db *db;
    struct err err = {""};
    assert_true(db_open_workspace(&db, folder_file(folder, "w.db"), true, &err));
    assert_true(db_exec(db, "CREATE TABLE t (a TEXT, b INTEGER, c BLOB)", &err));
    return db;
}

static void values_there_and_back(void **state)
{
    struct db *db = workspace(*state);
    struct err err = {""};
    struct db_stmt *put = db_prepare(db, "INSERT INTO t VALUES (:a, :b, :c)", &err);
    assert_non_null(put);
    db_bind_text(put, ":a", "Straße");
    db_bind_int(put, ":b", INT64_MIN);
    db_bind_blob(put, ":c", "a\0b", 3);
    assert_true(db_run(put, &err));
    assert_int_equal(db_changes(db), 1);
    /* Asked for again: the same statement, with nothing bound. */
    static const char again[] = "SELECT a, b, c FROM t ORDER BY rowid";
    db_bind_text(put, ":a", NULL);
    assert_true(db_run(put, &err));
    struct db_stmt *get = db_prepare(db, again, &err);
    size_t len;
    assert_true(db_step(get));
    assert_string_equal(db_text(get, 0), "Straße");
    assert_true(db_int(get, 1) == INT64_MIN);
    assert_memory_equal(db_blob(get, 2, &len), "a\0b", 3);
    assert_int_equal(len, 3);
    assert_false(db_is_null(get, 0));
    assert_true(db_step(get));
    assert_null(db_text(get, 0));
    assert_true(db_is_null(get, 0) && db_int(get, 1) == INT64_MIN);
    assert_false(db_step(get));
    assert_true(db_done(get, &err));
    assert_ptr_equal(db_prepare(db, again, &err), get);
    db_close(db);
}

static void a_statement_starts_anew(void **state)
{
    static const char sql[] = "INSERT INTO t (a, b) VALUES (:a, :b)";
    struct db *db = workspace(*state);
    struct err err = {""};
    struct db_stmt *stmt = db_prepare(db, sql, &err);
    db_bind_text(stmt, ":a", "x");
    db_bind_int(stmt, ":b", 1);
    assert_true(db_run(stmt, &err));
    assert_true(db_run(db_prepare(db, sql, &err), &err));
    stmt = db_prepare(db, "SELECT count(*) FROM t WHERE a IS NULL AND b IS NULL", &err);
    assert_true(db_step(stmt));
    assert_int_equal(db_int(stmt, 0), 1);
    db_reset(stmt);
    db_close(db);
}

/* Whatever the order in which they are bound, and however often. */
static void parameters_in_any_order(void **state)
{
    static const char sql[] = "SELECT :a || :b || :c || :a";
    static const char *const orders[] = {"abc",  "cba",    "bac", "acb",
                                         "aabc", "abcabc", "cab"};
    static const char *const names[] = {":a", ":b", ":c"};
    struct db *db = workspace(*state);
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++) {
        struct err err = {""};
        struct db_stmt *stmt = db_prepare(db, sql, &err);
        for (const char *at = orders[i]; *at != '\0'; at++) {
            char name[3] = {':', *at, '\0'}; /* the same place with other letters */
            db_bind_text(stmt, i % 2 == 0 ? name : names[*at - 'a'],
                         *at == 'a'   ? "1"
                         : *at == 'b' ? "2"
                                      : "3");
        }
        assert_true(db_step(stmt));
        assert_string_equal(db_text(stmt, 0), "1231");
    }
    db_close(db);
}

static void an_unknown_parameter_is_said(void **state)
{
    static const char sql[] = "INSERT INTO t (a) VALUES (:a)";
    struct db *db = workspace(*state);
    struct err err = {""};
    struct db_stmt *stmt = db_prepare(db, sql, &err);
    db_bind_text(stmt, ":typo", "x");
    assert_false(db_run(stmt, &err));
    assert_string_equal(err.text, "no parameter :typo in: INSERT INTO t (a) VALUES (:a)");
    stmt = db_prepare(db, sql, &err);
    db_bind_text(stmt, ":a", "x");
    assert_true(db_run(stmt, &err));
    db_close(db);
}

static void failures_have_words(void **state)
{
    struct db *db = workspace(*state);
    struct err err = {""};
    assert_null(db_prepare(db, "SELECT absent FROM t", &err));
    assert_string_equal(err.text,
                        "a question to the database failed: no such column: absent");
    assert_false(db_exec(db, "INSERT INTO nowhere VALUES (1)", &err));
    assert_string_equal(err.text, "no such table: nowhere");
    /* A word in double quotes is a name, never a text. */
    assert_null(db_prepare(db, "SELECT \"absent\" FROM t", &err));
    assert_true(db_exec(db, "CREATE TABLE u (a UNIQUE); INSERT INTO u VALUES (1)", &err));
    assert_false(db_run(db_prepare(db, "INSERT INTO u VALUES (1)", &err), &err));
    assert_string_equal(err.text,
                        "the database gave no answer: UNIQUE constraint failed: u.a");
    db_close(db);
    db_close(NULL);
    assert_false(db_open_workspace(&db, folder_file(*state, "none/x"), true, &err));
    assert_non_null(strstr(err.text, "none/x: it could not be opened"));
    assert_false(db_open_workspace(&db, folder_file(*state, "none"), false, &err));
    assert_false(file_is_there(folder_file(*state, "none")));
}

static int64_t count_rows(struct db *db)
{
    struct err err = {""};
    struct db_stmt *stmt = db_prepare(db, "SELECT count(*) FROM t", &err);
    assert_true(db_step(stmt));
    int64_t count = db_int(stmt, 0);
    db_reset(stmt);
    return count;
}

static void transactions_are_whole(void **state)
{
    struct db *db = workspace(*state);
    struct err err = {""};
    assert_true(db_begin(db, &err));
    assert_false(db_begin(db, &err));
    assert_true(db_exec(db, "INSERT INTO t (a) VALUES ('x')", &err));
    db_rollback(db);
    db_rollback(db);
    assert_int_equal(count_rows(db), 0);
    assert_false(db_commit(db, &err));
    assert_true(db_begin(db, &err));
    assert_true(db_exec(db, "INSERT INTO t (a) VALUES ('x')", &err));
    assert_true(db_commit(db, &err));
    assert_true(db_begin(db, &err));
    assert_true(db_exec(db, "INSERT INTO t (a) VALUES ('y')", &err));
    db_close(db);
    assert_true(db_open_workspace(&db, folder_file(*state, "w.db"), false, &err));
    assert_int_equal(count_rows(db), 1);
    db_close(db);
}

/* Deleted text is gone from the disk, and the journal keeps nothing. */
static void what_is_deleted_is_gone(void **state)
{
    struct db *db = workspace(*state);
    struct err err = {""};
    char text[3000];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    memcpy(text + 1000, "MARKER-OF-A-PARENT", 18);
    struct db_stmt *stmt = db_prepare(db, "INSERT INTO t (a) VALUES (:a)", &err);
    for (int i = 0; i < 20; i++) {
        db_bind_text(stmt, ":a", text);
        assert_true(db_run(stmt, &err));
    }
    struct buf bytes = file_read(folder_file(*state, "w.db"));
    assert_non_null(memmem(bytes.bytes, bytes.len, "MARKER-OF-A-PARENT", 18));
    buf_free(&bytes);
    assert_true(db_exec(db, "DELETE FROM t", &err));
    bytes = file_read(folder_file(*state, "w.db"));
    assert_null(memmem(bytes.bytes, bytes.len, "MARKER-OF-A-PARENT", 18));
    buf_free(&bytes);
    if (file_is_there(folder_file(*state, "w.db-journal"))) {
        bytes = file_read(folder_file(*state, "w.db-journal"));
        assert_int_equal(bytes.len, 0);
        buf_free(&bytes);
    }
    db_close(db);
}

static void statements_have_an_end(void **state)
{
    static char sql[260][32];
    struct db *db = workspace(*state);
    struct err err = {""};
    size_t made = 0;
    for (size_t i = 0; i < 260; i++) {
        snprintf(sql[i], sizeof sql[i], "SELECT %zu", i);
        made += db_prepare(db, sql[i], &err) != NULL;
    }
    assert_int_equal(made, 256);
    assert_string_equal(err.text, "too many statements at once: SELECT 259");
    db_close(db);
}

static void the_same_content_makes_the_same_bytes(void **state)
{
    struct db *db = workspace(*state);
    struct err err = {""};
    assert_true(db_exec(db, "INSERT INTO t (a) VALUES ('kept')", &err));
    const char *one = folder_file(*state, "one");
    const char *two = folder_file(*state, "two");
    assert_true(db_vacuum_into(db, one, &err));
    assert_true(db_exec(
        db, "INSERT INTO t (a) VALUES ('gone'); DELETE FROM t WHERE a = 'gone'", &err));
    assert_true(db_vacuum_into(db, two, &err));
    struct buf a = file_read(one);
    struct buf b = file_read(two);
    assert_int_equal(a.len, b.len);
    assert_memory_equal(a.bytes, b.bytes, a.len);
    buf_free(&a);
    buf_free(&b);
    assert_false(db_vacuum_into(db, one, &err));
    assert_non_null(strstr(err.text, "one: "));
    db_close(db);
}

/* As when a town's whole table is taken in: the office's pages are read meanwhile. */
static void a_large_transaction_locks_nobody_out(void **state)
{
    static char text[64 << 10];
    static const char count[] = "SELECT count(*) FROM t";
    struct db *db = workspace(*state);
    struct db *other;
    struct err err = {""};
    memset(text, 'a', sizeof text - 1);
    assert_true(db_open_workspace(&other, folder_file(*state, "w.db"), false, &err));
    assert_true(db_begin(db, &err));
    for (int i = 0; i < 640; i++) { /* 40 MB */
        struct db_stmt *put = db_prepare(db, "INSERT INTO t (a) VALUES (:a)", &err);
        assert_non_null(put);
        db_bind_text(put, ":a", text);
        assert_true(db_run(put, &err));
    }
    struct db_stmt *get = db_prepare(other, count, &err);
    assert_true(db_step(get));
    assert_int_equal(db_int(get, 0), 0);
    db_reset(get);
    assert_true(db_commit(db, &err));
    get = db_prepare(other, count, &err);
    assert_true(db_step(get));
    assert_int_equal(db_int(get, 0), 640);
    db_close(other);
    db_close(db);
}

#define IN_A_FOLDER(test) \
    cmocka_unit_test_setup_teardown(test, folder_set_up, folder_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(values_there_and_back),
        IN_A_FOLDER(a_statement_starts_anew),
        IN_A_FOLDER(parameters_in_any_order),
        IN_A_FOLDER(an_unknown_parameter_is_said),
        IN_A_FOLDER(failures_have_words),
        IN_A_FOLDER(transactions_are_whole),
        IN_A_FOLDER(a_large_transaction_locks_nobody_out),
        IN_A_FOLDER(what_is_deleted_is_gone),
        IN_A_FOLDER(statements_have_an_end),
        IN_A_FOLDER(the_same_content_makes_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
