#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/lang.h"
#include "core/strings.h"

static int open_words(void **state)
{
    struct err err;

    (void)state;
    return strings_open(ANNA_STRINGS_DIR, &err) ? 0 : -1;
}

static void languages_are_found_by_id(void **state)
{
    size_t count;
    const struct lang *all = lang_all(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        assert_ptr_equal(lang_find(all[i].id), &all[i]);
        assert_int_equal(all[i].right_to_left, strcmp(all[i].script, "Arab") == 0);
        assert_true(all[i].name[0] != '\0' && all[i].welcome[0] != '\0' &&
                    all[i].word[0] != '\0');
    }
    assert_null(lang_find("fr"));
    assert_null(lang_find(""));
    assert_null(lang_find("DE"));
}

static void times_are_said_as_in_the_language(void **state)
{
    static const struct {
        int minute;
        const char *de, *en, *tr, *ar;
    } rows[] = {
        {0, "0 Uhr", "midnight", "00.00", "منتصف الليل"},
        {5, "0:05 Uhr", "12:05 am", "00.05", "12:05 صباحًا"},
        {480, "8 Uhr", "8 am", "08.00", "8:00 صباحًا"},
        {510, "8:30 Uhr", "8:30 am", "08.30", "8:30 صباحًا"},
        {720, "12 Uhr", "12 noon", "12.00", "12:00 ظهرًا"},
        {735, "12:15 Uhr", "12:15 pm", "12.15", "12:15 مساءً"},
        {1080, "18 Uhr", "6 pm", "18.00", "6:00 مساءً"},
        {1439, "23:59 Uhr", "11:59 pm", "23.59", "11:59 مساءً"},
        {1440, "24 Uhr", "midnight", "24.00", "منتصف الليل"},
        {1560, "2 Uhr", "2 am", "02.00", "2:00 صباحًا"},
        {-1, "0 Uhr", "midnight", "00.00", "منتصف الليل"},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_string_equal(lang_time(&arena, "de", rows[i].minute), rows[i].de);
        assert_string_equal(lang_time(&arena, "en", rows[i].minute), rows[i].en);
        assert_string_equal(lang_time(&arena, "tr", rows[i].minute), rows[i].tr);
        assert_string_equal(lang_time(&arena, "ar", rows[i].minute), rows[i].ar);
    }
    arena_free(&arena);
}

static void dates_are_said_as_in_the_language(void **state)
{
    static const struct {
        struct date date;
        const char *lang;
        const char *day;
        const char *month;
    } rows[] = {
        {{2026, 11, 23}, "de", "23. November 2026", "November 2026"},
        {{2026, 3, 1}, "de", "1. März 2026", "März 2026"},
        {{2026, 11, 23}, "en", "23 November 2026", "November 2026"},
        {{2026, 11, 23}, "tr", "23 Kasım 2026", "Kasım 2026"},
        {{2026, 11, 23}, "ar", "23 نوفمبر 2026", "نوفمبر 2026"},
        {{2026, 12, 31}, "qq", "31. Dezember 2026", "Dezember 2026"},
        {{2026, 0, 1}, "de", "", ""},
        {{2026, 13, 1}, "de", "", ""},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_string_equal(lang_date(&arena, rows[i].lang, rows[i].date, true),
                            rows[i].day);
        assert_string_equal(lang_date(&arena, rows[i].lang, rows[i].date, false),
                            rows[i].month);
    }
    arena_free(&arena);
}

static void weekdays_begin_with_monday(void **state)
{
    struct arena arena = {0};
    struct err err;

    (void)state;
    assert_string_equal(lang_weekday(&arena, "de", 0, false), "Montag");
    assert_string_equal(lang_weekday(&arena, "de", 6, false), "Sonntag");
    assert_string_equal(lang_weekday(&arena, "de", 2, true), "Mi");
    assert_string_equal(lang_weekday(&arena, "en", 3, true), "Thu");
    assert_string_equal(lang_weekday(&arena, "tr", 5, false), "Cumartesi");
    assert_string_equal(lang_weekday(&arena, "ar", 4, false), "الجمعة");
    assert_string_equal(lang_weekday(&arena, "de", 7, false), "");
    assert_string_equal(lang_weekday(&arena, "de", -1, true), "");
    /* The language that is asked for counts, not the one of the screen. */
    assert_true(strings_set_lang("tr", &err));
    assert_string_equal(lang_weekday(&arena, "de", 0, false), "Montag");
    assert_string_equal(lang_weekday(&arena, "tr", 0, false), "Pazartesi");
    assert_true(strings_set_lang("de", &err));
    arena_free(&arena);
}

static void phone_numbers_are_parted(void **state)
{
    /* "_" stands for U+00A0. */
    static const struct {
        const char *e164;
        const char *said;
    } rows[] = {
        {"+492582880", "02582_880"},
        {"+4925828004", "02582_8004"},
        {"+492581535601", "02581_535_601"},
        {"+492524280", "02524_280"},
        {"+4925112345", "0251_12_345"},
        {"+4922819240", "0228_19_240"},
        {"+4920182774799", "0201_8277_4799"},
        {"+493020179131", "030_2017_9131"},
        {"+4940123456789", "040_123_456_789"},
        {"+498004555500", "0800_455_5500"},
        {"+491806313031", "01806_313_031"},
        {"+4915112345678", "01511_234_5678"},
        {"+491701234567", "0170_123_4567"},
        {"02582880", "02582_880"},
        {"02582 / 88-0", "02582_880"},
        {"0049 2582 880", "02582_880"},
        {"+43123456", "+43_123_456"},
        {"+12025550123", "+1_202_555_0123"},
        {"+352123456", "+352_123_456"},
        {"110", "110"},
        {"115", "115"},
        {"116111", "116_111"},
        {"116117", "116_117"},
        {"8004", "8004"},
        {"+4930", "030"},
        {"+49", "+49"},
        {"0", "0"},
        {"", ""},
        {"bitte am Empfang", "bitte_am_Empfang"},
        {"12+34", "12+34"},
        {"+499999999999999999999999", "+499999999999999999999999"},
        {"12345678901234567890", "12345678901234567890"},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char want[160] = "";
        size_t at = 0;

        for (const char *c = rows[i].said; *c != '\0'; c++)
            at += (size_t)snprintf(want + at, sizeof want - at, "%s",
                                   *c == '_' ? "\xC2\xA0" : (char[]){*c, '\0'});
        assert_string_equal(lang_phone(&arena, rows[i].e164), want);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(languages_are_found_by_id),
        cmocka_unit_test(times_are_said_as_in_the_language),
        cmocka_unit_test(dates_are_said_as_in_the_language),
        cmocka_unit_test(weekdays_begin_with_monday),
        cmocka_unit_test(phone_numbers_are_parted),
    };

    return cmocka_run_group_tests(tests, open_words, NULL);
}
