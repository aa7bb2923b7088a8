#ifndef ANNA_ADMIN_WORKSPACE_STORE_IMPORT_H
#define ANNA_ADMIN_WORKSPACE_STORE_IMPORT_H

#include "workspace/history.h"
#include "workspace/store.h"
#include "record/intake.h"
#include "record/merge.h"

/* A source taken into the workspace, record by record in one transaction. The workspace
 * remembers what the source said of each record (its hashes, table x_origin), so that the
 * next import of it updates what the source has touched and leaves alone what the office
 * has written. A record of which no source is known is replaced whole. One that the
 * office has removed stays removed until the source changes it. A source that was
 * exported from here (store_base.h) is compared with what it said when it went out. An
 * offer whose id its importer made is looked for by name, provider and town
 * (store_match.h), and gets the id of the one that is meant, or a free one. */

struct store_import;

struct store_import_tally {
    size_t added[RECORD_KIND_COUNT];
    size_t changed[RECORD_KIND_COUNT];
    size_t same[RECORD_KIND_COUNT];
    size_t stay_removed[RECORD_KIND_COUNT];
    size_t kept; /* fields that stay as the office has them */
};

/* Told of what would be, or is, done. All strings are valid until the call returns. */
struct store_import_told {
    void *context;
    /* A record that is new; NULL if nobody wants to know. */
    void (*added)(void *context, const struct record *record);
    /* A field that does not stand in the office as the source has it. */
    void (*field)(void *context, const struct record *record, enum merge_change change,
                  const char *lang, const char *field, const char *office,
                  const char *source);
    /* A record that came from this source before and is not in it any more; it stays. */
    void (*missing)(void *context, enum record_kind kind, const char *id);
    /* Which of these offers a record means that has no id of its own; `count`: none. NULL
     * if nobody is there to ask. The transaction is open meanwhile. */
    size_t (*which)(void *context, const struct record *record,
                    const struct record *const *offer, size_t count);
    /* A record that nobody could, or would, say this of is kept apart, under a new id. */
    void (*apart)(void *context, const struct record *record,
                  const struct record *const *offer, size_t count);
};

/* Begins the transaction; all that is kept is one batch of the history, under this deed,
 * whose words must stay. `source` is the name by which the source is known the next time
 * ("offers.json"). `told` must stay. */
bool store_import_begin(struct store_import **out, struct store *store,
                        const struct history_deed *deed, const char *source,
                        const struct store_import_told *told, struct err *err);

/* What the office has removed comes back too. */
void store_import_restore(struct store_import *import);

/* Only records of these kinds are added or changed, bits `1 << kind`; one of another kind
 * that would be is not taken. */
void store_import_only(struct store_import *import, unsigned kinds);

/* Takes one record, as `intake` says; `import` is the struct store_import. A kind and id
 * that came before in this import is not taken. */
enum intake_answer store_import_take(void *import, struct record *record,
                                     struct err *err);

/* Keeps what came with an offer that was taken, in place of what came before (table
 * x_hsds_rest, store_rest); nothing of one that stays removed. */
bool store_import_rest(struct store_import *import, const struct record *record,
                       const char *rest, struct err *err);

/* Puts a new record in that is no part of the source: nothing is remembered of it, and it
 * is not told, but counted. */
bool store_import_fill(struct store_import *import, const struct record *record,
                       struct err *err);

/* Whether a kind has any record, those of this import counted. */
bool store_import_has(struct store_import *import, enum record_kind kind, bool *out,
                      struct err *err);

/* Ends it: keeps all, or undoes all, and says what was counted. Frees `import` whatever
 * happens; NULL is allowed. After a failure, and with `keep` false, the workspace is as
 * it was before. */
bool store_import_end(struct store_import *import, bool keep,
                      struct store_import_tally *out, struct err *err);

#endif
