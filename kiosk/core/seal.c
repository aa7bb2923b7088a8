#include "core/seal.h"

#include <string.h>

#include <sodium.h>

_Static_assert(SEAL_SLOT_LEN == REPORT_LEN + crypto_box_SEALBYTES, "as libsodium seals");
_Static_assert((int)SEAL_KEY_LEN == (int)crypto_box_PUBLICKEYBYTES,
               "as libsodium has it");

enum { HASH_BYTES = (SEAL_HASH_LEN - 1) / 2, NAME_BYTES = (SEAL_NAME_LEN - 1) / 2 };

bool seal_init(struct err *err)
{
    return sodium_init() >= 0 || err_set(err, "libsodium does not start");
}

bool seal_read_key(unsigned char out[SEAL_KEY_LEN], const char *hex, struct err *err)
{
    unsigned char key[SEAL_KEY_LEN];
    size_t len = 0;
    const char *end = NULL;
    if (sodium_hex2bin(key, sizeof key, hex, strlen(hex), NULL, &len, &end) != 0 ||
        len != sizeof key || *end != '\0' || sodium_is_zero(key, sizeof key))
        return err_set(err, "the key for reports is none");
    memcpy(out, key, sizeof key);
    return true;
}

static bool seal(unsigned char slot[SEAL_SLOT_LEN], const unsigned char plain[REPORT_LEN],
                 const unsigned char key[SEAL_KEY_LEN], struct err *err)
{
    return crypto_box_seal(slot, plain, REPORT_LEN, key) == 0 ||
           err_set(err, "the key for reports cannot seal");
}

bool seal_report(unsigned char slot[SEAL_SLOT_LEN], const struct report *report,
                 const unsigned char key[SEAL_KEY_LEN], struct err *err)
{
    unsigned char plain[REPORT_LEN];
    seal_lock(plain, sizeof plain);
    bool ok = report_encode(report, plain, err) && seal(slot, plain, key, err);
    seal_unlock(plain, sizeof plain);
    return ok;
}

bool seal_dummy(unsigned char slot[SEAL_SLOT_LEN], const unsigned char key[SEAL_KEY_LEN],
                struct err *err)
{
    unsigned char plain[REPORT_LEN];
    report_encode_dummy(plain);
    return seal(slot, plain, key, err);
}

void seal_hash(char out[SEAL_HASH_LEN], const unsigned char slot[SEAL_SLOT_LEN])
{
    unsigned char hash[HASH_BYTES];
    crypto_generichash(hash, sizeof hash, slot, SEAL_SLOT_LEN, NULL, 0);
    sodium_bin2hex(out, SEAL_HASH_LEN, hash, sizeof hash);
}

void seal_name(char out[SEAL_NAME_LEN])
{
    unsigned char name[NAME_BYTES];
    randombytes_buf(name, sizeof name);
    sodium_bin2hex(out, SEAL_NAME_LEN, name, sizeof name);
}

size_t seal_pick(size_t n)
{
    return randombytes_uniform((uint32_t)n);
}

void seal_lock(void *bytes, size_t len)
{
    /* A system that locks no memory is a risk that kiosk/standing/README.md names; the
     * report is still taken. */
    (void)sodium_mlock(bytes, len);
}

void seal_unlock(void *bytes, size_t len)
{
    (void)sodium_munlock(bytes, len);
}
