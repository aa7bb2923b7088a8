#ifndef ANNA_ADMIN_FORMATS_LOOSE_DATE_WRITTEN_H
#define ANNA_ADMIN_FORMATS_LOOSE_DATE_WRITTEN_H

#include <stdbool.h>

#include "base/arena.h"

/* Dates as people and spreadsheets write them: "23.11.2026", "3.1.26", "11/2026",
 * "11.2026", "November 2026", "Nov 26", "2026-11-23 00:00:00", and the number of days
 * that Excel counts (46349). */

enum { DATE_WRITTEN_LEN = 24 };

/* "2026-11-23", or "2026-11" if no day stands there. False, and `out` untouched, if it is
 * no date. */
bool date_written(struct arena *arena, const char *text, char out[DATE_WRITTEN_LEN]);

#endif
