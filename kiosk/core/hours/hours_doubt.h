#ifndef ANNA_CORE_HOURS_HOURS_DOUBT_H
#define ANNA_CORE_HOURS_HOURS_DOUBT_H

#include <stdbool.h>

#include "core/hours/hours.h"

/* Hours that can be read but are hardly meant: "09:00-05:00" of somebody who meant five
 * in the afternoon. Importers and lint ask; the terminal takes what it gets. */

enum hours_doubt {
    HOURS_SURE,
    HOURS_DOUBT_NIGHT,   /* "02:00-05:00": in the night, or in the afternoon? */
    HOURS_DOUBT_BEFORE,  /* "09:00-05:00": closes before it opens */
    HOURS_DOUBT_NO_TIMES /* "Mo-Fr": day and night? */
};

/* Minutes of the day; an end at or before the begin, or above 1440, is of the next day.
 * Over midnight is believed of what opens in the afternoon or evening and closes in the
 * morning (18:00-02:00, 20:00-08:00). `late`: something else is open until 20:00 or
 * later, so that who wrote it counts to 24; then 11:00-01:00 is believed too. */
enum hours_doubt hours_doubt_span(int from, int to, bool late);

/* The first doubt of all rules. */
enum hours_doubt hours_doubt(const struct hours *hours);

#endif
