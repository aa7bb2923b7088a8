#include "base/secret.h"

#include <string.h>

#include <sodium.h>

_Static_assert((int)SECRET_SIGNING_LEN == (int)crypto_sign_SECRETKEYBYTES &&
                   (int)SECRET_SEALING_LEN == (int)crypto_box_SECRETKEYBYTES &&
                   (int)SECRET_SALT_LEN ==
                       (int)crypto_pwhash_scryptsalsa208sha256_SALTBYTES &&
                   (int)SECRET_ARGON_SALT_LEN == (int)crypto_pwhash_SALTBYTES &&
                   (int)SECRET_BOX_KEY_LEN == (int)crypto_secretbox_KEYBYTES &&
                   (int)SECRET_BOX_NONCE_LEN == (int)crypto_secretbox_NONCEBYTES &&
                   (int)SECRET_BOX_MAC_LEN == (int)crypto_secretbox_MACBYTES &&
                   (int)SECRET_PASSWORD_LEN == (int)crypto_pwhash_STRBYTES,
               "as libsodium has it");

void secret_wipe(void *bytes, size_t len)
{
    sodium_memzero(bytes, len);
}

bool secret_same(const void *a, const void *b, size_t len)
{
    return sodium_memcmp(a, b, len) == 0;
}

void *secret_take(size_t len)
{
    return sodium_malloc(len);
}

void secret_keep(void *bytes)
{
    sodium_mprotect_readonly(bytes);
}

void secret_free(void *bytes)
{
    sodium_free(bytes);
}

bool secret_scrypt(unsigned char *out, size_t len, const char *passphrase,
                   const unsigned char salt[SECRET_SALT_LEN], struct secret_cost cost)
{
    return crypto_pwhash_scryptsalsa208sha256(out, len, passphrase, strlen(passphrase),
                                              salt, cost.ops, (size_t)cost.memory) == 0;
}

struct secret_cost secret_scrypt_most(void)
{
    return (struct secret_cost){crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE,
                                crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE};
}

struct secret_cost secret_scrypt_least(void)
{
    return (struct secret_cost){crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_MIN,
                                crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_MIN};
}

bool secret_argon(unsigned char key[SECRET_BOX_KEY_LEN], const char *passphrase,
                  const unsigned char salt[SECRET_ARGON_SALT_LEN],
                  struct secret_cost cost)
{
    return crypto_pwhash(key, SECRET_BOX_KEY_LEN, passphrase, strlen(passphrase), salt,
                         cost.ops, (size_t)cost.memory,
                         crypto_pwhash_ALG_ARGON2ID13) == 0;
}

struct secret_cost secret_argon_usual(void)
{
    return (struct secret_cost){crypto_pwhash_OPSLIMIT_MODERATE,
                                crypto_pwhash_MEMLIMIT_MODERATE};
}

bool secret_password_keep(char out[SECRET_PASSWORD_LEN], const char *password)
{
    enum { TURNS = 2, MEMORY = 19 * 1024 * 1024 };
    return crypto_pwhash_str_alg(out, password, strlen(password), TURNS, MEMORY,
                                 crypto_pwhash_ALG_ARGON2ID13) == 0;
}

bool secret_password_fits(const char kept[SECRET_PASSWORD_LEN], const char *password)
{
    return crypto_pwhash_str_verify(kept, password, strlen(password)) == 0;
}

void secret_box(unsigned char *out, const unsigned char *plain, size_t len,
                const unsigned char nonce[SECRET_BOX_NONCE_LEN],
                const unsigned char key[SECRET_BOX_KEY_LEN])
{
    crypto_secretbox_easy(out, plain, len, nonce, key);
}

bool secret_box_open(unsigned char *out, const unsigned char *box, size_t box_len,
                     const unsigned char nonce[SECRET_BOX_NONCE_LEN],
                     const unsigned char key[SECRET_BOX_KEY_LEN])
{
    return crypto_secretbox_open_easy(out, box, box_len, nonce, key) == 0;
}

void secret_signing_pair(unsigned char pub[CRYPT_KEY_LEN],
                         unsigned char secret[SECRET_SIGNING_LEN])
{
    crypto_sign_keypair(pub, secret);
}

bool secret_signing_fits(const unsigned char secret[SECRET_SIGNING_LEN])
{
    unsigned char pub[CRYPT_KEY_LEN];
    unsigned char again[SECRET_SIGNING_LEN];
    crypto_sign_seed_keypair(pub, again, secret);
    bool fits = secret_same(again, secret, SECRET_SIGNING_LEN);
    secret_wipe(again, sizeof again);
    return fits;
}

void secret_sign(unsigned char out[CRYPT_SIGNATURE_LEN], const void *bytes, size_t len,
                 const unsigned char secret[SECRET_SIGNING_LEN])
{
    crypto_sign_detached(out, NULL, bytes, len, secret);
}

void secret_sealing_pair(unsigned char pub[CRYPT_KEY_LEN],
                         unsigned char secret[SECRET_SEALING_LEN])
{
    crypto_box_keypair(pub, secret);
}

bool secret_sealing_fits(const unsigned char pub[CRYPT_KEY_LEN],
                         const unsigned char secret[SECRET_SEALING_LEN])
{
    unsigned char own[CRYPT_KEY_LEN];
    return crypto_scalarmult_base(own, secret) == 0 &&
           secret_same(own, pub, CRYPT_KEY_LEN);
}

bool secret_unseal(unsigned char *out, const unsigned char *sealed, size_t sealed_len,
                   const unsigned char pub[CRYPT_KEY_LEN],
                   const unsigned char secret[SECRET_SEALING_LEN])
{
    return crypto_box_seal_open(out, sealed, sealed_len, pub, secret) == 0;
}
