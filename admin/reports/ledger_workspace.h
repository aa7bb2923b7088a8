#ifndef ANNA_ADMIN_REPORTS_LEDGER_WORKSPACE_H
#define ANNA_ADMIN_REPORTS_LEDGER_WORKSPACE_H

#include "reports/ledger.h"

/* The ledger of a workspace's folder, ready to seal to its public key, so that nobody is
 * asked for a passphrase; texts that an earlier version left open are sealed. A workspace
 * without keys cannot take texts. */
bool ledger_open_workspace(struct ledger **out, const char *folder, struct err *err);

#endif
