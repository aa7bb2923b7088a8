#ifndef ANNA_ADMIN_FORMATS_CSV_CSV_FILL_H
#define ANNA_ADMIN_FORMATS_CSV_CSV_FILL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/hash_table.h"
#include "formats/csv/csv_value.h"

/* What a row of a table does not say. Private to csv_offer.c and import_csv.c. */

/* A set of texts, by their hashes. A zeroed one is empty. */
struct csv_set {
    uint64_t *hash;
    size_t count;
    size_t room;
    struct hash_table places;
};

/* The ids of this file. Where rows bring none, an id is made of name and provider; as
 * soon as two rows share these, of the town as well, and then of the street, in all of
 * these rows: so that the order of the rows says nothing about which is which. To know
 * that, the rows are read once before, with `counting`. A zeroed one is empty. */
struct csv_ids {
    struct csv_set taken;
    struct csv_set seen, twice; /* what ids could be made of */
    struct csv_set words;       /* what ids were made of, */
    int *number;                /* and the last number of each, at its place */
    size_t number_room;
    size_t tried; /* ids in all, until each was free */
    bool counting;
};
void csv_ids_free(struct csv_ids *ids);

/* The scope that a cell says: a town's name, "Kreis", "bundesweit", an id. */
void csv_fill_scope(struct csv_reader *in, const char *column, const char *text);

/* Fills in id, scope, confidence and source of in->record (import_csv.h). */
void csv_fill(struct csv_reader *in, struct csv_ids *ids);

#endif
