#ifndef ANNA_ADMIN_FORMATS_XLIFF_EXPORT_XLIFF_H
#define ANNA_ADMIN_FORMATS_XLIFF_EXPORT_XLIFF_H

#include "base/buf.h"
#include "record/document.h"
#include "record/termbase.h"
#include "formats/xliff/xliff.h"

/* Adds the offers' German texts with what there is in `lang`, for a translator (xliff.h);
 * each term of a text stands in a note with its word, so that all use the same.
 * Valid by the schemas of OASIS: 1.2 strict, 2.0 core. The same document makes the same
 * bytes. False with `err` set if memory ran out; `out` is then of no use. */
bool export_xliff(const struct document *document, const struct termbase *terms,
                  const char *lang, enum xliff_version version, struct buf *out,
                  struct err *err);

#endif
