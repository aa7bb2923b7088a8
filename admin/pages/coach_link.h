#ifndef ANNA_ADMIN_PAGES_COACH_LINK_H
#define ANNA_ADMIN_PAGES_COACH_LINK_H

#include "base/clock.h"
#include "record/document.h"

/* How a coach's booking link stands: the terminal draws it only while it is right and was
 * looked at in the last 30 days (core/booking.h). */

enum coach_link_state {
    COACH_LINK_NONE,  /* the coach has none */
    COACH_LINK_WRONG, /* it makes no address, or the last check found something */
    COACH_LINK_NEVER, /* nobody has looked yet */
    COACH_LINK_OLD,   /* over 30 days ago: the terminal hides it */
    COACH_LINK_SOON,  /* under a week is left */
    COACH_LINK_RIGHT
};

struct coach_link {
    enum coach_link_state state;
    const char *url;   /* NULL: it makes none */
    const char *wrong; /* why, in words; NULL unless it is wrong */
    struct date checked_on;
};

/* False if memory ran out. */
bool coach_link_of(struct arena *arena, const struct document *document,
                   const struct record *coach, struct date today, struct coach_link *out);

/* Whether somebody should look at it now. */
bool coach_link_waits(enum coach_link_state state);

#endif
