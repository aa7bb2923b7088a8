#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "device/deliver.h"
#include "device/editions.h"
#include "base/durable.h"
#include "help/bundles.h"
#include "help/folder.h"
#include "help/deliveries.h"

static void takes_what_is_new(void **state)
{
    const struct bundles *b = *state;
    struct bundle_plan plan = {.number = 7, .offers = "a b c"};
    bundles_make(b, b->stick, "week.anna", &plan);
    deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    assert_true(deliveries_named("bundle 7 2026-11-20"));
    assert_true(deliveries_named("changes 3 0 0"));
    assert_non_null(strstr(deliveries_note(b), "Die neuen Inhalte gelten jetzt."));
    plan = (struct bundle_plan){.number = 8, .offers = "a b* d e"};
    bundles_make(b, b->stick, "next.anna", &plan);
    deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 8);
    assert_int_equal(strncmp(deliveries_heard, "before 7\n", 9), 0);
    assert_true(deliveries_named("changes 2 1 1"));
    assert_true(deliveries_named("other older week.anna"));
    assert_non_null(
        strstr(deliveries_note(b), "2 neu, 1 geändert, 1 gelöscht, Stand 20."));
    assert_non_null(strstr(deliveries_note(b), "week.anna: "));
}

static void the_hundredth_time_is_like_the_second(void **state)
{
    const struct bundles *b = *state;
    char *second = NULL;
    deliveries_put(b, "week.anna", 7, NULL);
    deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    for (int i = 2; i <= 100; i++) {
        deliveries_expect(b, DELIVERY_SAME, DELIVERY_NO_REASON, 7);
        if (second == NULL)
            second = strdup(deliveries_heard);
        assert_string_equal(deliveries_heard, second);
        assert_true(deliveries_named("bundle 7 2026-11-20"));
    }
    free(second);
}

static void says_why_not(void **state)
{
    const struct bundles *b = *state;
    deliveries_expect(b, DELIVERY_EMPTY, DELIVERY_NO_REASON, 0);
    assert_null(deliveries_note(b));
    deliveries_put(b, "a.anna", 7, NULL);
    deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    deliveries_drop(b, "a.anna");
    deliveries_drop(b, "a.anna.minisig");

    deliveries_put(b, "a.anna", 6, NULL);
    deliveries_expect(b, DELIVERY_FAILED, DELIVERY_OLDER, 7);
    assert_non_null(strstr(deliveries_note(b), "Die alten Inhalte gelten weiter."));
    deliveries_put(b, "a.anna", 8, "everswinkel");
    deliveries_expect(b, DELIVERY_FAILED, DELIVERY_OTHER_SITE, 7);
    deliveries_put(b, "a.anna", 1008, NULL);
    deliveries_expect(b, DELIVERY_FAILED, DELIVERY_LEAP, 7);
    deliveries_put(b, "a.anna", 8, NULL);
    deliveries_flip(b, "a.anna", 5000);
    deliveries_expect(b, DELIVERY_FAILED, DELIVERY_DAMAGED, 7);
    assert_true(deliveries_named("other damaged a.anna"));
    assert_non_null(strstr(deliveries_note(b), "Die Datei ist beschädigt."));
    deliveries_put(b, "a.anna", 8, NULL);
    deliveries_flip(b, "a.anna.minisig", 60);
    deliveries_expect(b, DELIVERY_FAILED, DELIVERY_DAMAGED, 7);
    deliveries_put(b, "a.anna", 8, NULL);
    deliveries_drop(b, "a.anna.minisig");
    deliveries_expect(b, DELIVERY_FAILED, DELIVERY_UNSIGNED, 7);
    struct bundle_plan twin = {.number = 7, .offers = "a b c"};
    bundles_make(b, b->stick, "a.anna", &twin);
    deliveries_expect(b, DELIVERY_FAILED, DELIVERY_TWIN, 7);
    struct bundle_plan hollow = {.number = 8, .offers = ""};
    bundles_make(b, b->stick, "a.anna", &hollow);
    deliveries_expect(b, DELIVERY_FAILED, DELIVERY_NOT_CONTENT, 7);
}

static void tells_a_stranger_from_damage(void **state)
{
    const struct bundles *b = *state;
    struct bundles other;
    bundles_set_up(&other, 2);
    deliveries_put(&other, "a.anna", 8, NULL);
    struct install_options options = {
        .state = b->state, .site = "ennigerloh", .keys = &b->key, .key_count = 1};
    struct delivery d;
    const char *folder = other.stick;
    assert_false(deliver(&options, &folder, 1, NULL, &d, &deliveries_err));
    assert_int_equal(d.reason, DELIVERY_FOREIGN);
    options.key_count = 0;
    assert_false(deliver(&options, &folder, 1, NULL, &d, &deliveries_err));
    assert_int_equal(d.reason, DELIVERY_NO_KEY);
    bundles_tear_down(&other);
}

/* What is signed as content and is none stays out. */
static void signed_is_not_enough(void **state)
{
    const struct bundles *b = *state;
    const char *path;
    deliveries_put(b, "a.anna", 8, NULL);
    path = folder_file(b->stick, "%s", "a.anna");
    assert_true(durable_write(path, "no database", 11, 0644, NULL));
    sample_sign(path, &b->signer,
                "anna-content site=all sequence=8 created=2026-11-20 "
                "valid-until=2027-11-21 schema=1");
    deliveries_expect(b, DELIVERY_FAILED, DELIVERY_NOT_CONTENT, 0);
    sample_sign(path, &b->signer, "something else");
    deliveries_expect(b, DELIVERY_FAILED, DELIVERY_NOT_CONTENT, 0);
    sample_sign(path, &b->signer,
                "anna-content site=all sequence=8 created=2026-11-20 "
                "valid-until=2027-11-21 schema=2");
    deliveries_expect(b, DELIVERY_FAILED, DELIVERY_OTHER_VERSION, 0);
    /* Its label says another number than its signature. */
    struct bundle_plan plan = {.number = 9, .offers = "a"};
    bundles_make(b, b->stick, "a.anna", &plan);
    sample_sign(path, &b->signer,
                "anna-content site=all sequence=8 created=2026-11-20 "
                "valid-until=2027-11-21 schema=1");
    deliveries_expect(b, DELIVERY_FAILED, DELIVERY_NOT_CONTENT, 0);
    /* A page that nobody reaches by a topic cannot be read: only the index finds it. */
    struct sample sample = {.sequence = 8,
                            .sql =
                                "DELETE FROM x_service_topic WHERE service_id = 'kiz';"
                                "INSERT INTO x_service_list VALUES ('kiz', 'de', 'step',"
                                " 0, hex(zeroblob(600000)))"};
    sample_bundle(path, &sample, &b->signer);
    deliveries_expect(b, DELIVERY_FAILED, DELIVERY_NOT_CONTENT, 0);
    assert_non_null(strstr(deliveries_err.text, "string or blob too big"));
    assert_null(strstr(deliveries_note(b), "alten Inhalte"));
}

static void the_newest_good_one_wins(void **state)
{
    const struct bundles *b = *state;
    const char *below;
    deliveries_put(b, "5.anna", 5, NULL);
    deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 5);
    below = folder_file(b->stick, "%s", "anna");
    struct bundle_plan deep = {.number = 7, .offers = "a"};
    bundles_make(b, below, "7.anna", &deep);
    deliveries_put(b, "6.anna", 6, "ennigerloh");
    deliveries_put(b, "8.anna", 8, NULL);
    deliveries_flip(b, "8.anna", 9000);
    deliveries_put(b, "9.anna", 9, "everswinkel");
    deliveries_put(b, "10.anna", 10, NULL);
    deliveries_drop(b, "10.anna.minisig");
    deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    assert_true(deliveries_named("other damaged 8.anna"));
    assert_true(deliveries_named("other other_site 9.anna"));
    assert_true(deliveries_named("other unsigned 10.anna"));
    assert_true(deliveries_named("other older 6.anna"));
    assert_true(deliveries_named("other older 5.anna"));
    assert_null(strstr(deliveries_heard, "other older 7.anna"));
    /* Now the one that is good is here, and the broken one is still told. */
    deliveries_expect(b, DELIVERY_FAILED, DELIVERY_DAMAGED, 7);
    deliveries_drop(b, "8.anna");
    deliveries_drop(b, "8.anna.minisig");
    deliveries_expect(b, DELIVERY_SAME, DELIVERY_NO_REASON, 7);
}

static void goes_back_stays_back(void **state)
{
    const struct bundles *b = *state;
    deliveries_put(b, "6.anna", 6, NULL);
    deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 6);
    deliveries_put(b, "7.anna", 7, NULL);
    deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    assert_true(deliveries_named("shown 7 2026-11-20"));
    assert_null(strstr(deliveries_note(b), "Achtung"));
    assert_true(editions_go(b->state, &b->key, 1, 6, &deliveries_err));
    deliveries_leave_note(b, "chosen");
    assert_non_null(
        strstr(deliveries_note(b), "Jetzt gilt der Stand vom 20. November 2026."));
    assert_non_null(
        strstr(deliveries_note(b), "Achtung: Es wird ein älterer Stand gezeigt."));
    deliveries_expect(b, DELIVERY_SAME, DELIVERY_NO_REASON, 6);
    assert_true(deliveries_named("ours") && deliveries_named("shown 6 2026-11-20") &&
                deliveries_named("newest 7 2026-11-20"));
    assert_null(strstr(deliveries_note(b), "Nichts Neues"));
    assert_non_null(strstr(deliveries_note(b), "Achtung: älterer Stand"));
    assert_non_null(strstr(deliveries_note(b), "Gezeigt: Nummer 6, Stand 20."));
    assert_non_null(strstr(deliveries_note(b), "Neueste: Nummer 7, Stand 20."));
    deliveries_drop(b, "7.anna");
    deliveries_drop(b, "7.anna.minisig");
    deliveries_expect(b, DELIVERY_FAILED, DELIVERY_OLDER, 6);
    assert_true(deliveries_named("ours"));
    deliveries_drop(b, "6.anna");
    deliveries_drop(b, "6.anna.minisig");
    deliveries_expect(b, DELIVERY_EMPTY, DELIVERY_NO_REASON, 6);
    assert_false(deliveries_named("ours"));
    assert_non_null(
        strstr(deliveries_note(b), "Achtung: Es wird ein älterer Stand gezeigt."));
    deliveries_put(b, "8.anna", 8, NULL);
    deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 8);
}

static void repairs_what_rotted(void **state)
{
    const struct bundles *b = *state;
    deliveries_put(b, "6.anna", 6, NULL);
    deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 6);
    deliveries_put(b, "7.anna", 7, NULL);
    deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    bundles_flip(b->state, "content/7.anna", 4000);
    deliveries_expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    deliveries_expect(b, DELIVERY_SAME, DELIVERY_NO_REASON, 7);
}

/* The content is of 2026-11-20 and ends a year later. */
static void a_clock_that_cannot_be_right_is_told(void **state)
{
    static const struct moment empty = {{1970, 1, 1}, 60};
    static const struct moment late = {{2099, 5, 1}, 600};
    static const struct moment good = {{2028, 11, 23}, 600};
    const struct bundles *b = *state;
    deliveries_clock = &empty;
    assert_int_equal(deliveries_give(b, b->stick).clock, BELIEF_BEHIND);
    deliveries_put(b, "7.anna", 7, NULL);
    assert_int_equal(deliveries_give(b, b->stick).clock, BELIEF_BEHIND);
    assert_true(deliveries_named("clock behind 1970-01-01"));
    assert_non_null(
        strstr(deliveries_note(b), "\r\n\r\nDie Uhr am Gerät geht nach. Sie zeigt: 1."));
    deliveries_clock = &late;
    deliveries_put(b, "8.anna", 8, NULL);
    assert_int_equal(deliveries_give(b, b->stick).clock, BELIEF_AHEAD);
    assert_true(deliveries_named("clock ahead 2099-05-01"));
    assert_non_null(strstr(deliveries_note(b), "Die Uhr am Gerät geht vor."));
    deliveries_flip(b, "8.anna", 5000);
    struct install_options options = {.state = b->state,
                                      .site = "ennigerloh",
                                      .keys = &b->key,
                                      .key_count = 1,
                                      .clock = &empty};
    const char *folder[] = {b->stick};
    assert_true(deliver_note(&options, folder, 1, "broken_off", &deliveries_err));
    assert_non_null(strstr(deliveries_note(b), "Die Uhr am Gerät geht nach."));
    deliveries_clock = &good;
    assert_int_equal(deliveries_give(b, b->stick).clock, BELIEF_RIGHT);
    assert_null(strstr(deliveries_heard, "clock"));
    assert_null(strstr(deliveries_note(b), "Uhr"));
}

int main(void)
{
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, deliveries_set_up, deliveries_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(takes_what_is_new),
        TEST(the_hundredth_time_is_like_the_second),
        TEST(says_why_not),
        TEST(tells_a_stranger_from_damage),
        TEST(signed_is_not_enough),
        TEST(the_newest_good_one_wins),
        TEST(goes_back_stays_back),
        TEST(repairs_what_rotted),
        TEST(a_clock_that_cannot_be_right_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
