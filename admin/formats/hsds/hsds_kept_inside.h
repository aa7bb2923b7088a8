#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_KEPT_INSIDE_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_KEPT_INSIDE_H

#include "formats/hsds/hsds_kept.h"

/* What the files hsds_kept*.c know of one another. Rows are an object of lists by names
 * of tables. */

/* The rows of a table; NULL none. */
struct json *hsds_kept_list(const struct json *rows, enum hsds_table table);
/* The text in a column, or NULL. */
const char *hsds_kept_text(const struct json *row, const char *column);
/* Whether the text in a column is `id`; a NULL id is none. */
bool hsds_kept_is(const struct json *row, const char *column, const char *id);
void hsds_kept_add(struct json *rows, enum hsds_table table, struct json *row);

/* Puts over `rows`, which came with the offer, what the office has changed since. `rest`
 * is what was kept; `first`: the offer is the first of its service, whose own columns are
 * its to change; `alone`: the only one. */
bool hsds_kept_overlay(struct arena *arena, const struct document *document,
                       const struct record *offer, const struct json *rest,
                       struct json *rows, bool first, bool alone, struct err *err);

#endif
