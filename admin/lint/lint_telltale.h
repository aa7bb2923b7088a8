#ifndef ANNA_ADMIN_LINT_LINT_TELLTALE_H
#define ANNA_ADMIN_LINT_LINT_TELLTALE_H

#include "base/arena.h"

/* "a phone number": what in a text could say who wrote it, or for whom it is
 * (words/telltale.h), in the reader's language; the gravest if there are several. NULL if
 * nothing was found. */
const char *lint_telltale(struct arena *arena, const char *text);

#endif
