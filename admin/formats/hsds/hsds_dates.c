#include "formats/hsds/hsds_dates.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "core/dates/dates.h"
#include "formats/hsds/hsds_load.h"
#include "formats/hsds/hsds_time.h"

/* The first date of a rule is looked for so long: a month has it. */
enum { MOST_TRIES = 32, DAY = 1440 };

/* What weeks of opening hours cannot say. */
static bool is_dates(const struct hsds_row *row)
{
    const char *interval = hsds_get(row, "interval");
    bool begins = hsds_get(row, "dtstart") != NULL;
    bool alone = hsds_get(row, "freq") == NULL && hsds_get(row, "byday") == NULL &&
                 hsds_get(row, "weekday") == NULL;
    if (hsds_get(row, "byweekno") != NULL || hsds_get(row, "byyearday") != NULL)
        return false;
    return (begins && (alone || (interval != NULL && strcmp(interval, "1") != 0) ||
                       hsds_get(row, "count") != NULL)) ||
           (hsds_get(row, "bymonthday") != NULL && hsds_get(row, "freq") != NULL);
}

static void put_day(struct buf *out, struct date day)
{
    buf_print(out, "%04d%02d%02d", day.year, day.month, day.day);
}

static void put_time(struct buf *out, const char *name, struct date day, int minute)
{
    buf_print(out, "%s:", name);
    put_day(out, day);
    buf_print(out, "T%02d%02d00", minute / 60, minute % 60);
}

/* Words of a rule alone: nothing else may come in between. */
static bool is_rule(const char *text)
{
    return text[strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,-+")] == '\0';
}

static void put_rule(struct buf *out, const struct hsds_row *row)
{
    static const struct {
        const char *column;
        const char *name;
    } parts[] = {{"interval", "INTERVAL"},
                 {"byday", "BYDAY"},
                 {"bymonthday", "BYMONTHDAY"},
                 {"count", "COUNT"},
                 {"wkst", "WKST"}};
    const char *freq = hsds_get(row, "freq");
    const char *until = hsds_get(row, "until");
    struct date last;
    if (freq == NULL)
        return;
    out->failed = out->failed || !is_rule(freq);
    buf_print(out, " RRULE:FREQ=%s", freq);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        const char *text = hsds_get(row, parts[i].column);
        if (text == NULL)
            continue;
        out->failed = out->failed || !is_rule(text);
        buf_print(out, ";%s=%s", parts[i].name, text);
    }
    if (until == NULL)
        until = hsds_get(row, "valid_to");
    if (until != NULL && hsds_get(row, "count") == NULL && hsds_date(until, &last)) {
        buf_add_text(out, ";UNTIL=");
        put_day(out, last);
    }
}

/* The whole item if it begins on this day. */
static bool put_item(struct buf *out, const struct hsds_row *row, struct date day)
{
    const char *opens = hsds_get(row, "opens_at");
    const char *closes = hsds_get(row, "closes_at");
    int from = 0;
    int to = 0;
    buf_shorten(out, 0);
    if (opens == NULL) {
        buf_add_text(out, "DTSTART;VALUE=DATE:");
        put_day(out, day);
    } else {
        if (!hsds_time(opens, &from) || from >= DAY)
            return false;
        put_time(out, "DTSTART", day, from);
    }
    if (opens != NULL && closes != NULL) {
        if (!hsds_time(closes, &to) || to == from)
            return false;
        struct date end =
            to < from || to == DAY ? date_from_day(date_to_day(day) + 1) : day;
        put_time(out, " DTEND", end, to % DAY);
    }
    put_rule(out, row);
    return !out->failed;
}

const char *hsds_date_item(struct arena *arena, const struct hsds_row *row,
                           struct date today)
{
    const char *begin = hsds_get(row, "dtstart");
    struct date day = today;
    struct buf item = {0};
    struct err ignored = {""};
    const char *found = NULL;
    if (begin == NULL)
        begin = hsds_get(row, "valid_from");
    if (!is_dates(row) || (begin != NULL && !hsds_date(begin, &day)) || !date_valid(day))
        return NULL;
    for (int i = 0; i < MOST_TRIES && found == NULL && put_item(&item, row, day); i++) {
        if (dates_check(item.bytes, &ignored))
            found = arena_copy(arena, item.bytes);
        day = date_from_day(date_to_day(day) + 1);
    }
    buf_free(&item);
    return found;
}
