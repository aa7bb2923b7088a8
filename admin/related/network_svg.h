#ifndef ANNA_ADMIN_RELATED_NETWORK_SVG_H
#define ANNA_ADMIN_RELATED_NETWORK_SVG_H

#include "base/clock.h"
#include "related/network.h"

/* The network as a picture for the wall: SVG 1.1, A3, its words and colours from a
 * template (assets/office/network.svg). Providers are boxes with their offers inside,
 * each in the colour of its first topic; an arrow leads to a next step, a line joins two
 * that refer to each other. Offers that nothing refers to and that refer to nothing stand
 * apart below. What an offer is called is text and nothing else, whatever stands in it.
 */

/* False if the template or Graphviz (graph_layout.h) fails; `out` then holds a part. */
bool network_svg(struct arena *arena, const struct document *document,
                 const struct network *network, const char *template_path,
                 struct date today, struct buf *out, struct err *err);

#endif
