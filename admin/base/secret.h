#ifndef ANNA_ADMIN_BASE_SECRET_H
#define ANNA_ADMIN_BASE_SECRET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/crypt.h"

/* The office's door to libsodium: secret keys, what they sign and open, and passphrases
 * that protect them. What the terminal may do too is core/crypt.h, with crypt_init, which
 * comes first. Whatever is secret and was needed on the way is wiped. */

enum {
    SECRET_SIGNING_LEN = 64, /* a secret key of Ed25519: its seed, its public key */
    SECRET_SEALING_LEN = 32, /* a secret key of X25519 */
    SECRET_SALT_LEN = 32,    /* for secret_scrypt */
    SECRET_ARGON_SALT_LEN = 16,
    SECRET_BOX_KEY_LEN = 32,
    SECRET_BOX_NONCE_LEN = 24,
    SECRET_BOX_MAC_LEN = 16,
    SECRET_PASSWORD_LEN = 128 /* what is kept of a password, with its end */
};

/* Overwrites. */
void secret_wipe(void *bytes, size_t len);

/* True if both are the same; takes as long for any two. */
bool secret_same(const void *a, const void *b, size_t len);

/* Memory between guarded pages, not swapped out; NULL if there is none. Once it is kept,
 * nobody writes to it; secret_free (NULL is allowed) wipes it. */
void *secret_take(size_t len);
void secret_keep(void *bytes);
void secret_free(void *bytes);

/* How much work a passphrase is made to cost. */
struct secret_cost {
    uint64_t ops;
    uint64_t memory; /* bytes */
};

/* A stream of `len` bytes from a passphrase, as minisign has it (scrypt). False if there
 * is not enough memory. */
bool secret_scrypt(unsigned char *out, size_t len, const char *passphrase,
                   const unsigned char salt[SECRET_SALT_LEN], struct secret_cost cost);
struct secret_cost secret_scrypt_most(void);  /* minisign's own */
struct secret_cost secret_scrypt_least(void); /* below it nothing is protected */

/* The same by Argon2id, for a key of a box. */
bool secret_argon(unsigned char key[SECRET_BOX_KEY_LEN], const char *passphrase,
                  const unsigned char salt[SECRET_ARGON_SALT_LEN],
                  struct secret_cost cost);
struct secret_cost secret_argon_usual(void);

/* What is kept of a person's password, Argon2id in the usual spelling ("$argon2id$..."),
 * and whether a password is that one. Both take 19 MiB and about 0.05 s, so that a server
 * can ask between two pages (OWASP, Password Storage: m=19456, t=2, p=1). The first is
 * false if there is not enough memory. */
bool secret_password_keep(char out[SECRET_PASSWORD_LEN], const char *password);
bool secret_password_fits(const char kept[SECRET_PASSWORD_LEN], const char *password);

/* A box that opens with its key alone: `out` takes SECRET_BOX_MAC_LEN more than the
 * `len` bytes that it hides. Opening is false for another key, or a changed box. */
void secret_box(unsigned char *out, const unsigned char *plain, size_t len,
                const unsigned char nonce[SECRET_BOX_NONCE_LEN],
                const unsigned char key[SECRET_BOX_KEY_LEN]);
bool secret_box_open(unsigned char *out, const unsigned char *box, size_t box_len,
                     const unsigned char nonce[SECRET_BOX_NONCE_LEN],
                     const unsigned char key[SECRET_BOX_KEY_LEN]);

/* Ed25519: a new pair; whether a secret key's two halves fit; a signature. */
void secret_signing_pair(unsigned char pub[CRYPT_KEY_LEN],
                         unsigned char secret[SECRET_SIGNING_LEN]);
bool secret_signing_fits(const unsigned char secret[SECRET_SIGNING_LEN]);
void secret_sign(unsigned char out[CRYPT_SIGNATURE_LEN], const void *bytes, size_t len,
                 const unsigned char secret[SECRET_SIGNING_LEN]);

/* X25519: a new pair; whether two keys are one; opening what crypt_seal has sealed, false
 * if it was not sealed to this key or was changed. `out` takes CRYPT_SEAL_LEN less. */
void secret_sealing_pair(unsigned char pub[CRYPT_KEY_LEN],
                         unsigned char secret[SECRET_SEALING_LEN]);
bool secret_sealing_fits(const unsigned char pub[CRYPT_KEY_LEN],
                         const unsigned char secret[SECRET_SEALING_LEN]);
bool secret_unseal(unsigned char *out, const unsigned char *sealed, size_t sealed_len,
                   const unsigned char pub[CRYPT_KEY_LEN],
                   const unsigned char secret[SECRET_SEALING_LEN]);

#endif
