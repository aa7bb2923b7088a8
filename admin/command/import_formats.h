#ifndef ANNA_ADMIN_COMMAND_IMPORT_FORMATS_H
#define ANNA_ADMIN_COMMAND_IMPORT_FORMATS_H

#include "formats/import_ask.h"
#include "record/intake.h"

/* The formats that `import` reads, a row each; which one a file has is seen from the
 * file.
 */

struct import_format {
    const char *name; /* "anna", "hsds", "csv", as --format has it */
    bool (*is)(const char *path, bool folder);
    bool (*read)(const char *path, const struct import_ask *ask,
                 const struct intake *intake, struct err *err);
};

/* The format of that name, or with NULL the one that `path` has. NULL with `err` if there
 * is none. */
const struct import_format *import_format_find(const char *name, const char *path,
                                               struct err *err);

#endif
