#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "search/search.h"
#include "search/search_build.h"
#include "help/folder.h"
#include "help/sample.h"

/* The offers of the demonstration, as a bundle brings them to the index. */

enum { MOST_TEXTS = 128, ALL = 107 };

struct offer_texts {
    struct search_text text[MOST_TEXTS];
    size_t count;
};

static void add(struct offer_texts *texts, enum search_field field, const json_t *value)
{
    size_t i;
    const json_t *item;
    if (json_is_string(value)) {
        assert_true(texts->count < MOST_TEXTS);
        texts->text[texts->count++] =
            (struct search_text){field, json_string_value(value)};
    }
    json_array_foreach(value, i, item) add(texts, field, item);
}

static void add_offer(struct search_build *build, const json_t *offer)
{
    struct offer_texts texts = {.count = 0};
    struct err err = {""};
    const char *confidence = json_string_value(json_object_get(offer, "confidence"));
    const json_t *address = json_object_get(offer, "address");
    if (strcmp(confidence, "low") == 0)
        return;
    add(&texts, SEARCH_KEYWORD, json_object_get(offer, "keywords"));
    add(&texts, SEARCH_PROVIDER, json_object_get(offer, "provider"));
    add(&texts, SEARCH_PROVIDER, json_object_get(address, "city"));
    add(&texts, SEARCH_PROVIDER, json_object_get(address, "street"));
    add(&texts, SEARCH_BODY, json_object_get(offer, "summary"));
    add(&texts, SEARCH_BODY, json_object_get(offer, "who"));
    add(&texts, SEARCH_BODY, json_object_get(offer, "steps"));
    add(&texts, SEARCH_BODY, json_object_get(offer, "what_you_bring"));
    const struct search_document document = {
        .id = json_string_value(json_object_get(offer, "id")),
        .name = json_string_value(json_object_get(offer, "name")),
        .scope = json_string_value(json_object_get(offer, "scope")),
        .text = texts.text,
        .text_count = texts.count,
    };
    assert_true(search_build_add(build, &document, &err));
}

static void add_demonstration(struct search_build *build)
{
    size_t i;
    const json_t *offer;
    json_t *offers = json_load_file(ANNA_ASSETS_DIR "/content/offers.json", 0, NULL);
    assert_true(json_array_size(offers) > 100);
    json_array_foreach(offers, i, offer) add_offer(build, offer);
    json_decref(offers);
}

struct index {
    const char *folder;
    const char *content;
    const char *path;
    struct search *search;
    struct arena arena;
};

static int set_up(void **state)
{
    static struct index index;
    struct search_build *build;
    struct search_identity identity;
    struct err err = {""};
    index = (struct index){.folder = folder_make()};
    index.content = strdup(folder_file(index.folder, "7.anna"));
    index.path = strdup(folder_file(index.folder, "7.index"));
    file_write_text(index.content, "stands for the bundle");
    assert_true(search_build_new(&build, &err));
    add_demonstration(build);
    assert_true(search_identity_read(&identity, index.content, &err));
    assert_true(search_build_write(build, &identity, index.path, &err));
    search_build_free(build);
    assert_true(search_open(&index.search, index.content, index.path, &err));
    *state = &index;
    return 0;
}

static int tear_down(void **state)
{
    struct index *index = *state;
    search_close(index->search);
    arena_free(&index->arena);
    folder_remove(index->folder);
    free((char *)(uintptr_t)index->content);
    free((char *)(uintptr_t)index->path);
    return 0;
}

static struct search_result ask(struct index *index, const char *query)
{
    struct search_result result;
    struct err err = {""};
    arena_reset(&index->arena);
    if (!search_run(index->search, &index->arena, query, "ennigerloh", ALL, &result,
                    &err))
        fail_msg("%s: %s", query, err.text);
    return result;
}

/* What parents type, and what must come first. */
static void the_right_offer_comes_first(void **state)
{
    static const struct {
        const char *query;
        const char *first; /* id of the first hit; "" = no hit at all */
        const char *did_you_mean;
    } rows[] = {
        /* compounds: whole, by parts, with and without hyphen, half typed */
        {"kinderzuschlag", "de-kinderzuschlag", NULL},
        {"Kinder-Zuschlag", "de-kinderzuschlag", NULL},
        {"kinder zuschlag", "de-kinderzuschlag", NULL},
        {"KINDERZUSCHLAG", "de-kinderzuschlag", NULL},
        {"zuschlag", "de-kinderzuschlag", NULL},
        {"kinderzu", "de-kinderzuschlag", NULL},
        {"vorschuss", "waf-unterhaltsvorschuss", NULL},
        {"unterhalt", "waf-unterhaltsvorschuss", NULL},
        {"eltern geld", "waf-elterngeld", NULL},
        {"drogenberatung", "waf-drobs-ahlen", NULL},
        {"drogen beratung", "waf-drobs-ahlen", NULL},
        {"drogen-beratung", "waf-drobs-ahlen", NULL},
        {"frauen haus", "waf-frauenhaus-telgte", NULL},
        {"116 117", "de-116117", NULL},
        /* umlauts and ß in every spelling */
        {"Unterhaltsvorschuß", "waf-unterhaltsvorschuss", NULL},
        {"bücherei", "en-buecherei", NULL},
        {"buecherei", "en-buecherei", NULL},
        {"bucherei", "en-buecherei", NULL},
        {"BÜCHEREI", "en-buecherei", NULL},
        {"Bürgergeld", "de-grundsicherungsgeld", NULL},
        {"buergergeld", "de-grundsicherungsgeld", NULL},
        /* one or two typing errors */
        {"kinderzuschlak", "de-kinderzuschlag", "Kinderzuschlag"},
        {"kinder zuschlak", "de-kinderzuschlag", "Kinderzuschlag"},
        {"jobcneter", "en-jobcenter", "Jobcenter"},
        {"jobzenter", "en-jobcenter", "Jobcenter"},
        {"kidnergeld", "de-familienkasse-kindergeld", "Kindergeld"},
        {"kindergelt", "de-familienkasse-kindergeld", "Kindergeld"},
        {"wohngelt", "de-wohngeldrechner", "Wohngeld"},
        {"taffel", "en-tafel", "Tafel"},
        {"büchrei", "en-buecherei", "Bücherei"},
        {"unterhaltsforschus", "waf-unterhaltsvorschuss", "Unterhaltsvorschuss"},
        /* other words for it, in other languages too */
        {"hartz 4", "de-grundsicherungsgeld", NULL},
        {"town hall", "en-rathaus", NULL},
        {"child benefit", "de-familienkasse-kindergeld", NULL},
        {"belediye", "en-rathaus", NULL},
        {"BELEDİYE", "en-rathaus", NULL},
        {"nafaka", "waf-unterhaltsvorschuss", NULL},
        {"cocuk parasi", "de-familienkasse-kindergeld", NULL},
        {"çocuk parası", "de-familienkasse-kindergeld", NULL},
        {"بلدية", "en-rathaus", NULL},
        {"بلديه", "en-rathaus", NULL},
        /* whole sentences; numbers are never corrected */
        {"ich brauche geld für kinder", "de-familienkasse-kindergeld", NULL},
        {"Wo ist die Tafel?", "en-tafel", NULL},
        {"110", "de-notruf-110", NULL},
        {"112", "de-notruf-112", NULL},
        {"116117", "de-116117", NULL},
        {"119119", "", NULL},
        /* nothing */
        {"", "", NULL},
        {"   ", "", NULL},
        {"?!", "", NULL},
        {"xyzzyqwv", "", NULL},
        {"\xFF\xFE\x80", "", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct search_result result = ask(*state, rows[i].query);
        const char *first = result.count > 0 ? result.hit[0].id : "";
        const char *meant = result.did_you_mean != NULL ? result.did_you_mean : "-";
        const char *want = rows[i].did_you_mean != NULL ? rows[i].did_you_mean : "-";
        if (strcmp(first, rows[i].first) != 0 || strcmp(meant, want) != 0)
            fail_msg("\"%s\": first \"%s\", meant \"%s\"", rows[i].query, first, meant);
    }
}

static bool finds(struct index *index, const char *query, const char *id, size_t within)
{
    struct search_result result = ask(index, query);
    for (size_t i = 0; i < result.count && i < within; i++)
        if (strcmp(result.hit[i].id, id) == 0)
            return true;
    return false;
}

/* Calls `check` with the id and the name, without soft hyphens, of every offer shown. */
static void each_name(struct index *index,
                      void (*check)(struct index *index, const char *id, char *name))
{
    size_t i;
    const json_t *offer;
    json_t *offers = json_load_file(ANNA_ASSETS_DIR "/content/offers.json", 0, NULL);
    json_array_foreach(offers, i, offer)
    {
        char name[256] = "";
        if (strcmp(json_string_value(json_object_get(offer, "confidence")), "low") == 0)
            continue;
        const char *p = json_string_value(json_object_get(offer, "name"));
        for (size_t len = 0; *p != '\0'; p++) {
            if (strncmp(p, "\u00AD", 2) == 0)
                p++;
            else
                name[len++] = *p;
        }
        check(index, json_string_value(json_object_get(offer, "id")), name);
    }
    json_decref(offers);
}

static void check_name(struct index *index, const char *id, char *name)
{
    if (!finds(index, name, id, 1))
        fail_msg("\"%s\" does not lead to %s", name, id);
    for (size_t len = 3; len < strlen(name); len++) {
        char begun[256];
        snprintf(begun, sizeof begun, "%.*s", (int)len, name);
        struct search_result result = ask(index, begun);
        if (result.total == 0)
            fail_msg("\"%s\" finds nothing on the way to %s", begun, id);
    }
}

static void every_name_leads_to_its_offer(void **state)
{
    each_name(*state, check_name);
}

/* Each letter of a long word once left out, once doubled, once swapped, once another. */
static void check_errors(struct index *index, const char *id, char *name)
{
    char *rest = NULL;
    for (char *word = strtok_r(name, " ,()-.", &rest); word != NULL;
         word = strtok_r(NULL, " ,()-.", &rest)) {
        size_t len = strlen(word);
        bool plain =
            strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") == len;
        for (size_t at = 0; plain && len >= 6 && at + 1 < len; at++)
            for (int kind = 0; kind < 4; kind++) {
                char wrong[256];
                snprintf(wrong, sizeof wrong, "%.*s%s%s", (int)at, word,
                         kind == 0   ? ""
                         : kind == 1 ? (char[]){word[at], word[at], 0}
                         : kind == 2 ? (char[]){word[at + 1], word[at], 0}
                                     : "q",
                         word + at + (kind == 2 ? 2 : 1));
                /* A new ae, oe or ue is folded: two errors then. */
                if (strstr(wrong, "ae") != NULL || strstr(wrong, "oe") != NULL ||
                    strstr(wrong, "ue") != NULL || strstr(wrong, "Ae") != NULL ||
                    strstr(wrong, "Oe") != NULL || strstr(wrong, "Ue") != NULL)
                    continue;
                if (!finds(index, wrong, id, ALL))
                    fail_msg("\"%s\" does not lead to %s", wrong, id);
            }
    }
}

static void an_error_in_a_name_is_forgiven(void **state)
{
    each_name(*state, check_errors);
}

static void marks_lie_within_the_name(void **state)
{
    static const struct {
        const char *query;
        const char *marked;
    } rows[] = {
        {"zuschlag", "zuschlag"},
        {"kinderzu", "Kinder\u00ADzu"},
        {"kinderzuschlak", "Kinder\u00ADzuschlag"},
        {"tafel", "Tafel"},
    };
    struct index *index = *state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct search_result result = ask(index, rows[i].query);
        json_t *offers = json_load_file(ANNA_ASSETS_DIR "/content/offers.json", 0, NULL);
        size_t k;
        const json_t *offer;
        json_array_foreach(offers, k, offer)
        {
            const char *name = json_string_value(json_object_get(offer, "name"));
            if (strcmp(json_string_value(json_object_get(offer, "id")),
                       result.hit[0].id) != 0)
                continue;
            size_t len = result.hit[0].mark_to - result.hit[0].mark_from;
            assert_true(result.hit[0].mark_to <= strlen(name));
            assert_int_equal(len, strlen(rows[i].marked));
            assert_memory_equal(name + result.hit[0].mark_from, rows[i].marked, len);
        }
        json_decref(offers);
    }
}

static void the_limit_is_kept_and_all_are_counted(void **state)
{
    struct index *index = *state;
    struct search_result all;
    struct search_result few;
    struct err err = {""};
    arena_reset(&index->arena);
    assert_true(search_run(index->search, &index->arena, "k", NULL, 1000, &all, &err));
    assert_true(all.count == all.total && all.total > 20);
    for (size_t limit = 0; limit < 25; limit++) {
        assert_true(
            search_run(index->search, &index->arena, "k", NULL, limit, &few, &err));
        assert_int_equal(few.total, all.total);
        assert_int_equal(few.count, limit < all.total ? limit : all.total);
        for (size_t i = 0; i < few.count; i++)
            assert_string_equal(few.hit[i].id, all.hit[i].id);
    }
}

static void the_own_town_comes_before_its_like(void **state)
{
    static const struct {
        const char *town;
        const char *first;
    } rows[] = {{"ennigerloh", "en-jobcenter"}, {"everswinkel", "ew-jobcenter"}};
    struct index *index = *state;
    for (size_t i = 0; i < 2; i++) {
        struct search_result result;
        struct err err = {""};
        assert_true(search_run(index->search, &index->arena, "jobcenter", rows[i].town, 3,
                               &result, &err));
        assert_string_equal(result.hit[0].id, rows[i].first);
    }
}

/* Whatever falls on the keyboard is answered. */
static void any_query_is_answered(void **state)
{
    static const size_t repeat[] = {1,   7,   8,   9,    60,   61,
                                    100, 101, 999, 1000, 1001, 100000};
    static const char *const piece[] = {"a",    "kinder", "ä",  "kinder ", "a-",
                                        "\xC3", "ß",      "م",  "ﬃ",       "😀",
                                        " ",    "1",      "e ", "\u0301",  "kindergeld-"};
    struct index *index = *state;
    for (size_t i = 0; i < sizeof piece / sizeof piece[0]; i++)
        for (size_t k = 0; k < sizeof repeat / sizeof repeat[0]; k++) {
            struct buf query = {0};
            for (size_t n = 0; n < repeat[k]; n++)
                buf_add_text(&query, piece[i]);
            struct search_result result = ask(index, query.bytes);
            assert_true(result.count == result.total && result.total <= ALL);
            buf_free(&query);
        }
}

/* An index of two names. */
static struct search *of_two(struct index *index, const char *one, const char *two)
{
    struct search_build *build;
    struct search_identity identity;
    struct search *search;
    struct err err = {""};
    const char *path = folder_file(index->folder, "two.index");
    const struct search_document document[] = {{.id = "one", .name = one},
                                               {.id = "two", .name = two}};
    assert_true(search_build_new(&build, &err));
    assert_true(search_build_add(build, &document[0], &err));
    assert_true(search_build_add(build, &document[1], &err));
    assert_true(search_identity_read(&identity, index->content, &err));
    assert_true(search_build_write(build, &identity, path, &err));
    search_build_free(build);
    assert_true(search_open(&search, index->content, path, &err));
    return search;
}

/* However the content writes a compound, and however the visitor does. */
static void compounds_meet_in_every_spelling(void **state)
{
    static const char *const spelling[] = {
        "Kinderbetreuung",       "Kinder-Betreuung",      "Kinder Betreuung",
        "kinder\u2010betreuung", "Kinder\u2011Betreuung", "Kinder\u00ADbetreuung",
        "KINDERBETREUUNG",
    };
    size_t count = sizeof spelling / sizeof spelling[0];
    struct index *index = *state;
    for (size_t i = 0; i < count; i++) {
        struct search *search = of_two(index, spelling[i], "Anderes");
        for (size_t k = 0; k < count; k++) {
            struct search_result result;
            struct err err = {""};
            assert_true(
                search_run(search, &index->arena, spelling[k], NULL, 9, &result, &err));
            if (result.total != 1 || strcmp(result.hit[0].id, "one") != 0)
                fail_msg("\"%s\" is not met by \"%s\"", spelling[i], spelling[k]);
        }
        search_close(search);
    }
}

static void an_empty_index_has_no_hits(void **state)
{
    struct index *index = *state;
    struct search_build *build;
    struct search_identity identity;
    struct search *search;
    struct search_result result;
    struct err err = {""};
    const char *path = folder_file(index->folder, "empty.index");
    assert_true(search_build_new(&build, &err));
    assert_true(search_identity_read(&identity, index->content, &err));
    assert_true(search_build_write(build, &identity, path, &err));
    search_build_free(build);
    search_build_free(NULL);
    assert_true(search_open(&search, index->content, path, &err));
    assert_true(search_check(search, &err));
    static const char *const query[] = {"", "a", "kindergeld", "kinder geld zuschlag"};
    for (size_t i = 0; i < sizeof query / sizeof query[0]; i++) {
        assert_true(search_run(search, &index->arena, query[i], "x", 5, &result, &err));
        assert_int_equal(result.total, 0);
        assert_null(result.did_you_mean);
    }
    search_close(search);
    search_close(NULL);
}

static void an_index_belongs_to_its_content(void **state)
{
    struct index *index = *state;
    const char *other = folder_file(index->folder, "other.anna");
    struct search *search = NULL;
    struct err err = {""};
    char words[512];
    file_write_text(other, "stands for the bundlf");
    assert_false(search_open(&search, other, index->path, &err));
    snprintf(words, sizeof words,
             "the search index %s belongs to other content: build it again", index->path);
    assert_string_equal(err.text, words);
    assert_false(search_open(&search, index->content, other, &err));
    assert_non_null(strstr(err.text, "build it again"));
    const char *none = folder_file(index->folder, "none");
    assert_false(search_open(&search, none, index->path, &err));
    assert_non_null(strstr(err.text, "cannot open the content"));
    assert_false(search_open(&search, index->content, none, &err));
    assert_non_null(strstr(err.text, "cannot open the search index"));
    assert_false(search_open(&search, index->content, index->folder, &err));
    assert_null(search);
}

/* A flipped bit is found on opening or by the check, and until then nothing worse happens
 * than a wrong answer. */
static void rot_in_the_index_is_found(void **state)
{
    struct index *index = *state;
    const char *path = folder_file(index->folder, "rotten.index");
    struct buf bytes = file_read(index->path);
    struct err err = {""};
    srand48(3);
    for (size_t i = 0; i < 3000; i++) {
        /* All of the header, then anywhere. */
        size_t at = i < 1000 ? i % 400 : (size_t)lrand48() % bytes.len;
        char bit = (char)(1 << lrand48() % 8);
        struct search *search;
        struct search_result result;
        bytes.bytes[at] ^= bit;
        file_write(path, bytes.bytes, bytes.len);
        if (search_open(&search, index->content, path, &err)) {
            arena_reset(&index->arena);
            if (search_check(search, &err))
                fail_msg("a bit of byte %zu was not noticed", at);
            search_run(search, &index->arena, "kinderzuschlak mutter 110", "ennigerloh",
                       20, &result, &err);
            search_close(search);
        }
        assert_non_null(strstr(err.text, "build it again"));
        bytes.bytes[at] ^= bit;
    }
    for (size_t len = 0; len < bytes.len; len += len < 500 ? 1 : 997) {
        struct search *search;
        file_write(path, bytes.bytes, len);
        assert_false(search_open(&search, index->content, path, &err));
        assert_non_null(strstr(err.text, "build it again"));
    }
    buf_free(&bytes);
}

static void a_bundle_gets_its_index(void **state)
{
    struct index *index = *state;
    const char *content = folder_file(index->folder, "8.anna");
    const char *path = folder_file(index->folder, "8.index");
    struct search *search;
    struct search_result result;
    struct err err = {""};
    sample_database(content, &(struct sample){0});
    assert_true(search_build(content, path, &err));
    assert_false(file_is_there(folder_file(index->folder, "8.index.part")));
    assert_true(search_open(&search, content, path, &err));
    assert_true(search_check(search, &err));
    static const struct {
        const char *query;
        const char *first;
    } rows[] = {{"alimente", "uhv"},      {"rufen", "uhv"},   {"ausweis", "uhv"},
                {"notruf", "notruf"},     {"gemeinde", "en"}, {"waldenburger", "uhv"},
                {"kinderzuschlak", "kiz"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_true(search_run(search, &index->arena, rows[i].query, "ennigerloh", 9,
                               &result, &err));
        assert_true(result.count > 0);
        assert_string_equal(result.hit[0].id, rows[i].first);
    }
    /* What may not be shown cannot be found. */
    assert_true(search_run(search, &index->arena, "ungeprüft", NULL, 9, &result, &err));
    assert_int_equal(result.total, 0);
    search_close(search);
    struct buf before = file_read(path);
    assert_false(search_build(index->content, path, &err));
    assert_non_null(strstr(err.text, "7.anna"));
    struct buf after = file_read(path);
    assert_int_equal(before.len, after.len);
    assert_memory_equal(before.bytes, after.bytes, before.len);
    assert_false(search_build(content, folder_file(index->folder, "no/8.index"), &err));
    buf_free(&before);
    buf_free(&after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_right_offer_comes_first),
        cmocka_unit_test(every_name_leads_to_its_offer),
        cmocka_unit_test(an_error_in_a_name_is_forgiven),
        cmocka_unit_test(marks_lie_within_the_name),
        cmocka_unit_test(the_limit_is_kept_and_all_are_counted),
        cmocka_unit_test(the_own_town_comes_before_its_like),
        cmocka_unit_test(any_query_is_answered),
        cmocka_unit_test(compounds_meet_in_every_spelling),
        cmocka_unit_test(an_empty_index_has_no_hits),
        cmocka_unit_test(an_index_belongs_to_its_content),
        cmocka_unit_test(rot_in_the_index_is_found),
        cmocka_unit_test(a_bundle_gets_its_index),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
