#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "publish/difference.h"

static const struct date today = {2026, 11, 29};

static struct record *add(struct arena *arena, struct document *out,
                          enum record_kind kind, const char *id, const char *name)
{
    struct record *record = arena_take(arena, sizeof *record);
    record->kind = kind;
    record->value[0] = (struct value){.set = true, .text = id};
    record->value[record_field(kind, "name")] = (struct value){.set = true, .text = name};
    assert_true(document_add(arena, out, record));
    return record;
}

static void set(struct record *record, const char *field, const char *text)
{
    record->value[record_field(record->kind, field)] =
        (struct value){.set = text != NULL, .text = text};
}

static void all_kinds_of_change_are_told(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct document live = {0}, now = {0};
    struct differences out;
    add(&arena, &live, RECORD_OFFER, "same", "Gleich");
    add(&arena, &now, RECORD_OFFER, "same", "Gleich");
    set(add(&arena, &live, RECORD_OFFER, "phone", "Telefon"), "phone", "+491");
    set(add(&arena, &now, RECORD_OFFER, "phone", "Telefon"), "phone", "+492");
    add(&arena, &live, RECORD_OFFER, "gone", "Weg");
    add(&arena, &now, RECORD_OFFER, "new", "Neu");
    add(&arena, &now, RECORD_SITE, "town", "Ort");
    assert_true(difference_make(&arena, &live, &now, today, &out));
    assert_int_equal(out.count, 4);
    assert_int_equal(out.item[0].change, DIFFERENCE_NEW);
    assert_string_equal(record_id(out.item[0].record), "town");
    assert_int_equal(out.item[1].change, DIFFERENCE_CHANGED);
    assert_int_equal(out.item[1].count, 1);
    assert_string_equal(out.item[1].field[0].field->name, "phone");
    assert_null(out.item[1].field[0].lang);
    assert_string_equal(out.item[1].field[0].was->text, "+491");
    assert_string_equal(out.item[1].field[0].now->text, "+492");
    assert_int_equal(out.item[2].change, DIFFERENCE_NEW);
    assert_int_equal(out.item[3].change, DIFFERENCE_GONE);
    assert_string_equal(record_id(out.item[3].record), "gone");
    arena_free(&arena);
}

/* What pack leaves out changes nothing at a terminal. */
static void what_stays_in_the_office_is_no_change(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct document live = {0}, now = {0};
    struct differences out;
    add(&arena, &live, RECORD_OFFER, "a", "A");
    set(add(&arena, &now, RECORD_OFFER, "a", "A"), "checked_on", "2027-01-01");
    add(&arena, &live, RECORD_SITE, "s", "S");
    set(add(&arena, &now, RECORD_SITE, "s", "S"), "comment", "nur für uns");
    set(add(&arena, &now, RECORD_OFFER, "low", "Unsicher"), "confidence", "low");
    assert_true(difference_make(&arena, &live, &now, today, &out));
    assert_int_equal(out.count, 0);
    /* One that was shown, and is held back from now on, goes. */
    set(add(&arena, &live, RECORD_OFFER, "low", "Unsicher"), "confidence", "high");
    assert_true(difference_make(&arena, &live, &now, today, &out));
    assert_int_equal(out.count, 1);
    assert_int_equal(out.item[0].change, DIFFERENCE_GONE);
    arena_free(&arena);
}

static void translations_are_compared_too(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct document live = {0}, now = {0};
    struct differences out;
    struct translation was[2] = {{.lang = "en"}, {.lang = "tr"}};
    struct translation is[2] = {{.lang = "ar"}, {.lang = "en"}};
    int name = record_field(RECORD_OFFER, "name");
    was[0].value[name] = (struct value){.set = true, .text = "Money"};
    was[1].value[name] = (struct value){.set = true, .text = "Para"};
    is[0].value[name] = (struct value){.set = true, .text = "مال"};
    is[1].value[name] = (struct value){.set = true, .text = "Cash"};
    struct record *one = add(&arena, &live, RECORD_OFFER, "a", "Geld");
    struct record *other = add(&arena, &now, RECORD_OFFER, "a", "Geld");
    one->translation = was;
    other->translation = is;
    one->translation_count = other->translation_count = 2;
    assert_true(difference_make(&arena, &live, &now, today, &out));
    assert_int_equal(out.count, 1);
    assert_int_equal(out.item[0].count, 3);
    static const char *const langs[] = {"ar", "en", "tr"};
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(out.item[0].field[i].lang, langs[i]);
    assert_null(out.item[0].field[0].was);
    assert_string_equal(out.item[0].field[1].was->text, "Money");
    assert_null(out.item[0].field[2].now);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_kinds_of_change_are_told),
        cmocka_unit_test(what_stays_in_the_office_is_no_change),
        cmocka_unit_test(translations_are_compared_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
