#ifndef ANNA_ADMIN_WORKSPACE_KEYS_SEAL_H
#define ANNA_ADMIN_WORKSPACE_KEYS_SEAL_H

#include "base/buf.h"

/* A file under a passphrase, for a copy of keys that have none of their own: "ANNAbox1",
 * salt 16, opslimit 8, memlimit 8 (little endian), nonce 24, then a crypto_secretbox of
 * the file under the key that Argon2id makes of the passphrase. crypt_init comes first.
 */

enum { KEYS_SEAL_MOST = 65536 }; /* bytes of a file */

/* Appends the sealed file to `out`. */
bool keys_seal(const char *passphrase, const void *bytes, size_t len, struct buf *out,
               struct err *err);

/* Appends what is in it; refuses a wrong passphrase, and what was changed. Free `out`
 * with buf_wipe_free. */
bool keys_seal_open(const char *passphrase, const void *sealed, size_t len,
                    struct buf *out, struct err *err);

#endif
