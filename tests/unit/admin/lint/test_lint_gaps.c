#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "help/lint_offer.h"
#include "help/records.h"
#include "lint/lint_gaps.h"

static const struct date today = {2026, 11, 23};

/* An offer with nothing to find, another, and a site. */
static struct record *good_offer(struct arena *arena, struct document *document)
{
    struct record *offer = lint_offer(arena, document, "Hier gibt es Geld.");
    struct record *other = arena_take(arena, sizeof *other);
    struct record *site = arena_take(arena, sizeof *site);
    assert_non_null(other);
    assert_non_null(site);
    *other = *offer;
    lint_offer_put(arena, other, "id", "b");
    lint_offer_put(arena, other, "name", "Wohnen");
    lint_offer_put(arena, other, "summary", "Hier gibt es Wohnungen.");
    assert_true(document_add(arena, document, other));
    site->kind = RECORD_SITE;
    lint_offer_put(arena, site, "id", "ennigerloh");
    lint_offer_put(arena, site, "name", "Ennigerloh");
    lint_offer_put(arena, site, "town", "ennigerloh");
    assert_true(document_add(arena, document, site));
    return offer;
}

static void finds_one_thing_each(void **state)
{
    (void)state;
    static const struct {
        const char *field;
        const char *text;
        const char *rule; /* NULL: nothing */
        enum lint_level level;
    } cases[] = {
        {"as_of", "2025-11-22", NULL, LINT_WARNING},
        {"as_of", "2025-11-21", "old", LINT_WARNING},
        {"as_of", "", "no_date", LINT_WARNING},
        {"phone", "", "no_contact", LINT_WARNING},
        {"phone", "+492214710110", "fiction_phone", LINT_WARNING},
        {"phone", "+4922147101101", NULL, LINT_WARNING},
        {"who", "<p>F&uuml;r alle.</p>", "left_over", LINT_WARNING},
        {"who", "F\xC3\xBCr alle \xF0\x9F\x98\x80", "no_font", LINT_WARNING},
        {"name", "\xE4\xB8\xAD", "no_font", LINT_WARNING},
        {"what_you_bring", "den Pass|\xF0\x9F\xA7\xB8", "no_font", LINT_WARNING},
        {"who", "F\xC3\x83\xC2\xBCr alle.", "left_over", LINT_WARNING},
        {"who", "F\xEF\xBF\xBDr alle.", "left_over", LINT_WARNING},
        {"who", "F\xC3\xBCr alle.\\nImmer.", "left_over", LINT_WARNING},
        {"what_you_bring", "den Pass|den Aus&amp;weis", "left_over", LINT_WARNING},
        {"who", "F\xC3\xBCr  alle ab 3 < 6 & mehr.\n", NULL, LINT_WARNING},
        {"confidence", "low", "unchecked", LINT_WARNING},
        {"related", "nowhere", "unknown_offer", LINT_ERROR},
        {"phone", "+49258288", NULL, LINT_WARNING},
        {"related", "a", "self_related", LINT_ERROR},
        {"related", "b", NULL, LINT_ERROR},
        {"topics", "", "no_topic", LINT_WARNING},
        {"scope", "ennigerloh", NULL, LINT_WARNING},
        {"heads_up.text", "Im Sommer zu.", NULL, LINT_WARNING},
        {"topics", "money|mony", "unknown_topic", LINT_ERROR},
        {"dates", "DTSTART:20261120T093000", "no_dates_left", LINT_WARNING},
        {"dates", "DTSTART:20261123T093000", "dates_end", LINT_WARNING},
        {"dates", "DTSTART:20261222T093000", NULL, LINT_WARNING},
        {"dates", "DTSTART:20261103T093000 RRULE:FREQ=WEEKLY EXDATE:20261124", NULL,
         LINT_WARNING},
        {"dates", "DTSTART:20261103T093000 RRULE:FREQ=WEEKLY EXDATE:20261125",
         "stray_date", LINT_WARNING},
        {"scope", "nowhere", "unknown_scope", LINT_WARNING},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct document document = {0};
        struct lint_findings findings = {0};
        struct record *offer = good_offer(&arena, &document);
        lint_offer_put(&arena, offer, cases[i].field, cases[i].text);
        assert_true(lint_gaps_document(
            &arena, &document, plain_lexicon_open(&arena, NULL), today, &findings));
        lint_offer_finds(&findings, cases[i].field, cases[i].text, cases[i].rule,
                         cases[i].level);
        arena_free(&arena);
    }
}

/* What import refuses can still come into a workspace. */
static void finds_values_that_cannot_stand_there(void **state)
{
    (void)state;
    static const struct {
        const char *field;
        const char *text;
        const char *rule;
        const char *advice; /* a part of it */
    } cases[] = {
        {"phone", "02582 88", "bad_phone", "country code"},
        {"phone", "+49 2582 88", "bad_phone", "figures only"},
        {"phone", "+49258", "bad_phone", "too few"},
        {"web", "www.everswinkel.de", "bad_web", "https://www.everswinkel.de"},
        {"web", "ftp://everswinkel.de", "bad_web", "https://"},
        {"email", "rathaus", "bad_email", "e-mail"},
        {"hours", "jeden Tag", "bad_hours", "opening hours"},
        {"phone_hours", "jeden Tag", "bad_hours", "opening hours"},
        {"hours", "Mo-Fr 09:00-05:00", "doubtful_hours", "closes before it opens"},
        {"hours", "Mo-Fr 02:00-05:00", "doubtful_hours", "in the night"},
        {"phone_hours", "Mo-Fr", "doubtful_hours", "day and night"},
        {"hours_said", "Mo-Fr 9-12, 2-5", "hours_said", "could not be read"},
        {"as_of", "Herbst", "bad_value", "date"},
        {"heads_up.until", "2026-11-22", "past_heads_up", "gone"},
        {"heads_up.until", "2026-11-23", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct document document = {0};
        struct lint_findings findings = {0};
        struct record *offer = good_offer(&arena, &document);
        int at = record_field(RECORD_OFFER, cases[i].field);
        bool seen = false;
        lint_offer_put(&arena, offer, "heads_up.text", "Im Sommer zu.");
        offer->value[at] = (struct value){.set = true, .text = cases[i].text};
        assert_true(lint_gaps_document(
            &arena, &document, plain_lexicon_open(&arena, NULL), today, &findings));
        for (size_t k = 0; k < findings.count; k++) {
            const struct lint_finding *one = &findings.item[k];
            if (cases[i].rule == NULL)
                fail_msg("%s: %s", cases[i].text, rule_id(one->said.rule));
            if (strcmp(rule_id(one->said.rule), cases[i].rule) == 0 &&
                strcmp(one->sentence, cases[i].text) == 0 &&
                strstr(lint_advice(&arena, &one->said, one->proposal, RULE_ENGLISH),
                       cases[i].advice) != NULL)
                seen = true;
        }
        if (!seen && cases[i].rule != NULL)
            fail_msg("%s is not found", cases[i].text);
        arena_free(&arena);
    }
}

static void finds_who_cannot_be_reached(void **state)
{
    (void)state;
    static const struct {
        const char *set[4]; /* field, text, field, text */
        const char *rule;
    } cases[] = {
        {{NULL}, "no_contact"},
        {{"address.city", "Ahlen"}, "no_contact"},
        {{"web", "https://a.example/"}, "no_phone_no_address"},
        {{"email", "a@a.example"}, "no_phone_no_address"},
        {{"web", "https://a.example/", "ways", "online"}, NULL},
        {{"web", "https://a.example/", "ways", "online|phone"}, "no_phone_no_address"},
        {{"ways", "online"}, "no_contact"},
        {{"address.street", "Markt 1"}, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct document document = {0};
        struct lint_findings findings = {0};
        struct record *offer = good_offer(&arena, &document);
        lint_offer_put(&arena, offer, "phone", "");
        for (size_t k = 0; k < 4 && cases[i].set[k] != NULL; k += 2)
            lint_offer_put(&arena, offer, cases[i].set[k], cases[i].set[k + 1]);
        assert_true(lint_gaps_document(
            &arena, &document, plain_lexicon_open(&arena, NULL), today, &findings));
        assert_int_equal(findings.count, cases[i].rule != NULL);
        if (cases[i].rule != NULL)
            assert_string_equal(rule_id(findings.item[0].said.rule), cases[i].rule);
        arena_free(&arena);
    }
}

static void finds_the_other_town(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct document document = {0};
    struct lint_findings findings = {0};
    struct record *offer = good_offer(&arena, &document);
    struct record *site = arena_take(&arena, sizeof *site);
    assert_non_null(site);
    site->kind = RECORD_SITE;
    lint_offer_put(&arena, site, "id", "everswinkel");
    lint_offer_put(&arena, site, "town", "everswinkel");
    assert_true(document_add(&arena, &document, site));
    lint_offer_put(&arena, offer, "related", "b");
    lint_offer_put(&arena, offer, "scope", "ennigerloh");
    assert_true(lint_gaps_document(&arena, &document, plain_lexicon_open(&arena, NULL),
                                   today, &findings));
    assert_int_equal(findings.count, 0);
    lint_offer_put(&arena, document_find(&document, RECORD_OFFER, "b"), "scope",
                   "everswinkel");
    assert_true(lint_gaps_document(&arena, &document, plain_lexicon_open(&arena, NULL),
                                   today, &findings));
    assert_int_equal(findings.count, 1);
    assert_string_equal(rule_id(findings.item[0].said.rule), "other_town");
    arena_free(&arena);
}

static void a_check_makes_an_old_offer_fresh(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct document document = {0};
    struct lint_findings findings = {0};
    struct record *offer = good_offer(&arena, &document);
    lint_offer_put(&arena, offer, "as_of", "2018-01");
    lint_offer_put(&arena, offer, "confidence", "low");
    lint_offer_put(&arena, offer, "checked_on", "2026-11-20");
    assert_true(lint_gaps_document(&arena, &document, plain_lexicon_open(&arena, NULL),
                                   today, &findings));
    assert_int_equal(findings.count, 0);
    lint_offer_put(&arena, offer, "checked_on", "2024-11-20");
    assert_true(lint_gaps_document(&arena, &document, plain_lexicon_open(&arena, NULL),
                                   today, &findings));
    assert_int_equal(findings.count, 1);
    assert_string_equal(rule_id(findings.item[0].said.rule), "old");
    assert_string_equal(findings.item[0].field, "checked_on");
    arena_free(&arena);
}

static void finds_one_thing_about_a_coach(void **state)
{
    (void)state;
    static const struct {
        const char *field;
        const char *text;
        const char *rule; /* NULL: nothing */
    } cases[] = {
        {"name", "Coach", NULL},
        {"open_places", "", "no_places"},
        {"open_places", "0", NULL},
        {"last_checked_on", "2026-10-24", NULL},
        {"last_checked_on", "2026-10-23", "unchecked_link"},
        {"last_checked_on", "", "unchecked_link"},
        {"last_check", "the server says 404", "broken_link"},
        {"booking", "provider=plain|url=https://evil.example/", "bad_booking"},
        {"booking", "provider=ea|host=a.example", "bad_booking"},
        {"booking",
         "provider=plain|url=https://a.example/"
         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
         "x",
         "long_address"},
        {"sms", "+4917604069002", "fiction_phone"},
        {"sms", "+4917139200", "bad_phone"},
        {"sms", "+491713920034", "fiction_phone"},
        {"phone", "+492582880", NULL},
    };
    static const char *const good[][2] = {
        {"id", "c1"},
        {"name", "Coach"},
        {"open_places", "2"},
        {"booking", "provider=plain|url=https://a.example/t"},
        {"last_checked_on", "2026-11-20"},
        {"last_check", "ok"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct document document = {0};
        struct lint_findings findings = {0};
        struct record *coach = arena_take(&arena, sizeof *coach);
        struct record *host = arena_take(&arena, sizeof *host);
        assert_non_null(coach);
        assert_non_null(host);
        coach->kind = RECORD_COACH;
        host->kind = RECORD_HOST;
        lint_offer_put(&arena, host, "id", "a.example");
        for (size_t k = 0; k < sizeof good / sizeof good[0]; k++)
            lint_offer_put(&arena, coach, good[k][0], good[k][1]);
        lint_offer_put(&arena, coach, cases[i].field, cases[i].text);
        assert_true(document_add(&arena, &document, host));
        assert_true(document_add(&arena, &document, coach));
        assert_true(lint_gaps_document(
            &arena, &document, plain_lexicon_open(&arena, NULL), today, &findings));
        if (findings.count != (cases[i].rule == NULL ? 0u : 1u))
            fail_msg("%s \"%s\": %zu findings", cases[i].field, cases[i].text,
                     findings.count);
        if (findings.count == 1)
            assert_string_equal(rule_id(findings.item[0].said.rule), cases[i].rule);
        arena_free(&arena);
    }
}

static void finds_one_thing_about_an_answer(void **state)
{
    (void)state;
    static const struct {
        const char *field;
        const char *text;
        const char *rule; /* NULL: nothing */
    } cases[] = {
        {"said", "Es war zu.", NULL},
        {"offer", "", NULL},
        {"barrier", "", NULL},
        {"offer", "nowhere", "unknown_offer"},
        {"barrier", "way", "unknown_barrier"},
        {"done", "", "not_shown"},
        {"state", "", "not_shown"},
    };
    static const char *const barrier[][2] = {{"id", "forms"}, {"name", "Formulare"}};
    static const char *const good[][2] = {{"id", "w"},
                                          {"offer", "a"},
                                          {"barrier", "forms"},
                                          {"done", "Jetzt ist offen."},
                                          {"state", "fixed"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct document document = {0};
        struct lint_findings findings = {0};
        good_offer(&arena, &document);
        records_add(&arena, &document, RECORD_BARRIER, barrier, 2);
        lint_offer_put(&arena, records_add(&arena, &document, RECORD_ANSWER, good, 5),
                       cases[i].field, cases[i].text);
        assert_true(lint_gaps_document(
            &arena, &document, plain_lexicon_open(&arena, NULL), today, &findings));
        if (findings.count != (cases[i].rule == NULL ? 0u : 1u))
            fail_msg("%s \"%s\": %zu findings", cases[i].field, cases[i].text,
                     findings.count);
        if (findings.count == 1)
            assert_string_equal(rule_id(findings.item[0].said.rule), cases[i].rule);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_one_thing_each),
        cmocka_unit_test(finds_values_that_cannot_stand_there),
        cmocka_unit_test(finds_who_cannot_be_reached),
        cmocka_unit_test(finds_the_other_town),
        cmocka_unit_test(a_check_makes_an_old_offer_fresh),
        cmocka_unit_test(finds_one_thing_about_a_coach),
        cmocka_unit_test(finds_one_thing_about_an_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
