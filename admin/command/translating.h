#ifndef ANNA_ADMIN_COMMAND_TRANSLATING_H
#define ANNA_ADMIN_COMMAND_TRANSLATING_H

#include "command/cmd.h"
#include "formats/format.h"

/* Texts back from a translator, in a format of texts. A translation is the office's own
 * word: a later import of the offers' source leaves it alone. */

struct translating {
    const struct format *format; /* of the first file */
    const char *named;           /* what --format says; NULL: found out */
    const struct format_ask *ask;
    bool partial;
    bool dry_run; /* nothing is kept */
    bool json;    /* notes and counts as one JSON object */
    size_t most;  /* of refusals and other notes each in it; 0: all */
};

/* Takes files in, all or nothing. */
bool translating_import(struct cmd_context *context, const struct translating *asked,
                        struct err *err);

#endif
