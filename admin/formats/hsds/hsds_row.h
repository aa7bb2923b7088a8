#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_ROW_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_ROW_H

#include <stdint.h>

#include "formats/hsds/hsds_tables.h"

/* A row of a table of HSDS, whatever file it stood in. */

struct hsds_row {
    enum hsds_table table;
    unsigned file; /* for the caller: which one it stood in */
    size_t line;
    size_t record;                      /* of a JSON list, from 1; 0: it stood in none */
    int64_t rowid;                      /* in the stage; 0 before */
    const char *value[HSDS_COLUMN_MAX]; /* as hsds_columns counts; NULL: nothing */
    const char *whole; /* a JSON object of all that stood in it, under the names of 3.2,
                          without names of persons; NULL: nobody wants it */
};

struct hsds_rows {
    struct hsds_row *item;
    size_t count;
};

/* How a row and the one of its id are alike; each is more than the one before. */
enum hsds_same {
    HSDS_SAME_NONE, /* there is no other */
    HSDS_SAME_ALL,
    HSDS_SAME_FILLS, /* what both say is the same, but one says more */
    HSDS_SAME_MOVED, /* only what it belongs to is another */
    HSDS_SAME_NOT
};

/* The text in a column, by its name in version 3.2, or NULL. */
const char *hsds_get(const struct hsds_row *row, const char *column);

#endif
