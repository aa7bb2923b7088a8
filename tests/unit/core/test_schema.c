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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_made_is_what_is_opened),
        cmocka_unit_test(the_text_is_made_once),
        cmocka_unit_test(towns_are_nearer_than_the_district),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
