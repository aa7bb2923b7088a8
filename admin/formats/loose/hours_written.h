#ifndef ANNA_ADMIN_FORMATS_LOOSE_HOURS_WRITTEN_H
#define ANNA_ADMIN_FORMATS_LOOSE_HOURS_WRITTEN_H

#include "base/arena.h"
#include "formats/loose/hours_table.h"

/* Opening hours as people write them, in German or English, into those of core/hours.h:
 * "Mo-Fr 8-12 Uhr, Do 14-18 Uhr", "täglich außer Mo von 9 bis 17 Uhr", "April bis Oktober
 * Sa 9-12 Uhr", "Mi nachmittags 3-5", "Mo-Fr 8-12 und nach Vereinbarung", "jeden 1.
 * Donnerstag im Monat 15-17 Uhr, nicht in den Schulferien". Every word is used or
 * refused, never passed over; what can be meant in two ways is refused with a question in
 * German (hours_refusal.h). */

struct hours_written {
    const char *hours;  /* for core/hours.h; NULL if no times of the house are said */
    const char *phone;  /* the same of the telephone: "telefonisch Mo-Fr 9-12"; or NULL */
    const char *access; /* "appointment" or "walk_in" if it is said of all, else NULL */
};

/* A text as core/hours.h writes it stays as it is, if it is not one of hours_doubt.h. The
 * result lives in `arena`; untouched on failure, and `err` is the question. */
bool hours_written(struct arena *arena, const char *text, struct hours_written *out,
                   struct err *err);

/* What stands in a column of one weekday: "8-12, 14-16 Uhr", "geschlossen", "-". Adds to
 * `table`; an empty text adds nothing. */
bool hours_written_day(struct arena *arena, const char *text, struct hours_table *table,
                       int day, struct err *err);

/* Whether hours that a table made are believed (hours_doubt.h); else `err` asks. */
bool hours_written_check(const char *hours, struct err *err);

/* A point in time: "8", "8.30", "08:30 Uhr", "0830". False if it is none. */
bool hours_written_time(struct arena *arena, const char *text, int *minute_out);

#endif
