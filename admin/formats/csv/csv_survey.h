#ifndef ANNA_ADMIN_FORMATS_CSV_CSV_SURVEY_H
#define ANNA_ADMIN_FORMATS_CSV_CSV_SURVEY_H

#include "formats/csv/csv_map.h"
#include "formats/csv/csv_rows.h"

/* What one row cannot say, but all rows of a table can: read once before they are taken.
 * Private to import_csv.c. */

/* Reads on in `rows`, which stand behind the header, to their end; what breaks there is
 * for whoever reads them next to tell. Fills in
 *   columns->widest: as many fields as the header has, with the empty ones at its end;
 * any number if each row has more, for a program then ends its rows with a separator. In
 *     another row the surplus is a separator too many, and all behind it is shifted.
 *   columns->item[].order: whether the day or the month stands first in the dates. */
void csv_survey(struct csv_rows *rows, struct csv_columns *columns);

#endif
