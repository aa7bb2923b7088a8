#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_TIME_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_TIME_H

#include <stdbool.h>

/* Times of day and weekdays, as files of HSDS write them. */

/* Minutes of "9am", "4:00 PM", "10:00:00", "10:00Z", "18.30"; false if it is no time. */
bool hsds_time(const char *text, int *minute_out);

/* Days of "MO,TU", "1MO", "Monday", "Mittwoch", "3" (Monday is 1): bit 0 Monday.
 * `*nth_out` 0, or the one of the month (-1 the last), the same for all days. */
bool hsds_days(const char *text, unsigned *days_out, int *nth_out);

#endif
