#include "formats/loose/hours_told.h"

#include "base/arena.h"
#include "base/message.h"
#include "core/hours/hours.h"

enum { WEEK = 7, EVERY_DAY = 0x7f, WEEKS_SHOWN = 5, OPENINGS_SHOWN = 10 };

static const char *const weekday_word[WEEK] = {
    MESSAGE("Monday"), MESSAGE("Tuesday"),  MESSAGE("Wednesday"), MESSAGE("Thursday"),
    MESSAGE("Friday"), MESSAGE("Saturday"), MESSAGE("Sunday")};

static void add_days(struct buf *out, unsigned days)
{
    const char *between = "";
    if (days == EVERY_DAY) {
        buf_add_text(out, message("every day"));
        return;
    }
    for (int day = 0; day < WEEK; day++) {
        int last = day;
        if ((days & 1u << day) == 0)
            continue;
        while (last + 1 < WEEK && (days & 1u << (last + 1)) != 0)
            last++;
        if (last < day + 2)
            last = day;
        buf_print(out, "%s%s%s%s", between, message(weekday_word[day]),
                  last > day ? message(" to ") : "",
                  last > day ? message(weekday_word[last]) : "");
        between = ", ";
        day = last;
    }
}

static void add_span(struct buf *out, int from, int to)
{
    if (from == 0 && to == 24 * 60)
        buf_add_text(out, message("day and night"));
    else
        buf_print(out, message("%02d:%02d to %02d:%02d%s"), from / 60, from % 60,
                  to > 24 * 60 ? to / 60 - 24 : to / 60, to % 60,
                  to > 24 * 60 ? message(" of the next day") : "");
}

static void add_line(struct buf *out, const struct hours_line *line)
{
    buf_add_text(out, "    ");
    add_days(out, line->days);
    buf_add_text(out, ": ");
    for (size_t i = 0; i < line->span_count; i++) {
        buf_add_text(out, i > 0 ? message(" and ") : "");
        add_span(out, line->span[i].from_minute, line->span[i].to_minute);
    }
    if (line->comment != NULL)
        buf_print(out, "%s%s", line->span_count > 0 ? ", " : "", line->comment);
    if (line->beside != NULL)
        buf_print(out, message("; else %s"), line->beside);
    buf_add_text(out, "\n");
}

static void add_opening(struct buf *out, const struct hours_interval *one)
{
    const struct date day = one->start.date;
    int64_t days = date_days_between(day, one->end.date);
    buf_print(out, "    %s %04d-%02d-%02d: ", message(weekday_word[date_weekday(day)]),
              day.year, day.month, day.day);
    if (one->unknown)
        buf_add_text(out, message("only as it says"));
    else if (days > 1)
        buf_print(out, message("%02d:%02d to %04d-%02d-%02d"), one->start.minute / 60,
                  one->start.minute % 60, one->end.date.year, one->end.date.month,
                  one->end.date.day);
    else
        add_span(out, one->start.minute, one->end.minute + (int)days * 24 * 60);
    if (one->comment != NULL)
        buf_print(out, ", %s", one->comment);
    buf_add_text(out, "\n");
}

/* What comes next, where no week is like the other. */
static void add_openings(struct buf *out, const struct hours *hours, struct date today)
{
    struct hours_interval interval[OPENINGS_SHOWN];
    const struct moment from = {today, 0};
    const struct moment to = {
        date_from_day(date_to_day(today) + (int64_t)WEEKS_SHOWN * WEEK), 0};
    size_t count = hours_intervals(hours, NULL, from, to, interval, OPENINGS_SHOWN);
    buf_print(out, message("    not every week alike; the next %d weeks:\n"),
              WEEKS_SHOWN);
    if (count == 0)
        buf_add_text(out, message("    closed\n"));
    for (size_t i = 0; i < count && i < OPENINGS_SHOWN; i++)
        add_opening(out, &interval[i]);
    if (count > OPENINGS_SHOWN)
        buf_print(out, message("    and %zu more\n"), count - OPENINGS_SHOWN);
}

void hours_told(const char *text, struct date today, struct buf *out)
{
    struct arena arena = {0};
    struct hours_line line[WEEK];
    const struct hours *hours;
    struct err err = {""};
    bool special = false;
    unsigned closed = EVERY_DAY;
    if (hours_parse(&arena, text, &hours, &err)) {
        size_t count = hours_week(hours, line, &special);
        for (size_t i = 0; i < count; i++) {
            closed &= ~line[i].days;
            add_line(out, &line[i]);
        }
        if (count > 0 && closed != 0) {
            buf_add_text(out, "    ");
            add_days(out, closed);
            buf_add_text(out, message(": closed\n"));
        }
        if (count > 0 && special)
            buf_add_text(out, message("    and other days as the rules say\n"));
        if (count == 0)
            add_openings(out, hours, today);
    }
    arena_free(&arena);
}
