#ifndef ANNA_ADMIN_BASE_SCRATCH_H
#define ANNA_ADMIN_BASE_SCRATCH_H

#include <stdbool.h>

#include "base/err.h"

/* Places for what is needed for a moment: below TMPDIR, else /tmp. */

enum { SCRATCH_PATH = 512 };

/* Makes a folder that only this user may open, "anna-NAME-" and six signs. The caller
 * empties and removes it. */
bool scratch_folder(char out[SCRATCH_PATH], const char *name, struct err *err);

/* A file without a name, gone when it is closed; -1 with `err`. */
int scratch_file(struct err *err);

#endif
