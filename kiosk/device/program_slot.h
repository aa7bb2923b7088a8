#ifndef ANNA_DEVICE_PROGRAM_SLOT_H
#define ANNA_DEVICE_PROGRAM_SLOT_H

#include <stdint.h>

#include "base/err.h"
#include "core/signature.h"

/* A root that a program is written to: a partition, or a file of a test. */

/* Its length in bytes. */
bool program_slot_len(const char *path, uintmax_t *out, struct err *err);

/* Hashes its first `len` bytes as the disk gives them back, past all memory where that is
 * possible. `each` (may be NULL) is told how far it is, in percent. */
bool program_slot_hash(const char *path, uintmax_t len,
                       void (*each)(void *context, int percent), void *context,
                       unsigned char out[SIGNATURE_HASH_LEN], struct err *err);

#endif
