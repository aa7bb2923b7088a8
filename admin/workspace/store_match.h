#ifndef ANNA_ADMIN_WORKSPACE_STORE_MATCH_H
#define ANNA_ADMIN_WORKSPACE_STORE_MATCH_H

#include "core/db.h"
#include "record/merge.h"

/* Which of the offers that there are a record means whose id its importer made
 * (made_id.h, ID_GIVEN asks nothing). The id alone would swap them as soon as another
 * town gets a place of the same name and provider, or loses it. Private to
 * store_import.c.
 *
 * Looked at are the offers whose ids begin with name and provider, and those of the same
 * beginning that the office has removed. A field is the same if the office has it so, or
 * if the source had it so when it came last. Name and provider must be the same. Of
 * these:
 *
 *   one of the same town is it; of several the one of the same street
 *   of a record that is the only one of its source: one of which no town is known
 *   where several could be it, or the town is another, nobody can tell
 */

enum { MATCH_SHOWN = 8 };

enum store_match_answer {
    MATCH_NEW,   /* it is none of them */
    MATCH_ONE,   /* it is the one of `id`, which the office may have removed */
    MATCH_CAME,  /* the same, and it has come in this very import */
    MATCH_UNSURE /* nobody can tell: it may be each of `offer`, or none */
};

struct store_match {
    enum store_match_answer answer;
    const char *id;
    const struct record *offer[MATCH_SHOWN];
    size_t count;
};

/* Who asks: the source, and the number of the import. */
struct store_match_asker {
    struct db *db;
    struct arena *arena;
    const char *source;
    int64_t number;
};

bool store_match(const struct store_match_asker *asker, const struct record *record,
                 struct store_match *out, struct err *err);

/* An id that no offer has or had, of the record's name, provider, town, street, or a
 * number; the made one if it is free. */
bool store_match_free_id(const struct store_match_asker *asker,
                         const struct record *record, const char **out, struct err *err);

#endif
