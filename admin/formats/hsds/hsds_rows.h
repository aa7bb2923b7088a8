#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_ROWS_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_ROWS_H

#include "record/document.h"
#include "formats/hsds/hsds_stage.h"

/* An offer as the rows of HSDS 3.2 that it is, with ours in x_ columns: what the CSV
 * package and the JSON are both written from. Ids are those of hsds_uuid. */

/* What is written of a table, for files and for datapackage.json. */
struct hsds_written {
    const char *name;
    const char *type;   /* of Frictionless tables: string, number, date, time */
    const char *format; /* or "" */
    bool required;
    bool is_list; /* JSON in a text; in JSON the list itself */
    const char *description;
};

/* The columns in which a table is written, NULL and 0 for one that never is. */
const struct hsds_written *hsds_written(enum hsds_table table, size_t *count);

/* Gives each row to `each`, parents before their children: organization, service,
 * location ... `topics` are the records that terms are named by. Rows are valid until the
 * call returns; terms and organizations come again with every offer that has them. False
 * if memory ran out. */
bool hsds_rows_of(struct arena *arena, const struct document *document,
                  const struct record *offer,
                  void (*each)(void *context, const struct hsds_row *row), void *context);

#endif
