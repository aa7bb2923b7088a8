#ifndef ANNA_ADMIN_BASE_ZIP_READ_H
#define ANNA_ADMIN_BASE_ZIP_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* libzip's doorkeeper: archives that come from outside, read as if somebody hostile had
 * made them. Nothing is ever written under a name that the archive says: one entry at a
 * time is unpacked into a file without a name. */

enum {
    ZIP_ENTRIES_MAX = 10000,
    ZIP_NAME_MAX = 400,
    ZIP_RATIO_MAX = 200, /* bytes out of one byte, from 1 MiB on */
    ZIP_RATIO_FROM = 1 << 20
};
#define ZIP_WHOLE_MAX ((size_t)2 << 30) /* bytes of all entries together */

struct zip_read;

/* Opens an archive and looks at all entries before any is unpacked. Refused, with file
 * and entry in `err`: what is no zip, more than ZIP_ENTRIES_MAX entries, names that are
 * absolute, lead upwards ("..") or have a backslash, a colon or control characters, two
 * entries of one name, entries that are encrypted, links or devices, sizes over the
 * limits. */
bool zip_read_open(struct zip_read **out, const char *path, struct err *err);
void zip_read_close(struct zip_read *zip); /* NULL is allowed */

size_t zip_read_count(const struct zip_read *zip);
/* "data/services.csv"; a folder's ends with "/". */
const char *zip_read_name(const struct zip_read *zip, size_t entry);

/* Unpacks an entry. `*path_out` is where it can be read until the next call, or the
 * closing. Refuses one that holds more than it says, or less, or whose checksum is
 * wrong. */
bool zip_read_unpack(struct zip_read *zip, size_t entry, const char **path_out,
                     struct err *err);

#endif
