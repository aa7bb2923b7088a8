/* Goal: no combination of the words of opening hours hangs the terminal, and what it
 * reads it can be asked: until when, when next, which week. A million texts, each in a
 * fifth of a second of the processor; 20,000 where sanitizers look on. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "core/hours/hours.h"

enum { HANGS_S = 20, SLOW_MS = 200, FEW = 20000, MANY = 1000000, WORDS = 9 };

#if defined(__SANITIZE_ADDRESS__)
enum { COUNT = FEW };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
enum { COUNT = FEW };
#else
enum { COUNT = MANY };
#endif
#else
enum { COUNT = MANY };
#endif

static const char *const words[] = {
    "Mo",
    "Tu-Fr",
    "Sa,Su",
    "Fr-Mo",
    "Mo[1]",
    "We[2-3]",
    "Th[-1]",
    "PH",
    "SH",
    "Mo-Su",
    "off",
    "week",
    "1-53",
    "40-53",
    "1-10/2",
    "53",
    "Apr-Oct",
    "Dec",
    "Nov-Jan",
    "Dec 24-Jan 02",
    "2026 Dec 24",
    "Feb 29",
    "Jan",
    "24/7",
    "08:00-12:00",
    "14:00-18:00",
    "22:00-02:00",
    "00:00-24:00",
    "18:00+",
    "12:00-12:00",
    "-",
    ",",
    ",",
    ";",
    ";",
    "||",
    "\"nach Vereinbarung\"",
    "\"",
    "closed",
    "unknown",
    "open",
    "1",
    "[",
    "]",
    "/",
    ":",
    "easter",
    "sunrise-sunset",
};

static uint32_t seed = 7;

static uint32_t chance(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

/* Every other text begins as a right one does. */
static void make_text(char *text, size_t size)
{
    size_t count = 1 + chance(WORDS);
    size_t len =
        (size_t)snprintf(text, size, "%s", chance(2) == 0 ? "Mo-Fr 08:00-12:00; " : "");
    for (size_t i = 0; i < count && len + 32 < size; i++)
        len += (size_t)snprintf(text + len, size - len, "%s%s",
                                i == 0 || chance(4) == 0 ? "" : " ",
                                words[chance(sizeof words / sizeof words[0])]);
}

/* Of this program alone: a busy machine makes nothing slow. */
static long used_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void check_answers(const struct hours *hours, const char *text)
{
    struct hours_answer answer;
    struct hours_line line[7];
    struct hours_interval interval[8];
    bool special = false;
    struct moment at = {date_from_day(20000 + chance(1000)), (int)chance(1440)};
    hours_at(hours, NULL, at, &answer);
    if (answer.open && answer.until_known && date_compare(answer.until.date, at.date) < 0)
        fail_msg("%s: closes before it is asked", text);
    if (!answer.open && answer.next_known && date_compare(answer.next.date, at.date) < 0)
        fail_msg("%s: opens before it is asked", text);
    if (hours_week(hours, line, &special) > 7)
        fail_msg("%s: more lines than days", text);
    const struct moment to = {date_from_day(date_to_day(at.date) + 7), 0};
    size_t count = hours_intervals(hours, NULL, at, to, interval, 8);
    for (size_t i = 1; i < count && i < 8; i++)
        if (date_compare(interval[i].start.date, interval[i - 1].start.date) < 0)
            fail_msg("%s: intervals out of order", text);
}

static void never_hangs(void **state)
{
    (void)state;
    int taken = 0;
    struct arena arena = {0};
    for (int i = 0; i < COUNT; i++) {
        char text[400];
        const struct hours *hours = NULL;
        struct err err = {""};
        uint32_t began = seed;
        make_text(text, sizeof text);
        alarm(HANGS_S);
        long began_ms = used_ms();
        bool ok = hours_parse(&arena, text, &hours, &err);
        if (ok == (err.text[0] != '\0'))
            fail_msg("from %u: %s: %s", began, text, err.text);
        if (ok)
            check_answers(hours, text);
        taken += ok;
        if (used_ms() - began_ms > SLOW_MS)
            fail_msg("from %u: %s: takes %ld ms", began, text, used_ms() - began_ms);
        alarm(0);
        arena_reset(&arena);
    }
    arena_free(&arena);
    printf("%d texts, %d taken\n", COUNT, taken);
    assert_true(taken > COUNT / 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(never_hangs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
