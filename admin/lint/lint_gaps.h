#ifndef ANNA_ADMIN_LINT_LINT_GAPS_H
#define ANNA_ADMIN_LINT_LINT_GAPS_H

#include "base/clock.h"
#include "record/document.h"
#include "lint/lint_finding.h"

/* What is missing in the data or cannot be right: part of lint.h, which reads the words.
 */

/* Adds to `out` what one record of the document lacks. `today` decides what is old. False
 * if memory ran out. */
bool lint_gaps_record(struct arena *arena, const struct document *document,
                      const struct record *record, struct date today,
                      struct lint_findings *out);

/* The same for every record of the document. */
bool lint_gaps_document(struct arena *arena, const struct document *document,
                        const struct plain_lexicon *lexicon, struct date today,
                        struct lint_findings *out);

#endif
