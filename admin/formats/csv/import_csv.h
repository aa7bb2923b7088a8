#ifndef ANNA_ADMIN_FORMATS_CSV_IMPORT_CSV_H
#define ANNA_ADMIN_FORMATS_CSV_IMPORT_CSV_H

#include "formats/format.h"
#include "record/intake.h"

/* Reads a table of offers that a program saved as CSV: one offer a row, the header in
 * German or English (csv_column.h), what stands in the cells as people write it.
 *
 * A row without name, provider or summary, or with more fields than the header, empty
 * ones included (csv_survey.h), is refused. Anything else that does not fit is left out
 * with a note. What is missing is filled in: `id` from name and provider, so that the
 * same row is the same offer next time, and with the town where that comes twice; `scope`
 * from the town if a site of the workspace stands there, else ask->scope, else
 * "district"; `confidence` medium; `source` ask->source. Topics are ids or names of the
 * workspace's; what is none is kept as a keyword. "kostenlos" becomes "free", as the
 * content has it.
 *
 * A table of export_csv.h is known by its header, and its cells are taken as they stand.
 *
 * With ask->map, the map says which column is which field (csv_map.h); if it is not there
 * and somebody can answer, that is asked and kept in it. A column that is not known and
 * not mapped is named in a note. */

/* False with `err` if the map is wrong, questions were not answered, memory ran out, or
 * `intake` could not go on. A file that cannot be read as a table is a note
 * (INTAKE_FILE_REFUSED), and true. */
bool import_csv(const char *path, const struct format_ask *ask,
                const struct intake *intake, struct err *err);

#endif
