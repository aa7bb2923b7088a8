/* Goal: what nobody has said of an offer is neither promised nor left out. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "help/halls.h"
#include "screens/topic_filters.h"

static enum topic_answer answer(struct hall *hall, const char *id, unsigned filters)
{
    struct err err = {""};
    struct offer_head *head;
    size_t count;
    assert_true(content_topic_offers(hall->content, &halls_arena, "money", "ennigerloh",
                                     CONTENT_HEADS, &head, &count, &err));
    for (size_t i = 0; i < count; i++) {
        struct topic_candidate one = {.head = &head[i]};
        topic_filters_answer(hall, &one);
        if (strcmp(head[i].id, id) == 0)
            return topic_filters_all(&one, filters);
    }
    fail_msg("%s is not there", id);
    return TOPIC_NO;
}

static void what_is_unknown_is_maybe(void **state)
{
    static const struct {
        const char *id;
        unsigned filters;
        enum topic_answer answer;
    } rows[] = {
        {"uhv", 0, TOPIC_YES},
        {"uhv", FILTER_OPEN, TOPIC_YES},
        {"uhv", FILTER_WALK_IN, TOPIC_NO},
        {"uhv", FILTER_MY_TOWN, TOPIC_NO},
        {"uhv", FILTER_FREE, TOPIC_YES},
        {"uhv", FILTER_FREE | FILTER_OPEN, TOPIC_YES},
        {"uhv", FILTER_FREE | FILTER_WALK_IN, TOPIC_NO},
        {"en", 0, TOPIC_YES},
        {"en", FILTER_OPEN, TOPIC_MAYBE},
        {"en", FILTER_WALK_IN, TOPIC_MAYBE},
        {"en", FILTER_MY_TOWN, TOPIC_YES},
        {"en", FILTER_FREE, TOPIC_MAYBE},
        {"en", FILTER_MY_TOWN | FILTER_FREE, TOPIC_MAYBE},
        {"ew", FILTER_WALK_IN, TOPIC_YES},
        {"ew", FILTER_WALK_IN | FILTER_FREE, TOPIC_MAYBE},
        {"ew", FILTER_MY_TOWN | FILTER_FREE, TOPIC_NO},
        {"kiz", FILTER_OPEN, TOPIC_YES},
        {"uhv", FILTER_CHILD, TOPIC_YES},
        {"kiz", FILTER_CHILD, TOPIC_NO},
        {"en", FILTER_CHILD, TOPIC_MAYBE},
        {"ew", FILTER_CHILD, TOPIC_YES},
    };
    struct session session = {0};
    (void)state;
    session_begin(&session, "de");
    struct hall hall = halls_of(&session);
    hall.page_arena = &halls_arena;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (answer(&hall, rows[i].id, rows[i].filters) != rows[i].answer)
            fail_msg("%s, filters %u", rows[i].id, rows[i].filters);
    /* In the evening it is closed; without a clock nobody knows. */
    hall.now.moment.minute = 1200;
    assert_int_equal(answer(&hall, "uhv", FILTER_OPEN), TOPIC_NO);
    assert_int_equal(answer(&hall, "en", FILTER_OPEN), TOPIC_MAYBE);
    hall.now.known = false;
    assert_int_equal(answer(&hall, "uhv", FILTER_OPEN), TOPIC_MAYBE);
    assert_int_equal(topic_filters_known(&hall, FILTER_OPEN | FILTER_FREE), FILTER_FREE);
    arena_free(&halls_arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_unknown_is_maybe),
    };
    return cmocka_run_group_tests(tests, halls_set_up, halls_tear_down);
}
