#ifndef ANNA_ADMIN_FORMATS_HSDS_IMPORT_HSDS_H
#define ANNA_ADMIN_FORMATS_HSDS_IMPORT_HSDS_H

#include "formats/format.h"
#include "record/intake.h"

/* The Human Services Data Specification of Open Referral, versions 1.x (Ohana's as well),
 * 2.x and 3.x: a package of CSV files as a folder or a zip, with or without
 * datapackage.json; and the JSON of 3.x: services, organizations, services at locations,
 * pages of lists, as one file, a folder or a zip of them.
 *
 * What becomes of which table is in assets/office/hsds-extensions.md. Nothing of a
 * service goes without a word: what an offer has no field for is noted once a column,
 * with how many rows have it, and given to the intake's `rest` with the offer
 * (hsds_rest.h); what does not fit is noted with its row. Ids are not trusted to be
 * unique (hsds_stage.h): rows of one id with other content are kept apart, which is
 * noted. At the end a sum of each table is told (hsds_sum.h). */

/* Whether a file or folder looks like HSDS: by the names in a folder or zip, by the
 * members of a JSON file. */
bool import_hsds_looks(const char *path);

/* Reads `path` whole and gives the offers away. False with `err` if it could not be read
 * or the taker broke off. Needs about 60 MB and a file in TMPDIR, whatever the length. */
bool import_hsds(const char *path, const struct format_ask *ask,
                 const struct intake *intake, struct err *err);

#endif
