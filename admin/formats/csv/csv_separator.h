#ifndef ANNA_ADMIN_FORMATS_CSV_CSV_SEPARATOR_H
#define ANNA_ADMIN_FORMATS_CSV_CSV_SEPARATOR_H

#include "formats/csv/csv_rows.h"

/* Which mark stands between the fields of a table. Private to csv_rows.c. */

enum { CSV_SEPARATORS = 4 };
extern const char csv_separators[CSV_SEPARATORS];

/* "semicolon"; NULL for a mark that has no name here. */
const char *csv_separator_name(char separator);

/* Whether the text begins with a line "sep=;", which Excel writes for itself, in quotes
 * or without; `*out` is what it says, else untouched. */
bool csv_separator_said(const char *head, size_t len, char *out);

/* What a separator makes of the head of the text; zeroed at first. */
struct csv_separator_trial {
    size_t rows;
    size_t fields;                   /* of the row that is being read */
    size_t first;                    /* fields of the first row */
    size_t with[CSV_COLUMN_MAX + 1]; /* rows that have so many fields */
};

/* A field, and the end of a row, has been read. */
void csv_separator_field(struct csv_separator_trial *trial);
void csv_separator_row(struct csv_separator_trial *trial);

/* How much speaks for the separator: many rows of the same, large number of fields, above
 * all if the first row is one of them. 0: nothing. */
double csv_separator_weight(const struct csv_separator_trial *trial);

#endif
