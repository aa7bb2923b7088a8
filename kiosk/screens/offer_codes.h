#ifndef ANNA_SCREENS_OFFER_CODES_H
#define ANNA_SCREENS_OFFER_CODES_H

#include <stdint.h>

#include "core/dates/dates.h"
#include "core/hours/hours.h"
#include "screens/screen.h"

/* What the codes of an offer say: words in the visitor's language, put into the forms
 * that phones read (words/takeaway.h). */

enum offer_code {
    OFFER_CODE_CONTACT = 1, /* name, number, address, web, hours as a contact */
    OFFER_CODE_CALL,        /* the number, to be dialled */
    OFFER_CODE_PLACE,       /* the place, for a map */
    OFFER_CODE_DATE,        /* its next dates, or when it opens next, for the calendar */
    OFFER_CODE_PAPERS,      /* what to bring, with ticks */
    OFFER_CODE_END
};

enum { OFFER_CODE_PAGES = 8, OFFER_CODE_DATES = 3 };

/* An offer as the page of its codes has it at hand. */
struct offer_whole {
    struct offer offer;
    const struct hours *hours; /* NULL: unknown */
};

/* Reads one into `arena`. False if the content does not have it. */
bool offer_codes_read(struct hall *hall, struct arena *arena, const char *id,
                      struct offer_whole *out);

/* The kind that comes first. A contact that stays in the phone can betray who asked for
 * help: in a crisis it is the number alone. */
enum offer_code offer_codes_first(const struct offer *offer);

/* The usual week in lines, "Montag bis Freitag: 8 Uhr bis 12 Uhr"; NULL: unknown. */
const char *offer_codes_week(struct hall *hall, struct arena *arena,
                             const struct hours *hours);

/* What a code of this kind says, in as many pages as it takes; 0 if there is none.
 * `ticks` are the papers ticked. */
size_t offer_codes_pages(struct hall *hall, struct arena *arena,
                         const struct offer_whole *whole, enum offer_code kind,
                         uint64_t ticks, const char *page_out[OFFER_CODE_PAGES]);

/* What OFFER_CODE_DATE is about, a code each: the next of its dates that take place, or,
 * if it has none, when it opens next. 0 if there is nothing or the clock is unknown. */
size_t offer_codes_dates(const struct hall *hall, const struct offer_whole *whole,
                         struct dates_one out[OFFER_CODE_DATES]);

/* Offers as one text; NULL if it does not fit into one code. */
const char *offer_codes_notepad(struct arena *arena, const struct offer_whole *whole,
                                size_t count);

#endif
