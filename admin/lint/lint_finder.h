#ifndef ANNA_ADMIN_LINT_LINT_FINDER_H
#define ANNA_ADMIN_LINT_LINT_FINDER_H

#include "lint/lint_finding.h"
#include "record/document.h"

/* What the three questions "Was passt zu mir?" (core/finder.h) lack: offers that do not
 * say whom they fit, and answers that find fewer than FINDER_LEAST offers in a town. A
 * document none of whose offers fits a situation has no such questions. */
bool lint_finder(struct arena *arena, const struct document *document,
                 struct lint_findings *out);

#endif
