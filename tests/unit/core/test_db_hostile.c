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

#define IN_A_FOLDER(test) \
    cmocka_unit_test_setup_teardown(test, folder_set_up, folder_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
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
