#ifndef ANNA_ADMIN_REPORTS_IMPLAUSIBLE_H
#define ANNA_ADMIN_REPORTS_IMPLAUSIBLE_H

#include "base/clock.h"
#include "core/report.h"
#include "record/document.h"

/* Reports that no terminal of this office can have written. The key that seals them is
 * public, so anybody can write one; nothing can prove that a report is real. What can be
 * known is that some cannot be: those are set apart, named, and not counted until the
 * office accepts them. */

/* Why a report cannot be: "site" (the office has none of this name), "future" (its month
 * has not come), "old" (its month is more than a year ago), "offer" or "barrier" (the
 * office has none of this name now); NULL if it can be. Months are held against `today`
 * only if that can be right (core/belief.h). `document` NULL: names are not looked up. */
const char *implausible_why(const struct document *document, const struct report *report,
                            struct date today);

#endif
