#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "help/records.h"
#include "record/translation.h"

struct shelf {
    struct arena arena;
    struct record offer;
    struct translation part;
};

static void put(struct shelf *shelf, struct value *values, const char *field,
                const char *text)
{
    records_put(&shelf->arena, RECORD_OFFER, values, field, text);
}

static void begin(struct shelf *shelf)
{
    *shelf = (struct shelf){.offer.kind = RECORD_OFFER};
    put(shelf, shelf->offer.value, "name", "Babykorb");
    put(shelf, shelf->offer.value, "summary", "Kleidung für Kinder.");
    put(shelf, shelf->offer.value, "steps", "Rufen Sie an. | Kommen Sie vorbei.");
    put(shelf, shelf->part.value, "name", "Baby basket");
    put(shelf, shelf->part.value, "steps", "Call. | Come.");
    shelf->offer.translation = &shelf->part;
    shelf->offer.translation_count = 1;
    shelf->part.lang = "en";
    shelf->part.made = "automatic";
}

/* The office's table of fields and the one that marks are made by name the same fields,
 * in the same order. */
static void same_fields_in_the_same_order(void **state)
{
    size_t count;
    int next = 0;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    for (size_t i = 0; i < count; i++)
        if (field[i].translated) {
            assert_true(next < SOURCE_FIELD_COUNT);
            assert_string_equal(field[i].name,
                                source_field_name((enum source_field)next));
            next++;
        }
    assert_int_equal(next, SOURCE_FIELD_COUNT);
    (void)state;
}

static void tells_what_is_outdated(void **state)
{
    static const struct {
        const char *field;
        const char *german; /* afterwards */
        const char *changed;
        const char *missing;
    } rows[] = {
        {"name", "Babykorb", "", "\"In short\""},
        {"name", "Baby-Korb", "", "\"In short\""},
        {"name", "Kinderkorb", "\"Name\"", "\"In short\""},
        {"steps", "Rufen Sie an.", "\"How it goes\"", "\"In short\""},
        {"steps", "Rufen Sie an. | Kommen Sie vorbei. | Fertig.", "\"How it goes\"",
         "\"In short\""},
        {"summary", "Etwas anderes.", "", "\"In short\""}, /* nobody translated it */
        {"steps", "", "\"How it goes\"", "\"In short\""},
        {"who", "Alle.", "", "\"For whom?\", \"In short\""},
        {"phone", "110", "", "\"In short\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct shelf shelf;
        begin(&shelf);
        assert_true(translation_settle(&shelf.arena, &shelf.offer, &shelf.part));
        assert_true(source_hash_valid(shelf.part.source_hash));
        assert_int_equal(translation_changed(&shelf.offer, &shelf.part), 0);
        put(&shelf, shelf.offer.value, rows[i].field, rows[i].german);
        const char *changed = translation_field_words(
            &shelf.arena, translation_changed(&shelf.offer, &shelf.part));
        const char *missing = translation_field_words(
            &shelf.arena, translation_missing(&shelf.offer, &shelf.part));
        assert_string_equal(changed, rows[i].changed);
        assert_string_equal(missing, rows[i].missing);
        /* What is outdated stays so, however often it is put in order. */
        assert_true(translation_settle(&shelf.arena, &shelf.offer, &shelf.part));
        assert_string_equal(
            translation_field_words(&shelf.arena,
                                    translation_changed(&shelf.offer, &shelf.part)),
            rows[i].changed);
        arena_free(&shelf.arena);
    }
    (void)state;
}

/* A field translated before there was a German text for it notices when one comes. */
static void notices_german_that_comes_later(void **state)
{
    struct shelf shelf;
    begin(&shelf);
    put(&shelf, shelf.part.value, "cost", "It costs 5 Euro.");
    assert_true(translation_settle(&shelf.arena, &shelf.offer, &shelf.part));
    assert_non_null(strstr(shelf.part.source_hash, "cost=-"));
    put(&shelf, shelf.offer.value, "cost", "6 Euro");
    assert_int_equal(translation_changed(&shelf.offer, &shelf.part), 1 << SOURCE_COST);
    put(&shelf, shelf.part.value, "cost", "");
    assert_true(translation_settle(&shelf.arena, &shelf.offer, &shelf.part));
    assert_null(strstr(shelf.part.source_hash, "cost"));
    assert_int_equal(translation_changed(&shelf.offer, &shelf.part), 0);
    arena_free(&shelf.arena);
    (void)state;
}

static void free_is_nothing_to_translate(void **state)
{
    struct shelf shelf;
    begin(&shelf);
    put(&shelf, shelf.offer.value, "cost", "free");
    assert_false(translation_wanted(&shelf.offer, SOURCE_COST));
    assert_int_equal(translation_missing(&shelf.offer, &shelf.part), 1 << SOURCE_SUMMARY);
    put(&shelf, shelf.offer.value, "cost", "5 Euro");
    assert_true(translation_wanted(&shelf.offer, SOURCE_COST));
    arena_free(&shelf.arena);
    (void)state;
}

static void knows_languages(void **state)
{
    static const struct {
        const char *lang;
        bool valid;
    } rows[] = {
        {"tr", true},       {"de-simple", true}, {"zh-Hant", true},
        {"kmr", true},      {"de", false},       {"", false},
        {"t", false},       {"TR", false},       {"tr_TR", false},
        {"turkish", false}, {"tr-", true},       {"tr-aaaaaaaaaaaaaaaaaaaaaaaaa", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (translation_lang_valid(rows[i].lang) != rows[i].valid)
            fail_msg("\"%s\"", rows[i].lang);
    (void)state;
}

static void finds_by_language(void **state)
{
    struct shelf shelf;
    begin(&shelf);
    assert_ptr_equal(translation_find(&shelf.offer, "en"), &shelf.part);
    assert_null(translation_find(&shelf.offer, "tr"));
    arena_free(&shelf.arena);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_fields_in_the_same_order),
        cmocka_unit_test(tells_what_is_outdated),
        cmocka_unit_test(notices_german_that_comes_later),
        cmocka_unit_test(free_is_nothing_to_translate),
        cmocka_unit_test(knows_languages),
        cmocka_unit_test(finds_by_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
