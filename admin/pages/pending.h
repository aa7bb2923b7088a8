#ifndef ANNA_ADMIN_PAGES_PENDING_H
#define ANNA_ADMIN_PAGES_PENDING_H

#include "core/bundle.h"
#include "publish/difference.h"

/* What the terminals do not show yet: the workspace against the newest bundle that was
 * published from it. Read and compared again only when one of the two has changed. */

enum { PENDING_BUNDLES = 10 };

struct pending {
    struct {
        struct bundle_label label;
        bool good;             /* our key has signed it, and it is as it was then */
    } bundle[PENDING_BUNDLES]; /* the newest first */
    size_t bundle_count;
    struct differences differences;
    const char *unknown; /* why nobody can tell what the terminals show; NULL */
    /* Private: */
    struct arena live_arena, arena;
    struct document live;
    long newest;
    bool read, compared;
    int64_t seen;
    struct date today;
};

/* Brings it up to date: `seen` is the newest row of the history that the document has. */
bool pending_refresh(struct pending *pending, const char *workspace,
                     const struct document *document, int64_t seen, struct date today,
                     struct err *err);

/* Compares again at the next refresh: the document's memory is given back. */
void pending_forget(struct pending *pending);

void pending_free(struct pending *pending);

#endif
