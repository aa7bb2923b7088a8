#ifndef ANNA_SCREENS_OFFER_ORIGIN_H
#define ANNA_SCREENS_OFFER_ORIGIN_H

#include "core/content.h"
#include "screens/session.h"
#include "ui/section.h"

/* Where the words of an offer come from: its German, a human, a computer, and whether the
 * German has changed since. */

enum { OFFER_ORIGIN_LINES = 2 };

/* What one must know before one believes the text; returns the number of lines. */
size_t offer_origin(const struct session *session, const struct offer *offer,
                    struct section_line line[OFFER_ORIGIN_LINES]);

/* Who made or tested it, for the end of the page; NULL if nobody needs to know. */
const char *offer_maker(const struct offer *offer);

#endif
