#ifndef ANNA_ADMIN_WORKSPACE_STORE_CARRY_H
#define ANNA_ADMIN_WORKSPACE_STORE_CARRY_H

#include "workspace/store.h"

/* The whole database as it is now, to a file where nothing may be; one at an address
 * (core/db.h) row by row. Nobody writes to the store meanwhile. After failure nothing is
 * at `path`. */
bool store_copy(struct store *store, const char *path, struct err *err);

#endif
