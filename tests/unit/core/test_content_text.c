#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/content.h"
#include "search/search.h"
#include "core/source_hash.h"
#include "help/folder.h"
#include "help/sample.h"

static int set_up(void **state)
{
    *state = (void *)folder_make();
    return 0;
}

static int tear_down(void **state)
{
    folder_remove(*state);
    return 0;
}

static struct content *open_with(const char *folder, const char *sql)
{
    struct content *content;
    struct err err = {""};
    const char *path = folder_file(folder, "f.anna");
    remove(path);
    sample_database(path, &(struct sample){.sql = sql});
    if (!content_open(&content, path, &err))
        fail_msg("%s", err.text);
    return content;
}

/* The hash of the sample's German for the fields that its Turkish has. */
static const char *sample_source(void)
{
    static char hash[SOURCE_HASH_LEN];
    const char *name[] = {"Unterhaltsvorschuss"};
    const char *summary[] = {"Geld vom Amt."};
    const char *steps[] = {"Rufen Sie an.", "Gehen Sie hin."};
    char mark[SOURCE_FIELD_HASH_LEN];
    hash[0] = '\0';
    source_field_hash(mark, &(struct texts){name, 1});
    source_hash_add(hash, SOURCE_NAME, mark);
    source_field_hash(mark, &(struct texts){summary, 1});
    source_hash_add(hash, SOURCE_SUMMARY, mark);
    source_field_hash(mark, &(struct texts){steps, 2});
    source_hash_add(hash, SOURCE_STEPS, mark);
    return hash;
}

static void outdated_when_the_german_changed(void **state)
{
    static const struct {
        const char *sql;
        const char *lang;
        bool outdated;
    } rows[] = {
        {"", "tr", false},
        {"", "de", false},
        {"", "en", false},
        {"UPDATE service SET name = 'Unterhalts-Vorschuss'", "tr", false},
        {"UPDATE service SET x_cost = '5 Euro', x_phone = '110'", "tr", false},
        {"UPDATE service SET description = 'Kein Geld vom Amt.'", "tr", true},
        {"UPDATE service SET description = 'Kein Geld vom Amt.'", "de", false},
        {"UPDATE service SET description = NULL", "tr", true},
        {"UPDATE service SET name = 'Vorschuss'", "tr", true},
        {"UPDATE x_service_list SET value = 'Schreiben Sie.' WHERE kind = 'step' AND"
         " position = 1",
         "tr", true},
        {"DELETE FROM x_service_list WHERE lang = 'de' AND kind = 'step'", "tr", true},
        {"UPDATE x_service_list SET value = 'Suchen Sie.' WHERE lang = 'tr'", "tr",
         false},
        {"UPDATE x_service_text SET source_hash = NULL; UPDATE service SET name = 'X'",
         "tr", false},
        {"UPDATE x_service_text SET source_hash = 'name=zz'; UPDATE service SET name ="
         " 'X'",
         "tr", false},
        {"UPDATE x_service_text SET source_hash = source_hash || ' cost=-'; UPDATE service"
         " SET x_cost = '5 Euro'",
         "tr", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena arena = {0};
        struct offer offer;
        struct err err = {""};
        const char *sql =
            arena_print(&arena, "UPDATE x_service_text SET source_hash = '%s';%s",
                        sample_source(), rows[i].sql);
        struct content *content = open_with(*state, sql);
        assert_true(content_set_lang(content, rows[i].lang, &err));
        if (!content_offer(content, &arena, "uhv", &offer, &err))
            fail_msg("row %zu: %s", i, err.text);
        if (offer.outdated != rows[i].outdated)
            fail_msg("row %zu: %s", i,
                     offer.outdated ? "outdated" : "not known to be outdated");
        content_close(content);
        arena_free(&arena);
    }
}

#define SIMPLE(id, made)                                                     \
    "INSERT INTO x_service_text (service_id, lang, made, name) VALUES ('" id \
    "', 'de-simple', '" made "', 'Leicht');"

static void level_by_what_may_be_shown(void **state)
{
    static const struct {
        const char *sql;
        enum content_level level;
    } rows[] = {
        {NULL, CONTENT_LEVEL_NONE},
        {SIMPLE("uhv", "tested"), CONTENT_LEVEL_TESTED},
        {SIMPLE("uhv", "human"), CONTENT_LEVEL_PLAIN},
        {SIMPLE("uhv", "tested") SIMPLE("kiz", "automatic"), CONTENT_LEVEL_PLAIN},
        {SIMPLE("uhv", "tested") SIMPLE("unchecked", "human"), CONTENT_LEVEL_TESTED},
        {SIMPLE("unchecked", "tested"), CONTENT_LEVEL_NONE},
        {SIMPLE("gone", "tested"), CONTENT_LEVEL_NONE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct content *content = open_with(*state, rows[i].sql);
        assert_int_equal(content_level(content), rows[i].level);
        assert_int_equal(content_level(content), rows[i].level);
        content_close(content);
    }
}

static void a_level_falls_back_to_german(void **state)
{
    struct arena arena = {0};
    struct offer offer;
    struct err err = {""};
    struct content *content = open_with(*state, SIMPLE("uhv", "tested"));
    assert_true(content_set_lang(content, CONTENT_SIMPLE, &err));
    assert_true(content_offer(content, &arena, "uhv", &offer, &err));
    assert_string_equal(offer.row.name, "Leicht");
    assert_string_equal(offer.made, "tested");
    assert_string_equal(offer.row.summary, "Geld vom Amt.");
    assert_string_equal(offer.list[OFFER_STEPS].item[1], "Gehen Sie hin.");
    assert_true(content_offer(content, &arena, "kiz", &offer, &err));
    assert_string_equal(offer.row.name, "Kinderzuschlag");
    assert_null(offer.made);
    content_close(content);
    arena_free(&arena);
}

static void found_by_translated_words(void **state)
{
    static const struct {
        const char *query;
        const char *id; /* NULL: nothing is found */
    } rows[] = {
        {"nafaka", "uhv"}, {"AVANSI", "uhv"}, {"devletten", "uhv"}, {"arayın", "uhv"},
        {"arayin", "uhv"}, {"leicht", "uhv"}, {"uhv", NULL},        {"Kinderzus", "kiz"},
    };
    const char *folder = *state;
    const char *index = folder_file(folder, "f.index");
    const char *path = folder_file(folder, "f.anna");
    struct err err = {""};
    struct search *search;
    content_close(open_with(folder, SIMPLE("uhv", "tested")));
    if (!search_build(path, index, &err) || !search_open(&search, path, index, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena arena = {0};
        struct search_result result;
        assert_true(search_run(search, &arena, rows[i].query, NULL, 5, &result, &err));
        const char *first = result.count > 0 ? result.hit[0].id : NULL;
        if ((first == NULL) != (rows[i].id == NULL) ||
            (first != NULL && strcmp(first, rows[i].id) != 0))
            fail_msg("%s finds %s", rows[i].query, first == NULL ? "nothing" : first);
        if (i == 0)
            assert_int_equal(result.hit[0].mark_from, result.hit[0].mark_to);
        arena_free(&arena);
    }
    search_close(search);
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(outdated_when_the_german_changed),
        WITH_FOLDER(level_by_what_may_be_shown),
        WITH_FOLDER(a_level_falls_back_to_german),
        WITH_FOLDER(found_by_translated_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
