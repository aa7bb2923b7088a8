#ifndef ANNA_ADMIN_REPORTS_LEDGER_CHANGE_H
#define ANNA_ADMIN_REPORTS_LEDGER_CHANGE_H

#include "reports/ledger.h"
#include "workspace/history.h"

/* The number in the history of what was changed last through this ledger, a report or a
 * group (ledger_group.h); 0 if it changed nothing. */
int64_t ledger_batch(const struct ledger *ledger);

/* What is changed in a report, with a row in the history of the workspace: its state. Its
 * text never is in there. */

/* ledger_set_state, and the history, as one transaction. The same state again is no
 * change. */
bool ledger_change_state(struct ledger *ledger, struct arena *arena, const char *id,
                         enum ledger_state state, const struct history_deed *deed,
                         const char **id_out, struct err *err);

/* The same for all reports of a group (ledger_group.h) but those that are set apart, as
 * one batch; `count_out` is how many had another state. False if there is no such group.
 */
bool ledger_change_group(struct ledger *ledger, struct arena *arena, const char *group,
                         enum ledger_state state, const struct history_deed *deed,
                         size_t *count_out, struct err *err);

#endif
