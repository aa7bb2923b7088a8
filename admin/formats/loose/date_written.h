#ifndef ANNA_ADMIN_FORMATS_LOOSE_DATE_WRITTEN_H
#define ANNA_ADMIN_FORMATS_LOOSE_DATE_WRITTEN_H

#include <stdbool.h>

#include "base/arena.h"

/* Dates as people and spreadsheets write them: "23.11.2026", "3.1.26", "11/2026",
 * "11.2026", "November 2026", "Nov 26", "2026-11-23 00:00:00", and the number of days
 * that Excel counts (46349). */

enum { DATE_WRITTEN_LEN = 24 };

/* What stands first in "3/4/2026", which one cell alone cannot say, but the others of its
 * column may. With dots the day is always first. */
enum date_order {
    DATE_ORDER_UNSAID, /* the day is taken to be */
    DATE_ORDER_DAY,
    DATE_ORDER_MONTH,
    DATE_ORDER_BOTH /* some cells have the day first, others the month */
};

/* What one cell says: BOTH for "3/4/2026", which can be either, UNSAID for what is no
 * date with slashes or hyphens and the year last, and for "4/4/2026". */
enum date_order date_order(const char *text);

/* "2026-11-23", or "2026-11" if no day stands there. False, and `out` untouched, if it is
 * no date, or can be two with DATE_ORDER_BOTH. */
bool date_written(struct arena *arena, const char *text, enum date_order order,
                  char out[DATE_WRITTEN_LEN]);

#endif
