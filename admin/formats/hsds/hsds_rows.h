#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_ROWS_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_ROWS_H

#include "record/document.h"
#include "formats/hsds/hsds_stage.h"

/* An offer as the rows of HSDS 3.2 that it is, with ours in x_ columns: what the CSV
 * package and the JSON are both written from. Ids are those of hsds_uuid. */

/* Gives each row to `each`, parents before their children: organization, service,
 * location ... `topics` are the records that terms are named by. Rows are valid until the
 * call returns; terms and organizations come again with every offer that has them. False
 * if memory ran out. */
bool hsds_rows_of(struct arena *arena, const struct document *document,
                  const struct record *offer,
                  void (*each)(void *context, const struct hsds_row *row), void *context);

#endif
