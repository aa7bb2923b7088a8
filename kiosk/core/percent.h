#ifndef ANNA_CORE_PERCENT_H
#define ANNA_CORE_PERCENT_H

#include <stdbool.h>

#include "base/buf.h"

/* Percent-encoding of addresses (RFC 3986, 2.1 and 2.3). */

/* Letters, digits and -._~ stand for themselves everywhere. */
bool percent_unreserved(char c);

/* Adds `text` with every byte as %XX that is neither unreserved nor in `kept`. */
void percent_put(struct buf *out, const char *text, const char *kept);

#endif
