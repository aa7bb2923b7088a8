#ifndef ANNA_CORE_DATES_DATES_H
#define ANNA_CORE_DATES_DATES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/err.h"

/* The dates of an offer: a group that meets, a course, a day out. An item is an event as
 * iCalendar (RFC 5545) writes it, its lines parted by blanks, in wall-clock time of
 * Germany:
 *
 *   DTSTART:20260901T093000 DURATION:PT2H RRULE:FREQ=WEEKLY;BYDAY=TU
 *   DTSTART;VALUE=DATE:20261219                             a whole day
 *   ... EXDATE:20261222T093000,20261229                     these fall out: one is told
 * so
 *   ... RDATE:20261223T093000                               one more
 *   ... STATUS:CANCELLED                                    all of the item falls out
 *
 * DTEND or DURATION; without either nobody knows when it ends. EXDATE may name the day
 * alone. A date of two items is one, and if either falls out, it falls out.
 *
 * Of RRULE what groups need: DAILY, WEEKLY, MONTHLY and YEARLY; INTERVAL to 99, COUNT to
 * 9,999, UNTIL, BYDAY ("2TU", "-1FR" with MONTHLY and YEARLY), BYMONTHDAY, BYMONTH,
 * BYSETPOS from -5 to 5, WKST. Days are of the years 2000 to 2099, and the first is one
 * of the rule. What would never come, or come by the hour, is refused: libical, which
 * reads the rules, looks for 500 years for the 30th of February, a second at a time. */

enum {
    DATES_CHARS = 1000,      /* of an item, at most */
    DATES_FIRST_YEAR = 2000, /* days before it are refused */
    DATES_LAST_YEAR = 2099
};

struct dates_one {
    struct moment from;
    struct moment to; /* exclusive; only if `ends` */
    bool ends;
    bool whole_days; /* from and to are midnights */
    bool cancelled;
};

/* Whether one item is as above. `err` says what is not. */
bool dates_check(const char *text, struct err *err);

/* What of these items is not over at `from` and begins before `to`, by the time they
 * begin, those of whole days first; at most `room`. Items that cannot be read are passed
 * over. Returns how many were written. */
size_t dates_between(const char *const *item, size_t count, struct moment from,
                     struct moment to, struct dates_one *out, size_t room);

/* The day of the last date of all items, those that fall out too. False: there is none,
 * or no end is set (`*endless_out`). */
bool dates_last(const char *const *item, size_t count, struct date *last_out,
                bool *endless_out);

/* The first EXDATE of an item that takes nothing away. False if there is none. */
bool dates_stray(const char *text, struct date *out);

#endif
