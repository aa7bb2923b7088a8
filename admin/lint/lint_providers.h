#ifndef ANNA_ADMIN_LINT_LINT_PROVIDERS_H
#define ANNA_ADMIN_LINT_LINT_PROVIDERS_H

#include "record/document.h"
#include "lint/lint_finding.h"

/* A provider that is written in two ways: "Caritasverband Ahlen e.V." and "Caritas Ahlen
 * e. V." The rarer way is what is found, at its first offer. */

/* The folded name by which ways of writing meet: without legal form, "-verband" and
 * little words, in order of the alphabet; known short names ("DRK") said in full. NULL if
 * memory ran out. */
const char *lint_provider_key(struct arena *arena, const struct plain_lexicon *lexicon,
                              const char *provider);

/* False if memory ran out. */
bool lint_providers(struct arena *arena, const struct plain_lexicon *lexicon,
                    const struct document *document, struct lint_findings *out);

#endif
