#ifndef ANNA_ADMIN_PAGES_GERMAN_THEN_H
#define ANNA_ADMIN_PAGES_GERMAN_THEN_H

#include "record/translation.h"
#include "workspace/store_change.h"

/* The German that a translation was made from, found in the history by the mark that the
 * translation has of it (core/source_hash.h). */

/* `then` has the words of each field whose German has changed since, NULL of all others
 * and where the history does not know it any more. */
bool german_then(struct store *store, struct arena *arena, const struct record *offer,
                 const struct translation *part, const char *then[SOURCE_FIELD_COUNT],
                 struct err *err);

#endif
