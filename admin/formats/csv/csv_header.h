#ifndef ANNA_ADMIN_FORMATS_CSV_CSV_HEADER_H
#define ANNA_ADMIN_FORMATS_CSV_CSV_HEADER_H

#include <stdbool.h>

#include "base/arena.h"

/* The words that people write above columns, in the spelling of spelling.h. Private to
 * csv_column.c. */

/* The field that a header means, as csv_column_read reads it, or NULL. */
const char *csv_header_target(struct arena *arena, const char *word);

/* "", ".from", ... for what stands behind a weekday ("", "von", "vormittags"), or NULL.
 */
const char *csv_header_day_part(const char *word);

bool csv_header_holiday(const char *word);

#endif
