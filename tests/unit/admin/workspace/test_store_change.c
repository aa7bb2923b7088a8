#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "help/folder.h"
#include "help/records.h"
#include "workspace/snapshot.h"
#include "workspace/store_change.h"
#include "workspace/store_import.h"

static const struct history_deed deed = {"erika", 1795944420, "offer set"};

struct office {
    const char *folder;
    char path[256];
    struct store *store;
    struct arena arena;
    char told[512]; /* conflicts of the last undo */
};

static struct record *offer(struct arena *arena, const char *id, const char *name)
{
    struct document document = {0};
    const char *const field[][2] = {
        {"id", id},
        {"name", name},
        {"provider", "P"},
        {"topics", "money|x"},
        {"scope", "t"},
        {"summary", "S"},
        {"confidence", "high"},
        {"cost", "frei"},
        {"steps", "eins|zwei"},
    };
    return records_add(arena, &document, RECORD_OFFER, field,
                       sizeof field / sizeof field[0]);
}

static int set_up(void **state)
{
    static struct office office;
    memset(&office, 0, sizeof office);
    office.folder = folder_make();
    strcpy(office.path, folder_file(office.folder, "workspace.db"));
    *state = &office;
    if (!store_make(office.path, NULL) || !store_open(&office.store, office.path, NULL) ||
        !store_begin(office.store, &deed, NULL))
        return -1;
    for (int i = 0; i < 3; i++) {
        static const char *const id[] = {"a", "b", "c"};
        if (store_apply(office.store, NULL, offer(&office.arena, id[i], "Name"), NULL) !=
            STORE_DONE)
            return -1;
    }
    return store_commit(office.store, NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
    struct office *office = *state;
    store_close(office->store);
    arena_free(&office->arena);
    folder_remove(office->folder);
    return 0;
}

static void tell(void *context, const struct history_row *row, const char *why)
{
    struct office *office = context;
    assert_non_null(row->kind);
    assert_non_null(row->id);
    strncat(office->told, why, sizeof office->told - strlen(office->told) - 1);
    strncat(office->told, "\n", sizeof office->told - strlen(office->told) - 1);
}

static enum store_answer undo(struct office *office, int64_t batch)
{
    const struct store_undo_told told = {office, tell};
    struct err err = {""};
    office->told[0] = '\0';
    return store_undo(office->store, batch, &told, &err);
}

/* The whole workspace as text. */
static char *whole(struct office *office)
{
    struct document document;
    struct buf text = {0};
    assert_true(store_load(office->store, &office->arena, &document, NULL));
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
        for (size_t i = 0; i < document.list[kind].count; i++) {
            snapshot_write(document.list[kind].item[i], (int64_t)i, NULL, &text);
            buf_add_text(&text, "\n");
        }
    char *copy = arena_copy(&office->arena, text.bytes == NULL ? "" : text.bytes);
    buf_free(&text);
    return copy;
}

static struct value words(const char *text)
{
    return (struct value){.set = text != NULL, .text = text};
}

static enum store_answer change(struct office *office, const char *field,
                                const char *lang, const char *was, const char *now,
                                struct err *err)
{
    const struct value before = words(was);
    const struct value after = words(now);
    const struct store_change one = {RECORD_OFFER, "a", field, lang, &before, &after};
    return store_change(office->store, &one, err);
}

static void one_field_and_nothing_else(void **state)
{
    struct office *office = *state;
    struct err err = {""};
    const char *before = whole(office);
    assert_true(store_begin(office->store, &deed, NULL));
    assert_int_equal(change(office, "cost", NULL, "frei", "frei", &err), STORE_SAME);
    assert_int_equal(store_batch(office->store), 0);
    assert_int_equal(change(office, "cost", NULL, "frei", "2 Euro", &err), STORE_DONE);
    assert_int_equal(change(office, "cost", NULL, "frei", "3 Euro", &err),
                     STORE_CONFLICT);
    assert_non_null(strstr(err.text, "offer a: cost: somebody has changed it meanwhile"));
    assert_non_null(strstr(err.text, "\"2 Euro\""));
    /* Whoever wanted the same has it. */
    assert_int_equal(change(office, "cost", NULL, "frei", "2 Euro", &err), STORE_SAME);
    assert_int_equal(change(office, "who", NULL, NULL, "Alle", &err), STORE_DONE);
    assert_int_equal(change(office, "id", NULL, "a", "z", &err), STORE_BROKEN);
    assert_int_equal(change(office, "nonsense", NULL, NULL, "z", &err), STORE_BROKEN);
    assert_int_equal(change(office, "phone", "en", NULL, "110", &err), STORE_BROKEN);
    store_rollback(office->store);
    assert_int_equal(store_batch(office->store), 0);
    assert_string_equal(whole(office), before);
}

static void languages_come_and_go(void **state)
{
    struct office *office = *state;
    const char *before = whole(office);
    assert_true(store_begin(office->store, &deed, NULL));
    assert_int_equal(change(office, "summary", "tr", NULL, "T", NULL), STORE_DONE);
    assert_int_equal(change(office, "made", "tr", NULL, "human", NULL), STORE_SAME);
    assert_int_equal(change(office, "summary", "en", NULL, "E", NULL), STORE_DONE);
    assert_int_equal(change(office, "made", "en", "human", "tested", NULL), STORE_DONE);
    assert_true(store_commit(office->store, NULL));
    assert_true(store_batch(office->store) == 2);
    const char *with = whole(office);
    assert_non_null(strstr(with, "summary\ten\tE\n"));
    assert_true(strstr(with, "summary\ten\tE\n") < strstr(with, "summary\ttr\tT\n"));
    assert_true(store_begin(office->store, &deed, NULL));
    assert_int_equal(undo(office, 2), STORE_DONE);
    assert_true(store_commit(office->store, NULL));
    assert_string_equal(whole(office), before);
}

/* A slow command gives what it has changed, not what it has read. */
static void what_others_did_meanwhile_stays(void **state)
{
    struct office *office = *state;
    struct record *before = NULL;
    struct record *after = NULL;
    struct document document;
    struct err err = {""};
    assert_true(store_load(office->store, &office->arena, &document, NULL));
    before = document.list[RECORD_OFFER].item[0];
    assert_true(record_copy(&office->arena, before, &after));
    records_put(&office->arena, RECORD_OFFER, after->value, "who", "Langsam");
    records_put(&office->arena, RECORD_OFFER, after->value, "steps", "drei");
    assert_true(store_begin(office->store, &deed, NULL));
    assert_int_equal(change(office, "cost", NULL, "frei", "9 Euro", NULL), STORE_DONE);
    assert_true(store_commit(office->store, NULL));
    assert_true(store_begin(office->store, &deed, NULL));
    assert_int_equal(store_apply(office->store, before, after, &err), STORE_DONE);
    assert_int_equal(store_apply(office->store, before, before, &err), STORE_SAME);
    assert_true(store_commit(office->store, NULL));
    assert_non_null(strstr(whole(office), "cost\t\t9 Euro\n"));
    assert_non_null(strstr(whole(office), "who\t\tLangsam\n"));
    assert_non_null(strstr(whole(office), "steps\t\tdrei\n"));
    /* One field in conflict, the other not. */
    records_put(&office->arena, RECORD_OFFER, after->value, "who", "Anders");
    records_put(&office->arena, RECORD_OFFER, after->value, "phone", "110");
    assert_true(store_begin(office->store, &deed, NULL));
    assert_int_equal(store_apply(office->store, before, after, &err), STORE_CONFLICT);
    assert_true(store_commit(office->store, NULL));
    assert_non_null(strstr(whole(office), "who\t\tLangsam\n"));
    assert_non_null(strstr(whole(office), "phone\t\t110\n"));
    /* What was removed does not come back. */
    assert_true(store_begin(office->store, &deed, NULL));
    assert_int_equal(store_take_out(office->store, RECORD_OFFER, "a", NULL), STORE_DONE);
    assert_int_equal(store_take_out(office->store, RECORD_OFFER, "a", &err), STORE_GONE);
    assert_true(store_commit(office->store, NULL));
    records_put(&office->arena, RECORD_OFFER, after->value, "who", "Noch anders");
    assert_true(store_begin(office->store, &deed, NULL));
    assert_int_equal(store_apply(office->store, before, after, &err), STORE_GONE);
    assert_non_null(strstr(err.text, "somebody has removed it"));
    store_rollback(office->store);
    assert_null(strstr(whole(office), "id\t\ta\n"));
}

static void removed_and_back_in_its_place(void **state)
{
    struct office *office = *state;
    const char *before = whole(office);
    const char *rest = NULL;
    static const struct store_import_told nobody;
    struct store_import_tally tally;
    struct store_import *import = NULL;
    assert_true(store_import_begin(&import, office->store, &deed, "s", &nobody, NULL));
    assert_true(store_import_rest(import, offer(&office->arena, "b", "Name"),
                                  "{\"x\": 1}", NULL));
    assert_true(store_import_end(import, true, &tally, NULL));
    assert_true(store_begin(office->store, &deed, NULL));
    assert_int_equal(store_take_out(office->store, RECORD_OFFER, "b", NULL), STORE_DONE);
    assert_true(store_commit(office->store, NULL));
    assert_string_not_equal(whole(office), before);
    int64_t batch = store_batch(office->store);
    int64_t last = 0;
    assert_true(store_history_last(office->store, &last, NULL));
    assert_int_equal(last, batch);
    assert_true(store_begin(office->store, &deed, NULL));
    assert_int_equal(undo(office, batch), STORE_DONE);
    assert_true(store_commit(office->store, NULL));
    assert_string_equal(whole(office), before);
    assert_true(store_rest(office->store, "b", &office->arena, &rest, NULL));
    assert_string_equal(rest, "{\"x\": 1}");
    /* All three of the first batch go; but not if one of them was changed since. */
    assert_true(store_begin(office->store, &deed, NULL));
    assert_int_equal(change(office, "cost", NULL, "frei", "1 Euro", NULL), STORE_DONE);
    assert_int_equal(undo(office, 1), STORE_CONFLICT);
    assert_string_equal(office->told, "offer a: was changed again since\n");
    store_rollback(office->store);
    assert_string_equal(whole(office), before);
    assert_true(store_begin(office->store, &deed, NULL));
    assert_int_equal(undo(office, 1), STORE_DONE);
    assert_true(store_commit(office->store, NULL));
    assert_string_equal(whole(office), "");
    assert_true(store_begin(office->store, &deed, NULL));
    assert_int_equal(undo(office, 77), STORE_GONE);
    assert_int_equal(undo(office, 0), STORE_GONE);
    store_rollback(office->store);
    assert_true(store_history_check(office->store, NULL));
}

/* Real programs, each counting one field of one offer up: none is lost, or it is said. */
static void nothing_is_lost_between_programs(void **state)
{
    struct office *office = *state;
    enum { PROGRAMS = 4, ROUNDS = 25 };
    static const char *const field[PROGRAMS] = {"cost", "who", "not_for", "summary"};
    pid_t child[PROGRAMS];
    store_close(office->store);
    office->store = NULL;
    for (int i = 0; i < PROGRAMS; i++) {
        child[i] = fork();
        assert_true(child[i] >= 0);
        if (child[i] == 0) {
            struct store *store = NULL;
            bool ok = store_open(&store, office->path, NULL);
            char was[16];
            char now[16];
            for (int round = 0; ok && round < ROUNDS; round++) {
                snprintf(was, sizeof was, "%d", round - 1);
                snprintf(now, sizeof now, "%d", round);
                const struct value first = words(i == 0 ? "frei" : i == 3 ? "S" : NULL);
                const struct value before = round == 0 ? first : words(was);
                const struct value after = words(now);
                const struct store_change one = {RECORD_OFFER, "a",     field[i],
                                                 NULL,         &before, &after};
                ok = store_begin(store, &deed, NULL) &&
                     store_change(store, &one, NULL) == STORE_DONE &&
                     store_commit(store, NULL);
            }
            store_close(store);
            _exit(ok ? 0 : 1);
        }
    }
    for (int i = 0; i < PROGRAMS; i++) {
        int status = -1;
        assert_int_equal(waitpid(child[i], &status, 0), child[i]);
        assert_int_equal(status, 0);
    }
    assert_true(store_open(&office->store, office->path, NULL));
    for (int i = 0; i < PROGRAMS; i++) {
        char line[64];
        snprintf(line, sizeof line, "%s\t\t%d\n", field[i], ROUNDS - 1);
        assert_non_null(strstr(whole(office), line));
    }
    assert_true(store_history_check(office->store, NULL));
}

static bool count_row(void *context, const struct history_row *row, struct err *err)
{
    (void)row, (void)err;
    ++*(int *)context;
    return true;
}

static void the_chain_finds_what_was_touched(void **state)
{
    struct office *office = *state;
    static const char *const touch[] = {
        "UPDATE x_history SET now = 'x' WHERE number = 4",
        "UPDATE x_history SET was = NULL WHERE number = 4",
        "DELETE FROM x_history WHERE number = 2",
        "UPDATE x_history SET number = 9 WHERE number = 4",
        "UPDATE x_history SET hash = zeroblob(32) WHERE number = 1",
        "UPDATE x_history SET hash = x'00' WHERE number = 1",
    };
    int rows = 0;
    assert_true(store_begin(office->store, &deed, NULL));
    assert_int_equal(change(office, "cost", NULL, "frei", "", NULL), STORE_DONE);
    assert_int_equal(change(office, "who", NULL, NULL, "W", NULL), STORE_DONE);
    assert_true(store_commit(office->store, NULL));
    assert_true(store_history(office->store, &(struct history_filter){.id = "a"},
                              count_row, &rows, NULL));
    assert_int_equal(rows, 3);
    assert_true(store_history_check(office->store, NULL));
    for (size_t i = 0; i < sizeof touch / sizeof touch[0]; i++) {
        struct db *db = NULL;
        struct err err = {""};
        assert_true(db_open_workspace(&db, office->path, false, NULL));
        assert_true(db_begin(db, NULL) && db_exec(db, touch[i], NULL));
        assert_false(history_check(db, &err));
        assert_non_null(strstr(err.text, "not as it was written"));
        db_rollback(db);
        db_close(db);
    }
    assert_true(store_history_check(office->store, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_field_and_nothing_else, set_up, tear_down),
        cmocka_unit_test_setup_teardown(languages_come_and_go, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_others_did_meanwhile_stays, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(removed_and_back_in_its_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_lost_between_programs, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_chain_finds_what_was_touched, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
