#ifndef ANNA_ADMIN_FORMATS_CSV_CSV_CONVERT_H
#define ANNA_ADMIN_FORMATS_CSV_CSV_CONVERT_H

#include "formats/csv/csv_value.h"

/* What people write, into what a field holds. Private to csv_value.c. */

struct csv_converted {
    const char *text; /* NULL: it cannot be one; `err` says why */
    const char *note; /* why it was changed so that somebody should know; NULL */
};

/* A single text, or one item of a list; lives in in->row or in `text`. The result is not
 * checked yet (record_check). If memory ran out in->row.failed is set. */
struct csv_converted csv_convert(struct csv_reader *in, const struct field *field,
                                 const char *text, struct err *err);

#endif
