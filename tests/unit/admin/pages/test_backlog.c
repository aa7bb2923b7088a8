#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "help/records.h"
#include "pages/backlog.h"

struct town {
    struct arena arena;
    struct document document;
};

static struct record *offer(struct town *town, const char *id)
{
    const char *const field[][2] = {{"id", id},           {"name", "Name"},
                                    {"provider", "P"},    {"scope", "t"},
                                    {"summary", "Kurz."}, {"confidence", "high"}};
    records_add(&town->arena, &town->document, RECORD_OFFER, field,
                sizeof field / sizeof field[0]);
    return document_find(&town->document, RECORD_OFFER, id);
}

/* A text in Turkish of name and summary, or of the name alone. */
static void translate(struct town *town, struct record *record, const char *made,
                      bool whole, const char *source_hash)
{
    struct translation *part = arena_take(&town->arena, sizeof *part);
    assert_non_null(part);
    *part = (struct translation){.lang = "tr", .made = made, .source_hash = source_hash};
    part->value[OFFER_NAME] = (struct value){.set = true, .text = "Ad"};
    if (whole)
        part->value[OFFER_SUMMARY] = (struct value){.set = true, .text = "Kisa."};
    record->translation = part;
    record->translation_count = 1;
    if (source_hash == NULL)
        assert_true(translation_settle(&town->arena, record, part));
}

static void what_is_to_do_stands_in_the_order_of_its_urgency(void **state)
{
    (void)state;
    struct town town = {0};
    struct backlog backlog;
    translate(&town, offer(&town, "done"), "human", true, NULL);
    translate(&town, offer(&town, "unread"), "automatic", true, NULL);
    translate(&town, offer(&town, "half"), "human", false, NULL);
    offer(&town, "none");
    translate(&town, offer(&town, "old"), "human", true,
              "name=00000000 summary=00000000");
    assert_true(backlog_of(&town.arena, &town.document, "tr", &backlog));
    static const char *const order[] = {"old", "half", "none", "unread", "done"};
    static const enum backlog_state state_of[] = {
        BACKLOG_OUTDATED, BACKLOG_MISSING, BACKLOG_MISSING, BACKLOG_UNREAD, BACKLOG_DONE};
    assert_int_equal(backlog.count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(record_id(backlog.item[i].offer), order[i]);
        assert_int_equal(backlog.item[i].state, state_of[i]);
    }
    assert_int_equal(backlog.each[BACKLOG_MISSING], 2);
    const char *lang[] = {"tr", "en"};
    size_t open[2] = {7, 7};
    backlog_count_open(&town.document, &(struct texts){lang, 2}, open);
    assert_int_equal(open[0], 3);
    assert_int_equal(open[1], 5);
    assert_int_equal(backlog.item[0].fields, 1U << SOURCE_NAME | 1U << SOURCE_SUMMARY);
    assert_int_equal(backlog.item[1].fields, 1U << SOURCE_SUMMARY);
    arena_free(&town.arena);
}

static void the_next_one_is_of_the_same_state_and_never_itself(void **state)
{
    (void)state;
    struct town town = {0};
    struct backlog backlog;
    offer(&town, "a");
    offer(&town, "b");
    translate(&town, offer(&town, "c"), "automatic", true, NULL);
    assert_true(backlog_of(&town.arena, &town.document, "tr", &backlog));
    assert_string_equal(record_id(backlog_next(&backlog, "a", BACKLOG_MISSING)->offer),
                        "b");
    assert_string_equal(record_id(backlog_next(&backlog, "b", BACKLOG_MISSING)->offer),
                        "a");
    assert_string_equal(record_id(backlog_next(&backlog, "", BACKLOG_MISSING)->offer),
                        "a");
    assert_null(backlog_next(&backlog, "c", BACKLOG_UNREAD));
    assert_null(backlog_next(&backlog, "a", BACKLOG_OUTDATED));
    arena_free(&town.arena);
}

static void languages_are_those_of_the_interface_and_of_any_offer(void **state)
{
    (void)state;
    struct town town = {0};
    struct texts before, after;
    struct record *record = offer(&town, "a");
    assert_true(backlog_langs(&town.arena, &town.document, &before));
    translate(&town, record, "human", true, NULL);
    record->translation->lang = "de-simple";
    assert_true(backlog_langs(&town.arena, &town.document, &after));
    assert_int_equal(after.count, before.count + 1);
    assert_string_equal(after.item[before.count], "de-simple");
    for (size_t i = 0; i < after.count; i++)
        assert_string_not_equal(after.item[i], "de");
    arena_free(&town.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_to_do_stands_in_the_order_of_its_urgency),
        cmocka_unit_test(the_next_one_is_of_the_same_state_and_never_itself),
        cmocka_unit_test(languages_are_those_of_the_interface_and_of_any_offer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
