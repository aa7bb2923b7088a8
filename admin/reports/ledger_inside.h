#ifndef ANNA_ADMIN_REPORTS_LEDGER_INSIDE_H
#define ANNA_ADMIN_REPORTS_LEDGER_INSIDE_H

#include "core/db.h"
#include "reports/ledger.h"

/* For the files of the ledger alone. */

struct ledger {
    struct db *db;
    bool open; /* a transaction */
};

#endif
