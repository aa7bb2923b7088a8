#ifndef ANNA_CORE_CONTENT_DATES_H
#define ANNA_CORE_CONTENT_DATES_H

#include "core/content.h"

/* Offers with dates (core/dates/dates.h): what "Diese Woche" is made of. */

/* More are not looked at: a page for people has no room for them. */
enum { CONTENT_DATED = 300 };

struct content_dated {
    const char *id;
    struct texts dates; /* items, as they stand */
};

/* True if any offer that may be shown has dates; without any, nothing leads to them. */
bool content_has_dates(struct content *content);

/* The offers that may be shown in `town` (a site's; "" shows those of all towns) and have
 * dates, by id; at most CONTENT_DATED. Lives in `arena`. */
bool content_dates(struct content *content, struct arena *arena, const char *town,
                   struct content_dated **out, size_t *count_out, struct err *err);

#endif
