#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/clock.h"

static void known_days(void **state)
{
    static const struct {
        struct date date;
        int64_t day;
        int weekday;
    } rows[] = {
        {{1970, 1, 1}, 0, 3},      {{1969, 12, 31}, -1, 2},
        {{2000, 2, 29}, 11016, 1}, {{2026, 11, 23}, 20780, 0},
        {{1, 1, 1}, -719162, 0},   {{9999, 12, 31}, 2932896, 4},
        {{1900, 3, 1}, -25508, 3}, {{2038, 1, 19}, 24855, 1},
        {{2100, 2, 28}, 47540, 6},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(date_to_day(rows[i].date), rows[i].day);
        assert_int_equal(date_compare(date_from_day(rows[i].day), rows[i].date), 0);
        assert_int_equal(date_weekday(rows[i].date), rows[i].weekday);
    }
}

/* Every day of the calendar, one after the other. */
static void every_day_follows_the_one_before(void **state)
{
    struct date before = {1, 1, 1};
    (void)state;
    for (int64_t day = -719161; day <= 2932896; day++) {
        struct date date = date_from_day(day);
        bool next_day = date.year == before.year && date.month == before.month &&
                        date.day == before.day + 1;
        bool next_month = date.year == before.year && date.month == before.month + 1 &&
                          date.day == 1 && before.day >= 28;
        bool next_year = date.year == before.year + 1 && date.month == 1 &&
                         date.day == 1 && before.month == 12 && before.day == 31;
        if (!next_day && !next_month && !next_year)
            fail_msg("%d-%d-%d", date.year, date.month, date.day);
        if (date_to_day(date) != day || !date_valid(date) ||
            date_weekday(date) != (date_weekday(before) + 1) % 7)
            fail_msg("%d-%d-%d", date.year, date.month, date.day);
        before = date;
    }
    assert_int_equal(before.year, 9999);
}

static void dates_that_are_none(void **state)
{
    static const struct date rows[] = {
        {0, 1, 1},     {10000, 1, 1}, {2026, 0, 1},  {2026, 13, 1}, {2026, 1, 0},
        {2026, 1, 32}, {2026, 2, 29}, {2100, 2, 29}, {2026, 4, 31}, {-1, 1, 1}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_false(date_valid(rows[i]));
    assert_true(date_valid((struct date){2000, 2, 29}));
    assert_true(date_valid((struct date){2024, 2, 29}));
}

static void dates_compare(void **state)
{
    static const struct date order[] = {
        {1999, 12, 31}, {2000, 1, 1}, {2000, 1, 2}, {2000, 2, 1}, {2001, 1, 1}};
    (void)state;
    for (int i = 0; i < 5; i++)
        for (int k = 0; k < 5; k++) {
            int order_ik = date_compare(order[i], order[k]);
            assert_true(i < k ? order_ik < 0 : i > k ? order_ik > 0 : order_ik == 0);
        }
    assert_int_equal(date_days_between(order[0], order[4]), 367);
    assert_int_equal(date_days_between(order[4], order[0]), -367);
}

static void dates_are_read(void **state)
{
    static const struct {
        const char *text;
        struct date date;
    } good[] = {{"2026-11-23", {2026, 11, 23}},
                {"2024-02-29", {2024, 2, 29}},
                {"2026-11", {2026, 11, 1}},
                {"0001-01-01", {1, 1, 1}},
                {"9999-12-31", {9999, 12, 31}}};
    static const char *const bad[] = {
        "",           "2026",        "2026-1",      "2026-11-2",  "2026-11-233",
        "2026-02-29", "2026-00-10",  "2026-13-10",  "2026-10-00", "2026-10-32",
        "2026/11/23", "2026-11:23",  " 2026-11-23", "2026-11-2x", "+026-11-23",
        "0000-01-01", "2026-1-2323", "2026--1",     "-026-11-23", "２026-11",
    };
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        struct date date;
        assert_true(date_parse(good[i].text, &date));
        assert_int_equal(date_compare(date, good[i].date), 0);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct date date = {7, 7, 7};
        assert_false(date_parse(bad[i], &date));
        assert_int_equal(date_compare(date, (struct date){7, 7, 7}), 0);
    }
}

static void moments_are_read(void **state)
{
    static const char *const bad[] = {
        "",
        "2026-11-23",
        "2026-11-23 10:00",
        "2026-11-23T10-00",
        "2026-11-23T24:00",
        "2026-11-23T10:60",
        "2026-11-23T1:000",
        "2026-11-23T10:0x",
        "2026-02-30T10:00",
        "2026-11-23T10:00Z",
        "2026-11-23T-1:00",
    };
    struct moment moment;
    (void)state;
    assert_true(moment_parse("2026-11-23T10:05", &moment));
    assert_int_equal(moment.minute, 605);
    assert_int_equal(date_compare(moment.date, (struct date){2026, 11, 23}), 0);
    assert_true(moment_parse("2026-11-23T00:00", &moment));
    assert_true(moment_parse("2026-11-23T23:59", &moment));
    assert_int_equal(moment.minute, 1439);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        moment.minute = -7;
        assert_false(moment_parse(bad[i], &moment));
        assert_int_equal(moment.minute, -7);
    }
}

/* Instants around the changes of Directive 2000/84/EC, as the tz database has them. */
static void summer_time_begins_and_ends(void **state)
{
    static const struct {
        int64_t instant;
        const char *wall;
    } rows[] = {
        {0, "1970-01-01T01:00"},
        {-1, "1970-01-01T00:59"},
        {1774745999, "2026-03-29T01:59"}, /* the last second of winter */
        {1774746000, "2026-03-29T03:00"},
        {1792889999, "2026-10-25T02:59"}, /* the last second of summer */
        {1792890000, "2026-10-25T02:00"},
        {1792893600, "2026-10-25T03:00"},
        {1806195600, "2027-03-28T03:00"},
        {1711846800, "2024-03-31T03:00"}, /* on the 31st */
        {1729990800, "2024-10-27T02:00"},
        {4102444800, "2100-01-01T01:00"},
        {2147483648, "2038-01-19T04:14"}, /* one more than 31 bits hold */
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct moment wall;
        struct moment got = moment_from_unix(rows[i].instant);
        assert_true(moment_parse(rows[i].wall, &wall));
        assert_int_equal(date_compare(got.date, wall.date), 0);
        assert_int_equal(got.minute, wall.minute);
    }
}

static void hours_that_are_left_out_or_come_twice(void **state)
{
    static const struct {
        const char *wall;
        int64_t instant;
    } rows[] = {
        {"2026-03-29T01:59", 1774745940}, {"2026-03-29T02:00", 1774746000},
        {"2026-03-29T02:30", 1774747800}, {"2026-03-29T03:00", 1774746000},
        {"2026-10-25T01:59", 1792886340}, {"2026-10-25T02:00", 1792886400},
        {"2026-10-25T02:59", 1792889940}, {"2026-10-25T03:00", 1792893600},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct moment wall;
        assert_true(moment_parse(rows[i].wall, &wall));
        assert_int_equal(moment_to_unix(wall), rows[i].instant);
    }
}

/* Every half hour of forty years comes back, except the one hour a year that comes twice.
 */
static void instants_come_back(void **state)
{
    int twice = 0;
    (void)state;
    for (int64_t t = 1577836800; t < 1577836800 + 40 * 365 * 86400LL; t += 1800) {
        int64_t back = moment_to_unix(moment_from_unix(t));
        if (back == t - 3600)
            twice++;
        else
            assert_int_equal(back, t);
    }
    assert_int_equal(twice, 2 * 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_days),
        cmocka_unit_test(every_day_follows_the_one_before),
        cmocka_unit_test(dates_that_are_none),
        cmocka_unit_test(dates_compare),
        cmocka_unit_test(dates_are_read),
        cmocka_unit_test(moments_are_read),
        cmocka_unit_test(summer_time_begins_and_ends),
        cmocka_unit_test(hours_that_are_left_out_or_come_twice),
        cmocka_unit_test(instants_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
