#ifndef ANNA_ADMIN_WORKSPACE_STORE_BASE_H
#define ANNA_ADMIN_WORKSPACE_STORE_BASE_H

#include "workspace/store.h"

/* What a file says that was exported from here (table x_base: hashes of its fields,
 * record/merge.h), as an importer reads it. When it comes back edited, what differs from
 * this is what somebody has changed in it: a cell that was emptied, a value that was set
 * back. Fields that the format cannot hold differ in nothing, and stay. */

/* Begins anew for the file of this name, as one transaction. */
bool store_base_begin(struct store *store, const char *source, struct err *err);

/* One record as it came out of the file. */
bool store_base_add(struct store *store, const char *source, const struct record *record,
                    struct err *err);

/* Keeps all of it, or leaves what was there before. */
bool store_base_end(struct store *store, bool keep, struct err *err);

#endif
