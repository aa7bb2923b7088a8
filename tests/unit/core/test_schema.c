#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "core/db.h"
#include "core/schema.h"
#include "help/folder.h"

/* What is made is, to the byte, what is asked for on opening. */
static void what_is_made_is_what_is_opened(void **state)
{
    const char *folder = folder_make();
    const char *path = folder_file(folder, "made");
    struct err err = {""};
    struct db *db;
    (void)state;
    assert_true(db_open_workspace(&db, path, true, &err));
    assert_true(db_exec(db, schema_create(), &err));
    assert_false(db_exec(db, schema_create(), &err));
    db_close(db);
    assert_true(db_open_hostile(&db, path, SCHEMA_APPLICATION_ID, SCHEMA_VERSION,
                                schema_text(), &err));
    db_close(db);
    folder_remove(folder);
}

static void the_text_is_made_once(void **state)
{
    (void)state;
    assert_ptr_equal(schema_text(), schema_text());
    assert_ptr_equal(schema_create(), schema_create());
    assert_non_null(strstr(schema_create(), schema_text()));
    assert_memory_equal(schema_create(), "PRAGMA application_id=1095650881;\n", 33);
}

static void towns_are_nearer_than_the_district(void **state)
{
    (void)state;
    assert_int_equal(schema_reach("ennigerloh"), 0);
    assert_int_equal(schema_reach(""), 0);
    assert_int_equal(schema_reach("district"), 1);
    assert_int_equal(schema_reach("national"), 2);
    assert_int_equal(schema_reach("National"), 0);
}

/* What of an offer's tables is no field. */
static const char *const others[] = {"id",     "position",    "organization_id",
                                     "x_sort", "lang",        "x_has_address",
                                     "made",   "source_hash", "service_id"};
static const char *const in_service[] = {
#define IN_SERVICE(column) column,
#include "core/offer_rows.h"
};
static const char *const in_text[] = {
#define IN_TEXT(column) column,
#include "core/offer_rows.h"
};

static bool is_one_of(const char *name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], name) == 0)
            return true;
    return false;
}

/* Each column is a field, and each field has its column. */
static void columns_are_fields(const char *sql, const char *const *field, size_t count)
{
    struct err err = {""};
    struct db *db;
    size_t found = 0;
    assert_true(db_open_scratch(&db, &err) && db_exec(db, schema_create(), &err));
    struct db_stmt *stmt = db_prepare(db, sql, &err);
    assert_non_null(stmt);
    while (db_step(stmt)) {
        const char *name = db_text(stmt, 0);
        if (is_one_of(name, field, count))
            found++;
        else if (!is_one_of(name, others, sizeof others / sizeof others[0]))
            fail_msg("column %s is no field of core/offer_rows.h", name);
    }
    assert_true(db_done(stmt, &err));
    assert_int_equal(found, count);
    db_close(db);
}

static void offers_have_the_columns_of_their_fields(void **state)
{
    (void)state;
    columns_are_fields("SELECT name FROM pragma_table_info('service')", in_service,
                       sizeof in_service / sizeof in_service[0]);
    columns_are_fields("SELECT name FROM pragma_table_info('x_service_text')", in_text,
                       sizeof in_text / sizeof in_text[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_made_is_what_is_opened),
        cmocka_unit_test(the_text_is_made_once),
        cmocka_unit_test(towns_are_nearer_than_the_district),
        cmocka_unit_test(offers_have_the_columns_of_their_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
