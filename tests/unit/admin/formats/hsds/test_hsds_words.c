#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "formats/hsds/hsds_time.h"
#include "formats/hsds/hsds_load.h"
#include "formats/hsds/hsds_phone.h"
#include "formats/hsds/hsds_text.h"
#include "base/uuid.h"

/* What single values of a package become: parts of texts, phone numbers, dates, times,
 * ids. */

static void long_texts_end_where_a_thought_ends(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t most;
        const char *fits;
        const char *rest;
    } cases[] = {
        {"short", 10, "short", ""},
        {"One. Two three.", 6, "One.", "Two three."},
        {"first line\nsecond line", 14, "first line", "second line"},
        {"aaaa bbbb cccc", 11, "aaaa bbbb", "cccc"},
        {"abcdefghij", 4, "abcd", "efghij"},
        {"\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4", 2, "\xc3\xa4\xc3\xa4", "\xc3\xa4\xc3\xa4"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *rest;
        const char *fits = hsds_text_fit(&arena, cases[i].text, cases[i].most, &rest);
        if (strcmp(fits, cases[i].fits) != 0 || strcmp(rest, cases[i].rest) != 0)
            fail_msg("case %zu: \"%s\" \"%s\"", i, fits, rest);
    }
    arena_free(&arena);
}

static void steps_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *parts; /* joined by | */
    } cases[] = {
        {"Call us. Bring your papers! Then wait.",
         "Call us.|Bring your papers!|Then wait."},
        {"Ask Dr. Miller at 9 a.m. in the hall.",
         "Ask Dr. Miller at 9 a.m. in the hall."},
        {"- one\n- two\n\n* three", "one|two|three"},
        {"1) first\n2. second", "first|second"},
        {"", ""},
        {"\n \n", ""},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct texts list;
        const char *rest;
        char joined[200] = "";
        assert_true(hsds_text_parts(&arena, cases[i].text, 300, &list, &rest));
        for (size_t k = 0; k < list.count; k++)
            snprintf(joined + strlen(joined), sizeof joined - strlen(joined), "%s%s",
                     k > 0 ? "|" : "", list.item[k]);
        if (strcmp(joined, cases[i].parts) != 0)
            fail_msg("case %zu: %s", i, joined);
        assert_string_equal(rest, "");
    }
    /* An item that is too long goes on in the next one. */
    struct texts list;
    const char *rest;
    assert_true(hsds_text_parts(&arena, "aaaa bbbb cccc dddd", 10, &list, &rest));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.item[0], "aaaa bbbb");
    assert_string_equal(list.item[1], "cccc dddd");
    arena_free(&arena);
}

static void phone_numbers_become_e164(void **state)
{
    (void)state;
    static const struct {
        const char *text, *country, *prefix, *number, *extension;
    } cases[] = {
        {"(410) 555-0123", "us", NULL, "+14105550123", NULL},
        {"1-410-555-0123", "USA", NULL, "+14105550123", NULL},
        {"650 403-4300 x4385", "US", NULL, "+16504034300", "4385"},
        {"650 403-4300 ext. 12", "US", NULL, "+16504034300", "12"},
        {"703-555-FOOD", "US", "1", "+17035553663", NULL},
        {"(410) 526-985", "us", NULL, NULL, NULL},
        {"(311)    -", "us", NULL, NULL, NULL},
        {"(   ) -  -    ", "us", NULL, NULL, NULL},
        {"123-456-7890", "us", NULL, NULL, NULL},
        {"02582 88-0", NULL, NULL, "+492582880", NULL},
        {"02582 88-0", "Deutschland", NULL, "+492582880", NULL},
        {"+49 (0) 2582 880", "DE", NULL, "+492582880", NULL},
        {"0049 2582 880", "DE", NULL, "+492582880", NULL},
        {"\"+44 1234 234567\"", "US", NULL, "+441234234567", NULL},
        {"112", "DE", NULL, "112", NULL},
        {"116 117", "DE", NULL, "116117", NULL},
        {"112", "US", NULL, NULL, NULL},
        {"020 7946 0958", "GB", NULL, "+442079460958", NULL},
        {"call us", "US", NULL, NULL, NULL},
        {"", "US", NULL, NULL, NULL},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct hsds_phone phone;
        assert_true(
            hsds_phone(&arena, cases[i].text, cases[i].country, cases[i].prefix, &phone));
        const char *number = phone.number == NULL ? "none" : phone.number;
        const char *extension = phone.extension == NULL ? "none" : phone.extension;
        if (strcmp(number, cases[i].number == NULL ? "none" : cases[i].number) != 0 ||
            strcmp(extension, cases[i].extension == NULL ? "none" : cases[i].extension) !=
                0)
            fail_msg("case %zu, %s: %s %s", i, cases[i].text, number, extension);
    }
    arena_free(&arena);
}

static void times_and_days_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int minute; /* -1: no time */
    } times[] = {
        {"9am", 540},    {"9:30", 570},        {"09:30:00", 570}, {"4:00 PM", 960},
        {"12 am", 0},    {"12pm", 720},        {"18.30", 1110},   {"10:00Z", 600},
        {"24:00", 1440}, {"10:00+01:00", 600}, {"9 Uhr", 540},    {"25:00", -1},
        {"13pm", -1},    {"noon", -1},         {"9:75", -1},      {"", -1},
        {"-3:00", -1},   {"9x", -1},
    };
    static const struct {
        const char *text;
        unsigned days; /* 0: none */
        int nth;
    } days[] = {
        {"MO,TU", 3, 0},   {"Monday", 1, 0},   {"7", 64, 0},      {"1TH", 8, 1},
        {"-1FR", 16, -1},  {"Mittwoch", 4, 0}, {"SA;SU", 96, 0},  {"MO, WE", 5, 0},
        {"someday", 0, 0}, {"", 0, 0},         {"1MO,2TU", 0, 0}, {"9MO", 0, 0},
    };
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        int minute = -1;
        hsds_time(times[i].text, &minute);
        if (minute != times[i].minute)
            fail_msg("%s: %d", times[i].text, minute);
    }
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        unsigned got = 0;
        int nth = 0;
        bool ok = hsds_days(days[i].text, &got, &nth);
        if (ok != (days[i].days != 0) || got != days[i].days || nth != days[i].nth)
            fail_msg("%s: %u %d", days[i].text, got, nth);
    }
}

static void dates_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int year; /* 0: no date */
        int month, day;
    } cases[] = {
        {"2014-11-27", 2014, 11, 27},
        {"2023-03-15T10:30:45.123Z", 2023, 3, 15},
        {"11/27/2014", 2014, 11, 27},
        {"1/2/2014", 2014, 1, 2},
        {"27.11.2014", 2014, 11, 27},
        {"January 01, 0001", 1, 1, 1},
        {"December 24, 2014", 2014, 12, 24},
        {"12/24/15", 0, 0, 0},
        {"13/27/2014", 0, 0, 0},
        {"2014-02-30", 0, 0, 0},
        {"soon", 0, 0, 0},
        {"", 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct date date = {0, 0, 0};
        hsds_date(cases[i].text, &date);
        if (date.year != cases[i].year || date.month != cases[i].month ||
            date.day != cases[i].day)
            fail_msg("%s: %d-%d-%d", cases[i].text, date.year, date.month, date.day);
    }
}

/* uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_URL, "https://docs.openreferral.org/#x-anna"),
 * "service:ew-rathaus") of Python says the same. */
static void ids_are_uuids_that_stay(void **state)
{
    (void)state;
    char uuid[HSDS_UUID_ROOM];
    hsds_uuid(uuid, "service", "ew-rathaus");
    assert_string_equal(uuid, "30971db5-215a-5bc8-ba28-512a21b0d6e6");
    hsds_uuid(uuid, "service", "AC148810-d857-441c-9679-408f346de14b");
    assert_string_equal(uuid, "ac148810-d857-441c-9679-408f346de14b");
    hsds_uuid(uuid, "phone", "ac148810-d857-441c-9679-408f346de14b");
    assert_int_equal(uuid[14], '5');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_texts_end_where_a_thought_ends),
        cmocka_unit_test(steps_are_found),
        cmocka_unit_test(phone_numbers_become_e164),
        cmocka_unit_test(times_and_days_are_read),
        cmocka_unit_test(dates_are_read),
        cmocka_unit_test(ids_are_uuids_that_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
