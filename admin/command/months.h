#ifndef ANNA_ADMIN_COMMAND_MONTHS_H
#define ANNA_ADMIN_COMMAND_MONTHS_H

#include "base/clock.h"
#include "base/err.h"

/* How long something is kept, as people say it to a command. */

enum { MONTHS_MOST = 1200 };

/* "12", "12m", "1y". */
bool months_read(const char *word, int *out, struct err *err);

/* The month so many before that of `today`: "2025-11". */
void months_before(struct date today, int months, char out[16]);

#endif
