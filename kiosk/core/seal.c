#include "core/seal.h"

#include <stdio.h>
#include <stdlib.h>
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

static const unsigned char file_head[] = "ANNAREP";

_Static_assert(sizeof file_head == SEAL_FILE_HEAD_LEN, "its end becomes the version");

bool seal_file(struct buf *out, const void *slots, size_t count,
               const unsigned char key[SEAL_KEY_LEN], struct err *err)
{
    unsigned char *plain = calloc(1, SEAL_FILE_PLAIN_LEN);
    unsigned char *file = malloc(SEAL_FILE_LEN);
    if (plain == NULL || file == NULL) {
        free(plain);
        free(file);
        return err_set(err, "not enough memory");
    }
    for (size_t i = 0; i < 4; i++)
        plain[i] = (unsigned char)(count >> (8 * i));
    if (count > 0)
        memcpy(plain + 4, slots, count * SEAL_SLOT_LEN);
    memcpy(file, file_head, SEAL_FILE_HEAD_LEN);
    file[SEAL_FILE_HEAD_LEN - 1] = SEAL_FILE_VERSION;
    bool ok = crypt_seal(file + SEAL_FILE_HEAD_LEN, plain, SEAL_FILE_PLAIN_LEN, key) ||
              err_set(err, "the key for reports cannot seal");
    if (ok)
        buf_add(out, file, SEAL_FILE_LEN);
    free(plain);
    free(file);
    return ok && (!out->failed || err_set(err, "not enough memory"));
}

void seal_hash(char out[SEAL_HASH_LEN], const unsigned char slot[SEAL_SLOT_LEN])
{
    unsigned char hash[HASH_BYTES];
    crypt_digest(hash, sizeof hash, slot, SEAL_SLOT_LEN);
    crypt_to_hex(out, hash, sizeof hash);
}

void seal_receipt(char out[SEAL_HASH_LEN], const char *hash, const char *salt)
{
    unsigned char bytes[HASH_BYTES];
    char both[2 * SEAL_HASH_LEN];
    int len = snprintf(both, sizeof both, "%.64s%.64s", salt, hash);
    crypt_digest(bytes, sizeof bytes, both, (size_t)len);
    crypt_to_hex(out, bytes, sizeof bytes);
}

void seal_name(char out[SEAL_NAME_LEN])
{
    unsigned char name[NAME_BYTES];
    crypt_chance(name, sizeof name);
    crypt_to_hex(out, name, sizeof name);
}
