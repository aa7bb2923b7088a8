#ifndef ANNA_ADMIN_WORKSPACE_AUTHOR_H
#define ANNA_ADMIN_WORKSPACE_AUTHOR_H

#include <stdbool.h>
#include <stddef.h>

#include "record/document.h"

/* The workspace's database (core/schema.h, and one table of our own): the coordinator's
 * records, and the count of what was signed. One change is one transaction: after a
 * failure the database is as it was. */

struct author;

/* Makes a new workspace.db. Refuses if something is there. After failure nothing is
 * there. */
bool author_make(const char *path, struct err *err);

/* Opens an existing one, and looks that it is not damaged inside. */
bool author_open(struct author **out, const char *path, struct err *err);
void author_close(struct author *author); /* NULL is allowed */

/* Everything, in the order in which it was first put in. The records live in `arena`. */
bool author_load(struct author *author, struct arena *arena, struct document *out,
                 struct err *err);

/* The records of one kind alone, added to `out`. */
bool author_load_kind(struct author *author, enum record_kind kind, struct arena *arena,
                      struct document *out, struct err *err);

/* Puts all records of the document in; a record whose id is there already is replaced
 * whole and keeps its place. */
struct author_counts {
    size_t added[RECORD_KIND_COUNT];
    size_t replaced[RECORD_KIND_COUNT];
};
bool author_save(struct author *author, const struct document *document,
                 struct author_counts *counts, struct err *err);

/* `*found_out` says whether there was one. */
bool author_remove(struct author *author, enum record_kind kind, const char *id,
                   bool *found_out, struct err *err);

/* What author_import_rest() keeps of an offer, a copy in the arena; NULL in `*out`:
 * nothing. It goes with the offer and is never in a bundle. */
bool author_rest(struct author *author, const char *id, struct arena *arena,
                 const char **out, struct err *err);

/* The highest sequence ever signed, 0 at first. */
bool author_sequence(struct author *author, long *out, struct err *err);

/* Remembers that this one is used from now on; refuses one that is not higher than all
 * before. */
bool author_use_sequence(struct author *author, long sequence, struct err *err);

/* Pairs of offers that the coordinator does not want to be related, "A B" (related.h). */
bool author_refuse(struct author *author, const char *pair, struct err *err);
bool author_refused(struct author *author, struct arena *arena, struct texts *out,
                    struct err *err);

/* A word about the whole of a database: "site", "sequence", ... (x_meta). */
struct author_word {
    const char *key;
    const char *value;
};

/* What a copy holds beside the records. */
struct author_extra {
    const struct author_word *word;
    size_t word_count;
    struct texts received; /* hashes of sealed reports that have arrived (x_received) */
};

/* Writes a new database with nothing in it but these records and words to `path`, where
 * nothing may be: the same records in the same order make the same bytes. Files beside
 * `path` that its making needs are gone afterwards; after failure `path` is too. */
bool author_write_copy(const char *path, const struct document *document,
                       const struct author_extra *extra, struct err *err);

#endif
