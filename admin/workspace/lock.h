#ifndef ANNA_ADMIN_WORKSPACE_LOCK_H
#define ANNA_ADMIN_WORKSPACE_LOCK_H

#include <stdbool.h>

#include "workspace/store.h"

/* The lock of a workspace: one at a time publishes, brings a copy back or makes its
 * tables new. (Single changes need none, they are transactions of the database.) It is a
 * flock(2) of the folder itself: nothing is left behind, however a program ends. */

/* Waits `seconds` for it at most; `waits` (may be NULL) is called once before it waits.
 * False with a sentence if somebody else still has it, or if there can be none. `*out` is
 * for lock_free. */
bool lock_take(const char *folder, int seconds, void (*waits)(const char *folder),
               int *out, struct err *err);

/* A lock of its own kind, which a file of that name (made if it is not there, and left)
 * stands for: `*taken` false, and nothing to free, if somebody else has it. */
bool lock_try(const char *path, bool *taken, int *out, struct err *err);

/* The same for a workspace whose database other machines have too (core/db.h): against
 * those, until the store is closed. Of one that is a file it is there at once. */
bool lock_store(struct store *store, const char *folder, int seconds,
                void (*waits)(const char *folder), struct err *err);

void lock_free(int lock); /* negative: there is none */

#endif
