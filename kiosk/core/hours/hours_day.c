#include "core/hours/hours_rule.h"

#include <string.h>

/* What a day is, asked once for all rules. */
struct facts {
    struct date date;
    int weekday;
    int week;       /* ISO 8601 */
    int from_start; /* nth weekday of its month, 1 to 5 */
    int from_end;
    bool public_holiday;
    bool school_holiday;
    bool usual; /* the usual week: rules that are bound to a season do not hold */
};

struct date hours_easter(int year)
{
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int month = (h + l - 7 * m + 114) / 31;
    int day = (h + l - 7 * m + 114) % 31 + 1;
    return (struct date){year, month, day};
}

const char *hours_holiday(struct date date)
{
    /* Feiertagsgesetz NW, section 2. */
    static const struct {
        int month, day;
        const char *name;
    } fixed[] = {{1, 1, "new_year"},        {5, 1, "labour_day"},
                 {10, 3, "unity_day"},      {11, 1, "all_saints"},
                 {12, 25, "christmas_day"}, {12, 26, "second_christmas_day"}};
    static const struct {
        int days;
        const char *name;
    } from_easter[] = {{-2, "good_friday"},
                       {1, "easter_monday"},
                       {39, "ascension"},
                       {50, "whit_monday"},
                       {60, "corpus_christi"}};
    for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++)
        if (date.month == fixed[i].month && date.day == fixed[i].day)
            return fixed[i].name;
    if (date.month < 3 || date.month > 6)
        return NULL;
    int64_t since = date_days_between(hours_easter(date.year), date);
    for (size_t i = 0; i < sizeof from_easter / sizeof from_easter[0]; i++)
        if (since == from_easter[i].days)
            return from_easter[i].name;
    return NULL;
}

bool hours_public_holiday(struct date date)
{
    return hours_holiday(date) != NULL;
}

bool hours_tells_holidays(const struct hours *hours)
{
    for (size_t i = 0; i < hours->count; i++)
        if (hours->rule[i].public_holiday)
            return true;
    return false;
}

/* `count` if none of them has the day. */
static size_t range_of(const struct hours_range *range, size_t count, struct date date)
{
    size_t i = 0;
    while (i < count &&
           (date_compare(date, range[i].from) < 0 || date_compare(date, range[i].to) > 0))
        i++;
    return i;
}

static bool in_ranges(const struct hours_range *range, size_t count, struct date date)
{
    return range_of(range, count, date) < count;
}

size_t hours_holiday_extra(const struct hours_calendar *calendar, struct date date)
{
    return range_of(calendar->public_extra, calendar->public_extra_count, date);
}

/* ISO 8601: the week with the year's first Thursday is week 1. */
static int iso_week(struct date date)
{
    int64_t thursday = date_to_day(date) - date_weekday(date) + 3;
    struct date in_year = date_from_day(thursday);
    struct date first = {in_year.year, 1, 1};
    return (int)((thursday - date_to_day(first)) / 7) + 1;
}

static int month_length(struct date date)
{
    static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
    return length[date.month - 1] + (date.month == 2 && leap ? 1 : 0);
}

static struct facts facts_of(const struct hours_calendar *calendar, struct date date)
{
    struct facts f = {
        .date = date, .weekday = date_weekday(date), .week = iso_week(date)};
    f.from_start = (date.day - 1) / 7 + 1;
    f.from_end = (month_length(date) - date.day) / 7 + 1;
    f.public_holiday = hours_public_holiday(date);
    if (calendar != NULL) {
        f.public_holiday =
            f.public_holiday ||
            in_ranges(calendar->public_extra, calendar->public_extra_count, date);
        f.school_holiday = in_ranges(calendar->school, calendar->school_count, date);
    }
    return f;
}

static bool dates_hold(const struct hours_dates *d, struct date date)
{
    int now = date.month * 100 + date.day;
    int from = d->from_month * 100 + (d->from_day != 0 ? d->from_day : 1);
    int to = d->to_month * 100 + (d->to_day != 0 ? d->to_day : 31);
    if (d->from_year != 0) {
        int year = date.year * 10000;
        int last = d->to_year * 10000 + to;
        if (d->to_year == d->from_year && to < from)
            last += 10000; /* "2026 Dec 24-Jan 02" ends in the next year */
        return year + now >= d->from_year * 10000 + from && year + now <= last;
    }
    return from <= to ? now >= from && now <= to : now >= from || now <= to;
}

static bool days_hold(const struct hours_rule *rule, const struct facts *f)
{
    if ((rule->public_holiday && f->public_holiday) ||
        (rule->school_holiday && f->school_holiday))
        return true;
    if ((rule->weekday >> f->weekday & 1u) != 0)
        return true;
    unsigned nth = rule->nth[f->weekday];
    return (nth >> f->from_start & 1u) != 0 || (nth >> (8 + f->from_end) & 1u) != 0;
}

bool hours_rule_special(const struct hours_rule *rule)
{
    bool special = rule->dates_count > 0 || rule->weeks_count > 0 ||
                   rule->public_holiday || rule->school_holiday;
    for (int i = 0; i < 7; i++)
        special = special || rule->nth[i] != 0;
    return special;
}

static bool holds(const struct hours_rule *rule, const struct facts *f)
{
    if (f->usual && (rule->dates_count > 0 || rule->weeks_count > 0))
        return false;
    bool dates = rule->dates_count == 0;
    for (size_t i = 0; i < rule->dates_count && !dates; i++)
        dates = dates_hold(&rule->dates[i], f->date);
    bool weeks = rule->weeks_count == 0;
    for (size_t i = 0; i < rule->weeks_count && !weeks; i++) {
        const struct hours_weeks *w = &rule->weeks[i];
        weeks =
            f->week >= w->from && f->week <= w->to && (f->week - w->from) % w->step == 0;
    }
    return dates && weeks && (!rule->has_days || days_hold(rule, f));
}

static bool has_dates(const struct hours_rule *rule)
{
    return rule->has_days || rule->dates_count > 0 || rule->weeks_count > 0;
}

/* A rule that holds on the day, or what of it lasts over from the day before. */
struct holding {
    const struct hours_rule *rule;
    bool from_before;
};

/* The rules that count on a day, in order. A rule behind ";" takes the place of those
 * before it when it holds on the day and opens, as the reference evaluation does. */
static size_t choose(const struct hours *hours, const struct facts *today,
                     const struct facts *before, struct holding out[2 * HOURS_MOST_RULES])
{
    size_t count = 0;
    for (size_t i = 0; i < hours->count; i++) {
        const struct hours_rule *rule = &hours->rule[i];
        bool replaces = (has_dates(rule) || (i > 0 && !has_dates(&hours->rule[i - 1]))) &&
                        rule->meaning != HOURS_CLOSED && !rule->additional &&
                        !rule->fallback;
        if (holds(rule, today)) {
            if (replaces)
                count = 0;
            out[count++] = (struct holding){rule, false};
        }
        if (before == NULL)
            continue;
        bool lasts = false;
        for (size_t k = 0; k < rule->span_count; k++)
            lasts = lasts || rule->span[k].to > HOURS_DAY;
        if (lasts && holds(rule, before))
            out[count++] = (struct holding){rule, true};
    }
    return count;
}

static bool covers(const struct holding *h, int minute)
{
    if (h->rule->span_count == 0)
        return !h->from_before;
    int shifted = h->from_before ? minute + HOURS_DAY : minute;
    for (size_t i = 0; i < h->rule->span_count; i++) {
        const struct hours_span *s = &h->rule->span[i];
        if (shifted >= s->from && shifted < s->to &&
            (!h->from_before || s->to > HOURS_DAY))
            return true;
    }
    return false;
}

/* The rule that says what stands at a minute; NULL: none, so it is closed. The last one
 * that covers it wins; a fallback only where nothing is open before it. */
static const struct hours_rule *rule_at(const struct holding *list, size_t count,
                                        int minute)
{
    const struct hours_rule *result = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!covers(&list[i], minute))
            continue;
        if (list[i].rule->fallback && result != NULL && result->meaning != HOURS_CLOSED)
            continue;
        result = list[i].rule;
    }
    return result;
}

/* The minutes at which something may change, in order, with `end` as the last. */
static size_t cuts_of(const struct holding *list, size_t count, int end,
                      int out[4 * HOURS_MOST_SPANS + 2])
{
    size_t n = 0;
    out[n++] = 0;
    out[n++] = end;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < list[i].rule->span_count; k++) {
            int shift = list[i].from_before ? HOURS_DAY : 0;
            int edge[2] = {list[i].rule->span[k].from - shift,
                           list[i].rule->span[k].to - shift};
            for (int e = 0; e < 2; e++)
                if (edge[e] > 0 && edge[e] < end && n < 4 * HOURS_MOST_SPANS + 2)
                    out[n++] = edge[e];
        }
    for (size_t i = 1; i < n; i++)
        for (size_t k = i; k > 0 && out[k - 1] > out[k]; k--) {
            int keep = out[k];
            out[k] = out[k - 1];
            out[k - 1] = keep;
        }
    return n;
}

static bool same_words(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static void add_part(struct hours_day *day, int from, int to,
                     const struct hours_rule *rule)
{
    bool unknown = rule->meaning == HOURS_UNKNOWN;
    struct hours_part *last = day->count > 0 ? &day->part[day->count - 1] : NULL;
    if (last != NULL && last->to == from && last->unknown == unknown &&
        same_words(last->comment, rule->comment))
        last->to = to;
    else if (day->count < HOURS_MOST_PARTS)
        day->part[day->count++] =
            (struct hours_part){.from = from,
                                .to = to,
                                .unknown = unknown,
                                .anyhow = rule->fallback && !has_dates(rule),
                                .comment = rule->comment};
}

static void evaluate(const struct holding *list, size_t count, int end,
                     struct hours_day *out)
{
    int cut[4 * HOURS_MOST_SPANS + 2];
    size_t cuts = cuts_of(list, count, end, cut);
    out->count = 0;
    for (size_t i = 0; i + 1 < cuts; i++) {
        if (cut[i] == cut[i + 1])
            continue;
        const struct hours_rule *rule = rule_at(list, count, cut[i]);
        if (rule != NULL && rule->meaning != HOURS_CLOSED)
            add_part(out, cut[i], cut[i + 1], rule);
    }
}

void hours_day_read(const struct hours *hours, const struct hours_calendar *calendar,
                    struct date date, struct hours_day *out)
{
    struct facts today = facts_of(calendar, date);
    struct facts before = facts_of(calendar, date_from_day(date_to_day(date) - 1));
    struct holding list[2 * HOURS_MOST_RULES];
    size_t count = choose(hours, &today, &before, list);
    evaluate(list, count, HOURS_DAY, out);
}

void hours_day_usual(const struct hours *hours, int weekday, struct hours_day *out)
{
    /* No week of the month: nth weekdays do not hold. */
    struct facts usual = {
        .weekday = weekday, .from_start = 7, .from_end = 7, .usual = true};
    struct holding list[2 * HOURS_MOST_RULES];
    size_t count = choose(hours, &usual, NULL, list);
    int end = HOURS_DAY;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < list[i].rule->span_count; k++)
            if (list[i].rule->span[k].to > end)
                end = list[i].rule->span[k].to;
    bool whole_day = end == HOURS_DAY;
    evaluate(list, count, whole_day ? HOURS_DAY : end, out);
}
