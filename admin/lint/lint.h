#ifndef ANNA_ADMIN_LINT_LINT_H
#define ANNA_ADMIN_LINT_LINT_H

#include "base/clock.h"
#include "record/document.h"
#include "lint/lint_finding.h"

/* What a reader would stumble over, and what is missing: plain German (plain.h) and
 * gaps in the data. German texts of the offers are read, and of the coaches and answers;
 * booking links are looked at, not opened. */

/* Reads one record of the document. */
bool lint_one(struct arena *arena, const struct document *document,
              const struct record *record, const struct plain_book *book,
              struct date today, struct lint_findings *out, struct err *err);

/* Reads the whole document. `today` decides what is old. False only if memory ran out. */
bool lint_document(struct arena *arena, const struct document *document,
                   const struct plain_book *book, struct date today,
                   struct lint_findings *out, struct err *err);

#endif
