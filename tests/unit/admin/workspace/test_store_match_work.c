#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/db_inside.h"
#include "help/folder.h"
#include "help/records.h"
#include "workspace/store_import.h"
#include "workspace/store_inside.h"

/* What a file of offers without ids costs: steps of the database, which are the same on
 * every machine. */

enum { EACH = 100 }; /* steps a call */

static int count_steps(void *context)
{
    ++*(size_t *)context;
    return 0;
}

/* Steps for an import of that many, each new. `alike`: all have one name and provider. */
static size_t steps_of(size_t offers, bool alike)
{
    const struct history_deed deed = {"erika", 1795944420, "import"};
    const struct store_import_told told = {.context = NULL};
    const char *folder = folder_make();
    struct arena arena = {0};
    struct document document = {0};
    struct store *store = NULL;
    struct store_import *import = NULL;
    struct store_import_tally tally;
    size_t steps = 0;
    char path[256];
    strcpy(path, folder_file(folder, "workspace.db"));
    assert_true(store_make(path, NULL) && store_open(&store, path, NULL));
    assert_true(store_import_begin(&import, store, &deed, "a.csv", &told, NULL));
    sqlite3_progress_handler(store->db->handle, EACH, count_steps, &steps);
    for (size_t i = 0; i < offers; i++) {
        char name[32], id[64];
        snprintf(name, sizeof name, alike ? "N" : "N %zu", i);
        if (alike)
            snprintf(id, sizeof id, i == 0 ? "n-p" : "n-p-%zu", i + 1);
        else
            snprintf(id, sizeof id, "n-%zu-p", i);
        const char *const field[][2] = {{"id", id},        {"name", name},
                                        {"provider", "P"}, {"scope", "t"},
                                        {"summary", "K"},  {"confidence", "low"}};
        records_add(&arena, &document, RECORD_OFFER, field, 6);
        struct record *offer = document.list[RECORD_OFFER].item[i];
        offer->made = alike ? ID_OF_ORDER : ID_OF_NAME;
        assert_int_equal(store_import_take(import, offer, NULL), INTAKE_TAKEN);
    }
    sqlite3_progress_handler(store->db->handle, 0, NULL, NULL);
    assert_true(store_import_end(import, false, &tally, NULL));
    assert_int_equal(tally.added[RECORD_OFFER], offers);
    store_close(store);
    arena_free(&arena);
    folder_remove(folder);
    return steps;
}

/* Four times the rows are about four times the work, and not sixteen. */
static void work_grows_as_the_rows_do(void **state)
{
    (void)state;
    for (int alike = 0; alike < 2; alike++) {
        size_t few = steps_of(250, alike == 1);
        size_t many = steps_of(1000, alike == 1);
        assert_true(few > 0);
        if (many > few * 6)
            fail_msg("250 rows: %zu, 1,000 rows: %zu hundred steps", few, many);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(work_grows_as_the_rows_do)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
