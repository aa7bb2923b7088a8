#ifndef ANNA_LINE_SQUEEZE_H
#define ANNA_LINE_SQUEEZE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/* Making bytes small, alone or as what has changed since others, through libzstd; no
 * other file includes it. What comes out is a frame of Zstandard (RFC 8878) with its
 * length and a checksum, which `zstd -d`, and `zstd -d --patch-from=OLD`, read too. */

enum {
    SQUEEZE_LIMIT = 64 << 20
}; /* bytes that are squeezed, or come back, at the most */

/* `since` may be NULL. `out` is overwritten; the caller frees it. */
bool squeeze(const struct buf *bytes, const struct buf *since, struct buf *out,
             struct err *err);

/* The way back, with the same `since`. What says that it is more than SQUEEZE_LIMIT, does
 * not say how much it is, or is not whole, is refused before or while it is read. On
 * failure `out` is empty. */
bool squeeze_back(const struct buf *squeezed, const struct buf *since, struct buf *out,
                  struct err *err);

#endif
