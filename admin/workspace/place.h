#ifndef ANNA_ADMIN_WORKSPACE_PLACE_H
#define ANNA_ADMIN_WORKSPACE_PLACE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

/* Where the database of a workspace stands. The workspace is a folder: the keys, what was
 * published, what was set up. Its database is the file workspace.db in it; or, if there
 * is a file `database` in it, the one whose address (core/db.h) is the first line of
 * that. Several machines may have folders with the same address and the same keys. */

/* The path or address, in the arena. NULL with `err` if memory ran out or `database`
 * cannot be read. */
const char *place_database(struct arena *arena, const char *folder, struct err *err);

/* Whether the folder has a database of either kind. */
bool place_exists(const char *folder);

/* Says in the folder that its database has this address, mode 0600; NULL: that it is
 * workspace.db again. */
bool place_keep(const char *folder, const char *address, struct err *err);

#endif
