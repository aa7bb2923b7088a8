#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_RETURN_INSIDE_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_RETURN_INSIDE_H

#include "formats/hsds/hsds_return.h"

/* What the files hsds_return*.c know of one another. Rows are an object of lists by names
 * of tables. */

/* The rows of a table; NULL none. */
struct json *hsds_return_list(const struct json *rows, enum hsds_table table);
/* Whether the text in a column is `id`; a NULL id is none. */
bool hsds_return_is(const struct json *row, const char *column, const char *id);
void hsds_return_add(struct json *rows, enum hsds_table table, struct json *row);

/* Puts over `rows`, which came with the offer, what the office has changed since. `rest`
 * is what was kept; `first`: the offer is the first of its service, whose own columns are
 * its to change; `alone`: the only one. */
bool hsds_return_changes(struct arena *arena, const struct document *document,
                         const struct record *offer, const struct json *rest,
                         struct json *rows, bool first, bool alone, struct err *err);

#endif
