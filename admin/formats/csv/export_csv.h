#ifndef ANNA_ADMIN_FORMATS_CSV_EXPORT_CSV_H
#define ANNA_ADMIN_FORMATS_CSV_EXPORT_CSV_H

#include "record/document.h"

/* Writes the offers of a document as a table that German spreadsheets open by a double
 * click: UTF-8 with a byte order mark, semicolons, CR LF, quotes where they are needed
 * (RFC 4180). Sites, topics, coaches and the rest have no place in it.
 *
 * Every field of an offer is a column by its own name, then "name:tr", "made:tr",
 * "source_hash:tr" for each language in which any offer has them. A list stands one item
 * a line; a backslash stands in front of ; | \ and, where commas part as well
 * (csv_value.h), in front of commas. Numbers have a decimal comma. In front of what a
 * spreadsheet would take for a formula stands an apostrophe (csv_write.h).
 *
 * import_csv() reads all of it back: the offers are the same, and written again they are
 * the same bytes. out->failed says if memory ran out. */
void export_csv(const struct document *document, struct buf *out);

#endif
