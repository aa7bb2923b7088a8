#ifndef ANNA_ADMIN_BASE_ZIP_WRITE_H
#define ANNA_ADMIN_BASE_ZIP_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Writes archives with libzip; zip_read.h reads them. */

struct zip_member {
    const char *name;
    const void *bytes;
    size_t len;
};

/* Writes a whole archive to `path`, over what was there, or nothing. The same members
 * make the same bytes: each is dated 2020-01-01. */
bool zip_write(const char *path, const struct zip_member *member, size_t count,
               struct err *err);

#endif
