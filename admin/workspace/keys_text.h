#ifndef ANNA_ADMIN_WORKSPACE_KEYS_TEXT_H
#define ANNA_ADMIN_WORKSPACE_KEYS_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* What the two kinds of key files have in common: a comment line, one line of base64.
 * Private to keys*.c. */

/* Little endian. */
void keys_put64(unsigned char out[8], uint64_t value);
uint64_t keys_get64(const unsigned char in[8]);

/* Appends a line of base64; at most 300 bytes go in. */
void keys_add_base64(struct buf *out, const void *bytes, size_t len);

/* Reads a key file that is exactly `len` bytes. What was written to `bytes` on failure
 * means nothing. */
bool keys_read_file(const char *path, void *bytes, size_t len, struct err *err);

/* Writes both files, or neither, and empties both texts. */
bool keys_write_pair(const char *secret_path, struct buf *secret, const char *public_path,
                     struct buf *pub, struct err *err);

#endif
