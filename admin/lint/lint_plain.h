#ifndef ANNA_ADMIN_LINT_LINT_PLAIN_H
#define ANNA_ADMIN_LINT_LINT_PLAIN_H

#include "lint/lint_finding.h"

/* Plain German in a record: all its words together are one text, so that what one field
 * says explains another; each finding names its field. */

/* Adds what is found in the German texts of the record, its levels ("de-simple")
 * included, and one lint_figure a text. False if memory ran out. */
bool lint_plain(struct arena *arena, const struct record *record,
                const struct plain_book *book, struct lint_findings *out);

#endif
