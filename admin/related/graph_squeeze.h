#ifndef ANNA_ADMIN_RELATED_GRAPH_SQUEEZE_H
#define ANNA_ADMIN_RELATED_GRAPH_SQUEEZE_H

#include "related/graph_layout.h"

/* Moves boxes that do not overlap nearer to each other, in the form of a sheet (`form` is
 * its width by its height), until they fill about half of it: what is beside each other
 * stays so, and letters on the sheet are larger. Afterwards none overlaps either.
 *
 * sfdp does not do this itself. Of its ways to part boxes the tightest (overlap=prism,
 * overlap_scaling=0.5) leaves seven tenths of the sheet empty, and `ratio` and
 * `ratio=compress` change nothing: on A3 the 107 offers of the demonstration had letters
 * of 1.5 mm, with this of 2.1 mm. Nor does `sfdp -Tsvg` draw the poster: it lets arrows
 * end at providers, not at their offers, and takes letters and words from us as markup.
 */
void graph_squeeze(struct graph_box *box, size_t count, double form);

#endif
