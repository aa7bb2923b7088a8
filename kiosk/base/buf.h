#ifndef ANNA_BASE_BUF_H
#define ANNA_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Bytes that grow. An empty buf takes no memory: `struct buf b = {0};` is one. When
 * memory runs out, adding does nothing more and `failed` stays true, so that a caller may
 * ask once at the end. */

struct buf {
    char *bytes; /* terminated by a zero that `len` does not count; NULL while empty */
    size_t len;
    size_t room; /* private */
    bool failed;
};

void buf_add(struct buf *buf, const void *bytes, size_t len);
void buf_add_text(struct buf *buf, const char *text);
void buf_print(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Empties and keeps the memory. */
void buf_reset(struct buf *buf);

/* Takes back what was added behind the first `len` bytes. */
void buf_shorten(struct buf *buf, size_t len);

/* Gives the memory back; the buf is empty. */
void buf_free(struct buf *buf);

/* The same after overwriting. */
void buf_wipe_free(struct buf *buf);

/* Reads a whole file of at most `limit` bytes. On failure (no such file, larger than
 * `limit`, a read error, no memory) `out` is untouched and `err` names the path. A pipe
 * is read to its end; one that nobody writes to is empty. */
bool buf_read_file(struct buf *out, const char *path, size_t limit, struct err *err);

#endif
