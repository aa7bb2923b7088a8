#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_STAGE_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_STAGE_H

#include "base/arena.h"
#include "base/err.h"
#include "formats/hsds/hsds_row.h"

/* Rows of a whole package, put down in a database that is gone afterwards, so that what
 * belongs to a service is found again whatever the order and the length of the files. */

struct hsds_stage;

bool hsds_stage_open(struct hsds_stage **out, struct err *err);
void hsds_stage_close(struct hsds_stage *stage); /* NULL is allowed */

/* What became of a row that was put down. */
struct hsds_added {
    enum hsds_same how;
    unsigned file; /* of the one that has come before */
    size_t line;
    const char *column; /* that differs; NULL none, or one without a name here */
};

/* Puts a row down. Ids are not trusted to be unique: one whose id has come before is kept
 * under another id ("7#2"), which `row` then bears, if it says something else. If it says
 * the same, it is not put down; if one says more, and `parts` says that rows may come in
 * parts, as those nested in JSON do, it fills the gaps of the first. Ids live in `arena`.
 */
bool hsds_stage_add(struct hsds_stage *stage, struct arena *arena, struct hsds_row *row,
                    bool parts, struct hsds_added *out, struct err *err);

/* After the last row and before the first question. */
bool hsds_stage_index(struct hsds_stage *stage, struct err *err);

/* The row behind `*rowid` (0: the first) in the order in which they came; `*found_out`
 * false at the end. Strings live in `arena`. */
bool hsds_stage_next(struct hsds_stage *stage, struct arena *arena, enum hsds_table table,
                     int64_t *rowid, struct hsds_row *out, bool *found_out,
                     struct err *err);
/* How many services there are. */
bool hsds_stage_count(struct hsds_stage *stage, enum hsds_table table, size_t *out,
                      struct err *err);

/* Whether any row says something in that column; false for column -1. */
bool hsds_stage_says(const struct hsds_stage *stage, enum hsds_table table, int column);

/* Adds to `out` the rows whose column (an id) is `id`, in order, at most HSDS_ROWS_MAX in
 * all. A NULL id has none. */
enum { HSDS_ROWS_MAX = 500 };
bool hsds_stage_where(struct hsds_stage *stage, struct arena *arena,
                      enum hsds_table table, const char *column, const char *id,
                      struct hsds_rows *out, struct err *err);

/* The text that stands most often in a column, or NULL. */
bool hsds_stage_common(struct hsds_stage *stage, struct arena *arena,
                       enum hsds_table table, const char *column, const char **out,
                       struct err *err);

/* Rows of a table of which `column`, an id of another table, names a row that is not
 * there; with a NULL column rows that belong to nothing at all. `each` is called for
 * each. */
bool hsds_stage_orphans(struct hsds_stage *stage, enum hsds_table table,
                        const struct hsds_column *column,
                        void (*each)(void *context, const struct hsds_row *row),
                        void *context, struct err *err);

#endif
