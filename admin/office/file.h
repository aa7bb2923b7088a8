#ifndef ANNA_OFFICE_FILE_H
#define ANNA_OFFICE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Files of the office, written whole or not at all. */

/* Makes a new file with these bytes and this mode. Refuses if anything is there already.
 * After failure there is no file. */
bool file_make(const char *path, const void *bytes, size_t len, unsigned mode,
               struct err *err);

/* Replaces `path` (or makes it): the bytes go into `path`.part beside it, which is then
 * renamed. After failure `path` is as it was and the .part is gone. */
bool file_replace(const char *path, const void *bytes, size_t len, struct err *err);

/* Brings a finished file to the disk and to its place. */
bool file_move(const char *from, const char *to, struct err *err);

/* Makes a folder and the ones above it, mode 0700. True if it is there afterwards. */
bool file_make_folders(const char *path, struct err *err);

bool file_exists(const char *path);

#endif
