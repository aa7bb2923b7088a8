#include "formats/loose/hours_table.h"

#include <string.h>

enum { DAY_MINUTES = 24 * 60 };

static bool add_to_day(struct hours_table_day *day, int from, int to)
{
    for (int i = 0; i < day->count; i++) {
        if (day->span[i].from == from && day->span[i].to == to)
            return true;
        if (from < day->span[i].to && day->span[i].from < to)
            return false;
    }
    if (day->count == HOURS_TABLE_SPANS)
        return false;
    int at = day->count++;
    while (at > 0 && day->span[at - 1].from > from) {
        day->span[at] = day->span[at - 1];
        at--;
    }
    day->span[at].from = from;
    day->span[at].to = to;
    day->closed = false;
    return true;
}

bool hours_table_add(struct hours_table *table, unsigned days, int from, int to)
{
    bool ok = true;
    if (to <= from)
        to += DAY_MINUTES;
    for (int i = 0; i < HOURS_TABLE_DAYS; i++)
        if ((days >> i & 1u) != 0)
            ok = add_to_day(&table->day[i], from, to) && ok;
    return ok;
}

void hours_table_close(struct hours_table *table, unsigned days)
{
    for (int i = 0; i < HOURS_TABLE_DAYS; i++)
        if ((days >> i & 1u) != 0)
            table->day[i] = (struct hours_table_day){.closed = true};
}

bool hours_table_is_empty(const struct hours_table *table)
{
    for (int i = 0; i < HOURS_TABLE_DAYS; i++)
        if (table->day[i].count > 0)
            return false;
    return true;
}

void hours_table_write_days(unsigned days, struct buf *out)
{
    static const char *const names[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH"};
    bool first = true;
    for (int i = 0; i < HOURS_TABLE_DAYS; i++) {
        if ((days >> i & 1u) == 0)
            continue;
        int last = i;
        while (i < HOURS_TABLE_HOLIDAY && last + 1 < HOURS_TABLE_HOLIDAY &&
               (days >> (last + 1) & 1u) != 0)
            last++;
        buf_print(out, "%s%s", first ? "" : ",", names[i]);
        if (last > i)
            buf_print(out, "%s%s", last == i + 1 ? "," : "-", names[last]);
        first = false;
        i = last;
    }
}

void hours_table_write_span(int from, int to, struct buf *out)
{
    int end = to > DAY_MINUTES ? to - DAY_MINUTES : to;
    buf_print(out, "%02d:%02d-%02d:%02d", from / 60, from % 60, end / 60, end % 60);
}

static bool same_day(const struct hours_table_day *a, const struct hours_table_day *b)
{
    if (a->count != b->count)
        return false;
    for (int i = 0; i < a->count; i++)
        if (a->span[i].from != b->span[i].from || a->span[i].to != b->span[i].to)
            return false;
    return true;
}

/* The days that have the times of one of them. */
static unsigned days_like(const struct hours_table *table, int day)
{
    unsigned days = 0;
    for (int i = 0; i < HOURS_TABLE_DAYS; i++)
        if (same_day(&table->day[day], &table->day[i]))
            days |= 1u << i;
    return days;
}

void hours_table_write_rules(const struct hours_table *table, const char *when,
                             const char *divider, struct buf *out)
{
    unsigned left = 0;
    for (int i = 0; i < HOURS_TABLE_DAYS; i++)
        left |= table->day[i].count > 0 ? 1u << i : 0;
    for (int i = 0; i < HOURS_TABLE_DAYS; i++) {
        const struct hours_table_day *day = &table->day[i];
        if ((left >> i & 1u) == 0)
            continue;
        unsigned days = days_like(table, i) & left;
        /* Holidays stand last, or a weekday's rule would hold on them. */
        if (i < HOURS_TABLE_HOLIDAY && (left & ~days) != 0)
            days &= ~(1u << HOURS_TABLE_HOLIDAY);
        left &= ~days;
        if (out->len > 0)
            buf_print(out, "%s ", divider);
        buf_add_text(out, when);
        hours_table_write_days(days, out);
        for (int k = 0; k < day->count; k++) {
            buf_add_text(out, k == 0 ? " " : ",");
            hours_table_write_span(day->span[k].from, day->span[k].to, out);
        }
    }
}

void hours_table_write(const struct hours_table *table, struct buf *out)
{
    size_t before = out->len;
    hours_table_write_rules(table, "", ";", out);
    if (table->day[HOURS_TABLE_HOLIDAY].closed && out->len > before)
        buf_add_text(out, "; PH off");
}
