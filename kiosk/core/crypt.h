#ifndef ANNA_CORE_CRYPT_H
#define ANNA_CORE_CRYPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* The door to libsodium for all that both programs may do with it: hashing, proving a
 * signature, sealing, chance, memory that is locked. Nothing here can sign or open: that
 * is the office's (admin/base/secret.h). */

enum {
    CRYPT_HASH_LEN = 64,
    CRYPT_SHA256_LEN = 32,
    CRYPT_SIGNATURE_LEN = 64,
    CRYPT_KEY_LEN = 32,  /* a public key, of either kind */
    CRYPT_SEAL_LEN = 48, /* what a seal adds to what it hides */
    CRYPT_SALT_LEN = 16, /* for crypt_stretch */
    CRYPT_STRETCH_LEN = 64,
    CRYPT_ENVELOPE_LEN = 16, /* what an envelope adds to what it hides */
    CRYPT_BASE64_LEN = 512
};

/* Must succeed once before anything else here. */
bool crypt_init(struct err *err);

/* BLAKE2b-512 as the bytes pass. */
struct crypt_hash {
    unsigned char state[512];
};
void crypt_hash_begin(struct crypt_hash *hash);
void crypt_hash_add(struct crypt_hash *hash, const void *bytes, size_t len);
void crypt_hash_end(struct crypt_hash *hash, unsigned char out[CRYPT_HASH_LEN]);

/* BLAKE2b of `out_len` bytes, 16 to 64. */
void crypt_digest(unsigned char *out, size_t out_len, const void *bytes, size_t len);

/* SHA-256, where others want it. */
void crypt_sha256(unsigned char out[CRYPT_SHA256_LEN], const void *bytes, size_t len);

/* Ed25519: true if the signature is of these bytes, by this key. */
bool crypt_signed(const unsigned char signature[CRYPT_SIGNATURE_LEN], const void *bytes,
                  size_t len, const unsigned char key[CRYPT_KEY_LEN]);
/* False for a key that signs everything, or nothing. */
bool crypt_key_good(const unsigned char key[CRYPT_KEY_LEN]);

/* Base64 with its padding, and its end. `len` is at most 380. The text is wiped from all
 * places but `out`. */
void crypt_to_base64(char out[CRYPT_BASE64_LEN], const void *bytes, size_t len);
/* True if `text` is exactly `want` bytes, at most 380, spelled as we would. Else `out`
 * means nothing. */
bool crypt_from_base64(void *out, size_t want, const char *text, size_t len);

/* Hexadecimal digits: `out` takes 2 * len + 1. */
void crypt_to_hex(char *out, const unsigned char *bytes, size_t len);
/* True if `text` is exactly `want` bytes, and not all of them are 0. Else `out` means
 * nothing. */
bool crypt_from_hex(unsigned char *out, size_t want, const char *text);

/* Seals `len` bytes to a public key (crypto_box_seal): `out` takes CRYPT_SEAL_LEN more.
 * The key that sealed is thrown away. False if the key cannot seal; `out` then means
 * nothing. */
bool crypt_seal(unsigned char *out, const unsigned char *plain, size_t len,
                const unsigned char key[CRYPT_KEY_LEN]);

/* Makes a secret that is easy to try costly to try: Argon2id, version 1.3 (RFC 9106),
 * four passes over 61 MB, one lane. 0.1 s on an office's computer, 0.5 to 1 s on a weak
 * terminal; the memory goes back to the system. What it makes may never change: bundles
 * have it. False if there is not enough memory. */
bool crypt_stretch(unsigned char out[CRYPT_STRETCH_LEN], const void *bytes, size_t len,
                   const unsigned char salt[CRYPT_SALT_LEN]);

/* An envelope that whoever has its key opens: XChaCha20-Poly1305. The key is for this one
 * alone, for there is no nonce: the same key may never close another. `out` takes
 * CRYPT_ENVELOPE_LEN more than the `len` bytes that it hides, and as many less when it is
 * opened. Opening is false for another key, or a changed envelope. */
void crypt_envelope(unsigned char *out, const unsigned char *plain, size_t len,
                    const unsigned char key[CRYPT_KEY_LEN]);
bool crypt_envelope_open(unsigned char *out, const unsigned char *envelope, size_t len,
                         const unsigned char key[CRYPT_KEY_LEN]);

/* Chance. */
void crypt_chance(void *out, size_t len);

/* Keeps memory from being swapped out and from core dumps, as far as the system lets us;
 * what stands there is overwritten when it is let go. */
void crypt_lock(void *bytes, size_t len);
void crypt_unlock(void *bytes, size_t len);

#endif
