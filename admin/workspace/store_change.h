#ifndef ANNA_ADMIN_WORKSPACE_STORE_CHANGE_H
#define ANNA_ADMIN_WORKSPACE_STORE_CHANGE_H

#include "workspace/history.h"
#include "workspace/store.h"

/* The one way in which the office changes a record: a field at a time, each with what
 * whoever changes it believed to stand there. What has become of the other fields
 * meanwhile stays, so two who work at once lose nothing; of the same field it is said.
 * Each change is a row of the history (history.h), what one command does one batch.
 *
 * Between store_begin and store_commit stands one transaction (BEGIN IMMEDIATE): all of
 * it, or nothing. Never ask people or the network meanwhile. */

bool store_begin(struct store *store, const struct history_deed *deed, struct err *err);
bool store_commit(struct store *store, struct err *err);
void store_rollback(struct store *store);

/* Its number in the history; 0 if it changed nothing. After store_commit too. */
int64_t store_batch(const struct store *store);

/* The record of that id as it stands now, NULL if there is none. */
bool store_find(struct store *store, struct arena *arena, enum record_kind kind,
                const char *id, struct record **out, struct err *err);

enum store_answer {
    STORE_DONE,
    STORE_SAME,     /* it stands there already: nothing was done */
    STORE_CONFLICT, /* something else stands there than `was`: nothing was done, `err`
                       says what */
    STORE_GONE,     /* there is no such record: nothing was done, `err` says it */
    STORE_BROKEN    /* the transaction must be undone */
};

/* A field's change. `lang` NULL: the original. `field` is a field of the kind; in another
 * language `made` and `source_hash` too. NULL for `was` or `now`: nothing stands there.
 */
struct store_change {
    enum record_kind kind;
    const char *id;
    const char *field, *lang;
    const struct value *was, *now;
};

enum store_answer store_change(struct store *store, const struct store_change *change,
                               struct err *err);

/* All fields in which `after` differs from `before`, two states of one record, languages
 * included; each is taken or is a conflict for itself. The answer is the worst of all;
 * `err` names the last conflict. `before` NULL: the record is new; STORE_CONFLICT if
 * there is one of that id. */
enum store_answer store_apply(struct store *store, const struct record *before,
                              const struct record *after, struct err *err);

/* Takes a record out, whole. */
enum store_answer store_take_out(struct store *store, enum record_kind kind,
                                 const char *id, struct err *err);

/* Told of each change that cannot be taken back: it was changed again since. Row and
 * words are valid until the call returns. */
struct store_undo_told {
    void *context;
    void (*conflict)(void *context, const struct history_row *row, const char *why);
};

/* Takes a batch back, in a batch of its own (its deed should be called
 * history_undo_name). STORE_CONFLICT if something was changed again since: all of that
 * was told, and the rest is taken back; undo the transaction if that is not wanted.
 * STORE_GONE: there is no such batch. */
enum store_answer store_undo(struct store *store, int64_t batch,
                             const struct store_undo_told *told, struct err *err);

/* The history, see history.h. */
bool store_history(struct store *store, const struct history_filter *filter,
                   history_tell *tell, void *context, struct err *err);
bool store_history_check(struct store *store, struct err *err);
bool store_history_last(struct store *store, int64_t *out, struct err *err);
bool store_history_newest(struct store *store, int64_t *out, struct err *err);

#endif
