#ifndef ANNA_ADMIN_LINT_LINT_DATES_H
#define ANNA_ADMIN_LINT_LINT_DATES_H

#include "base/clock.h"
#include "lint/lint_finding.h"

/* The dates of an offer (core/dates/dates.h) that can be read and yet help nobody: none
 * is left, the last is within 28 days, a day falls out on which nothing is. */

/* False if memory ran out. */
bool lint_dates(struct arena *arena, const struct record *offer, struct date today,
                struct lint_findings *out);

#endif
