#ifndef ANNA_CORE_CHANGES_H
#define ANNA_CORE_CHANGES_H

#include <stdbool.h>

#include "base/err.h"
#include "core/content.h"

/* What is new between two contents, in offers: by their ids, and by what they say in all
 * languages. Their order, where a fact was found, and the day somebody checked it are not
 * what an offer says. */

struct changes {
    long added, changed, gone;
};

/* Counts. `before` NULL: there was nothing, all is new. Offers that may not be shown do
 * not count. `*out` is untouched on failure. */
bool changes_count(struct content *before, struct content *now, struct changes *out,
                   struct err *err);

#endif
