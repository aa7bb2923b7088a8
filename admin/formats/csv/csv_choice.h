#ifndef ANNA_ADMIN_FORMATS_CSV_CSV_CHOICE_H
#define ANNA_ADMIN_FORMATS_CSV_CSV_CHOICE_H

#include "record/record.h"

/* Words that people write where a field has a few of its own. Private to csv_value.c and
 * import_csv.c. */

/* The field's word: "nach Vereinbarung" is "appointment" for `access`. A text that is
 * none stays as it is. NULL if memory ran out. */
const char *csv_choice(struct arena *arena, const struct field *field, const char *text);

/* "yes", "no", "unknown" for "ja", "nein", "x", "weiß nicht", ...; NULL if it is none. */
const char *csv_yes_no(struct arena *arena, const char *text);

/* "kostenlos", "kostenfrei", "gratis", "0 Euro": what the content calls "free". */
bool csv_choice_is_free(struct arena *arena, const char *text);

/* "district" and "national" for "Kreis Warendorf", "bundesweit"; NULL if it is none. */
const char *csv_choice_scope(struct arena *arena, const char *text);

#endif
