/* Goal: opening hours say open, until when and next when, as people at the door would;
 * and what is not understood is refused with its column. */

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

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

/* "2012-10-01 0:00" or "2026-05-25T00:00". */
static struct moment json_moment(const json_t *value)
{
    int y;
    int mo;
    int d;
    int h;
    int mi;
    assert_int_equal(
        sscanf(json_string_value(value), "%d-%d-%d%*c%d:%d", &y, &mo, &d, &h, &mi), 5);
    return (struct moment){{y, mo, d}, h * 60 + mi};
}

/* True if the hours give these intervals between the two moments. */
static bool gives(const struct hours *hours, const struct hours_calendar *calendar,
                  struct moment from, struct moment to, const json_t *expected)
{
    static struct hours_interval got[4000];
    static struct hours_interval joined[4000];
    size_t count = hours_intervals(hours, calendar, from, to, got, 4000);
    size_t n = 0;
    /* Comments of the reference name holidays; they may part what is open all along. */
    for (size_t i = 0; i < count; i++) {
        if (n > 0 && joined[n - 1].unknown == got[i].unknown &&
            joined[n - 1].end.minute == got[i].start.minute &&
            date_compare(joined[n - 1].end.date, got[i].start.date) == 0)
            joined[n - 1].end = got[i].end;
        else
            joined[n++] = got[i];
    }
    size_t k = 0;
    for (size_t i = 0; i < json_array_size(expected); i++) {
        const json_t *one = json_array_get(expected, i);
        struct moment start = json_moment(json_array_get(one, 0));
        struct moment end = json_moment(json_array_get(one, 1));
        bool unknown = json_is_true(json_array_get(one, 2));
        while (i + 1 < json_array_size(expected)) {
            const json_t *next = json_array_get(expected, i + 1);
            struct moment begin = json_moment(json_array_get(next, 0));
            if (json_is_true(json_array_get(next, 2)) != unknown ||
                begin.minute != end.minute || date_compare(begin.date, end.date) != 0)
                break;
            end = json_moment(json_array_get(next, 1));
            i++;
        }
        if (k >= n || joined[k].unknown != unknown ||
            joined[k].start.minute != start.minute ||
            joined[k].end.minute != end.minute ||
            date_compare(joined[k].start.date, start.date) != 0 ||
            date_compare(joined[k].end.date, end.date) != 0)
            return false;
        k++;
    }
    return k == n;
}

static void test_markets(void **state)
{
    (void)state;
    char path[1024];
    if (!shared_path(path, sizeof path, "data/opening_hours/de-markets.jsonl"))
        skip();
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    int lines = 0;
    int wrong = 0;
    json_t *line;
    while ((line = json_loadf(file, JSON_DISABLE_EOF_CHECK, NULL)) != NULL) {
        struct arena arena = {0};
        struct err err = {""};
        const struct hours *hours;
        const char *value = json_string_value(json_object_get(line, "value"));
        lines++;
        bool ok = hours_parse(&arena, value, &hours, &err);
        const json_t *windows = json_object_get(line, "windows");
        for (size_t i = 0; ok && i < json_array_size(windows); i++) {
            const json_t *w = json_array_get(windows, i);
            ok = gives(hours, NULL, json_moment(json_object_get(w, "from")),
                       json_moment(json_object_get(w, "to")),
                       json_object_get(w, "intervals"));
        }
        if (!ok) {
            wrong++;
            printf("wrong: %s %s\n", value, err.text);
        }
        arena_free(&arena);
        json_decref(line);
    }
    fclose(file);
    printf("de-markets: %d of %d\n", lines - wrong, lines);
    assert_int_equal(lines, 488);
    assert_int_equal(wrong, 0);
}

static void test_reference(void **state)
{
    (void)state;
    char path[1024];
    if (!shared_path(path, sizeof path, "data/opening_hours/tests-part.jsonl"))
        skip();
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    static struct hours_range january[30];
    for (int i = 0; i < 30; i++)
        january[i] = (struct hours_range){{2005 + i, 1, 6}, {2005 + i, 1, 6}};
    const struct hours_calendar near_calendar = {.public_extra = january,
                                                 .public_extra_count = 30};
    int lines = 0;
    int taken = 0;
    int elsewhere = 0;
    int wrong = 0;
    json_t *line;
    while ((line = json_loadf(file, JSON_DISABLE_EOF_CHECK, NULL)) != NULL) {
        struct arena arena = {0};
        struct err err = {""};
        const struct hours *hours;
        const char *value = json_string_value(json_object_get(line, "value"));
        const char *land = json_string_value(
            json_object_get(json_object_get(line, "location"), "state"));
        bool holidays = strstr(value, "PH") != NULL || strstr(value, "SH") != NULL;
        lines++;
        if (hours_parse(&arena, value, &hours, &err)) {
            /* Baden-Württemberg has our public holidays and 6 January. */
            bool near = land != NULL && strcmp(land, "Baden-Württemberg") == 0 &&
                        strstr(value, "SH") == NULL;
            if (holidays && !near) {
                elsewhere++;
            } else {
                taken++;
                if (!gives(hours, near ? &near_calendar : NULL,
                           json_moment(json_object_get(line, "from")),
                           json_moment(json_object_get(line, "to")),
                           json_object_get(line, "intervals"))) {
                    wrong++;
                    printf("wrong: %s\n", value);
                }
            }
        }
        arena_free(&arena);
        json_decref(line);
    }
    fclose(file);
    printf(
        "tests-part: %d lines, %d in the subset, %d with holidays of another land, %d wrong\n",
        lines, taken, elsewhere, wrong);
    assert_true(taken > 50);
    assert_int_equal(wrong, 0);
}

static void test_should_fail(void **state)
{
    (void)state;
    char path[1024];
    if (!shared_path(path, sizeof path, "data/opening_hours/should-fail-part.jsonl"))
        skip();
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    int lines = 0;
    int taken = 0;
    json_t *line;
    while ((line = json_loadf(file, JSON_DISABLE_EOF_CHECK, NULL)) != NULL) {
        struct arena arena = {0};
        struct err err = {""};
        const struct hours *hours;
        const char *value = json_string_value(json_object_get(line, "value"));
        lines++;
        if (hours_parse(&arena, value, &hours, &err)) {
            taken++;
            printf("taken: %s\n", value);
        }
        arena_free(&arena);
        json_decref(line);
    }
    fclose(file);
    printf("should-fail: %d lines, %d taken\n", lines, taken);
    assert_int_equal(taken, 0);
}

static void test_public_holidays(void **state)
{
    (void)state;
    static const struct {
        int year, month, day;
    } easter[] = {
        {1961, 4, 2}, {2000, 4, 23}, {2024, 3, 31}, {2026, 4, 5}, {2038, 4, 25}};
    for (size_t i = 0; i < sizeof easter / sizeof easter[0]; i++) {
        struct date e = hours_easter(easter[i].year);
        assert_int_equal(e.month, easter[i].month);
        assert_int_equal(e.day, easter[i].day);
    }
    char path[1024];
    if (!shared_path(path, sizeof path,
                     "data/opening_hours/nrw-public-holidays-2024-2030.json"))
        skip();
    json_t *list = json_load_file(path, 0, NULL);
    assert_non_null(list);
    size_t found = 0;
    struct date date = {2024, 1, 1};
    for (; date.year < 2031; date = date_from_day(date_to_day(date) + 1)) {
        char text[16];
        bool listed = false;
        snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
        for (size_t i = 0; i < json_array_size(list); i++)
            listed = listed ||
                     strcmp(json_string_value(json_array_get(json_array_get(list, i), 0)),
                            text) == 0;
        found += listed;
        if (listed != hours_public_holiday(date))
            fail_msg("%s: listed %d", text, listed);
    }
    assert_int_equal(found, json_array_size(list));
    json_decref(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers),         cmocka_unit_test(test_only_words),
        cmocka_unit_test(test_school_holidays), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_hostile),         cmocka_unit_test(test_week),
        cmocka_unit_test(test_markets),         cmocka_unit_test(test_reference),
        cmocka_unit_test(test_should_fail),     cmocka_unit_test(test_public_holidays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
