#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_HOURS_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_HOURS_H

#include "formats/hsds/hsds_notes.h"

/* Opening hours: rows of schedules and holiday_schedules (RFC 5545 rules in 2.x and 3.x,
 * weekdays in 1.x) as one text of OpenStreetMap's opening_hours, which core/hours
 * understands. What cannot be said there is noted; words of a row that says nothing else
 * are kept as a comment. */

/* `*out` NULL: nothing is said about hours. `*said_out`: the times that were refused, as
 * they stand ("Monday 09:00-05:00"), or NULL. Lives in `arena`. False if memory ran out.
 */
bool hsds_hours(struct arena *arena, struct hsds_notes *notes,
                const struct hsds_rows *schedules, const struct hsds_rows *holidays,
                struct date today, const char **out, const char **said_out);

#endif
