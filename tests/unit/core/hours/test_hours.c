/* Goal: opening hours say open, until when and next when, as people at the door would;
 * and what is not understood is refused with its column. */

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/hours/hours.h"
#include "help/shared.h"

static struct moment at(const char *text)
{
    struct moment m = {{0, 0, 0}, 0};
    assert_true(moment_parse(text, &m));
    return m;
}

static const struct hours *parsed(struct arena *arena, const char *text)
{
    const struct hours *hours = NULL;
    struct err err = {""};
    if (!hours_parse(arena, text, &hours, &err))
        fail_msg("%s: %s", text, err.text);
    return hours;
}

static void test_answers(void **state)
{
    (void)state;
    static const struct {
        const char *hours, *at;
        bool open;
        const char *moment; /* until when, or next when; NULL: none */
        bool always;
    } row[] = {
        {"Mo-Fr 08:00-12:00", "2026-11-23T10:00", true, "2026-11-23T12:00", false},
        {"Mo-Fr 08:00-12:00", "2026-11-23T12:00", false, "2026-11-24T08:00", false},
        {"Mo-Fr 08:00-12:00", "2026-11-23T07:59", false, "2026-11-23T08:00", false},
        {"Mo-Fr 08:00-12:00", "2026-11-27T13:00", false, "2026-11-30T08:00", false},
        {"24/7", "2026-11-23T03:00", true, NULL, true},
        {"Fr 22:00-02:00", "2026-11-28T01:00", true, "2026-11-28T02:00", false},
        {"Fr 22:00-02:00", "2026-11-28T02:00", false, "2026-12-04T22:00", false},
        {"Mo-Su 00:00-24:00; We off", "2026-11-24T12:00", true, "2026-11-25T00:00",
         false},
        {"Mo-Fr 08:00-12:00; PH off", "2026-12-25T09:00", false, "2026-12-28T08:00",
         false},
        {"Mo-Fr 08:00-12:00; PH off", "2026-04-03T09:00", false, "2026-04-07T08:00",
         false},
        {"Th[1] 15:00-17:00; SH off", "2026-12-03T15:30", true, "2026-12-03T17:00",
         false},
        {"Th[1] 15:00-17:00; SH off", "2026-11-23T10:00", false, "2026-12-03T15:00",
         false},
        {"Fr[-1] 10:00-11:00", "2026-11-23T10:00", false, "2026-11-27T10:00", false},
        {"week 1-53/2 We 10:00-12:00", "2026-11-23T10:00", false, "2026-12-02T10:00",
         false},
        {"Mo-Fr 08:00-12:00; Dec 24-Jan 02 off", "2026-12-24T09:00", false,
         "2027-01-04T08:00", false},
        {"Mo-Fr 08:00-12:00 \"nur mit Termin\"; PH off", "2026-11-23T09:00", true,
         "2026-11-23T12:00", false},
        /* The same weekday twice, and the word for weeks twice, are lists. */
        {"Mo[1],Mo[3] 09:00-12:00", "2026-12-07T10:00", true, "2026-12-07T12:00", false},
        {"Mo[1],Mo[3] 09:00-12:00", "2026-12-21T10:00", true, "2026-12-21T12:00", false},
        {"Mo[1],Mo[3] 09:00-12:00", "2026-12-14T10:00", false, "2026-12-21T09:00", false},
        {"Mo[3],Fr,Mo[-1] 09:00-12:00", "2026-12-28T10:00", true, "2026-12-28T12:00",
         false},
        {"Mo[1],Mo 09:00-12:00", "2026-12-14T10:00", true, "2026-12-14T12:00", false},
        {"week 40-53, week 1-10 Mo-Sa 08:00-12:00", "2026-11-23T03:00", false,
         "2026-11-23T08:00", false},
        {"week 40-53, week 1-10 Mo-Sa 08:00-12:00", "2026-06-01T09:00", false,
         "2026-09-28T08:00", false},
        {"week 40-53,week 1-10/2 Mo 08:00-12:00", "2026-01-05T09:00", false,
         "2026-01-12T08:00", false},
        {"week 40-53, 1-10 Mo 08:00-12:00", "2026-01-05T09:00", true, "2026-01-05T12:00",
         false},
        {"Apr-Oct: Th 07:30-13:00 || Nov-Mar: Th 08:00-13:00", "2026-11-26T07:45", false,
         "2026-11-26T08:00", false},
        {"2020 Jan 14 11:00-17:00", "2026-11-23T10:00", false, NULL, false},
        {"\"nach Vereinbarung\"", "2026-11-23T10:00", false, NULL, false},
        /* Summer time begins on 2026-03-29 and ends on 2026-10-25: the wall clock counts.
         */
        {"Su 01:00-04:00", "2026-03-29T03:30", true, "2026-03-29T04:00", false},
        {"Sa 22:00-04:00", "2026-10-25T02:30", true, "2026-10-25T04:00", false},
        {"Mo-Fr 08:00-12:00", "2026-03-29T12:00", false, "2026-03-30T08:00", false},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        struct hours_answer a;
        hours_at(parsed(&arena, row[i].hours), NULL, at(row[i].at), &a);
        if (a.open != row[i].open || a.always != row[i].always)
            fail_msg("%s at %s: open %d, always %d", row[i].hours, row[i].at, a.open,
                     a.always);
        bool known = a.open ? a.until_known : a.next_known;
        struct moment m = a.open ? a.until : a.next;
        if (known != (row[i].moment != NULL))
            fail_msg("%s at %s: a moment is %s", row[i].hours, row[i].at,
                     known ? "there" : "missing");
        if (known && (date_compare(m.date, at(row[i].moment).date) != 0 ||
                      m.minute != at(row[i].moment).minute))
            fail_msg("%s at %s: %d-%d-%d minute %d", row[i].hours, row[i].at, m.date.year,
                     m.date.month, m.date.day, m.minute);
    }
    arena_free(&arena);
}

static void test_only_words(void **state)
{
    (void)state;
    static const struct {
        const char *hours, *at;
        bool unknown;
    } row[] = {
        {"Mo \"ab 9 Uhr\"", "2026-11-23T10:00", true},
        {"Mo \"ab 9 Uhr\"", "2026-11-24T10:00", false},
        {"Mo 08:00-12:00 || Mo \"ab 14 Uhr\"", "2026-11-23T15:00", true},
        {"Mo 08:00-12:00 || Mo \"ab 14 Uhr\"", "2026-11-23T09:00", false},
        /* Who just comes finds it closed. */
        {"Mo 08:00-12:00 || \"nach Vereinbarung\"", "2026-11-23T15:00", false},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        struct hours_answer a;
        hours_at(parsed(&arena, row[i].hours), NULL, at(row[i].at), &a);
        if (a.unknown != row[i].unknown || (a.unknown && a.open))
            fail_msg("%s at %s: %d", row[i].hours, row[i].at, a.unknown);
    }
    arena_free(&arena);
}

/* Which holiday it is; and whether the hours say what holds then. */
static void test_names_of_holidays(void **state)
{
    static const struct {
        struct date date;
        const char *name;
    } rows[] = {
        {{2026, 1, 1}, "new_year"},
        {{2026, 4, 3}, "good_friday"},
        {{2026, 4, 6}, "easter_monday"},
        {{2026, 5, 1}, "labour_day"},
        {{2026, 5, 14}, "ascension"},
        {{2026, 5, 25}, "whit_monday"},
        {{2026, 6, 4}, "corpus_christi"},
        {{2026, 10, 3}, "unity_day"},
        {{2026, 11, 1}, "all_saints"},
        {{2026, 12, 25}, "christmas_day"},
        {{2026, 12, 26}, "second_christmas_day"},
    };
    static const struct {
        const char *text;
        bool tells;
    } hours_rows[] = {{"Mo-Fr 08:00-18:00", false},
                      {"Mo-Fr 08:00-18:00; PH off", true},
                      {"Mo-Su,PH 08:00-18:00", true},
                      {"Mo-Fr 08:00-18:00; SH off", false}};
    static const struct hours_range market[] = {{{2026, 11, 24}, {2026, 11, 25}}};
    const struct hours_calendar calendar = {.public_extra = market,
                                            .public_extra_count = 1};
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(hours_holiday(rows[i].date), rows[i].name);
    assert_null(hours_holiday((struct date){2026, 12, 24}));
    for (size_t i = 0; i < sizeof hours_rows / sizeof *hours_rows; i++) {
        const struct hours *hours;
        struct err err = {""};
        assert_true(hours_parse(&arena, hours_rows[i].text, &hours, &err));
        assert_int_equal(hours_tells_holidays(hours), hours_rows[i].tells);
    }
    assert_int_equal(hours_holiday_extra(&calendar, (struct date){2026, 11, 25}), 0);
    assert_int_equal(hours_holiday_extra(&calendar, (struct date){2026, 11, 26}), 1);
    arena_free(&arena);
}

static void test_school_holidays(void **state)
{
    (void)state;
    static const struct hours_range school[] = {{{2026, 12, 23}, {2027, 1, 6}}};
    struct hours_calendar calendar = {
        .school = school, .school_count = 1, .school_known_until = {2027, 1, 6}};
    struct arena arena = {0};
    struct hours_answer a;
    hours_at(parsed(&arena, "Mo-Fr 08:00-12:00; SH off"), &calendar,
             at("2026-12-28T09:00"), &a);
    assert_false(a.open);
    assert_true(a.next_known);
    assert_int_equal(a.next.date.day, 7);
    arena_free(&arena);
}

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *hours;
        int column;
    } row[] = {
        {"", 1},
        {" ", 2},
        {"Mo 8-12", 5},
        {"Mo-Fr 08:00+", 12},
        {"Mo 25:00-26:00", 9},
        {"Mo 08:00", 9},
        {"Mo,,Tu", 3},
        {"Jun 31", 7},
        {"Mo 08:00-12:00;", 16},
        {"week 0", 7},
        {"Sa[6]", 5},
        {"sunrise-sunset", 1},
        {"Mo 24:00-25:00", 9},
        {"Mo 08:00-12:00 \"x", 17},
        {"easter off", 1},
        {"Mo 08:00-12:0", 14},
        {"week 40-53, Jan Mo 08:00-12:00", 11},
        {"week 40-53, Mo 08:00-12:00", 11},
        {"Apr, week 1-10 Mo 08:00-12:00", 4},
        {"Apr-Oct, Mo 08:00-12:00", 8},
        {"Mo[1], week 3 08:00-12:00", 6},
        {"week 40-53,week", 11},
        {"week 40,8:00-12:00", 8},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        const struct hours *hours = (const struct hours *)&arena;
        struct err err = {""};
        char column[32];
        snprintf(column, sizeof column, "column %d:", row[i].column);
        if (hours_parse(&arena, row[i].hours, &hours, &err))
            fail_msg("\"%s\" was taken", row[i].hours);
        assert_ptr_equal(hours, &arena);
        if (strstr(err.text, column) == NULL)
            fail_msg("\"%s\": %s", row[i].hours, err.text);
    }
    arena_free(&arena);
}

static void test_hostile(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct err err = {""};
    const struct hours *hours;
    static char text[100001];
    static const char *const piece[] = {"Mo,", "Mo;",     "[",   "08:00-09:00,",
                                        "\"",  "week 1,", "Jan,"};
    for (size_t i = 0; i < sizeof piece / sizeof piece[0]; i++) {
        size_t len = strlen(piece[i]);
        for (size_t at_byte = 0; at_byte + len < sizeof text; at_byte += len)
            memcpy(text + at_byte, piece[i], len + 1);
        assert_false(hours_parse(&arena, text, &hours, &err));
        text[1990] = '\0';
        hours_parse(&arena, text, &hours, &err);
    }
    arena_free(&arena);
}

static void test_week(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct hours_line line[7];
    bool special;
    size_t count =
        hours_week(parsed(&arena, "Mo,Tu,Th 08:00-12:00,14:00-16:00; Fr 08:00-12:00"),
                   line, &special);
    assert_int_equal(count, 2);
    assert_false(special);
    assert_int_equal(line[0].days, 1u | 2u | 8u);
    assert_int_equal(line[0].span_count, 2);
    assert_int_equal(line[0].span[1].from_minute, 14 * 60);
    count = hours_week(parsed(&arena, "Fr 22:00-02:00; PH off"), line, &special);
    assert_int_equal(count, 1);
    assert_int_equal(line[0].span[0].to_minute, 26 * 60);
    assert_true(special);
    assert_int_equal(hours_week(parsed(&arena, "Th[1] 15:00-17:00"), line, &special), 0);
    assert_true(special);
    count = hours_week(parsed(&arena, "Mo-Fr 08:00-12:00 || \"nach Vereinbarung\""), line,
                       &special);
    assert_int_equal(count, 2);
    assert_false(special);
    assert_int_equal(line[0].days, 31);
    assert_int_equal(line[0].span_count, 1);
    assert_null(line[0].comment);
    assert_string_equal(line[0].beside, "nach Vereinbarung");
    assert_int_equal(line[1].days, 96);
    assert_int_equal(line[1].span_count, 0);
    assert_string_equal(line[1].comment, "nach Vereinbarung");
    count =
        hours_week(parsed(&arena, "Mo,Tu 08:00-12:00; We \"ab 9 Uhr\""), line, &special);
    assert_int_equal(count, 2);
    assert_int_equal(line[1].days, 4);
    assert_int_equal(line[1].span_count, 0);
    assert_string_equal(line[1].comment, "ab 9 Uhr");
    assert_null(line[1].beside);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_only_words),
        cmocka_unit_test(test_school_holidays),
        cmocka_unit_test(test_names_of_holidays),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_week),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
