#include "reports/sealed_text.h"

#include <string.h>

static const char mark[] = "sealed:";

enum { MARK_LEN = sizeof mark - 1, SEALED_LEN = REPORT_TEXT_LEN + CRYPT_SEAL_LEN };

bool sealed_text_make(char out[SEALED_TEXT_LEN], const char *text,
                      const unsigned char key[CRYPT_KEY_LEN], struct err *err)
{
    unsigned char plain[REPORT_TEXT_LEN] = {0};
    unsigned char sealed[SEALED_LEN];
    size_t len = strlen(text);
    if (len >= sizeof plain)
        return err_set(err, "the text of a report is too long");
    crypt_lock(plain, sizeof plain);
    memcpy(plain, text, len);
    bool ok = crypt_seal(sealed, plain, sizeof plain, key);
    crypt_unlock(plain, sizeof plain);
    if (!ok)
        return err_set(err, "the key for reports cannot seal");
    memcpy(out, mark, MARK_LEN);
    crypt_to_hex(out + MARK_LEN, sealed, sizeof sealed);
    return true;
}

bool sealed_text_bytes(unsigned char out[REPORT_TEXT_LEN + CRYPT_SEAL_LEN],
                       const char *stored)
{
    return strlen(stored) == SEALED_TEXT_LEN - 1 && memcmp(stored, mark, MARK_LEN) == 0 &&
           crypt_from_hex(out, SEALED_LEN, stored + MARK_LEN);
}
