#ifndef ANNA_ADMIN_COMMAND_OPTIONS_H
#define ANNA_ADMIN_COMMAND_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Options of one command: "--name value" or "--name", anywhere among its words; "--" ends
 * them. */

struct option {
    const char *name;   /* "--date" */
    const char **value; /* where the word behind it goes; NULL for a switch */
    bool *given;        /* set when the option stands there; may be NULL */
};

/* Takes the options out of `argument` and leaves the words, `*count` of them. Refuses an
 * unknown or doubled option, one without its value, and another number of words than
 * `low` to `high`. */
bool options_read(char **argument, int *count, const struct option *option,
                  size_t option_count, int low, int high, struct err *err);

#endif
