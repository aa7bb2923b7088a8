#include "formats/loose/hours_table.h"

#include <string.h>

enum { DAY_MINUTES = 24 * 60 };

static bool overlap(const struct hours_table_day *day, int from, int to)
{
    for (int i = 0; i < day->count; i++)
        if (from < day->span[i].to && day->span[i].from < to)
            return true;
    return false;
}

static bool add_to_day(struct hours_table_day *day, int from, int to)
{
    if (overlap(day, from, to))
        day->count = 0;
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

void hours_table_write(const struct hours_table *table, struct buf *out)
{
    unsigned written = 0;
    size_t before = out->len;
    for (int i = 0; i < HOURS_TABLE_DAYS; i++) {
        const struct hours_table_day *day = &table->day[i];
        unsigned days = 0;
        if (day->count == 0 || (written >> i & 1u) != 0)
            continue;
        for (int k = i; k < HOURS_TABLE_DAYS; k++)
            if (same_day(day, &table->day[k]))
                days |= 1u << k;
        written |= days;
        buf_add_text(out, out->len > before ? "; " : "");
        hours_table_write_days(days, out);
        for (int k = 0; k < day->count; k++) {
            buf_add_text(out, k == 0 ? " " : ",");
            hours_table_write_span(day->span[k].from, day->span[k].to, out);
        }
    }
    if (table->day[HOURS_TABLE_HOLIDAY].closed && out->len > before)
        buf_add_text(out, "; PH off");
}
