#ifndef ANNA_CORE_CONTENT_WALK_H
#define ANNA_CORE_CONTENT_WALK_H

#include "core/content_inside.h"

/* A walk through the rows of a table in the order of the offers' ids, beside another one.
 * Such walks read a file once from front to back, whereas a question for each offer
 * searches for its place and for each of its pages anew. */

struct content_walk {
    struct db_stmt *stmt;
    bool on_row; /* else it is at its end, or failed */
};

/* Stands on the first row then. `sql` is a literal (db_prepare) whose first column is the
 * offer's id and that orders by it. */
bool content_walk_begin(struct content_walk *walk, struct content *content,
                        const char *sql, struct err *err);

/* The offer's id of the row; NULL at the end. */
const char *content_walk_id(struct content_walk *walk);

/* To the next row. */
void content_walk_on(struct content_walk *walk);

/* Whether it stands on a row of this offer, after passing over those of offers before it:
 * they are not shown, or not there. */
bool content_walk_at(struct content_walk *walk, const char *id);

/* Ends it wherever it stands; one that never began is at its end. False with `err` set if
 * it came to its end by a failure. */
bool content_walk_end(struct content_walk *walk, struct err *err);

#endif
