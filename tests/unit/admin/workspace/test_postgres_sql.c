#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "workspace/postgres_sql.h"

static size_t becomes(const char *sql, const char *wanted)
{
    struct buf out = {0};
    struct postgres_names names = {.count = 0};
    assert_true(postgres_sql(sql, &out, &names));
    assert_string_equal(out.bytes, wanted);
    buf_free(&out);
    return names.count;
}

static void parameters_are_numbered(void **state)
{
    (void)state;
    assert_int_equal(
        becomes("SELECT :id, :ida WHERE a = :id", "SELECT $1, $2 WHERE a = $1"), 2);
    assert_int_equal(
        becomes("(:id IS NULL OR id = :id)", "(CAST($1 AS text) IS NULL OR id = $1)"), 1);
    assert_int_equal(becomes("a IS NULL AND b = :b", "a IS NULL AND b = $1"), 1);
    assert_int_equal(
        becomes("deed < 'undo :' AND x = ':no'", "deed < 'undo :' AND x = ':no'"), 0);
}

static void tables_are_declared_as_there(void **state)
{
    (void)state;
    becomes(
        "CREATE TABLE x (\n  a TEXT NOT NULL, -- 'no :b' INTEGER\n  n INTEGER, b BLOB\n) "
        "WITHOUT ROWID;",
        "CREATE TABLE x (\n  a TEXT COLLATE \"C\" NOT NULL, \n  n BIGINT, b BYTEA\n) ;");
    becomes("SELECT text, INTEGERS FROM x", "SELECT text, INTEGERS FROM x");
}

static void what_only_sqlite_has(void **state)
{
    (void)state;
    becomes("SELECT group_concat(b.id) FROM b",
            "SELECT string_agg(b.id, ',' ORDER BY b.id) FROM b");
    becomes("PRAGMA application_id=12;\nPRAGMA user_version=3;\n",
            ";\nCREATE TABLE x_version AS SELECT 3 AS version;\n");
    becomes("PRAGMA user_version", "SELECT version FROM x_version");
}

static void too_many_parameters_are_refused(void **state)
{
    (void)state;
    struct buf sql = {0};
    struct buf out = {0};
    struct postgres_names names = {.count = 0};
    for (int i = 0; i < POSTGRES_NAMES; i++)
        buf_print(&sql, ":p%d ", i);
    assert_true(postgres_sql(sql.bytes, &out, &names));
    buf_print(&sql, ":more");
    names.count = 0;
    assert_false(postgres_sql(sql.bytes, &out, &names));
    buf_free(&sql);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parameters_are_numbered),
        cmocka_unit_test(tables_are_declared_as_there),
        cmocka_unit_test(what_only_sqlite_has),
        cmocka_unit_test(too_many_parameters_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
