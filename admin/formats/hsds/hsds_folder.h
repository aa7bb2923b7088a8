#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_FOLDER_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_FOLDER_H

#include "base/arena.h"
#include "base/err.h"
#include "base/zip_write.h"

/* A package as a folder of files. */

/* Makes the folder with these files, whole or not at all: beside it first, and the rename
 * takes the place of an empty one alone. Refuses a file, and a folder in which something
 * lies. Paths live in `arena`. */
bool hsds_folder_write(struct arena *arena, const char *path,
                       const struct zip_member *member, size_t count, struct err *err);

#endif
