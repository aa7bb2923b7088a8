#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "search/search.h"
#include "search/search_build.h"
#include "help/folder.h"
#include "help/search_demo.h"

/* The offers of the demonstration, as a bundle brings them to the index. */

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
        {"möbel", "de-stiftung-mutter-kind", NULL},
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
        struct search_result result = search_demo_ask(*state, rows[i].query);
        const char *first = result.count > 0 ? result.hit[0].id : "";
        const char *meant = result.did_you_mean != NULL ? result.did_you_mean : "-";
        const char *want = rows[i].did_you_mean != NULL ? rows[i].did_you_mean : "-";
        if (strcmp(first, rows[i].first) != 0 || strcmp(meant, want) != 0)
            fail_msg("\"%s\": first \"%s\", meant \"%s\"", rows[i].query, first, meant);
    }
}

static bool finds(struct search_demo *index, const char *query, const char *id,
                  size_t within)
{
    struct search_result result = search_demo_ask(index, query);
    for (size_t i = 0; i < result.count && i < within; i++)
        if (strcmp(result.hit[i].id, id) == 0)
            return true;
    return false;
}

/* Who types a topic means what she has a right to, in the order of the office; then the
 * bureaus. */
static void benefits_come_before_bureaus(void **state)
{
    static const char *const first[] = {
        "de-familienkasse-kindergeld", "de-kinderzuschlag",
        "de-grundsicherungsgeld",      "waf-elterngeld",
        "waf-unterhaltsvorschuss",
    };
    static const char *const query[] = {"geld", "Geld", "gel"};
    for (size_t k = 0; k < sizeof query / sizeof *query; k++) {
        struct search_result result = search_demo_ask(*state, query[k]);
        assert_true(result.count > 20);
        for (size_t i = 0; i < sizeof first / sizeof *first; i++)
            assert_string_equal(result.hit[i].id, first[i]);
    }
    assert_true(finds(*state, "wohnen", "ew-wohngeld", 3));
    assert_true(finds(*state, "agentur arbeit", "waf-arbeitsagentur", 1));
}

/* The word that was met is there to be shown, also where the name has nothing of it. */
static void what_was_met_is_told(void **state)
{
    static const struct {
        const char *query;
        const char *id;
        const char *word;
    } rows[] = {
        {"möbel", "de-stiftung-mutter-kind", "Möbel"},
        {"geld", "de-kinderzuschlag", "Geld"},
        {"hartz", "de-grundsicherungsgeld", "Hartz"},
        {"wohnkost", "ew-wohngeld", "Wohnkosten"},
        {"nafakka", "waf-unterhaltsvorschuss", "nafaka"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct search_result result = search_demo_ask(*state, rows[i].query);
        size_t k = 0;
        while (k < result.count && strcmp(result.hit[k].id, rows[i].id) != 0)
            k++;
        if (k == result.count)
            fail_msg("\"%s\" does not find %s", rows[i].query, rows[i].id);
        assert_int_equal(result.hit[k].mark_from, result.hit[k].mark_to);
        assert_string_equal(result.hit[k].word, rows[i].word);
    }
}

/* Calls `check` with the id and the name, without soft hyphens, of every offer shown. */
static void each_name(struct search_demo *index,
                      void (*check)(struct search_demo *index, const char *id,
                                    char *name))
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

static void check_name(struct search_demo *index, const char *id, char *name)
{
    if (!finds(index, name, id, 1))
        fail_msg("\"%s\" does not lead to %s", name, id);
    for (size_t len = 3; len < strlen(name); len++) {
        char begun[256];
        snprintf(begun, sizeof begun, "%.*s", (int)len, name);
        struct search_result result = search_demo_ask(index, begun);
        if (result.total == 0)
            fail_msg("\"%s\" finds nothing on the way to %s", begun, id);
    }
}

static void every_name_leads_to_its_offer(void **state)
{
    each_name(*state, check_name);
}

/* Each letter of a long word once left out, once doubled, once swapped, once another. */
static void check_errors(struct search_demo *index, const char *id, char *name)
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
                if (!finds(index, wrong, id, SEARCH_DEMO_OFFERS))
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
    struct search_demo *index = *state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct search_result result = search_demo_ask(index, rows[i].query);
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
    struct search_demo *index = *state;
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
    struct search_demo *index = *state;
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
    struct search_demo *index = *state;
    for (size_t i = 0; i < sizeof piece / sizeof piece[0]; i++)
        for (size_t k = 0; k < sizeof repeat / sizeof repeat[0]; k++) {
            struct buf query = {0};
            for (size_t n = 0; n < repeat[k]; n++)
                buf_add_text(&query, piece[i]);
            struct search_result result = search_demo_ask(index, query.bytes);
            assert_true(result.count == result.total &&
                        result.total <= SEARCH_DEMO_OFFERS);
            buf_free(&query);
        }
}

/* An index of two names. */
static struct search *of_two(struct search_demo *index, const char *one, const char *two)
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
    struct search_demo *index = *state;
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_right_offer_comes_first),
        cmocka_unit_test(benefits_come_before_bureaus),
        cmocka_unit_test(what_was_met_is_told),
        cmocka_unit_test(every_name_leads_to_its_offer),
        cmocka_unit_test(an_error_in_a_name_is_forgiven),
        cmocka_unit_test(marks_lie_within_the_name),
        cmocka_unit_test(the_limit_is_kept_and_all_are_counted),
        cmocka_unit_test(the_own_town_comes_before_its_like),
        cmocka_unit_test(any_query_is_answered),
        cmocka_unit_test(compounds_meet_in_every_spelling),
    };
    return cmocka_run_group_tests(tests, search_demo_set_up, search_demo_tear_down);
}
