#ifndef ANNA_COURIER_PART_H
#define ANNA_COURIER_PART_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "line/line.h"

/* Files that a line brings in pieces: FOLDER/parts/NAME has what came so far, and
 * NAME.tag by which the server knows the file that it is of. Nothing here is believed. */

/* What came so far, and its tag; both empty if nothing did. */
void part_read(const char *folder, const char *name, struct buf *out, char tag[LINE_TAG]);
/* Keeps it, if it has a tag that says the same for the same bytes alone. What cannot be
 * kept is fetched anew. */
void part_keep(const char *folder, const char *name, const struct buf *bytes,
               const char *tag);
void part_forget(const char *folder, const char *name);
/* Forgets all but those that begin with "NUMBER." or "NUMBER-"; 0: all. */
void part_tidy(const char *folder, long number);

#endif
