#ifndef ANNA_ADMIN_RECORD_DAY_H
#define ANNA_ADMIN_RECORD_DAY_H

#include "base/clock.h"
#include "record/record.h"

/* Days and months as people in an office write them, and which of them can be. */

/* The words for a field of type FIELD_DAY or FIELD_MONTH as it keeps them: of "today" and
 * "heute", 29.11.2026, 29.11.26, and for a month 11.2026 and 11/2026 too. Anything else
 * comes back as it is. NULL if memory ran out. */
const char *day_read(struct arena *arena, const struct field *field, const char *text,
                     struct date today);

/* True unless the field is of a day that has been (`past`) and the text is one that has
 * not come, or of before 1990. A text that is no day at all is not looked at. */
bool day_possible(const struct field *field, const char *text, struct date today,
                  struct err *err);

/* "12m", "90d", "2y": the day so long before today. */
bool day_before(const char *text, struct date today, struct date *out, struct err *err);

#endif
