#ifndef ANNA_CORE_CONTENT_FINDER_H
#define ANNA_CORE_CONTENT_FINDER_H

#include "core/content.h"
#include "core/finder.h"

/* What the three questions rank: the offers that may be shown in a town. */

/* True if any offer says whom it fits. Contents from before the three questions do not:
 * then nothing leads to them. */
bool content_finds(struct content *content);

/* All offers that may be shown in `town` (a site's; "" shows those of all towns): its
 * own, the district's, the nation's, each by name as a dictionary sorts. Ids live in
 * `arena`.
 */
bool content_finder(struct content *content, struct arena *arena, const char *town,
                    struct finder_offer **offers_out, size_t *count_out, struct err *err);

#endif
