#ifndef ANNA_CORE_HOURS_HOURS_RULE_H
#define ANNA_CORE_HOURS_HOURS_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/hours/hours.h"

/* What hours_parse makes of a text, and hours_day evaluates. A rule says on which days it
 * holds, at which times of these days, and what then is. Nobody outside hours_*.c
 * includes this. */

enum {
    HOURS_MOST_RULES = 64,
    HOURS_MOST_SPANS = 24,
    HOURS_MOST_DATES = 24,
    HOURS_MOST_WEEKS = 16,
    HOURS_DAY = 1440
};

enum hours_meaning { HOURS_OPEN, HOURS_CLOSED, HOURS_UNKNOWN };

struct hours_span {
    int from; /* minutes of the day, 0 to 1439 */
    int to;   /* above `from`, at most 2880: behind midnight it is the next day */
};

/* "Mar-Oct", "Dec 24-Jan 02", "2026 May 30". A year of 0 stands for every year. */
struct hours_dates {
    int from_year, from_month, from_day;
    int to_year, to_month, to_day;
};

struct hours_weeks {
    int from, to, step;
};

struct hours_rule {
    enum hours_meaning meaning;
    bool additional;  /* begun with ",": adds to the rules before it */
    bool fallback;    /* begun with "||": holds where nothing before it does */
    bool has_days;    /* weekday, public_holiday or school_holiday is in use */
    unsigned weekday; /* bit 0 Monday */
    uint16_t nth[7];  /* of a weekday: bits 1 to 5 from the start of the month, 9 to 13
                         from its end */
    bool public_holiday;
    bool school_holiday;
    size_t dates_count, weeks_count, span_count;
    const struct hours_dates *dates;
    const struct hours_weeks *weeks;
    const struct hours_span *span; /* none: the whole day */
    const char *comment;
};

struct hours {
    const struct hours_rule *rule;
    size_t count;
};

/* One stretch of a day. */
struct hours_part {
    int from, to; /* minutes; what is left out is closed */
    bool unknown;
    bool anyhow; /* unknown, and on every day alike: who just comes finds it closed */
    const char *comment;
};

enum { HOURS_MOST_PARTS = 2 * HOURS_MOST_SPANS + 2 };

struct hours_day {
    struct hours_part part[HOURS_MOST_PARTS];
    size_t count;
};

/* What stands on one day, midnight to midnight, with what lasts over from the day before.
 */
void hours_day_read(const struct hours *hours, const struct hours_calendar *calendar,
                    struct date date, struct hours_day *out);

/* The same for a weekday of the usual week: no holidays, no rule that is bound to a
 * season, nothing from the day before; what lasts over midnight is left whole. */
void hours_day_usual(const struct hours *hours, int weekday, struct hours_day *out);

/* True if a rule is bound to dates, weeks, nth weekdays or holidays. */
bool hours_rule_special(const struct hours_rule *rule);

#endif
