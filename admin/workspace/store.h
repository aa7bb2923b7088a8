#ifndef ANNA_ADMIN_WORKSPACE_STORE_H
#define ANNA_ADMIN_WORKSPACE_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "record/document.h"

/* The workspace's database (core/schema.h, and one table of our own): the coordinator's
 * records, and the count of what was signed. One change is one transaction: after a
 * failure the database is as it was. */

struct store;

/* Makes a new workspace.db, or the tables of one at an address (core/db.h). Refuses if
 * something is there. After failure nothing is there. */
bool store_make(const char *path, struct err *err);

/* Opens an existing one, and looks that it is not damaged inside. */
bool store_open(struct store **out, const char *path, struct err *err);
void store_close(struct store *store); /* NULL is allowed */

/* Everything, in the order in which it was first put in. The records live in `arena`. */
bool store_load(struct store *store, struct arena *arena, struct document *out,
                struct err *err);

/* The records of one kind alone, added to `out`. */
bool store_load_kind(struct store *store, enum record_kind kind, struct arena *arena,
                     struct document *out, struct err *err);

/* Puts all records of the document in; a record whose id is there already is replaced
 * whole and keeps its place. Past the history, and over what others have changed
 * meanwhile: for a database that nobody else has; commands use store_change.h. */
struct store_counts {
    size_t added[RECORD_KIND_COUNT];
    size_t replaced[RECORD_KIND_COUNT];
};
bool store_save(struct store *store, const struct document *document,
                struct store_counts *counts, struct err *err);

/* What store_import_rest() keeps of an offer, a copy in the arena; NULL in `*out`:
 * nothing. It goes with the offer and is never in a bundle. */
bool store_rest(struct store *store, const char *id, struct arena *arena,
                const char **out, struct err *err);

/* The highest sequence ever signed, 0 at first. */
bool store_sequence(struct store *store, long *out, struct err *err);

/* Remembers that this one is used from now on; refuses one that is not higher than all
 * before. */
bool store_use_sequence(struct store *store, long sequence, struct err *err);

/* Pairs of offers that the coordinator does not want to be related, "A B" (related.h). */
bool store_refuse(struct store *store, const char *pair, struct err *err);
bool store_refused(struct store *store, struct arena *arena, struct texts *out,
                   struct err *err);

/* A word about the whole of a database: "site", "sequence", ... (x_meta). */
struct store_word {
    const char *key;
    const char *value;
};

/* What a copy holds beside the records. */
struct store_extra {
    const struct store_word *word;
    size_t word_count;
    struct texts received; /* receipts (x_received) */
};

/* Writes a new database with nothing in it but these records and words to `path`, where
 * nothing may be: the same records in the same order make the same bytes. Files beside
 * `path` that its making needs are gone afterwards; after failure `path` is too. */
bool store_write_copy(const char *path, const struct document *document,
                      const struct store_extra *extra, struct err *err);

#endif
