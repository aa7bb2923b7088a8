#ifndef ANNA_ADMIN_COMMAND_EXPORT_FORMATS_H
#define ANNA_ADMIN_COMMAND_EXPORT_FORMATS_H

#include "base/clock.h"
#include "record/document.h"
#include "formats/hsds/hsds_kept.h"

/* The formats that `export` writes whole, a row each (texts for translators:
 * translating.h). */

struct export_ask {
    const char *lang;  /* for translators; NULL none */
    const char *xliff; /* "1.2", "2.0"; NULL the usual one */
    struct date today;
    struct hsds_kept_source kept; /* of offers that came as HSDS */
};

struct export_format {
    const char *name; /* as --format has it */
    const char *what; /* what is in it, one line: "all there is" */
    /* Writes to `path`; nothing half-written after a failure. */
    bool (*write)(const struct document *document, const struct export_ask *ask,
                  const char *path, struct err *err);
};

/* NULL with `err`, which names those that there are. */
const struct export_format *export_format_find(const char *name, struct err *err);

#endif
