#ifndef ANNA_ADMIN_BASE_REREAD_H
#define ANNA_ADMIN_BASE_REREAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Reading a file back from the medium that it was written to, past all memory: a stick
 * that says that it is larger than it is loses in silence what does not fit
 * (https://sqlite.org/howtocorrupt.html, "fake capacity usb"), and the system's own
 * memory would answer for it. */

/* Compares the whole of `path`, which was synced, with `source`. The pages that the
 * system keeps of it are dropped, and where the file system can, it is read directly
 * (O_DIRECT). False with `err` set if one cannot be read or they differ; `err` then says
 * from which byte on. */
bool reread_same(const char *path, const char *source, struct err *err);

#endif
