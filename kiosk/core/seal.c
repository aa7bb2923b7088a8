#include "core/seal.h"

#include <string.h>

#include "core/crypt.h"

_Static_assert((int)SEAL_SLOT_LEN == (int)REPORT_LEN + (int)CRYPT_SEAL_LEN,
               "as it is sealed");
_Static_assert((int)SEAL_KEY_LEN == (int)CRYPT_KEY_LEN, "as it is sealed to");

enum { HASH_BYTES = (SEAL_HASH_LEN - 1) / 2, NAME_BYTES = (SEAL_NAME_LEN - 1) / 2 };

bool seal_read_key(unsigned char out[SEAL_KEY_LEN], const char *hex, struct err *err)
{
    unsigned char key[SEAL_KEY_LEN];
    if (!crypt_from_hex(key, sizeof key, hex))
        return err_set(err, "the key for reports is none");
    memcpy(out, key, sizeof key);
    return true;
}

static bool seal(unsigned char slot[SEAL_SLOT_LEN], const unsigned char plain[REPORT_LEN],
                 const unsigned char key[SEAL_KEY_LEN], struct err *err)
{
    return crypt_seal(slot, plain, REPORT_LEN, key) ||
           err_set(err, "the key for reports cannot seal");
}

bool seal_report(unsigned char slot[SEAL_SLOT_LEN], const struct report *report,
                 const unsigned char key[SEAL_KEY_LEN], struct err *err)
{
    unsigned char plain[REPORT_LEN];
    crypt_lock(plain, sizeof plain);
    bool ok = report_encode(report, plain, err) && seal(slot, plain, key, err);
    crypt_unlock(plain, sizeof plain);
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
    crypt_digest(hash, sizeof hash, slot, SEAL_SLOT_LEN);
    crypt_to_hex(out, hash, sizeof hash);
}

void seal_name(char out[SEAL_NAME_LEN])
{
    unsigned char name[NAME_BYTES];
    crypt_chance(name, sizeof name);
    crypt_to_hex(out, name, sizeof name);
}
