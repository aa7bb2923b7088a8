#ifndef ANNA_ADMIN_BASE_FILE_H
#define ANNA_ADMIN_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Files that the office makes and never overwrites; the rest is base/durable.h. */

/* Makes a new file with these bytes and this mode, whole or not at all. Refuses if
 * anything is there already. */
bool file_make(const char *path, const void *bytes, size_t len, unsigned mode,
               struct err *err);

bool file_exists(const char *path);
bool file_is_folder(const char *path);

#endif
