#ifndef ANNA_COURIER_PLACE_H
#define ANNA_COURIER_PLACE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "line/line.h"

/* Where the courier puts what it brought (core/courier.h). */

struct place_pair {
    long number;
    const struct buf *bundle;
    const struct buf *signature;
    const struct buf *clips; /* empty: it has none */
};

/* Whether this very signature lies there under that number, with a bundle. */
bool place_has_signature(const char *folder, long number, const struct buf *signature);

/* Puts it there, the signature last, then takes all others away. A pair of the same
 * number is taken apart before; in between there is none. */
bool place_put(const char *folder, const struct place_pair *pair, struct err *err);

/* By what the server knows the signature that lies there; "" if it is not known. */
void place_tag_read(const char *folder, char tag[LINE_TAG]);
void place_tag_write(const char *folder, const char *tag);

#endif
