#ifndef ANNA_ADMIN_FORMATS_LOOSE_HOURS_TOLD_H
#define ANNA_ADMIN_FORMATS_LOOSE_HOURS_TOLD_H

#include "base/buf.h"
#include "base/clock.h"

/* What opening hours (core/hours.h) mean, in words, so that whoever wrote them sees
 * whether they were understood: the usual week, a line for the days that are alike
 * ("Monday to Thursday: 08:00 to 12:00"), closed days too; where it is not one week, the
 * next openings from `today` on. Each line begins with four spaces and ends with a
 * newline. Nothing is added of what is no opening hours. */
void hours_told(const char *hours, struct date today, struct buf *out);

#endif
