#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "help/folder.h"
#include "base/buf.h"
#include "workspace/store.h"
#include "workspace/store_change.h"
#include "formats/export_json.h"
#include "formats/gathering.h"
#include "formats/import_json.h"

/* One record of each kind with every field set. */
static const char all_fields[] =
    "{\"sites\": [{\"id\": \"s\", \"name\": \"S\", \"town\": \"t\", \"phone\": "
    "\"+492214710110\", \"coach_phone\": \"+492214710111\", \"address\": {\"street\": \"A 1\", "
    "\"postcode\": \"48351\", \"city\": \"T\"}, \"lat\": 51.83, \"lon\": 8, "
    "\"faces\": \"sw\", \"comment\": \"C\"}],"
    "\"topics\": [{\"id\": \"money\", \"name\": \"Geld\", \"icon\": \"payments\", \"tint\": "
    "\"teal\", \"crisis\": true, \"text\": {\"ar\": {\"name\": \"A\"}, \"tr\": {\"name\": "
    "\"P\"}}}, {\"id\": \"crisis\", \"name\": \"X\", \"icon\": \"home\", \"tint\": \"red\"}],"
    "\"barriers\": [{\"id\": \"forms\", \"name\": \"F\", \"icon\": \"home\", \"text\": "
    "{\"en\": {\"name\": \"E\"}}}],"
    "\"coaches\": [{\"id\": \"c\", \"name\": \"C\", \"phone\": \"110\", \"sms\": \"112\", "
    "\"email\": \"a@b.de\", \"capacity\": 10, \"open_places\": 0, \"booking\": "
    "{\"provider\": \"ea\", \"serviceId\": 3}, \"last_checked_on\": \"2026-11-20\", "
    "\"last_check\": \"ok\", \"languages\": [\"D\", "
    "\"A\"], \"towns\": [\"t\"], \"topics\": [\"money\"]}],"
    "\"offers\": [{\"id\": \"b\", \"name\": \"N\", \"provider\": \"P\", \"topics\": "
    "[\"money\", \"crisis\"], \"kind\": \"benefit\", \"pinned\": 1, \"icon\": \"tv\", \"scope\": \"t\", "
    "\"address\": {\"street\": \"A\", \"postcode\": "
    "\"1\", \"city\": \"T\"}, \"lat\": 51.93, \"lon\": 8, \"way_there\": [\"W\"], \"phone\": \"115\", \"email\": "
    "\"a@b.de\", \"web\": \"https://b.de\", \"hours\": \"24/7\", \"phone_hours\": "
    "\"Mo 09:00-12:00\", \"hours_said\": \"Mo 9-12, 2-5\", "
    "\"dates\": [\"DTSTART:20261201T093000\"], \"access\": \"walk_in\", "
    "\"ways\": [\"phone\", \"online\"], \"cost\": \"free\", \"languages\": [\"L\"], "
    "\"what_you_bring\": [\"B\"], \"who\": \"W\", \"not_for\": \"X\", \"summary\": \"S\", "
    "\"steps\": [\"1\", \"2\", \"3\", \"4\", \"5\"], \"accessibility\": {\"isQuiet\": \"yes\"}, "
    "\"with_child\": \"yes\", \"for_child\": [\"stroller\"], \"ages\": [\"pregnant\", \"age_0_2\"], \"situations\": "
    "[\"debts\", \"money\"], \"not_situations\": [\"danger\"], \"hard\": [\"way\"], "
    "\"people\": [\"peers\"], \"related\": [\"a\"], \"keywords\": [\"K\"], \"heads_up\": "
    "{\"text\": \"H\", \"until\": \"2026-12-24\"}, \"source\": \"Q\", \"as_of\": \"2026-01\", "
    "\"checked_on\": \"2026-02-03\", \"confidence\": \"low\", \"text\": {\"en\": {\"name\": "
    "\"n\", \"cost\": \"c\", \"what_you_bring\": [\"b\"], \"way_there\": [\"v\"], \"who\": \"w\", \"not_for\": \"x\", "
    "\"summary\": \"s\", \"steps\": [\"one\"], \"heads_up\": {\"text\": \"h\"}, \"made\": "
    "\"human\"}, \"de-simple\": {\"steps\": [\"eins\"], \"made\": \"tested\"}}},"
    "{\"id\": \"a\", \"name\": \"N\", \"provider\": \"P\", \"topics\": [\"money\"], \"scope\": "
    "\"national\", \"summary\": \"S\", \"confidence\": \"high\"}],"
    "\"answers\": [{\"id\": \"w\", \"offer\": \"a\", \"barrier\": \"forms\", \"said\": \"S\", "
    "\"done\": \"D\", \"state\": \"fixed\", \"changed_on\": \"2026-11\"}],"
    "\"hosts\": [{\"id\": \"a.example\", \"comment\": \"C\"}],"
    "\"words\": [{\"id\": \"Jobcenter\", \"said\": \"D\", \"text\": {\"tr\": {\"said\": "
    "\"T\"}}}]}";

struct workspace {
    char folder[64];
    char db[96];
    char copy[2][96];
    struct store *store;
    struct arena arena;
    struct gathering got;
    struct document document; /* of `got` */
};

static int set_up(void **state)
{
    struct workspace *w = calloc(1, sizeof *w);
    if (w == NULL)
        return -1;
    const char *made = folder_make();
    if (strlen(made) >= sizeof w->folder)
        return -1;
    snprintf(w->folder, sizeof w->folder, "%.63s", made);
    snprintf(w->db, sizeof w->db, "%s/workspace.db", w->folder);
    snprintf(w->copy[0], sizeof w->copy[0], "%s/one.anna", w->folder);
    snprintf(w->copy[1], sizeof w->copy[1], "%s/two.anna", w->folder);
    FILE *file = fopen(w->copy[0], "w");
    if (file == NULL || fputs(all_fields, file) < 0 || fclose(file) != 0)
        return -1;
    struct intake intake = gathering_intake(&w->got);
    bool ok = import_json(w->copy[0], &intake, NULL) && w->got.note_count == 0 &&
              store_make(w->db, NULL) && store_open(&w->store, w->db, NULL);
    if (w->got.note_count > 0)
        fputs(w->got.notes.bytes, stderr);
    w->document = w->got.document;
    unlink(w->copy[0]);
    *state = w;
    return ok ? 0 : -1;
}

static int tear_down(void **state)
{
    struct workspace *w = *state;
    char journal[112];
    store_close(w->store);
    arena_free(&w->arena);
    gathering_free(&w->got);
    snprintf(journal, sizeof journal, "%s-journal", w->db);
    unlink(journal);
    unlink(w->db);
    unlink(w->copy[0]);
    unlink(w->copy[1]);
    int left = rmdir(w->folder); /* fails if something was left behind */
    free(w);
    return left;
}

static void expect_same(const struct document *a, const struct document *b)
{
    struct buf one = {0};
    struct buf two = {0};
    export_json(a, &one);
    export_json(b, &two);
    assert_string_equal(one.bytes, two.bytes);
    buf_free(&one);
    buf_free(&two);
}

static void keeps_every_field(void **state)
{
    struct workspace *w = *state;
    struct store_counts counts;
    struct document again = {0};
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
        size_t count;
        const struct field *field = record_fields((enum record_kind)kind, &count);
        for (size_t i = 0; i < count; i++)
            if (!w->document.list[kind].item[0]->value[i].set)
                fail_msg("the test leaves out %s", field[i].name);
    }
    assert_true(store_save(w->store, &w->document, &counts, NULL));
    assert_int_equal(counts.added[RECORD_OFFER], 2);
    assert_true(store_load(w->store, &w->arena, &again, NULL));
    expect_same(&w->document, &again);
    assert_true(store_save(w->store, &w->document, &counts, NULL));
    assert_int_equal(counts.added[RECORD_OFFER], 0);
    assert_int_equal(counts.replaced[RECORD_OFFER], 2);
    assert_true(store_load(w->store, &w->arena, &again, NULL));
    expect_same(&w->document, &again);
}

static enum store_answer take_out(struct store *store, enum record_kind kind,
                                  const char *id)
{
    static const struct history_deed deed = {.who = "test", .what = "offer remove"};
    struct err ignored = {""};
    assert_true(store_begin(store, &deed, NULL));
    enum store_answer answer = store_take_out(store, kind, id, &ignored);
    assert_true(store_commit(store, NULL));
    return answer;
}

static void removes_all_of_a_record(void **state)
{
    struct workspace *w = *state;
    struct store_counts counts;
    struct document again = {0};
    assert_true(store_save(w->store, &w->document, &counts, NULL));
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
        for (size_t i = 0; i < w->document.list[kind].count; i++) {
            const char *id = record_id(w->document.list[kind].item[i]);
            assert_int_equal(take_out(w->store, (enum record_kind)kind, id), STORE_DONE);
            assert_int_equal(take_out(w->store, (enum record_kind)kind, id), STORE_GONE);
        }
    assert_true(store_load(w->store, &w->arena, &again, NULL));
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
        assert_int_equal(again.list[kind].count, 0);
    /* Nothing is left in the side tables: all goes in again. */
    assert_true(store_save(w->store, &w->document, &counts, NULL));
    assert_int_equal(counts.added[RECORD_OFFER], 2);
}

static void copies_are_the_same_whatever_came_before(void **state)
{
    struct workspace *w = *state;
    struct store_counts counts;
    struct document again = {0};
    struct buf one = {0};
    struct buf two = {0};
    const struct store_word word[] = {{"sequence", "1"}};
    const char *hash[] = {"bb", "aa"};
    struct store_extra extra = {.word = word, .word_count = 1, .received = {hash, 2}};
    assert_true(store_save(w->store, &w->document, &counts, NULL));
    assert_int_equal(take_out(w->store, RECORD_OFFER, "a"), STORE_DONE);
    assert_true(store_save(w->store, &w->document, &counts, NULL));
    assert_true(store_load(w->store, &w->arena, &again, NULL));
    assert_true(store_write_copy(w->copy[0], &w->document, &extra, NULL));
    assert_true(store_write_copy(w->copy[1], &again, &extra, NULL));
    assert_true(buf_read_file(&one, w->copy[0], 1 << 24, NULL));
    assert_true(buf_read_file(&two, w->copy[1], 1 << 24, NULL));
    assert_int_equal(one.len, two.len);
    assert_memory_equal(one.bytes, two.bytes, one.len);
    assert_false(store_write_copy(w->copy[0], &w->document, &extra, NULL));
    buf_free(&one);
    buf_free(&two);
}

static void never_uses_a_number_twice(void **state)
{
    struct workspace *w = *state;
    long sequence = -1;
    assert_true(store_sequence(w->store, &sequence, NULL));
    assert_int_equal(sequence, 0);
    assert_true(store_use_sequence(w->store, 1, NULL));
    assert_false(store_use_sequence(w->store, 1, NULL));
    assert_true(store_use_sequence(w->store, 5, NULL));
    assert_false(store_use_sequence(w->store, 4, NULL));
    store_close(w->store);
    w->store = NULL;
    assert_true(store_open(&w->store, w->db, NULL));
    assert_true(store_sequence(w->store, &sequence, NULL));
    assert_int_equal(sequence, 5);
}

static void opens_only_workspaces(void **state)
{
    struct workspace *w = *state;
    struct store *store = NULL;
    struct store_extra none = {.word_count = 0};
    struct err err = {""};
    assert_false(store_make(w->db, &err));
    assert_non_null(strstr(err.text, "not overwritten"));
    assert_false(store_open(&store, w->copy[0], NULL));
    FILE *file = fopen(w->copy[0], "w");
    assert_non_null(file);
    fputs("This is no database, and it is long enough to be looked at as one.", file);
    fclose(file);
    assert_false(store_open(&store, w->copy[0], &err));
    unlink(w->copy[0]);
    assert_true(store_write_copy(w->copy[0], &w->document, &none, NULL));
    assert_false(store_open(&store, w->copy[0], &err));
    assert_non_null(strstr(err.text, "no workspace"));
    assert_null(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(keeps_every_field, set_up, tear_down),
        cmocka_unit_test_setup_teardown(removes_all_of_a_record, set_up, tear_down),
        cmocka_unit_test_setup_teardown(copies_are_the_same_whatever_came_before, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(never_uses_a_number_twice, set_up, tear_down),
        cmocka_unit_test_setup_teardown(opens_only_workspaces, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
