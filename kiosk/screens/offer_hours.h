#ifndef ANNA_SCREENS_OFFER_HOURS_H
#define ANNA_SCREENS_OFFER_HOURS_H

#include "base/arena.h"
#include "base/clock.h"
#include "core/hours/hours.h"
#include "ui/section.h"

/* The week of an offer, and the holidays that come, as lines of a section. Words live in
 * the arena that is given, or as long as the interface's words. */

enum {
    OFFER_WEEK_LINES = 8,
    OFFER_HOURS_DAYS = 14, /* that holidays are named in advance, today among them */
    OFFER_HOURS_HOLIDAYS = 6
};

/* The usual week, days beside times. Today stands first and by itself ("Heute, Montag"),
 * unless every day is the same, or there are other times than these (`*special_out`):
 * then it is in bold where it stands, for nobody can promise it. `now` unknown: no day is
 * today. Returns how many of `line` were written. */
size_t offer_week(struct arena *arena, const char *lang, const struct hours *hours,
                  struct now now, struct section_line line[OFFER_WEEK_LINES],
                  bool *special_out);

/* The public holidays of the next OFFER_HOURS_DAYS days by name, each with what holds on
 * that day; where the hours do not speak of holidays, that one should ask. Returns how
 * many of `line` were written. */
size_t offer_hours_holidays(struct arena *arena, const char *lang,
                            const struct hours *hours,
                            const struct hours_calendar *calendar, struct date today,
                            struct section_line line[OFFER_HOURS_HOLIDAYS]);

/* True on a public holiday of which the hours do not speak: it may be closed, whatever
 * the day of the week says. `calendar` may be NULL. */
bool offer_hours_doubtful(const struct hours *hours,
                          const struct hours_calendar *calendar, struct date date);

/* What comments mostly say, in the language of the reader; others stay as they are. */
const char *offer_hours_comment(struct arena *arena, const char *lang,
                                const char *comment);

/* Words with one or two values (NULL: none). */
const char *offer_hours_fill(struct arena *arena, const char *name, const char *a,
                             const char *b);

#endif
