#ifndef ANNA_ADMIN_RELATED_NETWORK_PLACE_H
#define ANNA_ADMIN_RELATED_NETWORK_PLACE_H

#include "related/network.h"

/* Where everything of a network goes on the picture. All lengths in millimetres of the
 * drawing, which is then fitted to its sheet. */
#define NETWORK_PAD_MM 1.2
#define NETWORK_PROVIDER_LINE_MM 3.3
#define NETWORK_OFFER_LINE_MM 3.1

struct network_rect {
    double x, y, w, h;
};

struct network_place {
    struct network_rect *box; /* of each provider */
    struct network_rect *row; /* of each offer */
    struct texts *name;       /* of each provider, in lines */
    struct texts *offer;      /* of each offer, in lines */
    struct network_rect page; /* all of it */
    double next_y;            /* where the next thing below begins */
    double islands_y;         /* of the heading above those without links; 0: there are
                                 none */
};

/* Linked providers near each other (graph_layout.h), those without a link in rows below.
 * False if memory ran out or Graphviz fails. */
bool network_place(struct arena *arena, const struct network *network,
                   struct network_place *out, struct err *err);

#endif
