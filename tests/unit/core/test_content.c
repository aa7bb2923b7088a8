#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/content.h"
#include "core/hours/hours.h"
#include "help/folder.h"
#include "help/sample.h"
#include "help/sample_content.h"

static void says_its_number_and_days(void **state)
{
    struct sample_content *r = *state;
    assert_int_equal(content_sequence(r->content), SAMPLE_SEQUENCE);
    assert_int_equal(
        date_compare(content_created(r->content), (struct date){2026, 11, 20}), 0);
    assert_int_equal(
        date_compare(content_valid_until(r->content), (struct date){2027, 11, 20}), 0);
    content_close(NULL);
}

static void topics_have_names_in_the_language(void **state)
{
    struct sample_content *r = *state;
    struct err err = {""};
    size_t count;
    const struct topic *topic = content_topics(r->content, &count);
    assert_int_equal(count, 3);
    assert_string_equal(topic[0].id, "money");
    assert_string_equal(topic[0].name, "Geld");
    assert_string_equal(topic[0].icon, "payments");
    assert_string_equal(topic[0].tint, "teal");
    assert_false(topic[0].crisis);
    assert_true(content_topic(r->content, "crisis")->crisis);
    assert_string_equal(content_topic(r->content, "empty")->name, "empty");
    assert_null(content_topic(r->content, "none"));
    assert_true(content_set_lang(r->content, "tr", &err));
    assert_string_equal(content_topic(r->content, "money")->name, "Para");
    assert_string_equal(content_topic(r->content, "crisis")->name, "Hilfe in Not");
    assert_true(content_set_lang(r->content, "xx", &err));
    assert_string_equal(content_topic(r->content, "money")->name, "Geld");
    assert_false(content_set_lang(r->content, "a-language-that-is-none", &err));
    assert_non_null(strstr(err.text, "there is no such language"));
}

static void sites_are_in_order(void **state)
{
    struct sample_content *r = *state;
    size_t count;
    const struct site *site = content_sites(r->content, &count);
    assert_int_equal(count, 2);
    assert_string_equal(site[0].id, "everswinkel");
    assert_string_equal(site[0].name, "Everswinkel, Rathaus");
    assert_null(site[0].coach_phone);
    assert_string_equal(site[1].town, "ennigerloh");
    assert_string_equal(site[1].coach_phone, "+492214710121");
    assert_ptr_equal(content_site(r->content, "ennigerloh"), &site[1]);
    assert_null(content_site(r->content, "warendorf"));
    assert_null(content_site(r->content, ""));
}

static void compare_ids(struct sample_content *r, struct content *content,
                        const char *topic, const char *town, const char *ids)
{
    struct err err = {""};
    struct offer_head *head;
    size_t count;
    char found[256] = "";
    assert_true(content_topic_offers(content, &r->arena, topic, town, CONTENT_HEADS,
                                     &head, &count, &err));
    for (size_t k = 0; k < count; k++) {
        strcat(found, head[k].id);
        strcat(found, " ");
    }
    assert_string_equal(found, ids);
}

static void offers_come_nearest_first(void **state)
{
    static const struct {
        const char *topic;
        const char *town;
        const char *ids;
    } rows[] = {
        {"money", "ennigerloh", "en uhv kiz ew "},
        {"money", "everswinkel", "ew uhv kiz en "},
        {"money", "", "uhv kiz ew en "},
        {"crisis", "ennigerloh", "notruf "},
        {"empty", "ennigerloh", ""},
        {"none", "ennigerloh", ""},
        {"money' OR 1=1 --", "ennigerloh", ""},
    };
    struct sample_content *r = *state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        compare_ids(r, r->content, rows[i].topic, rows[i].town, rows[i].ids);
    }
}

/* What one has a right to before bureaus, and of each the pinned ones, wherever they are;
 * but nothing of another town, and no pin in a topic that is not the first. */
static void benefits_and_pins_lead(void **state)
{
    static const struct {
        const char *town;
        const char *sql;
        const char *ids;
    } rows[] = {
        {"ennigerloh", "('kiz', 'de', 'kind', 0, 'benefit')", "kiz en uhv ew "},
        {"ennigerloh", "('kiz', 'de', 'kind', 0, 'help')", "en uhv kiz ew "},
        {"ennigerloh", "('ew', 'de', 'kind', 0, 'benefit')", "en uhv kiz ew "},
        {"everswinkel", "('ew', 'de', 'kind', 0, 'benefit')", "ew uhv kiz en "},
        {"ennigerloh", "('kiz', 'de', 'pinned', 0, '1')", "kiz en uhv ew "},
        {"ennigerloh", "('kiz', 'de', 'pinned', 0, '0')", "en uhv kiz ew "},
        {"ennigerloh", "('kiz', 'de', 'pinned', 0, '2'), ('uhv', 'de', 'pinned', 0, '1')",
         "uhv kiz en ew "},
        {"everswinkel", "('en', 'de', 'pinned', 0, '1')", "ew uhv kiz en "},
        {"", "('en', 'de', 'pinned', 0, '1'), ('ew', 'de', 'pinned', 0, '1')",
         "uhv kiz ew en "},
        {"ennigerloh",
         "('kiz', 'de', 'pinned', 0, '1'), ('uhv', 'de', 'kind', 0, 'benefit')",
         "uhv kiz en ew "},
    };
    struct sample_content *r = *state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct err err = {""};
        struct content *content;
        char sql[256];
        const char *path = folder_file(r->folder, "led.anna");
        snprintf(sql, sizeof sql, "INSERT INTO x_service_list VALUES %s", rows[i].sql);
        sample_database(path, &(struct sample){.sql = sql});
        assert_true(content_open(&content, path, &err));
        compare_ids(r, content, "money", rows[i].town, rows[i].ids);
        content_close(content);
    }
    assert_int_equal(content_lead("benefit", "1"), CONTENT_LEAD_MOST);
    assert_int_equal(content_lead("benefit", NULL), CONTENT_LEAD_BENEFIT);
    assert_int_equal(content_lead("benefit", "100"), CONTENT_LEAD_BENEFIT);
    assert_true(content_lead("help", "1") < CONTENT_LEAD_BENEFIT);
    assert_int_equal(content_lead(NULL, "-1"), 0);
}

struct walk {
    char ids[256];
    size_t stop_at;
    size_t seen;
};

static bool note(void *context, const struct offer_words *offer, struct err *err)
{
    struct walk *walk = context;
    strcat(walk->ids, offer->id);
    strcat(walk->ids, " ");
    assert_true(strcmp(offer->id, "uhv") != 0 ||
                strcmp(offer->name, "Unterhaltsvorschuss") == 0);
    return ++walk->seen != walk->stop_at || err_set(err, "enough");
}

static void every_offer_in_german(void **state)
{
    struct sample_content *r = *state;
    struct err err = {""};
    struct walk walk = {.stop_at = 0};
    assert_true(content_set_lang(r->content, "tr", &err));
    assert_true(content_each(r->content, note, &walk, &err));
    assert_string_equal(walk.ids, "en ew kiz notruf uhv ");
    struct walk half = {.stop_at = 2};
    assert_false(content_each(r->content, note, &half, &err));
    assert_string_equal(half.ids, "en ew ");
    assert_string_equal(err.text, "enough");
    struct offer_row row;
    assert_true(content_row(r->content, &r->arena, "uhv", &row, &err));
    assert_string_equal(row.name, "Nafaka avansı");
}

static void holidays_of_the_bundle(void **state)
{
    struct sample_content *r = *state;
    const struct hours_calendar *calendar = content_calendar(r->content);
    assert_int_equal(calendar->public_extra_count, 1);
    assert_int_equal(
        date_compare(calendar->public_extra[0].from, (struct date){2026, 11, 24}), 0);
    assert_int_equal(calendar->school_count, 2);
    assert_int_equal(date_compare(calendar->school[1].to, (struct date){2027, 1, 6}), 0);
    assert_int_equal(
        date_compare(calendar->school_known_until, (struct date){2027, 1, 6}), 0);
}

static void bundles_that_do_not_open(void **state)
{
    static const struct {
        const char *sql;
        const char *words;
    } rows[] = {
        {"DELETE FROM x_meta WHERE key = 'sequence'",
         "the content does not say its sequence"},
        {"DELETE FROM x_meta WHERE key = 'created'",
         "the content does not say its created"},
        {"DELETE FROM x_meta WHERE key = 'valid_until'",
         "the content does not say its valid_until"},
        {"UPDATE x_meta SET value = hex(zeroblob(16)) WHERE key = 'sequence'",
         "the content does not say its sequence"},
        {"UPDATE x_meta SET value = '0' WHERE key = 'sequence'",
         "the content has no sequence or date that can be"},
        {"UPDATE x_meta SET value = '-7' WHERE key = 'sequence'",
         "the content has no sequence or date that can be"},
        {"UPDATE x_meta SET value = '7x' WHERE key = 'sequence'",
         "the content has no sequence or date that can be"},
        {"UPDATE x_meta SET value = '' WHERE key = 'sequence'",
         "the content has no sequence or date that can be"},
        {"UPDATE x_meta SET value = '2026-02-30' WHERE key = 'created'",
         "the content has no sequence or date that can be"},
        {"UPDATE x_meta SET value = 'soon' WHERE key = 'valid_until'",
         "the content has no sequence or date that can be"},
        {"UPDATE x_holiday SET first_day = 'x' WHERE name = 'Herbstferien'",
         "a school holiday of the content has no dates that can be"},
        {"UPDATE x_holiday SET last_day = '2026-10-16' WHERE name = 'Herbstferien'",
         "a school holiday of the content has no dates that can be"},
        {"UPDATE x_holiday SET last_day = X'00' WHERE kind = 'public'",
         "a public holiday of the content has no dates that can be"},
        {"UPDATE taxonomy_term SET x_icon = hex(zeroblob(600000)) WHERE id = 'money'",
         "the database gave no answer: string or blob too big"},
        {"UPDATE x_site SET name = hex(zeroblob(600000))",
         "the database gave no answer: string or blob too big"},
        {"PRAGMA user_version=9",
         "its schema is version 9, this program reads version 1"},
    };
    struct sample_content *r = *state;
    const char *path = folder_file(r->folder, "bad.anna");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct sample sample = {.sql = rows[i].sql};
        struct content *content = NULL;
        struct err err = {""};
        char words[512];
        sample_database(path, &sample);
        if (content_open(&content, path, &err))
            fail_msg("opened after: %s", rows[i].sql);
        snprintf(words, sizeof words, "%s: %s", path, rows[i].words);
        assert_string_equal(err.text, words);
        assert_null(content);
    }
}

/* More than anybody reads: cut, not overrun. */
static void too_many_rows_are_cut(void **state)
{
#define NUMBERS \
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 2999) "
    struct sample sample = {
        .sql = NUMBERS
        "INSERT INTO taxonomy_term SELECT 't' || i, i, 'x', 'y', 0 FROM n;" NUMBERS
        "INSERT INTO x_site (id, position, name, town)"
        " SELECT 's' || i, i, 'x', 'y' FROM n;" NUMBERS
        "INSERT INTO service (id, position, name, x_scope, x_has_address)"
        " SELECT 'o' || i, i, 'name', 'ennigerloh', 0 FROM n;" NUMBERS
        "INSERT INTO x_service_topic"
        " SELECT 'money', 0, 'ennigerloh', X'00', 'o' || i, 0 FROM n;" NUMBERS
        "INSERT INTO x_service_list SELECT 'uhv', 'de', 'step', 10 + i, 'x' FROM n;" NUMBERS
        "INSERT INTO x_holiday SELECT 'school', date('2030-01-01', i || ' days'),"
        " date('2030-01-01', i || ' days'), 'x' FROM n"};
    struct sample_content *r = *state;
    const char *path = folder_file(r->folder, "large.anna");
    struct content *content;
    struct err err = {""};
    struct offer_head *head;
    struct offer offer;
    size_t count;
    sample_database(path, &sample);
    assert_true(content_open(&content, path, &err));
    content_topics(content, &count);
    assert_int_equal(count, 64);
    content_sites(content, &count);
    assert_int_equal(count, 256);
    assert_int_equal(content_calendar(content)->school_count, 2000);
    assert_true(content_topic_offers(content, &r->arena, "money", "ennigerloh",
                                     CONTENT_HEADS, &head, &count, &err));
    assert_int_equal(count, 500);
    assert_true(content_topic_offers(content, &r->arena, "money", "elsewhere",
                                     CONTENT_HEADS, &head, &count, &err));
    assert_int_equal(count, 500);
    assert_true(content_offer(content, &r->arena, "uhv", &offer, &err));
    assert_int_equal(offer.list[OFFER_STEPS].count, 64);
    assert_true(content_quick_check(content, &err));
    content_close(content);
}

#define WITH_CONTENT(test) \
    cmocka_unit_test_setup_teardown(test, sample_content_set_up, sample_content_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_CONTENT(says_its_number_and_days),
        WITH_CONTENT(topics_have_names_in_the_language),
        WITH_CONTENT(sites_are_in_order),
        WITH_CONTENT(offers_come_nearest_first),
        WITH_CONTENT(benefits_and_pins_lead),
        WITH_CONTENT(every_offer_in_german),
        WITH_CONTENT(holidays_of_the_bundle),
        WITH_CONTENT(bundles_that_do_not_open),
        WITH_CONTENT(too_many_rows_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
