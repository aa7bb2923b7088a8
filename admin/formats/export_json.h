#ifndef ANNA_ADMIN_FORMATS_EXPORT_JSON_H
#define ANNA_ADMIN_FORMATS_EXPORT_JSON_H

#include "base/buf.h"
#include "record/document.h"

/* Writes a document as our JSON (assets/content/README.md): an object of lists in a fixed
 * order, every field in the order of its table, one a line. What import_json reads from
 * it is the same again, and the same document gives the same bytes. Fields that are empty
 * are left out. Memory that ran out shows in `out->failed`. */
void export_json(const struct document *document, struct buf *out);

#endif
