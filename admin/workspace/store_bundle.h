#ifndef ANNA_ADMIN_WORKSPACE_STORE_BUNDLE_H
#define ANNA_ADMIN_WORKSPACE_STORE_BUNDLE_H

#include <stdint.h>

#include "workspace/store.h"

/* What was published: the records of a bundle again, and what became of it. */

/* The records of the bundle at `path`, opened as if somebody hostile had made it. False
 * for one whose tables are of another version. */
bool store_read_bundle(const char *path, struct arena *arena, struct document *out,
                       struct err *err);

/* Keeps that a bundle was written to a stick and read back, on that day since 1970. */
bool store_keep_read_back(struct store *store, long sequence, int64_t day,
                          struct err *err);

/* Since when; `*known` is false if it never was. */
bool store_read_back(struct store *store, long sequence, bool *known, int64_t *day,
                     struct err *err);

#endif
