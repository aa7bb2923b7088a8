#ifndef ANNA_ADMIN_FORMATS_CSV_CSV_OFFER_H
#define ANNA_ADMIN_FORMATS_CSV_CSV_OFFER_H

#include "formats/csv/csv_fill.h"
#include "formats/csv/csv_map.h"

/* One row of a table into one offer. Private to import_csv.c. */

/* Languages that have columns, in order. */
struct csv_langs {
    const char **item;
    size_t count;
};

/* Reads a row into in->record, a fresh record of in->row. in->refused says whether it was
 * refused, with notes. False with `err` if memory ran out. */
bool csv_offer_read(struct csv_reader *in, const struct csv_columns *columns,
                    const struct csv_langs *langs, struct csv_ids *ids,
                    const struct csv_row *row, struct err *err);

#endif
