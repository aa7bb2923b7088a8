#ifndef ANNA_ADMIN_WORKSPACE_STORE_INSIDE_H
#define ANNA_ADMIN_WORKSPACE_STORE_INSIDE_H

#include "workspace/history.h"
#include "workspace/store.h"
#include "core/db.h"

/* What the files store*.c know of one another. */

struct store {
    struct db *db;
    struct history history; /* of the batch that is open, or was last */
    int64_t before;         /* number of the history's last row before it */
    struct arena arena;     /* of one change */
    struct arena lasting;   /* of statements that are made, as db_prepare wants them */
};

/* What came with an offer as HSDS. */
bool store_keep_rest(struct store *store, const char *id, const char *rest,
                     struct err *err);
bool store_forget_rest(struct store *store, const char *id, struct err *err);

/* Ends a transaction: what went well is kept, the rest undone. */
bool store_end(struct store *store, bool ok, struct err *err);

#endif
