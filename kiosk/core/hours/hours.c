#include "core/hours/hours_rule.h"

#include <string.h>

enum { DAYS_AHEAD = 400, DAYS_ALWAYS = 14 };

static struct date next_day(struct date date)
{
    return date_from_day(date_to_day(date) + 1);
}

static struct moment moment_of(struct date date, int minute)
{
    if (minute < HOURS_DAY)
        return (struct moment){date, minute};
    return (struct moment){next_day(date), minute - HOURS_DAY};
}

/* The first minute from `from` on at which the day is not open; HOURS_DAY if it stays
 * open. */
static int open_until(const struct hours_day *day, int from)
{
    int at = from;
    for (size_t i = 0; i < day->count; i++)
        if (!day->part[i].unknown && day->part[i].from <= at && day->part[i].to > at)
            at = day->part[i].to;
    return at;
}

static void find_end(const struct hours *hours, const struct hours_calendar *calendar,
                     struct moment at, struct hours_answer *out)
{
    struct date date = at.date;
    int from = at.minute;
    for (int i = 0; i < DAYS_ALWAYS; i++) {
        struct hours_day day;
        hours_day_read(hours, calendar, date, &day);
        int end = open_until(&day, from);
        if (end < HOURS_DAY) {
            out->until_known = true;
            out->until = moment_of(date, end);
            return;
        }
        date = next_day(date);
        from = 0;
    }
    out->always = true;
}

static void find_next(const struct hours *hours, const struct hours_calendar *calendar,
                      struct moment at, struct hours_answer *out)
{
    struct date date = at.date;
    int from = at.minute;
    for (int i = 0; i <= DAYS_AHEAD; i++) {
        struct hours_day day;
        hours_day_read(hours, calendar, date, &day);
        for (size_t k = 0; k < day.count; k++)
            if (!day.part[k].unknown && day.part[k].from >= from) {
                out->next_known = true;
                out->next = moment_of(date, day.part[k].from);
                return;
            }
        date = next_day(date);
        from = 0;
    }
}

void hours_at(const struct hours *hours, const struct hours_calendar *calendar,
              struct moment at, struct hours_answer *out)
{
    struct hours_day today;
    *out = (struct hours_answer){.open = false};
    hours_day_read(hours, calendar, at.date, &today);
    for (size_t i = 0; i < today.count; i++) {
        const struct hours_part *part = &today.part[i];
        if (at.minute < part->from || at.minute >= part->to)
            continue;
        out->comment = part->comment;
        out->open = !part->unknown;
        out->unknown = part->unknown && !part->anyhow;
    }
    if (out->open)
        find_end(hours, calendar, at, out);
    else
        find_next(hours, calendar, at, out);
}

static bool same_words(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool same_moment(struct moment a, struct moment b)
{
    return a.minute == b.minute && date_compare(a.date, b.date) == 0;
}

size_t hours_intervals(const struct hours *hours, const struct hours_calendar *calendar,
                       struct moment from, struct moment to, struct hours_interval *out,
                       size_t room)
{
    size_t count = 0;
    struct hours_interval last = {.unknown = false};
    for (struct date date = from.date; date_compare(date, to.date) <= 0;
         date = next_day(date)) {
        struct hours_day day;
        hours_day_read(hours, calendar, date, &day);
        int first = date_compare(date, from.date) == 0 ? from.minute : 0;
        int end = date_compare(date, to.date) == 0 ? to.minute : HOURS_DAY;
        for (size_t i = 0; i < day.count; i++) {
            const struct hours_part *part = &day.part[i];
            int a = part->from > first ? part->from : first;
            int b = part->to < end ? part->to : end;
            if (a >= b)
                continue;
            struct hours_interval now = {moment_of(date, a), moment_of(date, b),
                                         part->comment, part->unknown};
            if (count > 0 && same_moment(last.end, now.start) &&
                last.unknown == now.unknown && same_words(last.comment, now.comment)) {
                last.end = now.end;
                if (count <= room)
                    out[count - 1].end = now.end;
                continue;
            }
            last = now;
            if (count++ < room)
                out[count - 1] = now;
        }
    }
    return count;
}

static bool same_line(const struct hours_line *a, const struct hours_line *b)
{
    if (a->span_count != b->span_count || !same_words(a->comment, b->comment) ||
        !same_words(a->beside, b->beside))
        return false;
    for (size_t i = 0; i < a->span_count; i++)
        if (a->span[i].from_minute != b->span[i].from_minute ||
            a->span[i].to_minute != b->span[i].to_minute)
            return false;
    return true;
}

/* What one day says: its spans, and words for them, or beside them. */
static struct hours_line line_of(const struct hours_day *day)
{
    struct hours_line line = {.span_count = 0};
    const char *words = NULL;
    for (size_t i = 0; i < day->count; i++) {
        const struct hours_part *part = &day->part[i];
        if (part->unknown) {
            words = words == NULL ? part->comment : words;
            continue;
        }
        if (line.span_count == sizeof line.span / sizeof line.span[0])
            continue;
        if (line.span_count == 0)
            line.comment = part->comment;
        line.span[line.span_count].from_minute = part->from;
        line.span[line.span_count++].to_minute = part->to;
    }
    if (line.span_count > 0)
        line.beside = words;
    else
        line.comment = words;
    return line;
}

size_t hours_week(const struct hours *hours, struct hours_line out[7], bool *special_out)
{
    size_t count = 0;
    bool special = false;
    for (size_t i = 0; i < hours->count; i++)
        special = special || hours_rule_special(&hours->rule[i]);
    for (int weekday = 0; weekday < 7; weekday++) {
        struct hours_day day;
        hours_day_usual(hours, weekday, &day);
        if (day.count == 0)
            continue;
        struct hours_line line = line_of(&day);
        size_t i = 0;
        while (i < count && !same_line(&out[i], &line))
            i++;
        if (i == count)
            out[count++] = line;
        out[i].days |= 1u << weekday;
    }
    *special_out = special;
    return count;
}
