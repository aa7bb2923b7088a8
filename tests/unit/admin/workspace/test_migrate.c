#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "help/folder.h"
#include "workspace/migrate.h"
#include "workspace/store.h"

static const struct migration steps[] = {
    {"CREATE TABLE one (x)"},
    {"INSERT INTO one VALUES (1); CREATE TABLE two (x)"},
    {"INSERT INTO one VALUES (2); CREATE TABLE three (x); SELECT nonsense"},
};

struct place {
    const char *folder;
    char path[256];
};

static int set_up(void **state)
{
    static struct place place;
    struct db *db = NULL;
    place.folder = folder_make();
    strcpy(place.path, folder_file(place.folder, "workspace.db"));
    if (!db_open_workspace(&db, place.path, true, NULL) ||
        !db_exec(db,
                 "CREATE TABLE x_workspace (key TEXT PRIMARY KEY, value NOT NULL) "
                 "WITHOUT ROWID; CREATE TABLE x_report (hash, text); "
                 "INSERT INTO x_report VALUES ('h', 'Meine Nachbarin')",
                 NULL))
        return -1;
    db_close(db);
    *state = &place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    folder_remove(place->folder);
    return 0;
}

static struct db *opened(const struct place *place)
{
    struct db *db = NULL;
    assert_true(db_open_workspace(&db, place->path, false, NULL));
    return db;
}

static int64_t number_of(struct db *db, const char *sql)
{
    struct db_stmt *stmt = db_prepare(db, sql, NULL);
    assert_non_null(stmt);
    int64_t number = db_step(stmt) ? db_int(stmt, 0) : -1;
    db_reset(stmt);
    return number;
}

static bool holds(const char *path, const char *words)
{
    struct buf bytes = file_read(path);
    bool found = memmem(bytes.bytes, bytes.len, words, strlen(words)) != NULL;
    buf_free(&bytes);
    return found;
}

static void makes_each_step_once(void **state)
{
    struct place *place = *state;
    struct db *db = opened(place);
    const char *copy = folder_file(place->folder, "workspace.db.before-1");
    struct stat about;
    assert_true(migrate_database(db, place->path, steps, 1, NULL));
    assert_int_equal(number_of(db, "SELECT value FROM x_workspace WHERE key = 'tables'"),
                     1);
    assert_int_equal(stat(copy, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_true(holds(place->path, "Meine Nachbarin"));
    assert_false(holds(copy, "Meine Nachbarin"));
    assert_false(holds(copy, "CREATE TABLE one"));
    assert_true(migrate_database(db, place->path, steps, 2, NULL));
    assert_true(migrate_database(db, place->path, steps, 2, NULL));
    assert_int_equal(number_of(db, "SELECT count(*) FROM one"), 1);
    assert_true(file_is_there(folder_file(place->folder, "workspace.db.before-2")));
    assert_int_equal(folder_count(place->folder, ""), 4); /* and the journal */
    db_close(db);
}

static void a_step_that_fails_changes_nothing(void **state)
{
    struct place *place = *state;
    struct db *db = opened(place);
    struct err err = {""};
    assert_false(migrate_database(db, place->path, steps, 3, &err));
    assert_non_null(strstr(err.text, "step 3 to new tables"));
    assert_int_equal(number_of(db, "SELECT value FROM x_workspace WHERE key = 'tables'"),
                     2);
    assert_int_equal(number_of(db, "SELECT count(*) FROM one"), 1);
    assert_int_equal(number_of(db, "SELECT count(*) FROM sqlite_schema "
                                   "WHERE name = 'three'"),
                     0);
    db_close(db);
}

static void a_newer_one_is_left_alone(void **state)
{
    struct place *place = *state;
    struct db *db = opened(place);
    struct err err = {""};
    assert_true(migrate_database(db, place->path, steps, 2, NULL));
    assert_false(migrate_database(db, place->path, steps, 1, &err));
    assert_non_null(strstr(err.text, "a newer anna-admin"));
    assert_int_equal(number_of(db, "SELECT value FROM x_workspace WHERE key = 'tables'"),
                     2);
    db_close(db);
}

static void the_copy_that_was_first_stays(void **state)
{
    struct place *place = *state;
    struct db *db = opened(place);
    const char *copy = folder_file(place->folder, "workspace.db.before-1");
    file_write_text(copy, "the first");
    assert_true(migrate_database(db, place->path, steps, 2, NULL));
    assert_true(holds(copy, "the first"));
    db_close(db);
}

/* Ten programs at once, as when a page and a command open the same workspace. */
static void many_at_once_make_it_once(void **state)
{
    struct place *place = *state;
    pid_t child[10];
    for (int i = 0; i < 10; i++) {
        child[i] = fork();
        assert_true(child[i] >= 0);
        if (child[i] == 0) {
            struct db *db = NULL;
            bool ok = db_open_workspace(&db, place->path, false, NULL) &&
                      migrate_database(db, place->path, steps, 2, NULL);
            db_close(db);
            _exit(ok ? 0 : 1);
        }
    }
    for (int i = 0; i < 10; i++) {
        int status = -1;
        assert_int_equal(waitpid(child[i], &status, 0), child[i]);
        assert_int_equal(status, 0);
    }
    struct db *db = opened(place);
    assert_int_equal(number_of(db, "SELECT count(*) FROM one"), 1);
    assert_false(
        holds(folder_file(place->folder, "workspace.db.before-1"), "CREATE TABLE one"));
    assert_int_equal(folder_count(place->folder, ".part"), 0);
    db_close(db);
}

/* A workspace from before there were numbers, as the first programs made it. */
static void an_old_workspace_opens(void **state)
{
    struct place *place = *state;
    const char *path = folder_file(place->folder, "old.db");
    struct store *store = NULL;
    struct db *db = NULL;
    long sequence = 0;
    assert_true(store_make(path, NULL));
    assert_true(db_open_workspace(&db, path, false, NULL));
    assert_int_equal(number_of(db, "SELECT value FROM x_workspace WHERE key = 'tables'"),
                     (int64_t)migration_count);
    assert_true(db_exec(
        db,
        "DROP TABLE x_origin_before; DROP TABLE x_link; DROP TABLE x_note; DROP TABLE x_history; DROP TABLE x_base; DROP TABLE x_hsds_rest; DELETE FROM "
        "x_workspace WHERE key = 'tables'; UPDATE x_workspace SET value = 7",
        NULL));
    db_close(db);
    assert_true(store_open(&store, path, NULL));
    assert_true(store_sequence(store, &sequence, NULL));
    assert_int_equal(sequence, 7);
    store_close(store);
    assert_true(file_is_there(folder_file(place->folder, "old.db.before-1")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(makes_each_step_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_step_that_fails_changes_nothing, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_newer_one_is_left_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_copy_that_was_first_stays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_at_once_make_it_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_old_workspace_opens, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
