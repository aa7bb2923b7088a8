#ifndef ANNA_SCREENS_DATES_WORDS_H
#define ANNA_SCREENS_DATES_WORDS_H

#include "core/dates/dates.h"
#include "screens/screen.h"

/* Dates in words. They live in the arena that is given, or as long as the interface's
 * words. */

/* "Heute", "Morgen", "Dienstag", each with its date: "Dienstag, 1. Dezember 2026". */
const char *dates_day_words(struct arena *arena, const char *lang, struct date day,
                            struct date today);

/* The same as dates_time_words, and that it falls out if it does: "18 Uhr, fällt aus". */
const char *dates_words(struct arena *arena, const char *lang,
                        const struct dates_one *one);

/* "9:30 Uhr bis 11:30 Uhr", "9:30 Uhr", "Den ganzen Tag", "Bis 3. Januar 2027". */
const char *dates_time_words(struct arena *arena, const char *lang,
                             const struct dates_one *one);

/* The next dates of an offer from now on, those that fall out too; at most `room`. None
 * while nobody knows what day it is. */
size_t dates_next(const struct hall *hall, const struct offer *offer,
                  struct dates_one *out, size_t room);

#endif
