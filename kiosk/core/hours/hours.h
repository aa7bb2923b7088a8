#ifndef ANNA_CORE_HOURS_HOURS_H
#define ANNA_CORE_HOURS_HOURS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"

/* Opening hours: a strict subset of OpenStreetMap's opening_hours
 * (https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification), in wall-clock
 * time. */

struct hours;

/* Days off beyond the statutory ones, from the bundle. Public holidays of North
 * Rhine-Westphalia are computed (Easter, fixed dates); the table adds or corrects. */
struct hours_range {
    struct date from;
    struct date to; /* the last day, included */
};
struct hours_calendar {
    const struct hours_range *public_extra; /* more public holidays */
    const char *const *public_extra_name;   /* one each; NULL: they have none */
    size_t public_extra_count;
    const struct hours_range *school; /* school holidays */
    const char *const *school_name;   /* one each; NULL: they have none */
    size_t school_count;
    struct date school_known_until; /* later than this, school holidays are unknown */
};

/* Reads `text`. The result lives in `arena`. On failure `*hours_out` is untouched and
 * `err` says the column (from 1) and what is not understood there. */
bool hours_parse(struct arena *arena, const char *text, const struct hours **hours_out,
                 struct err *err);

struct hours_answer {
    bool open;
    bool always;      /* never closes: "rund um die Uhr" */
    bool until_known; /* `until` is valid (open, and it ends) */
    struct moment until;
    bool
        next_known; /* `next` is valid: the next opening within 400 days (while closed) */
    struct moment next;
    bool unknown;        /* only words say when ("ab 9 Uhr"): neither open nor closed */
    const char *comment; /* of the rule that is in force now, or NULL */
};

/* What stands at `at`. `calendar` may be NULL: public holidays by rule, no school
 * holidays. */
void hours_at(const struct hours *hours, const struct hours_calendar *calendar,
              struct moment at, struct hours_answer *out);

/* The open intervals that touch [from, to), in order, touching ones of the same comment
 * joined. At most `room` are written; returns how many there are. `end` is exclusive;
 * minute 0 of the next day stands for midnight. */
struct hours_interval {
    struct moment start;
    struct moment end;
    const char *comment;
    bool unknown; /* only words say when ("nach Vereinbarung"): neither open nor closed */
};
size_t hours_intervals(const struct hours *hours, const struct hours_calendar *calendar,
                       struct moment from, struct moment to, struct hours_interval *out,
                       size_t room);

/* One line of the weekly table that a screen draws: days of the same times together. */
struct hours_line {
    unsigned days; /* bit 0 Monday to bit 6 Sunday */
    struct {
        int from_minute;
        int to_minute; /* 1440 = midnight, above: of the next day */
    } span[6];
    size_t span_count;   /* 0: only the comment says when ("ab 9 Uhr") */
    const char *comment; /* or NULL */
    const char *beside;  /* what holds out of the spans ("nach Vereinbarung"), or NULL */
};
/* The usual week as lines. Returns the number of lines (at most 7), or 0 with
 * `*special_out` true if the hours cannot be told as one week (months, weeks, nth
 * weekdays); `*special_out` is also true when there are such rules beside the week. */
size_t hours_week(const struct hours *hours, struct hours_line out[7], bool *special_out);

/* True on a public holiday of North Rhine-Westphalia, by rule. Easter:
 * Meeus/Jones/Butcher. */
bool hours_public_holiday(struct date date);
/* Which one it is: "easter_monday"; NULL: none. */
const char *hours_holiday(struct date date);
/* Whether a rule says what holds on public holidays. Else it is not known, whatever the
 * days of the week say. */
bool hours_tells_holidays(const struct hours *hours);
/* The index of the calendar's own public holiday of a day; its count: none. */
size_t hours_holiday_extra(const struct hours_calendar *calendar, struct date date);
struct date hours_easter(int year);

#endif
