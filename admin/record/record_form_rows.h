#ifndef ANNA_ADMIN_RECORD_RECORD_FORM_ROWS_H
#define ANNA_ADMIN_RECORD_RECORD_FORM_ROWS_H

#include "record/record.h"

/* Which fields of a kind stand in its form, in what order, and what they are called
 * there: a row each, whatever else is to be said of a field stands in its own table
 * (record/record.h). */

struct record_form_row {
    int field;         /* as record_fields() counts */
    const char *label; /* for message() */
    const char *help;  /* the same; NULL: none */
    int lines;         /* of the box; a list stands one item a line. 0: a list whose items
                          have a box each, and move */
    const char *section; /* the heading of those that begin here; NULL: none */
};

/* NULL and 0 for a kind that has no form. */
const struct record_form_row *record_form_rows(enum record_kind kind, size_t *count);

/* What a field is called, in the reader's language; its name in a document where no form
 * has it. */
const char *record_form_label(enum record_kind kind, const char *name);

#endif
