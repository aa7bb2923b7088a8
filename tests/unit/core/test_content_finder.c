#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "core/content_finder.h"
#include "help/folder.h"
#include "help/sample.h"

static const char values[] =
    "INSERT INTO x_service_list VALUES ('uhv', 'de', 'age', 0, 'age_0_2'),"
    " ('uhv', 'de', 'age', 1, 'age_3_5'), ('uhv', 'de', 'situation', 0, 'separation'),"
    " ('uhv', 'de', 'situation', 1, 'money'), ('uhv', 'de', 'hard', 0, 'none'),"
    " ('uhv', 'de', 'people', 0, 'guide'), ('en', 'de', 'age', 0, 'any'),"
    " ('en', 'de', 'not_situation', 0, 'jobcenter'), ('kiz', 'de', 'hard', 0, 'way'),"
    " ('kiz', 'de', 'age', 0, 'of another time'), ('kiz', 'tr', 'hard', 0, 'cost'),"
    " ('unchecked', 'de', 'age', 0, 'any')";

static struct arena arena;
static struct finder_offer *offer;
static size_t count;

static struct content *open_sample(const char *sql, const char *folder)
{
    struct content *content = NULL;
    struct err err = {""};
    const char *path = folder_file(folder, "c.anna");
    sample_database(path, &(struct sample){.sql = sql});
    if (!content_open(&content, path, &err))
        fail_msg("%s", err.text);
    return content;
}

static void read_town(struct content *content, const char *town)
{
    struct err err = {""};
    arena_reset(&arena);
    if (!content_finder(content, &arena, town, &offer, &count, &err))
        fail_msg("%s", err.text);
}

static void offers_of_the_town_come_first(void **state)
{
    const char *folder = folder_make();
    struct content *content = open_sample(values, folder);
    (void)state;
    read_town(content, "ennigerloh");
    assert_int_equal(count, 4);
    assert_string_equal(offer[0].id, "en");
    assert_string_equal(offer[1].id, "uhv");
    assert_string_equal(offer[2].id, "kiz");
    assert_string_equal(offer[3].id, "notruf");
    read_town(content, "everswinkel");
    assert_int_equal(count, 4);
    assert_string_equal(offer[0].id, "ew");
    read_town(content, "");
    assert_int_equal(count, 5);
    content_close(content);
    folder_remove(folder);
}

static void values_are_read(void **state)
{
    const char *folder = folder_make();
    struct content *content = open_sample(values, folder);
    (void)state;
    read_town(content, "ennigerloh");
    assert_int_equal(offer[0].fits[FINDER_AGES], FINDER_ANY);
    assert_int_equal(offer[0].against, 1u << FINDER_JOBCENTER);
    assert_int_equal(offer[1].fits[FINDER_AGES],
                     1u << FINDER_AGE_0_2 | 1u << FINDER_AGE_3_5);
    assert_int_equal(offer[1].fits[FINDER_SITUATIONS],
                     1u << FINDER_SEPARATION | 1u << FINDER_MONEY);
    assert_int_equal(offer[1].first, FINDER_SEPARATION);
    assert_int_equal(offer[1].fits[FINDER_HARD], FINDER_ANY);
    assert_int_equal(offer[1].people, 1u << FINDER_GUIDE);
    assert_int_equal(offer[2].fits[FINDER_AGES], 0);
    assert_int_equal(offer[2].fits[FINDER_HARD], 1u << FINDER_WAY);
    assert_int_equal(offer[3].fits[FINDER_HARD], 0);
    assert_true(content_finds(content));
    content_close(content);
    folder_remove(folder);
}

/* What a topic sorts its offers by. */
static void an_offer_has_its_main_need(void **state)
{
    const char *folder = folder_make();
    struct content *content = open_sample(
        "INSERT INTO x_service_list VALUES ('uhv', 'de', 'situation', 0, 'any'),"
        " ('uhv', 'de', 'situation', 1, 'separation'),"
        " ('uhv', 'de', 'situation', 2, 'money'), ('kiz', 'de', 'situation', 0, 'any')",
        folder);
    struct offer_head *head = NULL;
    struct err err = {""};
    (void)state;
    arena_reset(&arena);
    assert_true(content_topic_offers(content, &arena, "money", "ennigerloh", 10, &head,
                                     &count, &err));
    assert_int_equal(count, 4);
    assert_string_equal(head[1].id, "uhv");
    assert_string_equal(head[1].need, "separation");
    assert_string_equal(head[2].id, "kiz");
    assert_null(head[2].need);
    content_close(content);
    folder_remove(folder);
}

/* A content from before the three questions is read, and finds nothing. */
static void contents_without_values_find_nothing(void **state)
{
    const char *folder = folder_make();
    struct content *content = open_sample(NULL, folder);
    (void)state;
    assert_false(content_finds(content));
    assert_false(content_finds(content));
    read_town(content, "ennigerloh");
    assert_int_equal(count, 4);
    assert_int_equal(offer[0].fits[FINDER_AGES], 0);
    content_close(content);
    folder_remove(folder);
}

/* What may not be shown leads nowhere. */
static void hidden_offers_find_nothing(void **state)
{
    const char *folder = folder_make();
    struct content *content = open_sample(
        "INSERT INTO x_service_list VALUES ('unchecked', 'de', 'age', 0, 'any')", folder);
    (void)state;
    assert_false(content_finds(content));
    content_close(content);
    folder_remove(folder);
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offers_of_the_town_come_first),
        cmocka_unit_test(values_are_read),
        cmocka_unit_test(an_offer_has_its_main_need),
        cmocka_unit_test(contents_without_values_find_nothing),
        cmocka_unit_test(hidden_offers_find_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, tear_down);
}
