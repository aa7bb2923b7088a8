#ifndef ANNA_ADMIN_REPORTS_LEDGER_STATE_H
#define ANNA_ADMIN_REPORTS_LEDGER_STATE_H

#include <stdbool.h>

#include "base/err.h"

/* How far the office is with a report. */

enum ledger_state {
    LEDGER_NEW,
    LEDGER_CONFIRMED,
    LEDGER_IN_PROGRESS,
    LEDGER_PLANNED,
    LEDGER_FIXED,
    LEDGER_CANNOT_FIX,
    LEDGER_NOT_OURS,
    LEDGER_DUPLICATE,
    LEDGER_INTERNAL,
    LEDGER_STATE_COUNT
};

/* "in_progress". */
const char *ledger_state_name(enum ledger_state state);
/* Takes "in_progress", "in progress" and "in-progress" alike. */
bool ledger_state_find(const char *name, enum ledger_state *out, struct err *err);

#endif
