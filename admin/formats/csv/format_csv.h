#ifndef ANNA_ADMIN_FORMATS_CSV_FORMAT_CSV_H
#define ANNA_ADMIN_FORMATS_CSV_FORMAT_CSV_H

#include "formats/format.h"

/* The offers as a table: import_csv.h, export_csv.h. */
extern const struct format format_csv;

#endif
