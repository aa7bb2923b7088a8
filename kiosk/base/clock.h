#ifndef ANNA_BASE_CLOCK_H
#define ANNA_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/* Civil time in Germany. Nothing in here asks what time it is: an instant comes in as
 * seconds since 1970-01-01T00:00Z. Summer time is the European Union's rule (Directive
 * 2000/84/EC): from the last Sunday of March to the last Sunday of October, changing at
 * 01:00 UTC. */

struct date {
    int year;  /* 1 to 9999, Gregorian */
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
};

struct moment {
    struct date date;
    int minute; /* of the day, 0 to 1439; wall clock */
};

/* What is known about now. A clock that is not believed (core/belief.h) says nothing
 * about open and closed, today and tomorrow. */
struct now {
    bool known;
    struct moment moment; /* what the clock shows: to be used while `known` alone */
};

/* Days since 1970-01-01, negative before. `date` must be a real date. */
int64_t date_to_day(struct date date);
struct date date_from_day(int64_t day);

/* Monday 0 to Sunday 6, everywhere in this project. */
int date_weekday(struct date date);

/* True for a date that the calendar has. */
bool date_valid(struct date date);

/* Negative, zero or positive as `a` is before, the same as, or after `b`. */
int date_compare(struct date a, struct date b);

/* Days from `from` to `to`. */
int64_t date_days_between(struct date from, struct date to);

/* "2026-11-23", or "2026-11" (the first of the month). False and `out` untouched if it is
 * neither. */
bool date_parse(const char *text, struct date *out);

/* "2026-11-23T10:00". False and `out` untouched if it is not that or not a real time. */
bool moment_parse(const char *text, struct moment *out);

/* Wall-clock time in Germany at an instant. */
struct moment moment_from_unix(int64_t seconds);

/* The instant of a wall-clock time in Germany. An hour that the change to summer time
 * leaves out is read as the hour after it; an hour that comes twice as its first coming.
 */
int64_t moment_to_unix(struct moment moment);

#endif
