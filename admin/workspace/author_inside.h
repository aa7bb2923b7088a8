#ifndef ANNA_ADMIN_WORKSPACE_AUTHOR_INSIDE_H
#define ANNA_ADMIN_WORKSPACE_AUTHOR_INSIDE_H

#include "workspace/author.h"
#include "core/db.h"

/* What the files author*.c know of one another. */

struct author {
    struct db *db;
};

/* Ends a transaction: what went well is kept, the rest undone. */
bool author_end(struct author *author, bool ok, struct err *err);

#endif
