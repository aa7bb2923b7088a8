#ifndef ANNA_ADMIN_WORKSPACE_STORE_LINK_H
#define ANNA_ADMIN_WORKSPACE_STORE_LINK_H

#include "workspace/store.h"

/* What came of opening the web addresses of offers (table x_link). It belongs to the
 * address: all offers that have it share it, and with another address it is gone. It is
 * no part of an offer, neither published nor exported, nor in the history. */

struct store_link {
    const char *url;
    const char *checked_on; /* the day on which it was last right or wrong, 2026-11-29 */
    const char *said;       /* NULL: it was right; else what was wrong */
};

struct store_links {
    struct store_link *item;
    size_t count;
};

/* All of them, in order of `url`, in the arena. */
bool store_links(struct store *store, struct arena *arena, struct store_links *out,
                 struct err *err);

/* NULL if nobody could tell yet; `url` may be NULL. */
const struct store_link *store_links_find(const struct store_links *links,
                                          const char *url);

/* Keeps these in place of what was known of their addresses, all or none, and forgets
 * addresses that no offer has. Of what nobody could tell nothing is said here: what was
 * known stays. */
bool store_keep_links(struct store *store, const struct store_links *links,
                      struct err *err);

#endif
