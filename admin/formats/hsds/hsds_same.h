#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_SAME_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_SAME_H

#include "base/arena.h"
#include "formats/hsds/hsds_row.h"

/* Two rows of one table that bear the same id: whether they are the same thing, as it
 * stands nested in several places of the JSON, or two that somebody numbered alike. */

/* `column_out` (may be NULL) is the first column that differs, NULL if none does. */
enum hsds_same hsds_same(const struct hsds_row *first, const struct hsds_row *row,
                         const char **column_out);

/* Gives the row another id, in what is kept whole too. */
bool hsds_same_rename(struct arena *arena, struct hsds_row *row, const char *id);

#endif
