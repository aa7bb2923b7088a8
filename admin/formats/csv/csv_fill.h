#ifndef ANNA_ADMIN_FORMATS_CSV_CSV_FILL_H
#define ANNA_ADMIN_FORMATS_CSV_CSV_FILL_H

#include <stdint.h>

#include "base/hash_table.h"
#include "formats/csv/csv_value.h"

/* What a row of a table does not say. Private to csv_offer.c and import_csv.c. */

/* Hashes of the ids of this file. A zeroed one is empty. */
struct csv_ids {
    uint64_t *hash;
    size_t count;
    size_t room;
    struct hash_table places;
};
void csv_ids_free(struct csv_ids *ids);

/* The scope that a cell says: a town's name, "Kreis", "bundesweit", an id. */
void csv_fill_scope(struct csv_reader *in, const char *column, const char *text);

/* Fills in id, scope, confidence and source of in->record (import_csv.h). */
void csv_fill(struct csv_reader *in, struct csv_ids *ids);

#endif
