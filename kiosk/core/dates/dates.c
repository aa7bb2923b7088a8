#include "core/dates/dates.h"

#include <stdlib.h>
#include <string.h>

#include "core/dates/dates_rule.h"

enum { HELD = 512 }; /* dates of one walk, before doubles are joined */

static int64_t minutes_of(struct moment moment)
{
    return date_to_day(moment.date) * 1440 + moment.minute;
}

static bool takes_away(const struct dates_listed *except, struct moment start)
{
    return date_compare(except->at.date, start.date) == 0 &&
           (except->day || except->at.minute == start.minute);
}

static bool falls_out(const struct dates_rule *rule, struct moment start)
{
    bool out = rule->cancelled;
    for (size_t i = 0; i < rule->except_count && !out; i++)
        out = takes_away(&rule->except[i], start);
    return out;
}

static struct dates_one date_of(const struct dates_rule *rule, struct moment start)
{
    struct dates_one one = {.from = start,
                            .to = start,
                            .ends = rule->ends,
                            .whole_days = rule->whole_days,
                            .cancelled = falls_out(rule, start)};
    if (rule->whole_days)
        one.to.date = date_from_day(date_to_day(start.date) + rule->days);
    else if (rule->ends) /* an hour more or less in the night of summer time */
        one.to = moment_from_unix(moment_to_unix(start) + rule->lasts_s);
    return one;
}

struct gathering {
    const struct dates_rule *rule;
    struct moment from;
    struct moment to;
    struct dates_one *held;
    size_t count;
};

static bool gather(void *context, struct moment start)
{
    struct gathering *all = context;
    struct dates_one one = date_of(all->rule, start);
    int64_t over = minutes_of(one.ends ? one.to : one.from) + !one.ends;
    if (over > minutes_of(all->from) && minutes_of(start) < minutes_of(all->to))
        all->held[all->count++] = one;
    return all->count < HELD;
}

static int by_time(const void *a, const void *b)
{
    const struct dates_one *one = a;
    const struct dates_one *other = b;
    int64_t between = minutes_of(one->from) - minutes_of(other->from);
    if (between != 0)
        return between < 0 ? -1 : 1;
    if (one->whole_days != other->whole_days)
        return one->whole_days ? -1 : 1;
    return 0;
}

static size_t joined(struct dates_one *held, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        struct dates_one *last = kept > 0 ? &held[kept - 1] : NULL;
        if (last == NULL || by_time(last, &held[i]) != 0) {
            held[kept++] = held[i];
            continue;
        }
        last->cancelled = last->cancelled || held[i].cancelled;
        if (!last->ends && held[i].ends) {
            last->ends = true;
            last->to = held[i].to;
        }
    }
    return kept;
}

bool dates_check(const char *text, struct err *err)
{
    struct dates_rule rule;
    return dates_rule_read(text, &rule, err);
}

size_t dates_between(const char *const *item, size_t count, struct moment from,
                     struct moment to, struct dates_one *out, size_t room)
{
    struct dates_one held[HELD];
    struct gathering all = {.from = from, .to = to, .held = held};
    struct err ignored = {""};
    for (size_t i = 0; i < count && all.count < HELD; i++) {
        struct dates_rule rule;
        if (!dates_rule_read(item[i], &rule, &ignored))
            continue;
        all.rule = &rule;
        /* What began before and is not over yet. */
        int64_t longest = rule.whole_days ? rule.days : rule.lasts_s / 86400 + 1;
        struct moment first = {date_from_day(date_to_day(from.date) - longest), 0};
        dates_rule_walk(&rule, first, to, gather, &all);
        for (size_t k = 0; k < rule.more_count && all.count < HELD; k++)
            gather(&all, rule.more[k].at);
    }
    qsort(held, all.count, sizeof *held, by_time);
    size_t kept = joined(held, all.count);
    kept = kept < room ? kept : room;
    memcpy(out, held, kept * sizeof *out);
    return kept;
}

static bool keep_last(void *context, struct moment start)
{
    struct date *last = context;
    if (last->year == 0 || date_compare(start.date, *last) > 0)
        *last = start.date;
    return true;
}

bool dates_last(const char *const *item, size_t count, struct date *last_out,
                bool *endless_out)
{
    static const struct moment end = {{DATES_LAST_YEAR, 12, 31}, 1439};
    struct date last = {0, 0, 0};
    struct err ignored = {""};
    *endless_out = false;
    for (size_t i = 0; i < count; i++) {
        struct dates_rule rule;
        if (!dates_rule_read(item[i], &rule, &ignored))
            continue;
        if (rule.endless) {
            *endless_out = true;
            return false;
        }
        dates_rule_walk(&rule, rule.start, end, keep_last, &last);
        for (size_t k = 0; k < rule.more_count; k++)
            keep_last(&last, rule.more[k].at);
    }
    *last_out = last;
    return last.year != 0;
}

static bool stop_there(void *context, struct moment start)
{
    (void)start;
    *(bool *)context = true;
    return false;
}

/* Whether an EXDATE meets a date. */
static bool meets(const struct dates_rule *rule, const struct dates_listed *except)
{
    struct moment from = except->at;
    struct moment to = except->at;
    bool met = false;
    from.minute = except->day ? 0 : from.minute;
    to.minute = except->day ? 1440 : to.minute + 1;
    dates_rule_walk(rule, from, to, stop_there, &met);
    for (size_t i = 0; i < rule->more_count && !met; i++)
        met = takes_away(except, rule->more[i].at);
    return met;
}

bool dates_stray(const char *text, struct date *out)
{
    struct dates_rule rule;
    struct err ignored = {""};
    if (!dates_rule_read(text, &rule, &ignored))
        return false;
    for (size_t i = 0; i < rule.except_count; i++)
        if (!meets(&rule, &rule.except[i])) {
            *out = rule.except[i].at.date;
            return true;
        }
    return false;
}
