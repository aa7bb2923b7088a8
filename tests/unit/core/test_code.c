#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <ctype.h>
#include <string.h>

#include "core/code.h"

static const char figures[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static uint32_t seed = 20261123;

static unsigned draw(unsigned below)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % below;
}

static struct code any_code(void)
{
    return (struct code){.coach = draw(CODE_COACH_MOST + 1),
                         .topic = draw(CODE_TOPIC_MOST + 1),
                         .wishes = draw(CODE_WISHES + 1),
                         .month = draw(13)};
}

static bool same(const struct code *a, const struct code *b)
{
    return a->coach == b->coach && a->topic == b->topic && a->wishes == b->wishes &&
           a->month == b->month;
}

static void comes_back_as_it_was(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct code code = any_code();
        struct code back;
        char text[CODE_ROOM];
        code_write(&code, text);
        assert_int_equal(strlen(text), 7);
        assert_int_equal(text[3], '-');
        assert_true(code_read(text, &back, NULL));
        assert_true(same(&code, &back));
    }
}

/* All 31 others in each of six places, and each neighbour swapped. */
static void finds_one_wrong_and_two_swapped(void **state)
{
    (void)state;
    static const int place[] = {0, 1, 2, 4, 5, 6};
    for (int i = 0; i < 2000; i++) {
        struct code code = any_code();
        struct code back;
        char good[CODE_ROOM];
        char bad[CODE_ROOM];
        code_write(&code, good);
        for (int p = 0; p < 6; p++)
            for (int f = 0; f < 32; f++) {
                memcpy(bad, good, sizeof bad);
                bad[place[p]] = figures[f];
                assert_int_equal(code_read(bad, &back, NULL),
                                 figures[f] == good[place[p]]);
            }
        for (int p = 0; p < 5; p++) {
            memcpy(bad, good, sizeof bad);
            bad[place[p]] = good[place[p + 1]];
            bad[place[p + 1]] = good[place[p]];
            assert_int_equal(code_read(bad, &back, NULL), strcmp(bad, good) == 0);
        }
    }
}

/* As people write: small letters, no hyphen, spaces, O for 0, I and l for 1. */
static void reads_what_people_write(void **state)
{
    (void)state;
    for (int i = 0; i < 2000; i++) {
        struct code code = any_code();
        struct code back;
        char good[CODE_ROOM];
        char text[32];
        size_t at = 0;
        code_write(&code, good);
        for (const char *from = good; *from != '\0'; from++) {
            char c = *from;
            if (c == '-' && draw(2) == 0)
                continue;
            if (c == '0' && draw(2) == 0)
                c = 'O';
            if (c == '1')
                c = "1Il"[draw(3)];
            text[at++] = draw(2) == 0 ? (char)tolower((unsigned char)c) : c;
            if (draw(4) == 0)
                text[at++] = ' ';
        }
        text[at] = '\0';
        assert_true(code_read(text, &back, NULL));
        assert_true(same(&code, &back));
    }
}

static void refuses_what_is_no_code(void **state)
{
    (void)state;
    static const char *const bad[] = {"",        "K7M-2R",         "K7M-2RXX",
                                      "K7M-2R*", "------",         "K7M_2RX ",
                                      "KUM-2RX", "K7M-2R\xC3\xA4", "000-001"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct code back = {.coach = 77};
        struct err err = {""};
        assert_false(code_read(bad[i], &back, &err));
        assert_int_equal(back.coach, 77);
        assert_true(err.text[0] != '\0');
    }
}

/* A month beyond December fits into the bits and is none. */
static void refuses_a_month_that_is_none(void **state)
{
    (void)state;
    for (unsigned month = 0; month < 16; month++) {
        struct code code = {.coach = 1234, .month = month};
        struct code back;
        char text[CODE_ROOM];
        code_write(&code, text);
        assert_int_equal(code_read(text, &back, NULL), month <= 12);
    }
}

static void a_topic_too_many_is_none(void **state)
{
    (void)state;
    struct code code = {
        .coach = 1, .topic = CODE_TOPIC_MOST + 1, .wishes = 2, .month = 3};
    struct code back;
    char text[CODE_ROOM];
    code_write(&code, text);
    assert_true(code_read(text, &back, NULL));
    assert_int_equal(back.coach, 1);
    assert_int_equal(back.topic, 0);
    assert_int_equal(back.wishes, 2);
}

/* The codes that are out there must still be read after a change of the program. */
static void stays_the_same_for_ever(void **state)
{
    (void)state;
    struct code code = {.coach = code_coach("c2"), .topic = 1, .wishes = 5, .month = 11};
    char text[CODE_ROOM];
    code_write(&code, text);
    assert_string_equal(text, "J9W-6V4");
}

static void says_how_long_it_counts(void **state)
{
    (void)state;
    static const struct {
        struct date made;
        struct date until;
    } cases[] = {
        {{2026, 11, 23}, {2026, 12, 31}}, {{2026, 11, 1}, {2026, 12, 31}},
        {{2026, 12, 31}, {2027, 1, 31}},  {{2027, 1, 5}, {2027, 2, 28}},
        {{2028, 1, 5}, {2028, 2, 29}},    {{2026, 3, 31}, {2026, 4, 30}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(date_compare(code_until(cases[i].made), cases[i].until), 0);
    struct date today = {2027, 1, 15};
    assert_int_equal(code_made(11, today).year, 2026);
    assert_int_equal(code_made(1, today).year, 2027);
    assert_int_equal(code_made(2, today).year, 2026);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back_as_it_was),
        cmocka_unit_test(finds_one_wrong_and_two_swapped),
        cmocka_unit_test(reads_what_people_write),
        cmocka_unit_test(refuses_what_is_no_code),
        cmocka_unit_test(refuses_a_month_that_is_none),
        cmocka_unit_test(a_topic_too_many_is_none),
        cmocka_unit_test(stays_the_same_for_ever),
        cmocka_unit_test(says_how_long_it_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
