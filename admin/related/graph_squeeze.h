#ifndef ANNA_ADMIN_RELATED_GRAPH_SQUEEZE_H
#define ANNA_ADMIN_RELATED_GRAPH_SQUEEZE_H

#include "related/graph_layout.h"

/* Moves boxes that do not overlap nearer to each other, in the form of a sheet (`form` is
 * its width by its height), until they fill about half of it: what is beside each other
 * stays so, and letters on the sheet are larger. Afterwards none overlaps either. */
void graph_squeeze(struct graph_box *box, size_t count, double form);

#endif
