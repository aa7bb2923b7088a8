#ifndef ANNA_ADMIN_FORMATS_LOOSE_HOURS_WRITTEN_H
#define ANNA_ADMIN_FORMATS_LOOSE_HOURS_WRITTEN_H

#include "base/arena.h"
#include "formats/loose/hours_table.h"

/* Opening hours as people write them, in German or English, into those of core/hours.h:
 * "Mo-Fr 8-12 Uhr, Do 14-18 Uhr", "Mo. - Fr. 8.00 - 12.00 Uhr und nach Vereinbarung",
 * "täglich von 9 bis 17 Uhr", "jeden 1. Donnerstag im Monat 15-17 Uhr, nicht in den
 * Schulferien". Every word must be understood: what is not is refused and never passed
 * over, for half of the hours is worse than none. */

struct hours_written {
    const char *hours;  /* for core/hours.h; NULL if no times are said */
    const char *access; /* "appointment" if only that is said, else NULL */
};

/* A text that core/hours.h reads stays as it is. The result lives in `arena`; untouched
 * on failure, and `err` says what is not understood. */
bool hours_written(struct arena *arena, const char *text, struct hours_written *out,
                   struct err *err);

/* What stands in a column of one weekday: "8-12, 14-16 Uhr", "geschlossen", "-". Adds to
 * `table`; an empty text adds nothing. */
bool hours_written_day(struct arena *arena, const char *text, struct hours_table *table,
                       int day, struct err *err);

/* A point in time: "8", "8.30", "08:30 Uhr", "0830". False if it is none. */
bool hours_written_time(struct arena *arena, const char *text, int *minute_out);

#endif
