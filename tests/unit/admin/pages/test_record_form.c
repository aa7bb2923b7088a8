#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "help/folder.h"
#include "help/records.h"
#include "record/translation.h"
#include "pages/record_form.h"

static const struct history_deed deed = {"erika", 1795944420, "offer set"};

struct office {
    const char *folder;
    char path[256];
    struct store *store;
    struct arena arena;
    struct document document;
};

static int set_up(void **state)
{
    static struct office office;
    struct document first = {0};
    const char *const field[][2] = {
        {"id", "a"},      {"name", "Name"},         {"provider", "P"},
        {"topics", "m"},  {"scope", "t"},           {"summary", "Kurz."},
        {"steps", "1|2"}, {"phone", "+4930123456"}, {"confidence", "high"},
    };
    memset(&office, 0, sizeof office);
    office.folder = folder_make();
    strcpy(office.path, folder_file(office.folder, "workspace.db"));
    *state = &office;
    records_add(&office.arena, &first, RECORD_OFFER, field,
                sizeof field / sizeof field[0]);
    return store_make(office.path, NULL) &&
                   store_open(&office.store, office.path, NULL) &&
                   store_begin(office.store, &deed, NULL) &&
                   store_apply(office.store, NULL, first.list[RECORD_OFFER].item[0],
                               NULL) == STORE_DONE &&
                   store_commit(office.store, NULL) &&
                   store_load(office.store, &office.arena, &office.document, NULL)
               ? 0
               : -1;
}

static int tear_down(void **state)
{
    struct office *office = *state;
    store_close(office->store);
    arena_free(&office->arena);
    folder_remove(office->folder);
    return 0;
}

static const struct record *offer(struct office *office)
{
    office->document = (struct document){0};
    assert_true(store_load(office->store, &office->arena, &office->document, NULL));
    return document_find(&office->document, RECORD_OFFER, "a");
}

static struct record_form_field *field(struct record_form *form, const char *name)
{
    for (size_t i = 0; i < form->count; i++)
        if (strcmp(form->field[i].name, name) == 0)
            return &form->field[i];
    fail_msg("no field %s", name);
    return NULL;
}

/* Sends the form of `seen` with one field typed anew. */
static int64_t send(struct office *office, const struct record *seen, const char *name,
                    const char *typed, struct record_form *out)
{
    struct record_form before;
    struct http_field item[2 * RECORD_FORM_FIELDS];
    struct http_fields fields = {.item = item};
    int64_t batch = -1;
    assert_true(record_form_of(&office->arena, seen, NULL, &before, NULL));
    for (size_t i = 0; i < before.count; i++) {
        const char *was = arena_print(&office->arena, "was.%s", before.field[i].name);
        item[fields.count++] = (struct http_field){was, before.field[i].was};
        item[fields.count++] = (struct http_field){
            before.field[i].name,
            strcmp(before.field[i].name, name) == 0 ? typed : before.field[i].now};
    }
    const struct record *now = offer(office);
    assert_true(record_form_of(&office->arena, now, NULL, out, NULL));
    assert_true(record_form_take(&office->arena, &fields, out, NULL));
    if (!out->faulty)
        assert_true(record_form_save(office->store, &office->arena, &deed, now, out,
                                     &batch, NULL));
    return batch;
}

static void what_was_typed_is_kept(void **state)
{
    struct office *office = *state;
    struct record_form form;
    assert_true(send(office, offer(office), "steps", " eins \r\n\r\nzwei\r\n", &form) >
                0);
    const struct value *steps = offer_value(offer(office), OFFER_STEPS);
    assert_int_equal(steps->list.count, 2);
    assert_string_equal(steps->list.item[0], "eins");
    assert_string_equal(steps->list.item[1], "zwei");
    assert_true(send(office, offer(office), "phone", "", &form) > 0);
    assert_null(offer_text(offer(office), OFFER_PHONE));
    assert_true(
        send(office, offer(office), "summary", "Eins.\r\n\r\nZwei | drei.", &form) > 0);
    assert_string_equal(offer_text(offer(office), OFFER_SUMMARY),
                        "Eins.\n\nZwei | drei.");
}

static void nothing_typed_is_no_change(void **state)
{
    struct office *office = *state;
    struct record_form form;
    int64_t before, after;
    assert_true(store_history_newest(office->store, &before, NULL));
    assert_int_equal(send(office, offer(office), "name", "Name", &form), 0);
    assert_true(store_history_newest(office->store, &after, NULL));
    assert_int_equal(before, after);
}

static void what_cannot_stand_there_is_said_and_stays_typed(void **state)
{
    struct office *office = *state;
    struct record_form form;
    assert_int_equal(send(office, offer(office), "phone", "ganz oben", &form), -1);
    assert_true(form.faulty);
    assert_non_null(field(&form, "phone")->refused);
    assert_string_equal(field(&form, "phone")->now, "ganz oben");
    assert_int_equal(send(office, offer(office), "summary", "", &form), -1);
    assert_non_null(field(&form, "summary")->refused);
    assert_string_equal(offer_text(offer(office), OFFER_SUMMARY), "Kurz.");
}

static void two_people_lose_nothing(void **state)
{
    struct office *office = *state;
    struct record_form form;
    const struct record *seen = offer(office);
    assert_true(send(office, seen, "name", "Von Erika", &form) > 0);
    /* Another field of what both saw: both stay. */
    assert_true(send(office, seen, "phone", "+4930999999", &form) > 0);
    assert_string_equal(offer_text(offer(office), OFFER_NAME), "Von Erika");
    assert_string_equal(offer_text(offer(office), OFFER_PHONE), "+4930999999");
    /* The same field: said, and nothing is saved. */
    assert_int_equal(send(office, seen, "name", "Von Max", &form), 0);
    assert_true(form.faulty);
    assert_string_equal(field(&form, "name")->theirs, "Von Erika");
    assert_string_equal(field(&form, "name")->now, "Von Max");
    assert_string_equal(offer_text(offer(office), OFFER_NAME), "Von Erika");
    /* Who has seen it may. */
    assert_true(send(office, offer(office), "name", "Von Max", &form) > 0);
    assert_string_equal(offer_text(offer(office), OFFER_NAME), "Von Max");
}

static void a_translation_is_by_people_and_of_the_german_that_stands(void **state)
{
    struct office *office = *state;
    struct record *copy;
    struct record_form form;
    const struct record *now = offer(office);
    assert_true(record_copy(&office->arena, now, &copy));
    static struct translation part = {.lang = "en", .made = "automatic"};
    part.value[OFFER_NAME] = (struct value){.set = true, .text = "A name"};
    part.value[OFFER_SUMMARY] = (struct value){.set = true, .text = "Brief."};
    part.source_hash = "name=00000000 summary=00000000";
    copy->translation = &part;
    copy->translation_count = 1;
    assert_true(store_begin(office->store, &deed, NULL));
    assert_int_equal(store_apply(office->store, now, copy, NULL), STORE_DONE);
    assert_true(store_commit(office->store, NULL));
    now = offer(office);
    assert_int_equal(translation_changed(now, translation_find(now, "en")),
                     1U << SOURCE_NAME | 1U << SOURCE_SUMMARY);
    struct http_field item[] = {{"was.name", "A name"}, {"name", "The name"}};
    const struct http_fields fields = {item, 2, 2};
    int64_t batch;
    assert_true(record_form_of(&office->arena, now, "en", &form, NULL));
    assert_true(form.translated);
    assert_string_equal(field(&form, "name")->german, "Name");
    assert_true(record_form_take(&office->arena, &fields, &form, NULL));
    assert_true(
        record_form_save(office->store, &office->arena, &deed, now, &form, &batch, NULL));
    now = offer(office);
    const struct translation *en = translation_find(now, "en");
    assert_string_equal(en->value[OFFER_NAME].text, "The name");
    assert_string_equal(en->made, "human");
    assert_int_equal(translation_changed(now, en), 1U << SOURCE_SUMMARY);
    assert_string_equal(offer_text(now, OFFER_NAME), "Name");
}

static void each_kind_with_a_form_has_labels_and_fields_that_are_there(void **state)
{
    (void)state;
    size_t forms = 0;
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
        size_t count, fields;
        const struct record_form_row *row =
            record_form_rows((enum record_kind)kind, &count);
        const struct field *field = record_fields((enum record_kind)kind, &fields);
        forms += count > 0;
        assert_true(count <= RECORD_FORM_FIELDS);
        for (size_t i = 0; i < count; i++) {
            /* The id is never typed anew. */
            assert_true(row[i].field > 0 && (size_t)row[i].field < fields);
            const struct field *of = &field[row[i].field];
            assert_true(row[i].label[0] != '\0' && row[i].lines >= 0);
            /* Only items of a list move; a box of one line holds no list but one that is
             * ticked or filled in piece by piece. */
            assert_true(row[i].lines > 0 || of->type == FIELD_TEXTS);
            assert_true(row[i].lines != 1 || !field_is_list(of) ||
                        of->type == FIELD_CHOICES || of->type == FIELD_IDS ||
                        of->type == FIELD_LINK || strcmp(of->name, "languages") == 0);
        }
    }
    assert_true(forms >= 3);
}

static void a_coach_has_a_form_as_well(void **state)
{
    struct office *office = *state;
    struct document one = {0};
    struct record_form form;
    const char *const coach[][2] = {
        {"id", "c1"}, {"name", "Y"}, {"open_places", "3"}, {"languages", "de|tr"}};
    records_add(&office->arena, &one, RECORD_COACH, coach, 4);
    const struct record *before = one.list[RECORD_COACH].item[0];
    assert_true(store_begin(office->store, &deed, NULL));
    assert_int_equal(store_apply(office->store, NULL, before, NULL), STORE_DONE);
    assert_true(store_commit(office->store, NULL));
    struct http_field item[] = {{"was.open_places", "3"}, {"open_places", "2"}};
    const struct http_fields fields = {item, 2, 2};
    int64_t batch;
    assert_true(record_form_of(&office->arena, before, "en", &form, NULL));
    assert_false(form.translated);
    assert_string_equal(field(&form, "languages")->now, "de\ntr");
    assert_true(record_form_take(&office->arena, &fields, &form, NULL));
    assert_true(record_form_save(office->store, &office->arena, &deed, before, &form,
                                 &batch, NULL));
    assert_true(batch > 0);
    offer(office);
    const struct record *after = document_find(&office->document, RECORD_COACH, "c1");
    assert_string_equal(coach_text(after, COACH_OPEN_PLACES), "2");
    item[1].text = "viele";
    assert_true(record_form_of(&office->arena, after, NULL, &form, NULL));
    assert_true(record_form_take(&office->arena, &fields, &form, NULL));
    assert_non_null(field(&form, "open_places")->refused);
}

static void hours_are_read_as_people_write_them(void **state)
{
    struct office *office = *state;
    struct record_form form;
    assert_true(send(office, offer(office), "hours",
                     "Mo-Fr 8-12 Uhr, telefonisch Mo-Fr 9-11 Uhr", &form) > 0);
    assert_string_equal(offer_text(offer(office), OFFER_HOURS), "Mo-Fr 08:00-12:00");
    assert_string_equal(offer_text(offer(office), OFFER_PHONE_HOURS),
                        "Mo-Fr 09:00-11:00");
    assert_int_equal(send(office, offer(office), "hours", "Mo-Fr 09:00-05:00", &form),
                     -1);
    assert_true(field(&form, "hours")->doubtful);
    assert_int_equal(send(office, offer(office), "hours", "bald", &form), -1);
    assert_false(field(&form, "hours")->doubtful);
    assert_string_equal(field(&form, "hours")->now, "bald");
    assert_true(send(office, offer(office), "hours", "", &form) > 0);
    assert_null(offer_text(offer(office), OFFER_HOURS));
}

static void items_of_a_list_move(void **state)
{
    struct office *office = *state;
    static const struct {
        const char *move, *now;
    } row[] = {{"steps:1:up", "2\n1\n3"},   {"steps:0:down", "2\n1\n3"},
               {"steps:0:up", "1\n2\n3"},   {"steps:2:down", "1\n2\n3"},
               {"steps:0:gone", "2\n3"},    {"steps:2:gone", "1\n2"},
               {"steps:3:gone", "1\n2\n3"}, {"step:0:gone", "1\n2\n3"},
               {"steps:0:", "1\n2\n3"},     {"", "1\n2\n3"}};
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        struct http_field item[] = {{"was.steps", "1\n2"},
                                    {"steps[]", "1"},
                                    {"steps[]", "2"},
                                    {"steps[]", "3"},
                                    {"move", row[i].move}};
        const struct http_fields fields = {item, 5, 5};
        struct record_form form;
        assert_true(record_form_of(&office->arena, offer(office), NULL, &form, NULL));
        assert_true(record_form_take(&office->arena, &fields, &form, NULL));
        assert_string_equal(field(&form, "steps")->now, row[i].now);
    }
}

static void no_box_that_is_ticked_is_nothing(void **state)
{
    struct office *office = *state;
    struct record_form form;
    struct http_field item[] = {
        {"was.topics", "m"}, {"was.ages", ""}, {"ages", "age_0_2"}, {"ages", "age_18"}};
    const struct http_fields fields = {item, 4, 4};
    assert_true(record_form_of(&office->arena, offer(office), NULL, &form, NULL));
    assert_true(record_form_take(&office->arena, &fields, &form, NULL));
    assert_string_equal(field(&form, "topics")->now, "");
    assert_string_equal(field(&form, "ages")->now, "age_0_2\nage_18");
    assert_false(field(&form, "name")->changed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_with_a_form_has_labels_and_fields_that_are_there),
        cmocka_unit_test_setup_teardown(a_coach_has_a_form_as_well, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_was_typed_is_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_typed_is_no_change, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_stand_there_is_said_and_stays_typed,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(hours_are_read_as_people_write_them, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(items_of_a_list_move, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_box_that_is_ticked_is_nothing, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(two_people_lose_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_translation_is_by_people_and_of_the_german_that_stands, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
