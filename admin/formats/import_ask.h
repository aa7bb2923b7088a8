#ifndef ANNA_ADMIN_FORMATS_IMPORT_ASK_H
#define ANNA_ADMIN_FORMATS_IMPORT_ASK_H

#include <stdio.h>

#include "base/clock.h"
#include "record/document.h"

/* What whoever imports asks for beside the file: options of `import`, for all formats. A
 * zeroed one asks for nothing. */
struct import_ask {
    const char *map;    /* file that says which column is which field; NULL none */
    const char *scope;  /* for records that do not say whom they are for; NULL none */
    const char *source; /* where the data come from, for records that do not say; NULL */
    const struct document *known; /* topics and sites of the workspace; NULL none */
    struct date today;
    /* Where a person answers and reads questions; NULL: nobody is there. */
    FILE *answers;
    FILE *questions;
    /* Words about the file as a whole, that are no failure ("Windows-1252 ..., separated
     * by semicolon"). May be NULL. */
    void (*tell)(void *context, const char *file, const char *words);
    void *tell_context;
};

#endif
