#include "fuzz/feed.h"

#include <stdlib.h>
#include <string.h>

#include "core/hours/hours.h"

/* Opening hours: what is read is asked about a year, and its answers fit each other. */

enum { ROOM = 64 };

static const struct hours_range school[] = {{{2026, 10, 17}, {2026, 10, 31}},
                                            {{2026, 12, 23}, {2027, 1, 6}}};
static const struct hours_range extra[] = {{{2026, 11, 24}, {2026, 11, 24}}};
static const struct hours_calendar calendar = {.public_extra = extra,
                                               .public_extra_count = 1,
                                               .school = school,
                                               .school_count = 2,
                                               .school_known_until = {2027, 1, 6}};

static int64_t minutes(struct moment moment)
{
    return date_to_day(moment.date) * 1440 + moment.minute;
}

static void ask(const struct hours *hours, const struct hours_calendar *holidays)
{
    static const struct moment at[] = {{{2026, 11, 23}, 600}, {{2026, 12, 31}, 1439},
                                       {{2028, 2, 29}, 0},    {{2026, 3, 29}, 150},
                                       {{2027, 1, 1}, 720},   {{9998, 12, 31}, 1}};
    for (size_t i = 0; i < sizeof at / sizeof at[0]; i++) {
        struct hours_answer answer;
        hours_at(hours, holidays, at[i], &answer);
        MUST(!answer.until_known ||
             (answer.open && minutes(answer.until) > minutes(at[i])));
        MUST(!answer.next_known ||
             (!answer.open && minutes(answer.next) > minutes(at[i])));
    }
    struct hours_interval interval[ROOM];
    struct moment from = {{2026, 11, 23}, 0};
    struct moment to = {{2027, 1, 12}, 0};
    size_t count = hours_intervals(hours, holidays, from, to, interval, ROOM);
    for (size_t i = 0; i < count && i < ROOM; i++) {
        MUST(minutes(interval[i].start) < minutes(interval[i].end));
        MUST(minutes(interval[i].start) < minutes(to));
        MUST(minutes(interval[i].end) > minutes(from));
        MUST(i == 0 || minutes(interval[i - 1].end) <= minutes(interval[i].start));
    }
}

static void week(const struct hours *hours)
{
    struct hours_line line[7];
    bool special = false;
    size_t count = hours_week(hours, line, &special);
    MUST(count <= 7);
    unsigned seen = 0;
    for (size_t i = 0; i < count; i++) {
        MUST(line[i].days != 0 && line[i].days < 128 && (line[i].days & seen) == 0);
        MUST(line[i].span_count <= sizeof line[i].span / sizeof line[i].span[0]);
        seen |= line[i].days;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct err err = {""};
    const struct hours *hours = NULL;
    char *text = feed_text(data, size);
    if (hours_parse(&arena, text, &hours, &err)) {
        ask(hours, &calendar);
        ask(hours, NULL);
        week(hours);
    } else {
        MUST(hours == NULL && strstr(err.text, "column") != NULL);
    }
    free(text);
    arena_free(&arena);
    return 0;
}
