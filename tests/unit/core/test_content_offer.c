#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/content.h"
#include "help/sample_content.h"

static bool same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* What one chooses by is what the row says then. */
static void a_head_agrees_with_its_row(void **state)
{
    struct sample_content *r = *state;
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
    struct sample_content *r = *state;
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
    struct sample_content *r = *state;
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
    struct sample_content *r = *state;
    struct err err = {""};
    struct offer offer;
    assert_true(content_offer(r->content, &r->arena, "uhv", &offer, &err));
    assert_string_equal(offer.text[OFFER_CITY], "Warendorf");
    assert_string_equal(offer.text[OFFER_STREET], "Waldenburger Straße 2");
    assert_string_equal(offer.text[OFFER_POSTCODE], "48231");
    assert_string_equal(offer.text[OFFER_EMAIL], "a@example.org");
    assert_string_equal(offer.text[OFFER_WEB], "https://example.org");
    assert_string_equal(offer.text[OFFER_WHO], "Für Eltern.");
    assert_string_equal(offer.text[OFFER_NOT_FOR], "Nicht für Paare.");
    assert_string_equal(offer.text[OFFER_HEADS_UP], "Zu wegen Umzug.");
    assert_int_equal(date_compare(offer.heads_up_until, (struct date){2026, 12, 1}), 0);
    assert_true(offer.as_of_known);
    assert_int_equal(date_compare(offer.as_of, (struct date){2026, 3, 1}), 0);
    assert_null(offer.made);
    TEXTS(offer.list[OFFER_TOPICS], "money");
    TEXTS(offer.list[OFFER_LANGUAGES], "Deutsch");
    TEXTS(offer.list[OFFER_BRING], "Ausweis");
    TEXTS(offer.list[OFFER_STEPS], "Rufen Sie an.", "Gehen Sie hin.");
    TEXTS(offer.list[OFFER_WAYS], "phone");
    TEXTS(offer.list[OFFER_KEYWORDS], "Alimente");
    TEXTS(offer.list[OFFER_RELATED], "kiz");
    assert_true(content_set_lang(r->content, "tr", &err));
    assert_true(content_offer(r->content, &r->arena, "uhv", &offer, &err));
    assert_string_equal(offer.made, "human");
    assert_string_equal(offer.text[OFFER_WHO], "Für Eltern.");
    TEXTS(offer.list[OFFER_STEPS], "Arayın.");
    TEXTS(offer.list[OFFER_BRING], "Ausweis");
}

static void an_offer_with_little(void **state)
{
    struct sample_content *r = *state;
    struct err err = {""};
    struct offer offer;
    assert_true(content_offer(r->content, &r->arena, "en", &offer, &err));
    assert_null(offer.text[OFFER_STREET]);
    assert_null(offer.text[OFFER_HEADS_UP]);
    assert_false(offer.as_of_known);
    assert_int_equal(offer.list[OFFER_STEPS].count, 0);
    assert_int_equal(offer.list[OFFER_RELATED].count, 0);
    assert_true(content_offer(r->content, &r->arena, "ew", &offer, &err));
    assert_true(offer.as_of_known);
    assert_int_equal(date_compare(offer.as_of, (struct date){2026, 4, 1}), 0);
    assert_true(content_offer(r->content, &r->arena, "kiz", &offer, &err));
    assert_int_equal(date_compare(offer.as_of, (struct date){2026, 2, 1}), 0);
}

#define WITH_CONTENT(test) \
    cmocka_unit_test_setup_teardown(test, sample_content_set_up, sample_content_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_CONTENT(a_head_agrees_with_its_row),
        WITH_CONTENT(a_row_has_what_a_list_shows),
        WITH_CONTENT(what_may_not_be_shown_is_not),
        WITH_CONTENT(a_whole_offer),
        WITH_CONTENT(an_offer_with_little),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
