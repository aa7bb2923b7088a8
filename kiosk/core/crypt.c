#include "core/crypt.h"

#include <stdint.h>
#include <string.h>

#include <sodium.h>

/* The longest that is written in Base64 or read from it. */
enum { MOST_BYTES = 380 };

/* What crypt_stretch costs. */
enum { STRETCH_PASSES = 4, STRETCH_BYTES = 60000 * 1024 };

_Static_assert(sizeof(crypto_generichash_state) + 64 <= sizeof(struct crypt_hash),
               "the state must fit, with room to align it");
_Static_assert(sodium_base64_ENCODED_LEN(MOST_BYTES, sodium_base64_VARIANT_ORIGINAL) <=
                   CRYPT_BASE64_LEN,
               "the text and its end must fit");
_Static_assert((int)CRYPT_SEAL_LEN == (int)crypto_box_SEALBYTES, "as libsodium seals");
_Static_assert((int)CRYPT_KEY_LEN == (int)crypto_box_PUBLICKEYBYTES, "as to seal for");
_Static_assert((int)CRYPT_KEY_LEN == (int)crypto_sign_PUBLICKEYBYTES, "as to sign by");
_Static_assert((int)CRYPT_SIGNATURE_LEN == (int)crypto_sign_BYTES, "as it signs");

_Static_assert((int)CRYPT_SALT_LEN == (int)crypto_pwhash_argon2id_SALTBYTES, "as salted");
_Static_assert((int)CRYPT_KEY_LEN == (int)crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
               "as to close with");
_Static_assert((int)CRYPT_ENVELOPE_LEN == (int)crypto_aead_xchacha20poly1305_ietf_ABYTES,
               "as it closes");

bool crypt_init(struct err *err)
{
    return sodium_init() >= 0 || err_set(err, "libsodium does not start");
}

static crypto_generichash_state *state_of(struct crypt_hash *hash)
{
    size_t at = (64 - (size_t)hash->state % 64) % 64;
    return (crypto_generichash_state *)(void *)(hash->state + at);
}

void crypt_hash_begin(struct crypt_hash *hash)
{
    crypto_generichash_init(state_of(hash), NULL, 0, CRYPT_HASH_LEN);
}

void crypt_hash_add(struct crypt_hash *hash, const void *bytes, size_t len)
{
    crypto_generichash_update(state_of(hash), bytes, len);
}

void crypt_hash_end(struct crypt_hash *hash, unsigned char out[CRYPT_HASH_LEN])
{
    crypto_generichash_final(state_of(hash), out, CRYPT_HASH_LEN);
}

void crypt_digest(unsigned char *out, size_t out_len, const void *bytes, size_t len)
{
    crypto_generichash(out, out_len, bytes, len, NULL, 0);
}

void crypt_sha256(unsigned char out[CRYPT_SHA256_LEN], const void *bytes, size_t len)
{
    crypto_hash_sha256(out, bytes, len);
}

bool crypt_signed(const unsigned char signature[CRYPT_SIGNATURE_LEN], const void *bytes,
                  size_t len, const unsigned char key[CRYPT_KEY_LEN])
{
    return crypto_sign_verify_detached(signature, bytes, len, key) == 0;
}

bool crypt_key_good(const unsigned char key[CRYPT_KEY_LEN])
{
    return sodium_is_zero(key, CRYPT_KEY_LEN) == 0 &&
           crypto_core_ed25519_is_valid_point(key) == 1;
}

void crypt_to_base64(char out[CRYPT_BASE64_LEN], const void *bytes, size_t len)
{
    sodium_bin2base64(out, CRYPT_BASE64_LEN, bytes, len, sodium_base64_VARIANT_ORIGINAL);
}

/* libsodium 1.0.18 takes every byte above 0x7F for a '/'. */
bool crypt_from_base64(void *out, size_t want, const char *text, size_t len)
{
    char again[CRYPT_BASE64_LEN];
    size_t got;
    if (want > MOST_BYTES ||
        sodium_base642bin(out, want, text, len, NULL, &got, NULL,
                          sodium_base64_VARIANT_ORIGINAL) != 0 ||
        got != want)
        return false;
    crypt_to_base64(again, out, want);
    bool same = strlen(again) == len && memcmp(again, text, len) == 0;
    sodium_memzero(again, sizeof again);
    return same;
}

void crypt_to_hex(char *out, const unsigned char *bytes, size_t len)
{
    sodium_bin2hex(out, 2 * len + 1, bytes, len);
}

bool crypt_from_hex(unsigned char *out, size_t want, const char *text)
{
    size_t len = 0;
    const char *end = NULL;
    return sodium_hex2bin(out, want, text, strlen(text), NULL, &len, &end) == 0 &&
           len == want && *end == '\0' && sodium_is_zero(out, want) == 0;
}

bool crypt_seal(unsigned char *out, const unsigned char *plain, size_t len,
                const unsigned char key[CRYPT_KEY_LEN])
{
    return crypto_box_seal(out, plain, len, key) == 0;
}

bool crypt_stretch(unsigned char out[CRYPT_STRETCH_LEN], const void *bytes, size_t len,
                   const unsigned char salt[CRYPT_SALT_LEN])
{
    return crypto_pwhash_argon2id(out, CRYPT_STRETCH_LEN, bytes, len, salt,
                                  STRETCH_PASSES, STRETCH_BYTES,
                                  crypto_pwhash_argon2id_ALG_ARGON2ID13) == 0;
}

static const unsigned char no_nonce[crypto_aead_xchacha20poly1305_ietf_NPUBBYTES];

void crypt_envelope(unsigned char *out, const unsigned char *plain, size_t len,
                    const unsigned char key[CRYPT_KEY_LEN])
{
    crypto_aead_xchacha20poly1305_ietf_encrypt(out, NULL, plain, len, NULL, 0, NULL,
                                               no_nonce, key);
}

bool crypt_envelope_open(unsigned char *out, const unsigned char *envelope, size_t len,
                         const unsigned char key[CRYPT_KEY_LEN])
{
    return crypto_aead_xchacha20poly1305_ietf_decrypt(out, NULL, NULL, envelope, len,
                                                      NULL, 0, no_nonce, key) == 0;
}

void crypt_chance(void *out, size_t len)
{
    randombytes_buf(out, len);
}

void crypt_lock(void *bytes, size_t len)
{
    /* A system that locks no memory is a risk that kiosk/standing/README.md names; the
     * report is still taken. */
    (void)sodium_mlock(bytes, len);
}

void crypt_unlock(void *bytes, size_t len)
{
    (void)sodium_munlock(bytes, len);
}
