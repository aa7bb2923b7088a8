#ifndef ANNA_ADMIN_FORMATS_HSDS_EXPORT_HSDS_H
#define ANNA_ADMIN_FORMATS_HSDS_EXPORT_HSDS_H

#include "formats/hsds/hsds_return.h"

/* Writes the offers as HSDS 3.2 (https://docs.openreferral.org). Ours that HSDS has no
 * field for stands in columns that begin with x_ and, in other languages, in the table
 * x_service_text; both are described in datapackage.json and in
 * assets/office/hsds-extensions.md. import_hsds makes the same offers of it, to the byte.
 * Offers that came as HSDS go out as they came, where the office has not changed them, if
 * `kept` knows how (NULL: nothing is kept). Sites, barriers, coaches, answers and hosts
 * are nothing that HSDS knows, and are not written. */

/* By the end of `path`: NAME.json is a page of a list of whole services; NAME.zip a
 * package of CSV files with datapackage.json; anything else a folder of the same, which
 * is made, and refused if something lies in it. Whole or not at all. */
bool export_hsds(const struct document *document, const struct format_rest *kept,
                 const char *path, struct err *err);

/* The page, for who writes it elsewhere. */
bool export_hsds_json(const struct document *document, const struct format_rest *kept,
                      struct buf *out, struct err *err);

#endif
