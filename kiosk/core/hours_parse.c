#include "core/hours_rule.h"

#include <string.h>
#include <strings.h>

enum { MOST_TEXT = 2000, MOST_COMMENT = 300 };

struct parser {
    struct arena *arena;
    const char *text;
    const char *at;
    struct err *err;
    struct hours_rule rule[HOURS_MOST_RULES];
    size_t count;
};

static bool refuse(struct parser *p, const char *why)
{
    return err_set(p->err, "opening hours, column %zu: %s", (size_t)(p->at - p->text) + 1,
                   why);
}

static void skip_spaces(struct parser *p)
{
    while (*p->at == ' ')
        p->at++;
}

static bool take(struct parser *p, char c)
{
    skip_spaces(p);
    if (*p->at != c)
        return false;
    p->at++;
    return true;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The place of the word at `at` in a list of words of `len` letters; -1 if it is none of
 * them. */
static int word_at(const char *at, const char *const *words, int count, size_t len)
{
    for (int i = 0; i < count; i++)
        if (strncasecmp(at, words[i], len) == 0 && !is_letter(at[len]))
            return i;
    return -1;
}

static int weekday_at(const char *at)
{
    static const char *const words[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
    return word_at(at, words, 7, 2);
}

static int month_at(const char *at)
{
    static const char *const words[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return word_at(at, words, 12, 3);
}

/* Digits up to a count; their number of digits in `*len`. Moves behind them. */
static bool take_number(struct parser *p, int most_digits, int *out, int *len)
{
    int value = 0;
    int digits = 0;
    while (is_digit(p->at[digits]) && digits <= most_digits)
        value = value * 10 + (p->at[digits++] - '0');
    if (digits == 0 || digits > most_digits)
        return false;
    p->at += digits;
    *out = value;
    if (len != NULL)
        *len = digits;
    return true;
}

static bool take_time(struct parser *p, int *out)
{
    int hour;
    int minute;
    int minute_len;
    skip_spaces(p);
    if (!take_number(p, 3, &hour, NULL) || *p->at != ':')
        return refuse(p, "a time is written as 08:30");
    p->at++;
    if (!take_number(p, 2, &minute, &minute_len) || minute_len != 2)
        return refuse(p, "a time is written as 08:30");
    if (hour > 24 || minute > 59 || (hour == 24 && minute != 0))
        return refuse(p, "there is no such time of day");
    *out = hour * 60 + minute;
    return true;
}

static bool dates_begin(const struct parser *p);

static bool take_spans(struct parser *p, struct hours_rule *rule)
{
    struct hours_span span[HOURS_MOST_SPANS];
    size_t count = 0;
    for (;;) {
        if (count == HOURS_MOST_SPANS)
            return refuse(p, "too many times in one rule");
        struct hours_span *s = &span[count++];
        if (!take_time(p, &s->from))
            return false;
        if (s->from >= HOURS_DAY)
            return refuse(p, "nothing begins at 24:00; write 00:00 of the next day");
        if (!take(p, '-'))
            return refuse(p, "a time needs an end, as 08:00-12:00");
        if (!take_time(p, &s->to))
            return false;
        if (*p->at == '+' || *p->at == '/')
            return refuse(p, "open ends and repetitions are not understood here");
        if (s->to <= s->from)
            s->to += HOURS_DAY;
        const char *before = p->at;
        bool more = take(p, ',');
        skip_spaces(p);
        if (!more || !is_digit(*p->at) || dates_begin(p)) {
            p->at = before;
            break;
        }
    }
    struct hours_span *kept = arena_take_array(p->arena, count, sizeof *kept);
    if (kept == NULL)
        return refuse(p, "not enough memory");
    memcpy(kept, span, count * sizeof *kept);
    rule->span = kept;
    rule->span_count = count;
    return true;
}

/* "[1]", "[2,4]", "[1-3]", "[-1]" behind a weekday. */
static bool take_nth(struct parser *p, uint16_t *out)
{
    uint16_t bits = 0;
    do {
        int from;
        int to;
        bool back = take(p, '-');
        if (!take_number(p, 1, &from, NULL) || from < 1 || from > 5)
            return refuse(p, "the nth weekday of a month is 1 to 5, or -1 to -5");
        to = from;
        if (!back && take(p, '-') &&
            (!take_number(p, 1, &to, NULL) || to <= from || to > 5))
            return refuse(p, "the nth weekday of a month is 1 to 5");
        for (int i = from; i <= to; i++)
            bits = (uint16_t)(bits | 1u << (back ? 8 + i : i));
    } while (take(p, ','));
    if (!take(p, ']'))
        return refuse(p, "a ] is missing");
    *out = bits;
    return true;
}

/* One item of a list of days: "Mo", "Mo-Fr", "Th[1]", "PH", "SH". */
static bool take_day(struct parser *p, struct hours_rule *rule)
{
    static const char *const holidays[] = {"PH", "SH"};
    skip_spaces(p);
    rule->has_days = true;
    int holiday = word_at(p->at, holidays, 2, 2);
    if (holiday >= 0) {
        p->at += 2;
        *(holiday == 0 ? &rule->public_holiday : &rule->school_holiday) = true;
        return true;
    }
    int from = weekday_at(p->at);
    if (from < 0)
        return refuse(p, "a day is Mo, Tu, We, Th, Fr, Sa, Su, PH or SH");
    p->at += 2;
    if (*p->at == '[') {
        p->at++;
        return take_nth(p, &rule->nth[from]);
    }
    int to = from;
    if (take(p, '-')) {
        skip_spaces(p);
        to = weekday_at(p->at);
        if (to < 0)
            return refuse(p, "a range of days ends with a weekday");
        p->at += 2;
    }
    for (int day = from;; day = (day + 1) % 7) {
        rule->weekday |= 1u << day;
        if (day == to)
            break;
    }
    return true;
}

static bool day_begins(const struct parser *p)
{
    static const char *const holidays[] = {"PH", "SH"};
    return weekday_at(p->at) >= 0 || word_at(p->at, holidays, 2, 2) >= 0;
}

static bool take_days(struct parser *p, struct hours_rule *rule)
{
    for (;;) {
        if (!take_day(p, rule))
            return false;
        const char *before = p->at;
        bool more = take(p, ',');
        skip_spaces(p);
        if (!more || !day_begins(p)) {
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
static bool take_year(struct parser *p, int *out)
{
    const char *before = p->at;
    int year;
    int len;
    if (take_number(p, 4, &year, &len) && len == 4 && year >= 1970) {
        skip_spaces(p);
        if (month_at(p->at) >= 0) {
            *out = year;
            return true;
        }
    }
    p->at = before;
    return false;
}

/* Digits that are a day of the month, and not the hours of a time. */
static bool take_month_day(struct parser *p, int *out)
{
    const char *before = p->at;
    int day;
    skip_spaces(p);
    if (take_number(p, 2, &day, NULL) && *p->at != ':' && !is_digit(*p->at)) {
        *out = day;
        return true;
    }
    p->at = before;
    return false;
}

/* The end of a range: "-Oct", "-Jan 02", "-20". */
static bool take_dates_end(struct parser *p, struct hours_dates *d)
{
    skip_spaces(p);
    if (take_year(p, &d->to_year) && d->from_year == 0)
        return refuse(p, "a range with a year at its end needs one at its start");
    int month = month_at(p->at);
    if (month >= 0) {
        p->at += 3;
        d->to_month = month + 1;
        bool has_day = take_month_day(p, &d->to_day);
        if (has_day != (d->from_day != 0))
            return refuse(p, "a range of dates has a day at both ends or at none");
        return true;
    }
    if (d->from_day == 0 || !take_month_day(p, &d->to_day))
        return refuse(p, "a range of months ends with a month");
    if (d->to_day <= d->from_day)
        return refuse(p, "this range of days ends before it begins");
    return true;
}

static bool take_dates_item(struct parser *p, struct hours_dates *d)
{
    *d = (struct hours_dates){0};
    take_year(p, &d->from_year);
    skip_spaces(p);
    int month = month_at(p->at);
    if (month < 0)
        return refuse(p, "a month is Jan, Feb, Mar, ...");
    p->at += 3;
    d->from_month = month + 1;
    take_month_day(p, &d->from_day);
    d->to_year = d->from_year;
    d->to_month = d->from_month;
    d->to_day = d->from_day;
    const char *before = p->at;
    if (take(p, '-')) {
        skip_spaces(p);
        if (!take_dates_end(p, d))
            return false;
    } else {
        p->at = before;
    }
    if (d->from_day != 0 &&
        (!day_of_month_valid(d->from_year, d->from_month, d->from_day) ||
         !day_of_month_valid(d->to_year, d->to_month, d->to_day)))
        return refuse(p, "this month has no such day");
    if (*p->at == '/' || *p->at == '+')
        return refuse(p, "steps of dates are not understood here");
    return true;
}

static bool dates_begin(const struct parser *p)
{
    if (month_at(p->at) >= 0)
        return true;
    const char *at = p->at;
    for (int i = 0; i < 4; i++)
        if (!is_digit(at[i]))
            return false;
    at += 4;
    while (*at == ' ')
        at++;
    return month_at(at) >= 0;
}

static bool take_dates(struct parser *p, struct hours_rule *rule)
{
    struct hours_dates dates[HOURS_MOST_DATES];
    size_t count = 0;
    for (;;) {
        if (count == HOURS_MOST_DATES)
            return refuse(p, "too many dates in one rule");
        if (!take_dates_item(p, &dates[count++]))
            return false;
        const char *before = p->at;
        bool more = take(p, ',');
        skip_spaces(p);
        if (!more || !dates_begin(p)) {
            p->at = before;
            break;
        }
    }
    struct hours_dates *kept = arena_take_array(p->arena, count, sizeof *kept);
    if (kept == NULL)
        return refuse(p, "not enough memory");
    memcpy(kept, dates, count * sizeof *kept);
    rule->dates = kept;
    rule->dates_count = count;
    return true;
}

static bool take_week_item(struct parser *p, struct hours_weeks *week)
{
    skip_spaces(p);
    if (!take_number(p, 2, &week->from, NULL) || week->from < 1 || week->from > 53)
        return refuse(p, "a week is 1 to 53");
    week->to = week->from;
    week->step = 1;
    if (take(p, '-')) {
        skip_spaces(p);
        if (!take_number(p, 2, &week->to, NULL) || week->to <= week->from ||
            week->to > 53)
            return refuse(p,
                          "a range of weeks ends after it begins, at 53 at the latest");
        if (*p->at == '/') {
            p->at++;
            if (!take_number(p, 2, &week->step, NULL) || week->step < 2 ||
                week->step > 26)
                return refuse(p, "a step of weeks is 2 to 26");
        }
    }
    return true;
}

static bool take_weeks(struct parser *p, struct hours_rule *rule)
{
    struct hours_weeks weeks[HOURS_MOST_WEEKS];
    size_t count = 0;
    do {
        if (count == HOURS_MOST_WEEKS)
            return refuse(p, "too many weeks in one rule");
        if (!take_week_item(p, &weeks[count++]))
            return false;
        const char *before = p->at;
        bool more = take(p, ',');
        skip_spaces(p);
        if (!more || !is_digit(*p->at) || !memchr("-/, ", p->at[1], 4)) {
            bool two = more && is_digit(*p->at) && is_digit(p->at[1]) && p->at[2] != ':';
            if (!two) {
                p->at = before;
                break;
            }
        }
    } while (true);
    struct hours_weeks *kept = arena_take_array(p->arena, count, sizeof *kept);
    if (kept == NULL)
        return refuse(p, "not enough memory");
    memcpy(kept, weeks, count * sizeof *kept);
    rule->weeks = kept;
    rule->weeks_count = count;
    return true;
}

static bool take_word(struct parser *p, const char *word)
{
    size_t len = strlen(word);
    skip_spaces(p);
    if (strncasecmp(p->at, word, len) != 0 || is_letter(p->at[len]))
        return false;
    p->at += len;
    return true;
}

static bool take_comment(struct parser *p, struct hours_rule *rule)
{
    const char *end = strchr(p->at, '"');
    if (end == NULL || end == p->at)
        return refuse(p, end == NULL ? "the comment has no end" : "the comment is empty");
    if (end - p->at > MOST_COMMENT)
        return refuse(p, "the comment is too long");
    rule->comment = arena_copy_len(p->arena, p->at, (size_t)(end - p->at));
    if (rule->comment == NULL)
        return refuse(p, "not enough memory");
    p->at = end + 1;
    return true;
}

/* The days a rule holds on. Returns false on a failure; `*any` says whether there are
 * any. */
static bool take_selectors(struct parser *p, struct hours_rule *rule, bool *any)
{
    skip_spaces(p);
    *any = false;
    if (dates_begin(p)) {
        *any = true;
        if (!take_dates(p, rule))
            return false;
    }
    if (take_word(p, "week")) {
        *any = true;
        if (!take_weeks(p, rule))
            return false;
    }
    const char *before = p->at;
    if (*any && take(p, ':') && *p->at != ' ')
        p->at = before;
    skip_spaces(p);
    if (day_begins(p)) {
        *any = true;
        if (!take_days(p, rule))
            return false;
        before = p->at;
        if (take(p, ':') && *p->at != ' ')
            p->at = before;
    }
    return true;
}

static bool take_rule(struct parser *p)
{
    if (p->count == HOURS_MOST_RULES)
        return refuse(p, "too many rules");
    struct hours_rule *rule = &p->rule[p->count];
    bool any;
    if (take_word(p, "24/7")) {
        any = true;
    } else {
        if (!take_selectors(p, rule, &any))
            return false;
        skip_spaces(p);
        if (is_digit(*p->at)) {
            any = true;
            if (!take_spans(p, rule))
                return false;
        }
    }
    if (take_word(p, "off") || take_word(p, "closed")) {
        any = true;
        rule->meaning = HOURS_CLOSED;
    }
    if (take(p, '"')) {
        if (!take_comment(p, rule))
            return false;
        if (rule->meaning == HOURS_OPEN && rule->span_count == 0)
            rule->meaning = HOURS_UNKNOWN;
    } else if (!any) {
        return refuse(p, *p->at == '\0'
                             ? "something is missing here"
                             : "this is not understood; see README, Opening hours");
    }
    p->count++;
    return true;
}

static bool take_rules(struct parser *p)
{
    for (;;) {
        if (!take_rule(p))
            return false;
        skip_spaces(p);
        if (*p->at == '\0')
            return true;
        struct hours_rule *next = p->count < HOURS_MOST_RULES ? &p->rule[p->count] : NULL;
        if (strncmp(p->at, "||", 2) == 0) {
            p->at += 2;
            if (next != NULL)
                next->fallback = true;
        } else if (*p->at == ',') {
            p->at++;
            if (next != NULL)
                next->additional = true;
        } else if (*p->at == ';') {
            p->at++;
        } else {
            return refuse(p, "this is not understood; see README, Opening hours");
        }
    }
}

bool hours_parse(struct arena *arena, const char *text, const struct hours **hours_out,
                 struct err *err)
{
    if (strnlen(text, MOST_TEXT + 1) > MOST_TEXT)
        return err_set(err, "opening hours: longer than %d characters", MOST_TEXT);
    struct parser p = {.arena = arena, .text = text, .at = text, .err = err};
    if (!take_rules(&p))
        return false;
    struct hours *hours = arena_take(arena, sizeof *hours);
    struct hours_rule *rules = arena_take_array(arena, p.count, sizeof *rules);
    if (hours == NULL || rules == NULL)
        return err_set(err, "opening hours: not enough memory");
    memcpy(rules, p.rule, p.count * sizeof *rules);
    *hours = (struct hours){rules, p.count};
    *hours_out = hours;
    return true;
}
