#ifndef ANNA_ADMIN_COMMAND_SAVING_H
#define ANNA_ADMIN_COMMAND_SAVING_H

#include "command/cmd.h"
#include "record/document.h"
#include "workspace/store_change.h"

/* What a command has changed in the records that it read, given to the store as changes
 * of fields (workspace/store_change.h): what others did meanwhile stays. */

/* Whom the history names from now on, in place of whoever sits at the machine; must stay.
 */
void saving_by(const char *name);

/* Who does what, now. `what` must stay. */
struct history_deed saving_deed(const char *what);

/* Begins a transaction; `what` is what the history calls the deed ("offer set") and must
 * stay. */
bool saving_begin(struct store *store, const char *what, struct err *err);

/* A deep copy of all records, to know later what was read. */
bool saving_copy(struct arena *arena, const struct document *from, struct document *out,
                 struct err *err);

/* Gives all fields in which `after` differs from `before` to the store, as one batch;
 * records that `before` has not are new. What cannot be kept because somebody has changed
 * the same field, or removed the record, is said on stderr and counted; the rest is
 * kept. */
bool saving_apply(struct store *store, const char *what, const struct document *before,
                  const struct document *after, size_t *conflicts, struct err *err);

/* The same for one record; a conflict is a failure, and nothing is kept. `before` NULL:
 * it is new. */
bool saving_one(struct store *store, const char *what, const struct record *before,
                const struct record *after, struct err *err);

#endif
