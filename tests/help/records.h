#ifndef ANNA_TESTS_HELP_RECORDS_H
#define ANNA_TESTS_HELP_RECORDS_H

#include "record/document.h"

/* Records of the office as a test needs them. What fails in here is no failure of what is
 * tested: it is said, and the program ends with 99. */

/* Puts words into a field of a record or of its text in another language; a list's items
 * are separated by `|`. An empty text clears the field, also one that is required. */
void records_put(struct arena *arena, enum record_kind kind, struct value *values,
                 const char *field, const char *text);

/* A new record with these fields, in the document. A NULL text leaves its field out. */
struct record *records_add(struct arena *arena, struct document *document,
                           enum record_kind kind, const char *const field[][2],
                           size_t count);

/* What stands in the field of that name, or NULL; the name must be one of the kind's. */
const char *records_text(const struct record *record, const char *field);
const struct value *records_value(const struct record *record, const char *field);

#endif
