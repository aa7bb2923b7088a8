#ifndef ANNA_ADMIN_PAGES_OFFICE_RENEW_H
#define ANNA_ADMIN_PAGES_OFFICE_RENEW_H

#include "pages/office.h"

/* A large workspace takes a second to be read and looked through. So what somebody has
 * changed in a few offers is read by itself, in its place; what lint sees only between
 * records (offers that are one, providers that are written in two ways) stays as it was
 * until the whole is read again, when nobody asks for anything (office_settle()). */

enum {
    RENEW_FROM = 1000,    /* offers; fewer are read as a whole */
    RENEW_MOST = 32,      /* offers that were changed at once */
    RENEW_MEMORY = 1 << 6 /* renewals after which the whole is read, for its memory */
};

/* Brings what was changed behind history row `office->seen` up to date. `*done` is false
 * if that is for reading the whole: few offers, too many changes, records that came or
 * went, or are no offers. False with `err` if the store could not. */
bool office_renew(struct office *office, bool *done, struct err *err);

#endif
