/* Goal: opening hours mean what others say that they mean: markets of Germany, the
 * reference implementation's own tests, and the public holidays of our land. */

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

/* Data of others; the test is skipped where they are not. */
static FILE *shared_lines(const char *name)
{
    char path[1024];
    if (!shared_path(path, sizeof path, name))
        skip();
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    return file;
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
    FILE *file = shared_lines("data/opening_hours/de-markets.jsonl");
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
    FILE *file = shared_lines("data/opening_hours/tests-part.jsonl");
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
    FILE *file = shared_lines("data/opening_hours/should-fail-part.jsonl");
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
        cmocka_unit_test(test_markets),
        cmocka_unit_test(test_reference),
        cmocka_unit_test(test_should_fail),
        cmocka_unit_test(test_public_holidays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
