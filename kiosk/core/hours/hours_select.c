#include <string.h>
#include <strings.h>

#include "core/hours/hours_reader.h"

static int weekday_at(const char *at)
{
    static const char *const words[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
    return hours_reader_word(at, words, 7, 2);
}

static int month_at(const char *at)
{
    static const char *const words[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return hours_reader_word(at, words, 12, 3);
}

/* "[1]", "[2,4]", "[1-3]", "[-1]" behind a weekday; adds to what is in `*out`, for
 * "Mo[1],Mo[3]" is both. */
static bool take_nth(struct hours_reader *p, uint16_t *out)
{
    uint16_t bits = 0;
    do {
        int from;
        int to;
        bool back = hours_reader_take(p, '-');
        if (!hours_reader_number(p, 1, &from, NULL) || from < 1 || from > 5)
            return hours_reader_refuse(
                p, "the nth weekday of a month is 1 to 5, or -1 to -5");
        to = from;
        if (!back && hours_reader_take(p, '-') &&
            (!hours_reader_number(p, 1, &to, NULL) || to <= from || to > 5))
            return hours_reader_refuse(p, "the nth weekday of a month is 1 to 5");
        for (int i = from; i <= to; i++)
            bits = (uint16_t)(bits | 1u << (back ? 8 + i : i));
    } while (hours_reader_take(p, ','));
    if (!hours_reader_take(p, ']'))
        return hours_reader_refuse(p, "a ] is missing");
    *out = (uint16_t)(*out | bits);
    return true;
}

/* One item of a list of days: "Mo", "Mo-Fr", "Th[1]", "PH", "SH". */
static bool take_day(struct hours_reader *p, struct hours_rule *rule)
{
    static const char *const holidays[] = {"PH", "SH"};
    hours_reader_spaces(p);
    rule->has_days = true;
    int holiday = hours_reader_word(p->at, holidays, 2, 2);
    if (holiday >= 0) {
        p->at += 2;
        *(holiday == 0 ? &rule->public_holiday : &rule->school_holiday) = true;
        return true;
    }
    int from = weekday_at(p->at);
    if (from < 0)
        return hours_reader_refuse(p, "a day is Mo, Tu, We, Th, Fr, Sa, Su, PH or SH");
    p->at += 2;
    if (*p->at == '[') {
        p->at++;
        return take_nth(p, &rule->nth[from]);
    }
    int to = from;
    if (hours_reader_take(p, '-')) {
        hours_reader_spaces(p);
        to = weekday_at(p->at);
        if (to < 0)
            return hours_reader_refuse(p, "a range of days ends with a weekday");
        p->at += 2;
    }
    for (int day = from;; day = (day + 1) % 7) {
        rule->weekday |= 1u << day;
        if (day == to)
            break;
    }
    return true;
}

bool hours_select_days_begin(const struct hours_reader *p)
{
    static const char *const holidays[] = {"PH", "SH"};
    return weekday_at(p->at) >= 0 || hours_reader_word(p->at, holidays, 2, 2) >= 0;
}

bool hours_select_days(struct hours_reader *p, struct hours_rule *rule)
{
    for (;;) {
        if (!take_day(p, rule))
            return false;
        const char *before = p->at;
        bool more = hours_reader_take(p, ',');
        hours_reader_spaces(p);
        if (!more || !hours_select_days_begin(p)) {
            p->at = before;
            return true;
        }
    }
}

static bool day_of_month_valid(int year, int month, int day)
{
    struct date date = {year != 0 ? year : 2024, month, day};
    return date_valid(date);
}

/* A year that stands before a month. */
static bool take_year(struct hours_reader *p, int *out)
{
    const char *before = p->at;
    int year;
    int len;
    if (hours_reader_number(p, 4, &year, &len) && len == 4 && year >= 1970) {
        hours_reader_spaces(p);
        if (month_at(p->at) >= 0) {
            *out = year;
            return true;
        }
    }
    p->at = before;
    return false;
}

/* Digits that are a day of the month, and not the hours of a time. */
static bool take_month_day(struct hours_reader *p, int *out)
{
    const char *before = p->at;
    int day;
    hours_reader_spaces(p);
    if (hours_reader_number(p, 2, &day, NULL) && *p->at != ':' &&
        !hours_reader_digit(*p->at)) {
        *out = day;
        return true;
    }
    p->at = before;
    return false;
}

/* The end of a range: "-Oct", "-Jan 02", "-20". */
static bool take_dates_end(struct hours_reader *p, struct hours_dates *d)
{
    hours_reader_spaces(p);
    if (take_year(p, &d->to_year) && d->from_year == 0)
        return hours_reader_refuse(
            p, "a range with a year at its end needs one at its start");
    int month = month_at(p->at);
    if (month >= 0) {
        p->at += 3;
        d->to_month = month + 1;
        bool has_day = take_month_day(p, &d->to_day);
        if (has_day != (d->from_day != 0))
            return hours_reader_refuse(
                p, "a range of dates has a day at both ends or at none");
        return true;
    }
    if (d->from_day == 0 || !take_month_day(p, &d->to_day))
        return hours_reader_refuse(p, "a range of months ends with a month");
    if (d->to_day <= d->from_day)
        return hours_reader_refuse(p, "this range of days ends before it begins");
    return true;
}

static bool take_dates_item(struct hours_reader *p, struct hours_dates *d)
{
    *d = (struct hours_dates){0};
    take_year(p, &d->from_year);
    hours_reader_spaces(p);
    int month = month_at(p->at);
    if (month < 0)
        return hours_reader_refuse(p, "a month is Jan, Feb, Mar, ...");
    p->at += 3;
    d->from_month = month + 1;
    take_month_day(p, &d->from_day);
    d->to_year = d->from_year;
    d->to_month = d->from_month;
    d->to_day = d->from_day;
    const char *before = p->at;
    if (hours_reader_take(p, '-')) {
        hours_reader_spaces(p);
        if (!take_dates_end(p, d))
            return false;
    } else {
        p->at = before;
    }
    if (d->from_day != 0 &&
        (!day_of_month_valid(d->from_year, d->from_month, d->from_day) ||
         !day_of_month_valid(d->to_year, d->to_month, d->to_day)))
        return hours_reader_refuse(p, "this month has no such day");
    if (*p->at == '/' || *p->at == '+')
        return hours_reader_refuse(p, "steps of dates are not understood here");
    return true;
}

bool hours_select_dates_begin(const struct hours_reader *p)
{
    if (month_at(p->at) >= 0)
        return true;
    const char *at = p->at;
    for (int i = 0; i < 4; i++)
        if (!hours_reader_digit(at[i]))
            return false;
    at += 4;
    while (*at == ' ')
        at++;
    return month_at(at) >= 0;
}

bool hours_select_dates(struct hours_reader *p, struct hours_rule *rule)
{
    struct hours_dates dates[HOURS_MOST_DATES];
    size_t count = 0;
    for (;;) {
        if (count == HOURS_MOST_DATES)
            return hours_reader_refuse(p, "too many dates in one rule");
        if (!take_dates_item(p, &dates[count++]))
            return false;
        const char *before = p->at;
        bool more = hours_reader_take(p, ',');
        hours_reader_spaces(p);
        if (!more || !hours_select_dates_begin(p)) {
            p->at = before;
            break;
        }
    }
    struct hours_dates *kept = arena_take_array(p->arena, count, sizeof *kept);
    if (kept == NULL)
        return hours_reader_refuse(p, "not enough memory");
    memcpy(kept, dates, count * sizeof *kept);
    rule->dates = kept;
    rule->dates_count = count;
    return true;
}

static bool take_week_item(struct hours_reader *p, struct hours_weeks *week)
{
    hours_reader_spaces(p);
    if (!hours_reader_number(p, 2, &week->from, NULL) || week->from < 1 ||
        week->from > 53)
        return hours_reader_refuse(p, "a week is 1 to 53");
    week->to = week->from;
    week->step = 1;
    if (hours_reader_take(p, '-')) {
        hours_reader_spaces(p);
        if (!hours_reader_number(p, 2, &week->to, NULL) || week->to <= week->from ||
            week->to > 53)
            return hours_reader_refuse(
                p, "a range of weeks ends after it begins, at 53 at the latest");
        if (*p->at == '/') {
            p->at++;
            if (!hours_reader_number(p, 2, &week->step, NULL) || week->step < 2 ||
                week->step > 26)
                return hours_reader_refuse(p, "a step of weeks is 2 to 26");
        }
    }
    return true;
}

/* The comma before one more item: "week 1,3" and "week 40-53, week 1-10", but neither
 * "week 1,08:00-12:00" nor "week 1,1:00-2:00". Does not move if there is none. */
static bool take_week_comma(struct hours_reader *p)
{
    const char *before = p->at;
    if (hours_reader_take(p, ',')) {
        hours_reader_spaces(p);
        if (strncasecmp(p->at, "week", 4) == 0 && !hours_reader_letter(p->at[4]))
            p->at += 4;
        hours_reader_spaces(p);
        size_t digits = strspn(p->at, "0123456789");
        if (digits > 0 && digits <= 2 && p->at[digits] != ':')
            return true;
    }
    p->at = before;
    return false;
}

bool hours_select_weeks(struct hours_reader *p, struct hours_rule *rule)
{
    struct hours_weeks weeks[HOURS_MOST_WEEKS];
    size_t count = 0;
    do {
        if (count == HOURS_MOST_WEEKS)
            return hours_reader_refuse(p, "too many weeks in one rule");
        if (!take_week_item(p, &weeks[count++]))
            return false;
    } while (take_week_comma(p));
    struct hours_weeks *kept = arena_take_array(p->arena, count, sizeof *kept);
    if (kept == NULL)
        return hours_reader_refuse(p, "not enough memory");
    memcpy(kept, weeks, count * sizeof *kept);
    rule->weeks = kept;
    rule->weeks_count = count;
    return true;
}
