#ifndef ANNA_ADMIN_REPORTS_PADDING_H
#define ANNA_ADMIN_REPORTS_PADDING_H

#include "reports/ledger.h"

/* To how many rows a list in the public bundle is filled, so that its length says
 * nothing: 64, 256, 1,024 and so on, and never fewer than in the bundle before. */

enum { PADDING_LEAST = 64, PADDING_STEP = 4 };

/* The size for `count` rows, at most `most`, which is one of these sizes, also where
 * there are more. It is remembered in the ledger under `word`. */
bool padding_size(struct ledger *ledger, struct arena *arena, const char *word,
                  size_t count, size_t most, size_t *out, struct err *err);

#endif
