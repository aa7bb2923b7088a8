#ifndef ANNA_ADMIN_COMMAND_TRANSLATING_H
#define ANNA_ADMIN_COMMAND_TRANSLATING_H

#include "command/cmd.h"

/* Texts back from a translator (office/xliff.h). A translation is the office's own
 * word: a later import of the offers' source leaves it alone. */

struct translating {
    const char *lang; /* --lang; NULL: as the file says */
    const char *made; /* --made; NULL: found out */
    bool partial;
    bool dry_run; /* nothing is kept */
    bool json;    /* notes and counts as one JSON object */
};

/* "tr.xlf", "tr.xliff". */
bool translating_is_file(const char *path);

/* Takes files in, all or nothing. */
bool translating_import(struct cmd_context *context, const struct translating *asked,
                        struct err *err);

#endif
