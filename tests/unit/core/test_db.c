#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/db.h"
#include "core/schema.h"
#include "help/folder.h"
#include "help/sample.h"

static int set_up(void **state)
{
    *state = (void *)(uintptr_t)folder_make();
    return 0;
}

static int tear_down(void **state)
{
    folder_remove(*state);
    return 0;
}

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

static bool open_sample(const char *path, struct db **db, struct err *err)
{
    return db_open_hostile(db, path, SCHEMA_APPLICATION_ID, SCHEMA_VERSION, schema_text(),
                           err);
}

#define OTHER_TABLES "the tables in it are not those of this version"

/* Files that claim to be content: signed or not, these are not opened. */
static void hostile_files_are_refused(void **state)
{
    static const struct {
        const char *sql;
        const char *words;
    } rows[] = {
        {"PRAGMA application_id=0", "it is a database, but no content of ANNA"},
        {"PRAGMA application_id=1095650882", "it is a database, but no content of ANNA"},
        {"PRAGMA user_version=0",
         "its schema is version 0, this program reads version 1"},
        {"PRAGMA user_version=2",
         "its schema is version 2, this program reads version 1"},
        {"PRAGMA user_version=-1",
         "its schema is version -1, this program reads version 1"},
        {"CREATE TABLE more (a)", OTHER_TABLES},
        {"DROP TABLE x_received", OTHER_TABLES},
        {"CREATE VIEW v AS SELECT 1", OTHER_TABLES},
        {"CREATE INDEX i ON service (name)", OTHER_TABLES},
        {"CREATE TRIGGER g AFTER INSERT ON x_meta BEGIN SELECT 1; END", OTHER_TABLES},
        {"CREATE VIRTUAL TABLE f USING fts5 (a)", OTHER_TABLES},
        {"CREATE VIRTUAL TABLE r USING rtree (a, b, c)", OTHER_TABLES},
        {"ALTER TABLE x_meta ADD COLUMN more", OTHER_TABLES},
        {"ALTER TABLE x_meta RENAME COLUMN value TO worth", OTHER_TABLES},
        {"ALTER TABLE x_received RENAME TO x_meta2", OTHER_TABLES},
        {"DROP TABLE x_received; CREATE TABLE x_received (hash TEXT PRIMARY KEY) WITHOUT ROWID",
         OTHER_TABLES},
        {"DROP TABLE x_received; CREATE VIEW x_received AS SELECT 'x' AS hash",
         OTHER_TABLES},
        {"ANALYZE", OTHER_TABLES},
        {"PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql ="
         " replace(sql, 'TEXT', 'BLOB') WHERE name = 'x_meta'",
         OTHER_TABLES},
        {"PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = 'nonsense'"
         " WHERE name = 'x_meta'",
         "malformed database schema (x_meta)"},
        {"PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = 99999"
         " WHERE name = 'x_meta'",
         "malformed database schema (x_meta)"},
        {"PRAGMA writable_schema=ON; DELETE FROM sqlite_schema", OTHER_TABLES},
    };
    const char *path = folder_file(*state, "f.anna");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct sample sample = {.sql = rows[i].sql};
        struct db *db = NULL;
        struct err err = {""};
        sample_database(path, &sample);
        if (open_sample(path, &db, &err))
            fail_msg("opened after: %s", rows[i].sql);
        if (strstr(err.text, rows[i].words) == NULL || strstr(err.text, path) != err.text)
            fail_msg("%s: said \"%s\"", rows[i].sql, err.text);
        assert_null(db);
    }
}

static void what_is_no_database_is_refused(void **state)
{
    const char *path = folder_file(*state, "f.anna");
    char bytes[8192] = {0};
    struct db *db;
    struct err err = {""};
    static const char *const head[] = {"", "x", "SQLite format 3", "PK\3\4", "ANNA"};
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++) {
        memset(bytes, 0, sizeof bytes);
        strcpy(bytes, head[i]);
        file_write(path, bytes, sizeof bytes);
        assert_false(open_sample(path, &db, &err));
        assert_non_null(strstr(
            err.text, "f.anna: the database gave no answer: file is not a database"));
    }
    file_write(path, "", 0);
    assert_false(open_sample(path, &db, &err));
    assert_non_null(strstr(err.text, "no content of ANNA"));
    assert_false(open_sample(folder_file(*state, "none"), &db, &err));
    assert_non_null(strstr(err.text, "none: it could not be opened"));
    assert_false(open_sample(*state, &db, &err));
    sample_database(path, &(struct sample){0});
    assert_int_equal(symlink("f.anna", folder_file(*state, "link")), 0);
    assert_false(open_sample(folder_file(*state, "link"), &db, &err));
    assert_non_null(strstr(err.text, "it could not be opened"));
}

/* No statement of a hostile connection may do more than read. */
static void hostile_connections_only_read(void **state)
{
    static const char *const denied[] = {
        "INSERT INTO x_meta VALUES ('a', 'b')",
        "DELETE FROM service",
        "UPDATE service SET name = 'x'",
        "CREATE TABLE t (a)",
        "CREATE TEMP TABLE t (a)",
        "DROP TABLE service",
        "BEGIN",
        "SAVEPOINT s",
        "VACUUM",
        "VACUUM INTO '/tmp/anna-must-not-be'",
        "ATTACH '/etc/passwd' AS p",
        "ATTACH ':memory:' AS m",
        "PRAGMA journal_mode=WAL",
        "PRAGMA writable_schema=ON",
        "PRAGMA mmap_size=100000",
        "PRAGMA trusted_schema=ON",
        "PRAGMA integrity_check",
        "SELECT load_extension('x')",
        "SELECT randomblob(10)",
        "SELECT zeroblob(100)",
        "SELECT printf('%d', 1)",
        "SELECT hex(name) FROM service",
        "SELECT group_concat(name) FROM service",
        "SELECT * FROM pragma_table_info('service')",
        "SELECT * FROM json_each('[1]')",
        "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r",
    };
    const char *path = folder_file(*state, "f.anna");
    struct db *db;
    struct err err = {""};
    sample_database(path, &(struct sample){0});
    struct buf before = file_read(path);
    assert_true(open_sample(path, &db, &err));
    for (size_t i = 0; i < sizeof denied / sizeof denied[0]; i++) {
        err.text[0] = '\0';
        struct db_stmt *stmt = db_prepare(db, denied[i], &err);
        if (stmt != NULL && db_run(stmt, &err))
            fail_msg("allowed: %s", denied[i]);
        assert_string_not_equal(err.text, "");
        assert_false(db_exec(db, denied[i], &err));
    }
    assert_false(file_is_there("/tmp/anna-must-not-be"));
    struct db_stmt *stmt = db_prepare(
        db, "SELECT count(*), max(length(name)), lower('A') FROM service", &err);
    assert_non_null(stmt);
    assert_true(db_step(stmt));
    assert_int_equal(db_int(stmt, 0), 6);
    db_reset(stmt);
    assert_true(db_quick_check(db, &err));
    db_close(db);
    struct buf after = file_read(path);
    assert_int_equal(before.len, after.len);
    assert_memory_equal(before.bytes, after.bytes, before.len);
    assert_int_equal(folder_count(*state, ""), 1);
    buf_free(&before);
    buf_free(&after);
}

/* A question that the content makes endless is stopped. */
static void endless_questions_are_stopped(void **state)
{
    const char *path = folder_file(*state, "f.anna");
    struct db *db;
    struct err err = {""};
    sample_database(path, &(struct sample){0});
    assert_true(open_sample(path, &db, &err));
    static const char endless[] =
        "SELECT count(*) FROM x_received a, x_received b, x_received c, x_received d,"
        " x_received e, x_received f";
    assert_false(db_run(db_prepare(db, endless, &err), &err));
    assert_string_equal(err.text, "the database gave no answer: interrupted");
    /* The next question has its own time. */
    struct db_stmt *stmt = db_prepare(db, "SELECT count(*) FROM service", &err);
    assert_true(db_step(stmt));
    db_reset(stmt);
    db_close(db);
}

/* A text longer than the limit is not handed out. */
static void huge_values_are_not_read(void **state)
{
    const char *path = folder_file(*state, "f.anna");
    struct sample sample = {
        .sql = "UPDATE service SET name = hex(zeroblob(600000)) WHERE id = 'uhv'"};
    struct db *db;
    struct err err = {""};
    sample_database(path, &sample);
    assert_true(open_sample(path, &db, &err));
    struct db_stmt *stmt =
        db_prepare(db, "SELECT name FROM service WHERE id = 'uhv'", &err);
    assert_false(db_step(stmt));
    assert_false(db_done(stmt, &err));
    assert_string_equal(err.text, "the database gave no answer: string or blob too big");
    db_close(db);
}

/* A path may have any byte; what a URI means by '?' and '%' is no option here. */
static void paths_are_taken_as_they_are(void **state)
{
    static const char *const name[] = {"a?mode=rwc",    "a%41",       "a b#c",
                                       "ä&immutable=0", "a?vfs=none", "\xFF\x01"};
    for (size_t i = 0; i < sizeof name / sizeof name[0]; i++) {
        const char *path = folder_file(*state, "%s", name[i]);
        struct db *db;
        struct err err = {""};
        assert_false(open_sample(path, &db, &err));
        assert_false(file_is_there(path));
        sample_database(folder_file(*state, "plain"), &(struct sample){0});
        assert_int_equal(rename(folder_file(*state, "plain"), path), 0);
        if (!open_sample(path, &db, &err))
            fail_msg("%s", err.text);
        db_close(db);
    }
}

static void quick_check_finds_damage(void **state)
{
    const char *path = folder_file(*state, "f.anna");
    struct db *db;
    struct err err = {""};
    sample_database(path, &(struct sample){0});
    struct buf bytes = file_read(path);
    size_t noticed = 0;
    /* The header of each page behind the schema. */
    for (size_t page = 20; page < SAMPLE_LEN / 1024; page++) {
        bytes.bytes[page * 1024] ^= 0x55;
        file_write(path, bytes.bytes, bytes.len);
        bool opened = open_sample(path, &db, &err);
        bool sound = opened && db_quick_check(db, &err);
        noticed += !sound;
        if (opened && !sound)
            assert_non_null(strstr(err.text, "the database is damaged: "));
        if (opened)
            db_close(db);
        bytes.bytes[page * 1024] ^= 0x55;
    }
    assert_int_equal(noticed, SAMPLE_LEN / 1024 - 20);
    buf_free(&bytes);
}

#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(values_there_and_back),
        IN_A_FOLDER(a_statement_starts_anew),
        IN_A_FOLDER(an_unknown_parameter_is_said),
        IN_A_FOLDER(failures_have_words),
        IN_A_FOLDER(transactions_are_whole),
        IN_A_FOLDER(what_is_deleted_is_gone),
        IN_A_FOLDER(statements_have_an_end),
        IN_A_FOLDER(the_same_content_makes_the_same_bytes),
        IN_A_FOLDER(hostile_files_are_refused),
        IN_A_FOLDER(what_is_no_database_is_refused),
        IN_A_FOLDER(hostile_connections_only_read),
        IN_A_FOLDER(endless_questions_are_stopped),
        IN_A_FOLDER(huge_values_are_not_read),
        IN_A_FOLDER(paths_are_taken_as_they_are),
        IN_A_FOLDER(quick_check_finds_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
