#ifndef ANNA_DEVICE_SOURCE_H
#define ANNA_DEVICE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* A file on a stick, read once from its beginning to its end; the stick may be pulled
 * meanwhile, lie about its length, or let the file grow. */

struct source;

/* Opens a plain file of at most `limit` bytes. `each` (may be NULL) sees the bytes as
 * they pass, and how much of the file has passed. */
bool source_open(struct source **source_out, const char *path, size_t limit,
                 void (*each)(void *context, const void *bytes, size_t len, int percent),
                 void *context, struct err *err);
void source_close(struct source *source); /* NULL is allowed */

/* Its length when it was opened. */
size_t source_len(const struct source *source);

/* Gives the next piece, as durable_fill wants it; `source` is a struct source. A file
 * that turns out shorter or longer than it was when it was opened is a failure. */
bool source_more(void *source, void *piece, size_t room, size_t *len, struct err *err);

/* True if it was this file that failed, not whoever took the bytes. */
bool source_failed(const struct source *source);

#endif
