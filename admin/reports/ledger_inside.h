#ifndef ANNA_ADMIN_REPORTS_LEDGER_INSIDE_H
#define ANNA_ADMIN_REPORTS_LEDGER_INSIDE_H

#include "core/crypt.h"
#include "core/db.h"
#include "reports/ledger.h"

/* For the files of the ledger alone. */

struct ledger {
    struct db *db;
    bool open; /* a transaction */
    bool seals;
    unsigned char key[CRYPT_KEY_LEN]; /* that texts are sealed to */
};

#endif
