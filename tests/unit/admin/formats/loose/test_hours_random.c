/* Goal: no combination of the words that people use hangs the reader of opening hours,
 * and what it takes is what the terminal reads and believes. A million texts, each in a
 * tenth of a second of the processor; 20,000 where sanitizers look on, unless ANNA_SETS
 * is set, as `tests/run.sh --long` does. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "core/hours/hours.h"
#include "core/hours/hours_doubt.h"
#include "formats/loose/hours_written.h"

/* A text takes microseconds; one that takes so long hangs, and the alarm ends the test.
 */
enum { HANGS_S = 20, SLOW_MS = 100, FEW = 20000, MANY = 1000000, WORDS = 12 };

#if defined(__SANITIZE_ADDRESS__)
enum { USUALLY = FEW };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
enum { USUALLY = FEW };
#else
enum { USUALLY = MANY };
#endif
#else
enum { USUALLY = MANY };
#endif

static const char *const words[] = {
    "Mo",
    "Di",
    "Mi",
    "Do",
    "Fr",
    "Sa",
    "So",
    "Montag",
    "dienstags",
    "Die",
    "Mit",
    "mit",
    "Feiertag",
    "Feiertage",
    "feiertags",
    "Sonn-",
    "täglich",
    "werktags",
    "Wochenende",
    "Mo-Fr",
    "So-Feiertag",
    "Feiertag-Mo",
    "Di-So",
    "8-12",
    "14-18",
    "9-5",
    "3-5",
    "22-2",
    "8.00",
    "12:00",
    "12",
    "17",
    "0",
    "24",
    "2026",
    "Uhr",
    "h",
    "-",
    "–",
    "bis",
    "von",
    ",",
    ";",
    "\n",
    "und",
    "u.",
    "/",
    "&",
    "+",
    ":",
    "(",
    ")",
    ".",
    "oder",
    "geschlossen",
    "geschl.",
    "zu",
    "Ruhetag",
    "nach Vereinbarung",
    "n. V.",
    "Termin",
    "nur",
    "auch",
    "sonst",
    "außer",
    "nicht",
    "keine",
    "ohne",
    "ab",
    "zwischen",
    "Pause",
    "vormittags",
    "nachmittags",
    "abends",
    "nachts",
    "mittags",
    "mittwochnachmittags",
    "jeden",
    "1.",
    "3.",
    "ersten",
    "zweiten",
    "letzten",
    "im Monat",
    "Monate",
    "gerade",
    "ungeraden",
    "KW",
    "Woche",
    "1-10",
    "April",
    "Okt.",
    "15.10.",
    "1.4.2027",
    "24.12.",
    "in den",
    "Ferien",
    "Schulzeit",
    "telefonisch",
    "Tel.",
    "persönlich",
    "erreichbar",
    "rund um die Uhr",
    "24/7",
    "24 Stunden",
    "14-tägig",
    "Sommer",
    "ca.",
    "Tag",
    "alle",
    "am",
    "im",
    "9am",
    "5 pm",
    "bei",
    "\"",
    "PH off",
    "week",
    "Mo[1]",
    "||",
};

static uint32_t seed = 1;

static uint32_t chance(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

static void make_text(char *text, size_t size)
{
    size_t count = 1 + chance(WORDS);
    size_t len = 0;
    text[0] = '\0';
    for (size_t i = 0; i < count && len + 32 < size; i++) {
        const char *word = words[chance(sizeof words / sizeof words[0])];
        len += (size_t)snprintf(text + len, size - len, "%s%s",
                                i == 0 || chance(4) == 0 ? "" : " ", word);
    }
}

static void check_hours(struct arena *arena, const char *text, const char *hours)
{
    const struct hours *read = NULL;
    struct hours_written again = {NULL, NULL, NULL};
    struct err err = {""};
    if (!hours_parse(arena, hours, &read, &err) || hours_doubt(read) != HOURS_SURE)
        fail_msg("%s: %s: %s", text, hours, err.text);
    if (!hours_written(arena, hours, &again, &err) || strcmp(again.hours, hours) != 0)
        fail_msg("%s: %s is not read again: %s", text, hours, err.text);
}

/* Of this program alone: a busy machine makes nothing slow. */
static long used_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void never_hangs(void **state)
{
    (void)state;
    int count = getenv("ANNA_SETS") != NULL ? MANY : USUALLY;
    int taken = 0;
    struct arena arena = {0};
    for (int i = 0; i < count; i++) {
        char text[400];
        struct hours_written out = {NULL, NULL, NULL};
        struct hours_table table = {0};
        struct err err = {""};
        uint32_t began = seed;
        make_text(text, sizeof text);
        alarm(HANGS_S);
        long began_ms = used_ms();
        bool ok = hours_written(&arena, text, &out, &err);
        if (ok == (err.text[0] != '\0') ||
            ok != (out.hours != NULL || out.phone != NULL || out.access != NULL))
            fail_msg("from %u: %s: %s", began, text, err.text);
        if (out.hours != NULL)
            check_hours(&arena, text, out.hours);
        if (out.phone != NULL)
            check_hours(&arena, text, out.phone);
        (void)hours_written_day(&arena, text, &table, 2, &err);
        taken += ok;
        if (used_ms() - began_ms > SLOW_MS)
            fail_msg("from %u: %s: takes %ld ms", began, text, used_ms() - began_ms);
        alarm(0);
        arena_reset(&arena);
    }
    arena_free(&arena);
    printf("%d texts, %d taken\n", count, taken);
    assert_true(taken > count / 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(never_hangs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
