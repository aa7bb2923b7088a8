#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/dates/dates.h"
#include "core/dates/dates_rule.h"

enum { ROOM = 64 };

static struct moment at(const char *text)
{
    struct moment moment;
    assert_true(moment_parse(text, &moment));
    return moment;
}

/* The dates as "2026-12-01T09:30-11:30", "x" behind those that fall out, "day" for whole
 * days, "?" without an end. */
static const char *said(const char *const *item, size_t count, const char *from,
                        const char *to)
{
    static char text[2000];
    struct dates_one one[ROOM];
    size_t found = dates_between(item, count, at(from), at(to), one, ROOM);
    size_t len = 0;
    text[0] = '\0';
    for (size_t i = 0; i < found; i++) {
        struct moment f = one[i].from;
        struct moment t = one[i].to;
        len += (size_t)snprintf(text + len, sizeof text - len, "%s%04d-%02d-%02d",
                                i > 0 ? " " : "", f.date.year, f.date.month, f.date.day);
        if (one[i].whole_days)
            len += (size_t)snprintf(text + len, sizeof text - len, "+%d",
                                    (int)date_days_between(f.date, t.date));
        else
            len += (size_t)snprintf(text + len, sizeof text - len, "T%02d:%02d",
                                    f.minute / 60, f.minute % 60);
        if (!one[i].whole_days && one[i].ends)
            len += (size_t)snprintf(text + len, sizeof text - len, "-%02d:%02d",
                                    t.minute / 60, t.minute % 60);
        if (one[i].cancelled)
            len += (size_t)snprintf(text + len, sizeof text - len, "x");
    }
    return text;
}

static const char *one_said(const char *item, const char *from, const char *to)
{
    struct err err = {""};
    if (!dates_check(item, &err))
        fail_msg("%s: %s", item, err.text);
    return said(&item, 1, from, to);
}

static void each_week(void **state)
{
    (void)state;
    static const char group[] =
        "DTSTART:20260901T093000 DURATION:PT2H RRULE:FREQ=WEEKLY;BYDAY=TU "
        "EXDATE:20261208T093000,20261215 RDATE:20261209T100000";
    assert_string_equal(one_said(group, "2026-11-29T16:00", "2026-12-17T00:00"),
                        "2026-12-01T09:30-11:30 2026-12-08T09:30-11:30x "
                        "2026-12-09T10:00-12:00 2026-12-15T09:30-11:30x");
    /* What is not over is there, what is over is not. */
    assert_string_equal(one_said(group, "2026-12-01T11:29", "2026-12-02T00:00"),
                        "2026-12-01T09:30-11:30");
    assert_string_equal(one_said(group, "2026-12-01T11:30", "2026-12-02T00:00"), "");
}

static void months(void **state)
{
    (void)state;
    assert_string_equal(one_said("DTSTART:20260113T150000 DURATION:PT1H30M "
                                 "RRULE:FREQ=MONTHLY;BYDAY=2TU",
                                 "2026-11-01T00:00", "2027-02-01T00:00"),
                        "2026-11-10T15:00-16:30 2026-12-08T15:00-16:30 "
                        "2027-01-12T15:00-16:30");
    assert_string_equal(one_said("DTSTART:20260130T180000 "
                                 "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                                 "2026-11-01T00:00", "2027-01-01T00:00"),
                        "2026-11-30T18:00 2026-12-31T18:00");
    assert_string_equal(one_said("DTSTART:20260106T100000 RRULE:FREQ=WEEKLY;INTERVAL=2",
                                 "2026-12-01T00:00", "2027-01-01T00:00"),
                        "2026-12-08T10:00 2026-12-22T10:00");
}

static void ends(void **state)
{
    (void)state;
    static const char three[] = "DTSTART:20261201T100000 RRULE:FREQ=DAILY;COUNT=3";
    static const char until[] = "DTSTART:20261201T100000 RRULE:FREQ=DAILY;UNTIL=20261203";
    static const char utc[] =
        "DTSTART:20261201T100000 RRULE:FREQ=DAILY;UNTIL=20261203T090000Z";
    static const char days[] = "2026-12-01T10:00 2026-12-02T10:00 2026-12-03T10:00";
    const char *all[] = {three, until};
    struct date last;
    bool endless;
    assert_string_equal(one_said(three, "2026-11-29T00:00", "2027-01-01T00:00"), days);
    assert_string_equal(one_said(until, "2026-11-29T00:00", "2027-01-01T00:00"), days);
    assert_string_equal(one_said(utc, "2026-11-29T00:00", "2027-01-01T00:00"), days);
    assert_true(dates_last(all, 2, &last, &endless));
    assert_int_equal(date_compare(last, (struct date){2026, 12, 3}), 0);
    all[1] = "DTSTART:20261201T100000 RRULE:FREQ=DAILY";
    assert_false(dates_last(all, 2, &last, &endless));
    assert_true(endless);
    assert_false(dates_last(all, 0, &last, &endless));
    assert_false(endless);
}

/* Summer time ends on 25 October 2026 and begins on 28 March 2027: the clock on the wall
 * stays what it is, and what lasts over the night is an hour longer or shorter on it. */
static void summer_time(void **state)
{
    (void)state;
    assert_string_equal(
        one_said("DTSTART:20261023T010000 DURATION:PT3H RRULE:FREQ=DAILY;COUNT=4",
                 "2026-10-23T00:00", "2026-10-30T00:00"),
        "2026-10-23T01:00-04:00 2026-10-24T01:00-04:00 2026-10-25T01:00-03:00 "
        "2026-10-26T01:00-04:00");
    assert_string_equal(
        one_said("DTSTART:20270327T010000 DURATION:PT3H RRULE:FREQ=DAILY;COUNT=2",
                 "2027-03-27T00:00", "2027-03-30T00:00"),
        "2027-03-27T01:00-04:00 2027-03-28T01:00-05:00");
    /* A single date in UTC is as the clocks of Germany show it. */
    assert_string_equal(one_said("DTSTART:20260701T080000Z DTEND:20260701T090000Z",
                                 "2026-07-01T00:00", "2026-07-02T00:00"),
                        "2026-07-01T10:00-11:00");
}

static void days_and_nights(void **state)
{
    (void)state;
    static const char camp[] = "DTSTART;VALUE=DATE:20261219 DTEND;VALUE=DATE:20261222";
    static const char night[] = "DTSTART:20261231T200000 DTEND:20270101T010000";
    assert_string_equal(one_said(camp, "2026-12-21T10:00", "2026-12-23T00:00"),
                        "2026-12-19+3");
    assert_string_equal(one_said(camp, "2026-12-22T00:00", "2026-12-23T00:00"), "");
    assert_string_equal(
        one_said("DTSTART;VALUE=DATE:20261219", "2026-12-19T23:00", "2026-12-23T00:00"),
        "2026-12-19+1");
    assert_string_equal(one_said(night, "2027-01-01T00:30", "2027-01-02T00:00"),
                        "2026-12-31T20:00-01:00");
}

static void cancelled(void **state)
{
    (void)state;
    static const char *const both[] = {
        "DTSTART:20261201T093000 RRULE:FREQ=WEEKLY",
        "DTSTART:20261208T093000 DURATION:PT1H STATUS:CANCELLED",
        "DTSTART:20261209T110000 STATUS:CANCELLED",
        "no dates at all",
    };
    struct date stray;
    assert_string_equal(said(both, 4, "2026-12-01T00:00", "2026-12-10T00:00"),
                        "2026-12-01T09:30 2026-12-08T09:30-10:30x 2026-12-09T11:00x");
    assert_false(dates_stray(both[0], &stray));
    assert_false(dates_stray("DTSTART:20261201T093000 RRULE:FREQ=WEEKLY "
                             "EXDATE:20261208,20261215T093000",
                             &stray));
    assert_true(dates_stray("DTSTART:20261201T093000 RRULE:FREQ=WEEKLY "
                            "EXDATE:20261208,20261215T100000",
                            &stray));
    assert_int_equal(stray.day, 15);
}

static void refused(void **state)
{
    (void)state;
    static const struct {
        const char *item;
        const char *why;
    } bad[] = {
        {"", "DTSTART"},
        {"Dienstag 9:30", "DTSTART"},
        {"DTSTART:20261301T093000", ""},
        {"DTSTART:99991231T235900", "2099"},
        {"DTSTART:19700101T000000", "2000"},
        {"DTSTART:20261201T093000 DTSTART:20261202T093000", "one DTSTART"},
        {"DTSTART:20261201T093000 SUMMARY:Kommt", "SUMMARY"},
        {"DTSTART;TZID=America/New_York:20261201T093000", "TZID"},
        {"DTSTART:20261201T093000 DURATION:-PT2H", "DURATION"},
        {"DTSTART:20261201T093000 DURATION:PT2H DTEND:20261201T103000", "twice"},
        {"DTSTART:20261201T093000 DTEND:20261201T083000", "before it begins"},
        {"DTSTART:20261201T093000 DTEND:20280101T083000", "hundred days"},
        {"DTSTART:20261201T093000 RRULE:FREQ=SECONDLY", "FREQ"},
        {"DTSTART:20261201T093000 RRULE:FREQ=HOURLY;COUNT=3", "FREQ"},
        {"DTSTART:20261201T093000 RRULE:FREQ=DAILY;COUNT=2147483648", ""},
        {"DTSTART:20261201T093000 RRULE:FREQ=DAILY;COUNT=2147483647", "COUNT"},
        {"DTSTART:20261201T093000 RRULE:FREQ=DAILY;INTERVAL=32767", "INTERVAL"},
        {"DTSTART:20261201T093000 RRULE:FREQ=DAILY;BYHOUR=1,2,3", "BY"},
        {"DTSTART:20261201T093000 RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "month"},
        {"DTSTART:20261201T093000 RRULE:FREQ=MONTHLY;BYDAY=TU;BYSETPOS=366", "BYSETPOS"},
        {"DTSTART:20261201T093000 RRULE:FREQ=MONTHLY;BYDAY=6TU", "BYDAY"},
        {"DTSTART:20261201T093000 RRULE:FREQ=YEARLY;BYDAY=53TU", "BYDAY"},
        {"DTSTART:20261201T093000 RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=TU", "BY"},
        {"DTSTART:20261201T093000 RRULE:FREQ=WEEKLY;BYDAY=MO", "not a day of its RRULE"},
        {"DTSTART:20261201T093000 RRULE:FREQ=WEEKLY RRULE:FREQ=DAILY", "two rules"},
        {"DTSTART:20261201T093000Z RRULE:FREQ=WEEKLY", "Z"},
        {"DTSTART:20261201T093000 RDATE;VALUE=DATE:20261203", "RDATE"},
        {"DTSTART:20261201T093000 END:VEVENT BEGIN:VEVENT DTSTART:20261201T093000", ""},
        {"DTSTART:20261201T093000 STATUS:TENTATIVE", "STATUS"},
        {"DTSTART:20261201T093000\nRRULE:FREQ=WEEKLY", "characters"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct err err = {""};
        if (dates_check(bad[i].item, &err))
            fail_msg("taken: %s", bad[i].item);
        if (err.text[0] == '\0' || strstr(err.text, bad[i].why) == NULL)
            fail_msg("%s: \"%s\"", bad[i].item, err.text);
    }
    char *much = malloc(100001);
    assert_non_null(much);
    memset(much, 'A', 100000);
    much[100000] = '\0';
    struct err err = {""};
    assert_false(dates_check(much, &err));
    free(much);
}

static const char *pick(const char *const *from, size_t count)
{
    return from[(size_t)rand() % count];
}

struct seen {
    int64_t minute[ROOM];
    size_t count;
};

static bool note(void *context, struct moment start)
{
    struct seen *seen = context;
    seen->minute[seen->count++] = date_to_day(start.date) * 1440 + start.minute;
    return seen->count < ROOM;
}

/* Rules by chance, hostile ones among them: each is refused or walked to its end; and a
 * walk that begins late finds what one from the start finds. */
static void any_rule(void **state)
{
    (void)state;
    static const char *const freq[] = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY", "HOURLY"};
    static const char *const part[] = {"",
                                       ";INTERVAL=2",
                                       ";INTERVAL=99",
                                       ";COUNT=40",
                                       ";COUNT=9999",
                                       ";BYDAY=TU",
                                       ";BYDAY=MO,WE,FR",
                                       ";BYDAY=2TU",
                                       ";BYDAY=-1FR",
                                       ";BYDAY=5SU",
                                       ";BYMONTHDAY=31",
                                       ";BYMONTHDAY=-1",
                                       ";BYMONTH=2",
                                       ";BYMONTH=2,12",
                                       ";BYSETPOS=-1",
                                       ";BYSETPOS=5",
                                       ";BYMONTHDAY=29",
                                       ";BYYEARDAY=366",
                                       ";BYWEEKNO=53",
                                       ";WKST=SU",
                                       ";UNTIL=20990101T000000",
                                       ";UNTIL=99991231",
                                       ";BYSECOND=1,2",
                                       ";RSCALE=HEBREW",
                                       ";BYMONTHDAY=30,31",
                                       ";BYDAY=1MO,3MO,-1MO"};
    struct moment from = at("2027-01-15T12:00");
    struct moment to = at("2028-03-15T00:00");
    size_t taken = 0;
    srand(7);
    for (int i = 0; i < 6000; i++) {
        char item[400];
        struct dates_rule rule;
        struct err err = {""};
        size_t count = sizeof part / sizeof part[0];
        snprintf(item, sizeof item, "DTSTART:%d%02d%02dT093000 RRULE:FREQ=%s%s%s",
                 2000 + rand() % 28, 1 + rand() % 12, 1 + rand() % 31, pick(freq, 5),
                 pick(part, count), pick(part, count));
        if (!dates_rule_read(item, &rule, &err))
            continue;
        taken++;
        struct seen late = {.count = 0};
        dates_rule_walk(&rule, from, to, note, &late);
        rule.counted = true; /* from its start */
        struct seen all = {.count = 0};
        dates_rule_walk(&rule, from, to, note, &all);
        if (all.count != late.count ||
            memcmp(all.minute, late.minute, all.count * sizeof all.minute[0]) != 0)
            fail_msg("%s: %zu dates from its start, %zu from later", item, all.count,
                     late.count);
    }
    assert_true(taken > 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_week),
        cmocka_unit_test(months),
        cmocka_unit_test(ends),
        cmocka_unit_test(summer_time),
        cmocka_unit_test(days_and_nights),
        cmocka_unit_test(cancelled),
        cmocka_unit_test(refused),
        cmocka_unit_test(any_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
