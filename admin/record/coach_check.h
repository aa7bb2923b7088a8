#ifndef ANNA_ADMIN_RECORD_COACH_CHECK_H
#define ANNA_ADMIN_RECORD_COACH_CHECK_H

#include "record/document.h"

/* What must be right about the coaches before a terminal sends anybody to them. */

/* The address that a coach's booking link expands to; NULL in `*url_out` for a coach
 * without one. False with the reason if the link makes none, or leads to a host that is
 * not among the document's. */
bool coach_check_link(struct arena *arena, const struct document *document,
                      const struct record *coach, const char **url_out, struct err *err);

/* No more open places than capacity (ten families where none is said). */
bool coach_check_places(const struct record *coach, struct err *err);

/* All coaches: the link; the places; no two coaches with the same number in the short
 * code. False with the first thing that is wrong, the coach's id in front. */
bool coach_check(struct arena *arena, const struct document *document, struct err *err);

#endif
