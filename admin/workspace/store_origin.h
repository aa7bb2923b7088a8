#ifndef ANNA_ADMIN_WORKSPACE_STORE_ORIGIN_H
#define ANNA_ADMIN_WORKSPACE_STORE_ORIGIN_H

#include "record/merge.h"
#include "workspace/store_inside.h"

/* What sources said of records when they came last, as hashes (record/merge.h): of all
 * sources in x_origin, of a file that was exported from here in x_base (store_base.h).
 * What a batch changes of it is kept beside (x_origin_before), so that an import that is
 * undone is taken again by the next. Private to store*.c, inside a transaction. */

struct store_origin {
    const char *source;
    bool own; /* the source is a file that was exported from here */
};

/* The last word of this file that was exported from here, else of any source; into
 * `arena`. False in `*known_out`: nobody has said anything. */
bool store_origin_find(struct db *db, struct arena *arena, const char *source,
                       enum record_kind kind, const char *id, bool *known_out,
                       int64_t *import_out, struct said_hashes *out, struct err *err);

/* Keeps what the source says now; `import` is the number of the import. `there`: the
 * office has the record already. */
bool store_origin_put(struct store *store, const struct store_origin *origin,
                      const struct record *record, int64_t import, bool there,
                      struct err *err);

/* Forgets what all sources said of a record. */
bool store_origin_forget(struct store *store, const char *kind, const char *id,
                         struct err *err);

/* Everything as it was before the batch. */
bool store_origin_undo(struct store *store, int64_t batch, struct err *err);

/* An open batch that has changed no record has no number: nothing is kept for it. */
bool store_origin_end(struct store *store, struct err *err);

#endif
