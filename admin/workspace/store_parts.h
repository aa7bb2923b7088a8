#ifndef ANNA_ADMIN_WORKSPACE_STORE_PARTS_H
#define ANNA_ADMIN_WORKSPACE_STORE_PARTS_H

#include "workspace/store_change.h"
#include "workspace/store_inside.h"

/* What store_change.c, store_apply.c, store_undo.c and store_import.c share of a change.
 */

/* Writes into the history that a whole record comes, at this place among its kind. */
bool store_note_came(struct store *store, const struct record *record, int64_t position,
                     struct err *err);

/* The parts of store_change: whether a field may be changed (STORE_DONE), changing it in
 * `record` and in the history, and putting the record back into its tables. */
enum store_answer store_ask_change(struct store *store, struct record *record,
                                   const struct store_change *change, struct err *err);
enum store_answer store_make_change(struct store *store, struct record *record,
                                    const struct store_change *change, struct err *err);
enum store_answer store_put_back(struct store *store, struct record *record,
                                 struct err *err);

/* STORE_GONE, and its sentence. */
enum store_answer store_gone(enum record_kind kind, const char *id, struct err *err);

/* A record's part in a language; NULL if it has none. */
struct translation *store_part(const struct record *record, const char *lang);

/* As what words that are no field of a kind are compared and kept. */
extern const struct field store_words_field;

#endif
