#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "record/day.h"

static const struct date today = {2026, 11, 29};

static void reads_days_as_people_write_them(void **state)
{
    (void)state;
    static const struct {
        enum field_type type;
        const char *text, *day;
    } cases[] = {
        {FIELD_DAY, "today", "2026-11-29"},
        {FIELD_DAY, "Heute", "2026-11-29"},
        {FIELD_DAY, "5.3.2026", "2026-03-05"},
        {FIELD_DAY, "05.03.26", "2026-03-05"},
        {FIELD_DAY, "29.02.2024", "2024-02-29"},
        {FIELD_DAY, "29.02.2025", "29.02.2025"},
        {FIELD_DAY, "31.11.2026", "31.11.2026"},
        {FIELD_DAY, "5.3.2026x", "5.3.2026x"},
        {FIELD_DAY, "5.3.", "5.3."},
        {FIELD_DAY, "", ""},
        {FIELD_DAY, "2026-11-23", "2026-11-23"},
        {FIELD_DAY, "11.2026", "11.2026"},
        {FIELD_MONTH, "today", "2026-11-29"},
        {FIELD_MONTH, "11.2026", "2026-11"},
        {FIELD_MONTH, "3/2026", "2026-03"},
        {FIELD_MONTH, "13/2026", "13/2026"},
        {FIELD_MONTH, "2026-11", "2026-11"},
        {FIELD_LINE, "today", "today"},
        {FIELD_MONTH, "01.02.2026", "2026-02-01"},
        {FIELD_LINE, "5.3.2026", "5.3.2026"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct field field = {.name = "f", .type = cases[i].type};
        assert_string_equal(day_read(&arena, &field, cases[i].text, today), cases[i].day);
    }
    arena_free(&arena);
}

static void no_day_that_has_not_come(void **state)
{
    (void)state;
    static const struct field past = {.name = "f", .type = FIELD_DAY, .past = true};
    static const struct field other = {.name = "f", .type = FIELD_DAY};
    struct err err = {""};
    assert_true(day_possible(&past, "2026-11-29", today, &err));
    assert_true(day_possible(&past, "2026-11", today, &err));
    assert_true(day_possible(&past, "1990-01-01", today, &err));
    assert_true(day_possible(&past, "nonsense", today, &err));
    assert_true(day_possible(&past, NULL, today, &err));
    assert_true(day_possible(&other, "2062-12-29", today, &err));
    assert_false(day_possible(&past, "2026-11-30", today, &err));
    assert_non_null(strstr(err.text, "has not come: today is 2026-11-29"));
    assert_false(day_possible(&past, "2026-12", today, &err));
    assert_false(day_possible(&past, "9999-11", today, &err));
    assert_false(day_possible(&past, "1989-12-31", today, &err));
}

/* All fields that say when somebody looked. */
static void the_fields_of_days_that_have_been(void **state)
{
    (void)state;
    size_t past = 0;
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
        size_t count;
        const struct field *field = record_fields((enum record_kind)kind, &count);
        for (size_t i = 0; i < count; i++) {
            past += field[i].past;
            if (field[i].type == FIELD_DAY || field[i].type == FIELD_MONTH)
                assert_true(field[i].past !=
                            (strcmp(field[i].name, "heads_up.until") == 0));
        }
    }
    assert_int_equal(past, 4);
}

static void so_long_ago(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct date from, day;
    } cases[] = {
        {"12m", {2026, 11, 29}, {2025, 11, 29}}, {"1m", {2026, 3, 31}, {2026, 2, 28}},
        {"11m", {2026, 11, 29}, {2025, 12, 29}}, {"2y", {2024, 2, 29}, {2022, 2, 28}},
        {"0d", {2026, 11, 29}, {2026, 11, 29}},  {"90d", {2026, 3, 1}, {2025, 12, 1}},
    };
    static const char *const wrong[] = {"",    "m",    "12",     "-1m",   "1w",
                                        "1 m", "12mm", "99999d", "9999y", "12M"};
    struct date day;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_true(day_before(cases[i].text, cases[i].from, &day, NULL));
        assert_int_equal(date_compare(day, cases[i].day), 0);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_false(day_before(wrong[i], today, &day, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_days_as_people_write_them),
        cmocka_unit_test(no_day_that_has_not_come),
        cmocka_unit_test(the_fields_of_days_that_have_been),
        cmocka_unit_test(so_long_ago),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
