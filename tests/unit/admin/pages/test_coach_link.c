#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "help/records.h"
#include "pages/coach_link.h"

static const struct date today = {2026, 11, 29};

/* How the link stands of a coach who was last checked then, with that result. */
static enum coach_link_state state_of(const char *booking, const char *day,
                                      const char *said)
{
    struct arena arena = {0};
    struct document document = {0};
    struct coach_link link;
    const char *const host[][2] = {{"id", "a.example.org"}};
    const char *const coach[][2] = {{"id", "c1"},
                                    {"name", "Y"},
                                    {"booking", booking},
                                    {"last_checked_on", day},
                                    {"last_check", said}};
    records_add(&arena, &document, RECORD_HOST, host, 1);
    records_add(&arena, &document, RECORD_COACH, coach, 5);
    assert_true(coach_link_of(&arena, &document, document.list[RECORD_COACH].item[0],
                              today, &link));
    assert_true((link.state == COACH_LINK_WRONG) == (link.wrong != NULL));
    arena_free(&arena);
    return link.state;
}

static void a_link_is_right_for_thirty_days(void **state)
{
    (void)state;
    static const char good[] = "provider=plain|url=https://a.example.org/y";
    assert_int_equal(state_of("", "", ""), COACH_LINK_NONE);
    assert_int_equal(state_of(good, "", ""), COACH_LINK_NEVER);
    assert_int_equal(state_of(good, "2026-11-29", "ok"), COACH_LINK_RIGHT);
    assert_int_equal(state_of(good, "2026-11-06", "ok"), COACH_LINK_RIGHT);
    assert_int_equal(state_of(good, "2026-11-05", "ok"), COACH_LINK_SOON);
    assert_int_equal(state_of(good, "2026-10-30", "ok"), COACH_LINK_SOON);
    assert_int_equal(state_of(good, "2026-10-29", "ok"), COACH_LINK_OLD);
}

static void what_is_wrong_is_said_whenever_it_was_looked_at(void **state)
{
    (void)state;
    assert_int_equal(
        state_of("provider=plain|url=https://a.example.org/y", "2026-11-29", "404"),
        COACH_LINK_WRONG);
    assert_int_equal(
        state_of("provider=plain|url=https://b.example.org/y", "2026-11-29", "ok"),
        COACH_LINK_WRONG);
    assert_int_equal(state_of("provider=ea|host=a.example.org", "", ""),
                     COACH_LINK_WRONG);
}

static void a_coach_without_a_link_waits_for_nobody(void **state)
{
    (void)state;
    assert_false(coach_link_waits(COACH_LINK_NONE));
    assert_false(coach_link_waits(COACH_LINK_RIGHT));
    assert_true(coach_link_waits(COACH_LINK_SOON));
    assert_true(coach_link_waits(COACH_LINK_WRONG));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_link_is_right_for_thirty_days),
        cmocka_unit_test(what_is_wrong_is_said_whenever_it_was_looked_at),
        cmocka_unit_test(a_coach_without_a_link_waits_for_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
