#ifndef ANNA_ADMIN_LINT_LINT_PROVIDERS_H
#define ANNA_ADMIN_LINT_LINT_PROVIDERS_H

#include "record/document.h"
#include "lint/lint_finding.h"

/* A provider that is written in two ways: "Caritasverband Ahlen e.V." and "Caritas Ahlen
 * e. V." The rarer way is what is found, at its first offer. */

/* False if memory ran out. */
bool lint_providers(struct arena *arena, const struct plain_lexicon *lexicon,
                    const struct document *document, struct lint_findings *out);

#endif
