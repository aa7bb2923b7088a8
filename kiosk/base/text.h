#ifndef ANNA_BASE_TEXT_H
#define ANNA_BASE_TEXT_H

#include <stdbool.h>

/* Small questions about terminated texts. */

/* Whether more than `end` stands there and it ends so, capital letters or not: names of
 * files ("offers.CSV", ".csv"). */
bool text_ends(const char *text, const char *end);

/* For qsort and bsearch over `const char *`: by their bytes. */
int text_order(const void *a, const void *b);

#endif
