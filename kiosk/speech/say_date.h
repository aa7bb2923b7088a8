#ifndef ANNA_SPEECH_SAY_DATE_H
#define ANNA_SPEECH_SAY_DATE_H

#include "speech/say_line.h"

/* Dates, hours and weekdays. Each puts out what begins at `at` and returns where it
 * ended; 0: this is none. */

/* "31.12.", "31.12.2026", "2026-12-31", "31. Dezember", "der 3. Termin"; "8:30 Uhr",
 * "8.30 Uhr", "8 Uhr", "8:30 am". */
size_t say_date(struct say_line *line, size_t at);

/* "Montag", and "Mo" among days, hours and dashes ("So" is also another word). */
size_t say_date_weekday(struct say_line *line, size_t at);

/* "bis" for what stands between two numbers or weekdays. */
size_t say_date_to(struct say_line *line, size_t at);

#endif
