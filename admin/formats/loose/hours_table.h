#ifndef ANNA_ADMIN_FORMATS_LOOSE_HOURS_TABLE_H
#define ANNA_ADMIN_FORMATS_LOOSE_HOURS_TABLE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/* A week of opening hours day by day, as tables and leaflets have it, on its way to one
 * string of core/hours.h. */

enum {
    HOURS_TABLE_HOLIDAY = 7, /* the day behind Sunday: public holidays */
    HOURS_TABLE_DAYS = 8,
    HOURS_TABLE_SPANS = 6 /* of a day, at most */
};

struct hours_table {
    struct hours_table_day {
        struct {
            int from; /* minutes from midnight */
            int to;   /* above 1440: of the next day */
        } span[HOURS_TABLE_SPANS];
        int count;
        bool closed; /* said so, not only left empty */
    } day[HOURS_TABLE_DAYS];
};

/* Adds a time to each day of `days` (bit 0 Monday to bit 7 holidays). An end at or before
 * the begin is of the next day. False if a day has too many times, or another one that
 * overlaps; what stood there stays. */
bool hours_table_add(struct hours_table *table, unsigned days, int from, int to);

/* Nothing on these days, whatever stood there. */
void hours_table_close(struct hours_table *table, unsigned days);

bool hours_table_is_empty(const struct hours_table *table);

/* Adds "Mo-We,Fr 08:00-12:00; Th 08:00-12:00,14:00-18:00; PH off". */
void hours_table_write(const struct hours_table *table, struct buf *out);

/* The same without holidays that are closed, each rule with `when` ("Apr-Oct ") before
 * its days, and `divider` before it if something stands there. */
void hours_table_write_rules(const struct hours_table *table, const char *when,
                             const char *divider, struct buf *out);

/* "Mo,We-Fr,PH": three days on end and more are a range, two are too. */
void hours_table_write_days(unsigned days, struct buf *out);

/* "08:00-12:00" */
void hours_table_write_span(int from, int to, struct buf *out);

#endif
