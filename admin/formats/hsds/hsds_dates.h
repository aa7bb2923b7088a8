#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_DATES_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_DATES_H

#include "base/arena.h"
#include "base/clock.h"
#include "formats/hsds/hsds_stage.h"

/* Rows of schedules that opening hours cannot say, as dates (core/dates/dates.h): every
 * second week from dtstart, a day of the month, a number of times, one day alone. Hours
 * of each week stay hours (hsds_hours.h), also where they have a dtstart. */

/* The item of a row, begun with its first date from dtstart (else valid_from, else today)
 * on; NULL if the row is no such, or not to be understood. Lives in `arena`. */
const char *hsds_date_item(struct arena *arena, const struct hsds_row *row,
                           struct date today);

#endif
