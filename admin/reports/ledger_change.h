#ifndef ANNA_ADMIN_REPORTS_LEDGER_CHANGE_H
#define ANNA_ADMIN_REPORTS_LEDGER_CHANGE_H

#include "reports/ledger.h"
#include "workspace/history.h"

/* What is changed in a report, with a row in the history of the workspace: its state. Its
 * text never is in there. */

/* ledger_set_state, and the history, as one transaction. The same state again is no
 * change. */
bool ledger_change_state(struct ledger *ledger, struct arena *arena, const char *id,
                         enum ledger_state state, const struct history_deed *deed,
                         const char **id_out, struct err *err);

#endif
