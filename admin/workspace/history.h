#ifndef ANNA_ADMIN_WORKSPACE_HISTORY_H
#define ANNA_ADMIN_WORKSPACE_HISTORY_H

#include <stdint.h>

#include "base/arena.h"
#include "core/db.h"

/* What was changed in a workspace, by whom, and what stood there before (x_history). A
 * change is one row; what one command did is one batch. Each row's hash is made of the
 * hash before it and of the row, so that a row that was changed, left out or put between
 * is found. (Whoever can write the file can also make all hashes anew: it finds mistakes
 * and blunt forgery, not a patient forger.)
 *
 * Texts of reports are never in it: what is forgotten must be nowhere. */

struct history_deed {
    const char *who;  /* a name of the machine */
    int64_t seconds;  /* since 1970, UTC */
    const char *what; /* "offer set", "import offers.json" */
};

/* A batch that is being written, inside one transaction of the caller's. */
struct history {
    struct db *db;
    struct history_deed deed;
    int64_t number; /* of its last row, or of the last before */
    int64_t batch;
    unsigned char hash[32]; /* of the row `number` */
};

/* One row. `field` "": the whole record came (`was` NULL) or went (`now` NULL, `was` all
 * of it, snapshot.h); else a field's words before and after, NULL: nothing. `lang` "":
 * German. Of a record that came `now` is a fingerprint alone: the record itself says what
 * it was, and what it was before it was changed the rows of its fields say, and the row
 * with which it went. (Older rows have all of it.) */
struct history_row {
    int64_t number;
    int64_t batch;
    const char *time, *who, *deed;
    const char *kind, *id, *field, *lang;
    const char *was, *now;
};

/* Begins a batch; its deed's words must stay. The first row makes it be there. False if
 * one of the words has a sign that nobody sees (base/hidden_sign.h). */
bool history_begin(struct history *out, struct db *db, const struct history_deed *deed,
                   struct err *err);

/* Adds a row; of `row` kind, id, field, lang, was and now are read. */
bool history_add(struct history *history, const struct history_row *row, struct err *err);

/* Which rows; NULL and 0: all. */
struct history_filter {
    const char *id;
    int64_t batch;
    int64_t since; /* a number; only rows behind it */
};

/* Calls for each row in their order; strings are valid until the call returns. An end
 * early if it returns false. */
typedef bool history_tell(void *context, const struct history_row *row, struct err *err);
bool history_walk(struct db *db, const struct history_filter *filter, history_tell *tell,
                  void *context, struct err *err);

/* True if all hashes are right and no number is missing; `err` names the first row that
 * is not. */
bool history_check(struct db *db, struct err *err);

/* The newest batch that is no undoing and was not undone; 0: there is none. */
bool history_last(struct db *db, int64_t *out, struct err *err);

/* The number of the newest row, 0 if there is none: what has a higher one was changed
 * since. */
bool history_newest(struct db *db, int64_t *out, struct err *err);

/* What a batch that undoes another is called: "undo N", into `out` (at least 32 bytes).
 */
void history_undo_name(int64_t batch, char out[32]);

#endif
