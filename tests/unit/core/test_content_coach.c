#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/content.h"
#include "core/db.h"
#include "core/schema.h"

static char path[] = "/tmp/anna-coach-XXXXXX";

static const char rows[] =
    "INSERT INTO x_meta VALUES ('sequence', '1'), ('created', '2026-11-20'),"
    " ('valid_until', '2027-11-20');"
    "INSERT INTO taxonomy_term VALUES ('money', 0, 'payments', 'teal', 0);"
    "INSERT INTO x_name VALUES ('topic', 'money', 'de', 'Geld'), ('topic', 'money', 'tr', "
    "'Para');"
    "INSERT INTO x_booking_host VALUES ('b.example', 1, NULL), ('a.example', 0, NULL);"
    "INSERT INTO x_coach VALUES"
    " ('c2', 1, 'Zwei', '+49221', NULL, '', 8, 3, '2026-11-20', 'ok'),"
    " ('c1', 0, 'Eins', NULL, '+49171', 'a@b.de', NULL, NULL, '2026-10', NULL),"
    " ('c3', 2, 'Drei', NULL, NULL, NULL, 10, 0, '2026-11-20', 'the server says 404');"
    "INSERT INTO x_coach_list VALUES"
    " ('c2', 'language', 0, 'Deutsch'), ('c2', 'language', 1, 'Türkçe'),"
    " ('c2', 'language', 2, 'Kurmancî'), ('c2', 'town', 0, 'ennigerloh'),"
    " ('c2', 'topic', 0, 'money'), ('c2', 'booking', 0, 'provider=plain'),"
    " ('c2', 'booking', 1, 'url=https://a.example/'), ('c1', 'language', 0, 'ar');";

static struct content *content;
static struct arena arena;

static int set_up(void **state)
{
    (void)state;
    struct db *db = NULL;
    struct err err = {""};
    int fd = mkstemp(path);
    if (fd < 0 || close(fd) != 0 || unlink(path) != 0)
        return 1;
    bool ok = db_open_workspace(&db, path, true, &err) &&
              db_exec(db, schema_create(), &err) && db_exec(db, rows, &err);
    db_close(db);
    ok = ok && content_open(&content, path, &err);
    if (!ok)
        fprintf(stderr, "%s\n", err.text);
    return ok ? 0 : 1;
}

static int tear_down(void **state)
{
    (void)state;
    content_close(content);
    arena_free(&arena);
    unlink(path);
    return 0;
}

static void reads_them_in_order(void **state)
{
    (void)state;
    struct coach *coach = NULL;
    size_t count = 0;
    assert_true(content_coaches(content, &arena, &coach, &count, NULL));
    assert_int_equal(count, 3);
    assert_string_equal(coach[0].id, "c1");
    assert_string_equal(coach[1].id, "c2");
    assert_string_equal(coach[2].id, "c3");
    assert_int_equal(coach[0].languages.count, 1);
    assert_int_equal(coach[2].languages.count, 0);
}

static void reads_one_whole(void **state)
{
    (void)state;
    struct coach coach;
    assert_true(content_coach(content, &arena, "c2", &coach, NULL));
    assert_string_equal(coach.name, "Zwei");
    assert_string_equal(coach.phone, "+49221");
    assert_null(coach.sms);
    assert_null(coach.email);
    assert_int_equal(coach.capacity, 8);
    assert_int_equal(coach.open_places, 3);
    assert_false(coach.check_failed);
    assert_int_equal(date_compare(coach.last_checked_on, (struct date){2026, 11, 20}), 0);
    assert_int_equal(coach.languages.count, 3);
    assert_string_equal(coach.languages.item[0], "de");
    assert_string_equal(coach.languages.item[1], "tr");
    assert_string_equal(coach.languages.item[2], "Kurmanc\xC3\xAE");
    assert_string_equal(coach.towns.item[0], "ennigerloh");
    assert_string_equal(coach.topics.item[0], "money");
    assert_int_equal(coach.booking.count, 2);
    assert_string_equal(coach.booking.item[1], "url=https://a.example/");
}

/* Nobody said how many places: none. Nobody said how many families: ten. */
static void takes_silence_as_no(void **state)
{
    (void)state;
    struct coach coach;
    assert_true(content_coach(content, &arena, "c1", &coach, NULL));
    assert_int_equal(coach.capacity, COACH_CAPACITY_USUAL);
    assert_int_equal(coach.open_places, 0);
    assert_true(content_coach(content, &arena, "c3", &coach, NULL));
    assert_true(coach.check_failed);
}

static void says_who_is_not_there(void **state)
{
    (void)state;
    struct coach coach = {.open_places = 77};
    struct err err = {""};
    assert_false(content_coach(content, &arena, "c9", &coach, &err));
    assert_non_null(strstr(err.text, "c9"));
    assert_int_equal(coach.open_places, 77);
}

static void knows_the_allowed_hosts(void **state)
{
    (void)state;
    struct texts hosts = {NULL, 0};
    assert_true(content_booking_hosts(content, &arena, &hosts, NULL));
    assert_int_equal(hosts.count, 2);
    assert_string_equal(hosts.item[0], "a.example");
}

static void names_topics_in_german_too(void **state)
{
    (void)state;
    assert_true(content_set_lang(content, "tr", NULL));
    const struct topic *topic = content_topic(content, "money");
    assert_string_equal(topic->name, "Para");
    assert_string_equal(topic->german, "Geld");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_them_in_order),
        cmocka_unit_test(reads_one_whole),
        cmocka_unit_test(takes_silence_as_no),
        cmocka_unit_test(says_who_is_not_there),
        cmocka_unit_test(knows_the_allowed_hosts),
        cmocka_unit_test(names_topics_in_german_too),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
