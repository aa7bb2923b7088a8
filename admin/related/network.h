#ifndef ANNA_ADMIN_RELATED_NETWORK_H
#define ANNA_ADMIN_RELATED_NETWORK_H

#include "record/document.h"

/* Providers, their offers, and how the offers refer to each other: what network_svg.h
 * draws. */

struct network_offer {
    const struct record *record;
    size_t provider;
    size_t links; /* in and out */
    bool drawn;
};

struct network_provider {
    const char *name;
    size_t first; /* its offers stand one behind the other */
    size_t count;
    size_t links; /* of all its offers */
    size_t drawn; /* offers that are drawn */
};

struct network_link {
    size_t from;
    size_t to;
    bool both; /* each refers to the other */
};

struct network {
    struct network_offer *offer; /* by provider, then as in the document */
    size_t offers;
    struct network_provider *provider; /* by name */
    size_t providers;
    struct network_link *link;
    size_t links;
    size_t left_out; /* offers that are not drawn because there are too many */
};

enum { NETWORK_DRAWN_MOST = 200 };

/* Only offers of `topic` and of `scope`, if these are not NULL. Of more than
 * NETWORK_DRAWN_MOST those with the most links are drawn. False if memory ran out. */
bool network_make(struct arena *arena, const struct document *document, const char *topic,
                  const char *scope, struct network *out);

#endif
