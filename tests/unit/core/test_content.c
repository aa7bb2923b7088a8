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

struct reading {
    const char *folder;
    const char *path;
    struct content *content;
    struct arena arena;
};

static int set_up(void **state)
{
    static struct reading reading;
    struct err err = {""};
    reading = (struct reading){.folder = folder_make()};
    reading.path = folder_file(reading.folder, "f.anna");
    sample_database(reading.path, &(struct sample){0});
    *state = &reading;
    return content_open(&reading.content, reading.path, &err) ? 0 : -1;
}

static int tear_down(void **state)
{
    struct reading *reading = *state;
    content_close(reading->content);
    arena_free(&reading->arena);
    folder_remove(reading->folder);
    return 0;
}

static void says_its_number_and_days(void **state)
{
    struct reading *r = *state;
    assert_int_equal(content_sequence(r->content), SAMPLE_SEQUENCE);
    assert_int_equal(
        date_compare(content_created(r->content), (struct date){2026, 11, 20}), 0);
    assert_int_equal(
        date_compare(content_valid_until(r->content), (struct date){2027, 11, 20}), 0);
    content_close(NULL);
}

static void topics_have_names_in_the_language(void **state)
{
    struct reading *r = *state;
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
    struct reading *r = *state;
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
    struct reading *r = *state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct err err = {""};
        struct offer_head *head;
        size_t count;
        char ids[256] = "";
        assert_true(content_topic_offers(r->content, &r->arena, rows[i].topic,
                                         rows[i].town, CONTENT_HEADS, &head, &count,
                                         &err));
        for (size_t k = 0; k < count; k++) {
            strcat(ids, head[k].id);
            strcat(ids, " ");
        }
        assert_string_equal(ids, rows[i].ids);
    }
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* What one chooses by is what the row says then. */
static void a_head_agrees_with_its_row(void **state)
{
    struct reading *r = *state;
    struct err err = {""};
    struct offer_head *head;
    size_t count;
    bool any_hours = false;
    bool any_cost = false;
    assert_true(content_topic_offers(r->content, &r->arena, "money", "ennigerloh",
                                     CONTENT_HEADS, &head, &count, &err));
    assert_true(count > 1);
    for (size_t i = 0; i < count; i++) {
        struct offer_row row;
        assert_true(content_row(r->content, &r->arena, head[i].id, &row, &err));
        assert_true(same_text(head[i].scope, row.scope));
        assert_true(same_text(head[i].hours, row.hours));
        assert_true(same_text(head[i].cost, row.cost));
        assert_int_equal(head[i].access, row.access);
        any_hours = any_hours || row.hours != NULL;
        any_cost = any_cost || row.cost != NULL;
    }
    assert_true(any_hours && any_cost);
}

static void a_row_has_what_a_list_shows(void **state)
{
    struct reading *r = *state;
    struct err err = {""};
    struct offer_row row;
    assert_true(content_row(r->content, &r->arena, "uhv", &row, &err));
    assert_string_equal(row.name, "Unterhaltsvorschuss");
    assert_string_equal(row.summary, "Geld vom Amt.");
    assert_string_equal(row.provider, "Kreis Warendorf");
    assert_string_equal(row.scope, "district");
    assert_string_equal(row.hours, "Mo-Fr 08:00-12:00");
    assert_string_equal(row.phone, "+4925815300");
    assert_string_equal(row.cost, "free");
    assert_int_equal(row.access, ACCESS_APPOINTMENT);
    assert_string_equal(row.icon, "payments");
    assert_string_equal(row.tint, "teal");
    assert_false(row.crisis);
    assert_true(content_row(r->content, &r->arena, "en", &row, &err));
    assert_int_equal(row.access, ACCESS_UNKNOWN);
    assert_null(row.summary);
    assert_null(row.hours);
    assert_null(row.phone);
    assert_string_equal(row.icon, "sos");
    assert_true(row.crisis);
    assert_true(content_row(r->content, &r->arena, "ew", &row, &err));
    assert_int_equal(row.access, ACCESS_WALK_IN);
    assert_true(content_row(r->content, &r->arena, "kiz", &row, &err));
    assert_int_equal(row.access, ACCESS_PHONE_FIRST);
    assert_null(row.provider);
    assert_true(content_set_lang(r->content, "tr", &err));
    assert_true(content_row(r->content, &r->arena, "uhv", &row, &err));
    assert_string_equal(row.name, "Nafaka avansı");
    assert_string_equal(row.summary, "Devletten para.");
    assert_string_equal(row.cost, "free");
}

/* Low confidence that nobody has checked is shown nowhere. */
static void what_may_not_be_shown_is_not(void **state)
{
    struct reading *r = *state;
    struct offer_row row = {.id = "untouched"};
    struct offer offer;
    static const char *const id[] = {"unchecked", "none", "", "uhv' --"};
    for (size_t i = 0; i < sizeof id / sizeof id[0]; i++) {
        char words[64];
        struct err err = {""};
        snprintf(words, sizeof words, "%s: there is no such offer", id[i]);
        assert_false(content_row(r->content, &r->arena, id[i], &row, &err));
        assert_string_equal(err.text, words);
        assert_string_equal(row.id, "untouched");
        assert_false(content_offer(r->content, &r->arena, id[i], &offer, &err));
        assert_string_equal(err.text, words);
    }
}

static void assert_texts(const struct texts *texts, size_t count, const char *const *want)
{
    assert_int_equal(texts->count, count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(texts->item[i], want[i]);
}

#define TEXTS(texts, ...)                                                          \
    assert_texts(&(texts), sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *), \
                 (const char *[]){__VA_ARGS__})

static void a_whole_offer(void **state)
{
    struct reading *r = *state;
    struct err err = {""};
    struct offer offer;
    assert_true(content_offer(r->content, &r->arena, "uhv", &offer, &err));
    assert_string_equal(offer.town, "Warendorf");
    assert_string_equal(offer.street, "Waldenburger Straße 2");
    assert_string_equal(offer.postcode, "48231");
    assert_string_equal(offer.email, "a@example.org");
    assert_string_equal(offer.web, "https://example.org");
    assert_string_equal(offer.who, "Für Eltern.");
    assert_string_equal(offer.not_for, "Nicht für Paare.");
    assert_string_equal(offer.heads_up, "Zu wegen Umzug.");
    assert_int_equal(date_compare(offer.heads_up_until, (struct date){2026, 12, 1}), 0);
    assert_true(offer.as_of_known);
    assert_int_equal(date_compare(offer.as_of, (struct date){2026, 3, 1}), 0);
    assert_null(offer.made);
    TEXTS(offer.topics, "money");
    TEXTS(offer.languages, "Deutsch");
    TEXTS(offer.bring, "Ausweis");
    TEXTS(offer.steps, "Rufen Sie an.", "Gehen Sie hin.");
    TEXTS(offer.ways, "phone");
    TEXTS(offer.keywords, "Alimente");
    TEXTS(offer.related, "kiz");
    assert_true(content_set_lang(r->content, "tr", &err));
    assert_true(content_offer(r->content, &r->arena, "uhv", &offer, &err));
    assert_string_equal(offer.made, "human");
    assert_string_equal(offer.who, "Für Eltern.");
    TEXTS(offer.steps, "Arayın.");
    TEXTS(offer.bring, "Ausweis");
}

static void an_offer_with_little(void **state)
{
    struct reading *r = *state;
    struct err err = {""};
    struct offer offer;
    assert_true(content_offer(r->content, &r->arena, "en", &offer, &err));
    assert_null(offer.street);
    assert_null(offer.heads_up);
    assert_false(offer.as_of_known);
    assert_int_equal(offer.steps.count, 0);
    assert_int_equal(offer.related.count, 0);
    assert_true(content_offer(r->content, &r->arena, "ew", &offer, &err));
    assert_true(offer.as_of_known);
    assert_int_equal(date_compare(offer.as_of, (struct date){2026, 4, 1}), 0);
    assert_true(content_offer(r->content, &r->arena, "kiz", &offer, &err));
    assert_int_equal(date_compare(offer.as_of, (struct date){2026, 2, 1}), 0);
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
    struct reading *r = *state;
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
    struct reading *r = *state;
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
    struct reading *r = *state;
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
    struct reading *r = *state;
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
    assert_int_equal(offer.steps.count, 64);
    assert_true(content_quick_check(content, &err));
    content_close(content);
}

#define WITH_CONTENT(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_CONTENT(says_its_number_and_days),
        WITH_CONTENT(topics_have_names_in_the_language),
        WITH_CONTENT(sites_are_in_order),
        WITH_CONTENT(offers_come_nearest_first),
        WITH_CONTENT(a_head_agrees_with_its_row),
        WITH_CONTENT(a_row_has_what_a_list_shows),
        WITH_CONTENT(what_may_not_be_shown_is_not),
        WITH_CONTENT(a_whole_offer),
        WITH_CONTENT(an_offer_with_little),
        WITH_CONTENT(every_offer_in_german),
        WITH_CONTENT(holidays_of_the_bundle),
        WITH_CONTENT(bundles_that_do_not_open),
        WITH_CONTENT(too_many_rows_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
