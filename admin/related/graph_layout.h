#ifndef ANNA_ADMIN_RELATED_GRAPH_LAYOUT_H
#define ANNA_ADMIN_RELATED_GRAPH_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Where boxes go that are linked, by Graphviz: the only file that knows of it. Its
 * program sfdp runs (Y. Hu, "Efficient and high quality force-directed graph drawing",
 * 2005) and not its library: that one keeps memory and ends its caller when it fails. It
 * gets sizes and numbers alone, so nothing that stands in an offer reaches it. */

struct graph_box {
    double w_mm;
    double h_mm;
    double x_mm; /* out: the middle, to the right */
    double y_mm; /* out: the middle, downwards */
};

struct graph_link {
    size_t from;
    size_t to;
    int weight; /* 1 and more: the more, the nearer */
};

/* Places the boxes so that none overlaps another; the same boxes come to the same places.
 * False if sfdp is not installed, or failed; the boxes' places mean nothing then. */
bool graph_layout(struct graph_box *box, size_t count, const struct graph_link *link,
                  size_t links, struct err *err);

#endif
