#ifndef ANNA_TESTS_HELP_LINT_OFFER_H
#define ANNA_TESTS_HELP_LINT_OFFER_H

#include "lint/lint_finding.h"
#include "record/document.h"

/* An offer for the tests of lint, and what is found in it. */

/* Puts a topic and the offer "a" into the document, with nothing to find but what the
 * summary says. */
struct record *lint_offer(struct arena *arena, struct document *document,
                          const char *summary);

/* records_put for a record in German. */
void lint_offer_put(struct arena *arena, struct record *record, const char *field,
                    const char *text);

/* Fails the test unless the findings are this rule alone, about "a"; NULL: none. `field`
 * and `text` say which case it is. */
void lint_offer_finds(const struct lint_findings *findings, const char *field,
                      const char *text, const char *rule, enum lint_level level);

#endif
