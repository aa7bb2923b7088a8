#ifndef ANNA_ADMIN_COMMAND_FORMATS_H
#define ANNA_ADMIN_COMMAND_FORMATS_H

#include "formats/csv/format_csv.h"
#include "formats/format_anna.h"
#include "formats/hsds/format_hsds.h"
#include "formats/xliff/format_xliff.h"

/* The formats that there are, in the order in which they are named; the first is ours.
 * This list is all that a new one has to be put into. */
#define FORMATS(row) row(anna) row(csv) row(hsds) row(xliff)

/* Options of theirs, in a struct of a command that has the ask in a member `ask`. */
#define FORMATS_READ_OPTIONS(words) FORMAT_XLIFF_READ_OPTIONS(words)
#define FORMATS_WRITE_OPTIONS(words) FORMAT_XLIFF_WRITE_OPTIONS(words)

/* "anna|csv|..." */
#define FORMATS_BAR(name) "|" #name
#define FORMATS_ARGUMENT &FORMATS(FORMATS_BAR)[1]

/* The first of the list: what a plain folder holds, and the demonstration is written in.
 */
const struct format *formats_own(void);

/* The format of that name. NULL with `err`, which names those that there are. */
const struct format *formats_named(const char *name, struct err *err);

/* The format of that name, or with NULL the one that `path` has. NULL with `err` if there
 * is none. */
const struct format *formats_of_path(const char *name, const char *path, struct err *err);

#endif
