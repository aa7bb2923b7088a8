#ifndef ANNA_ADMIN_WORKSPACE_STORE_INSIDE_H
#define ANNA_ADMIN_WORKSPACE_STORE_INSIDE_H

#include "workspace/store.h"
#include "core/db.h"

/* What the files store*.c know of one another. */

struct store {
    struct db *db;
};

/* Ends a transaction: what went well is kept, the rest undone. */
bool store_end(struct store *store, bool ok, struct err *err);

#endif
