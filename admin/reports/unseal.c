#include "reports/unseal.h"

#include <stdlib.h>
#include <string.h>

#include "base/secret.h"
#include "base/utf8.h"
#include "reports/sealed_text.h"
#include "workspace/keys.h"

struct unseal {
    unsigned char secret[KEYS_REPORT_LEN];
    unsigned char pub[KEYS_REPORT_LEN];
};

bool unseal_open(struct unseal **out, const char *secret_path, const char *passphrase,
                 struct err *err)
{
    struct unseal *unseal = secret_take(sizeof *unseal);
    if (unseal == NULL)
        return err_set(err, "%s: not enough memory", secret_path);
    if (!keys_open_reports(secret_path, passphrase, unseal->secret, unseal->pub, err)) {
        secret_free(unseal);
        return false;
    }
    secret_keep(unseal);
    *out = unseal;
    return true;
}

void unseal_close(struct unseal *unseal)
{
    secret_free(unseal);
}

enum unseal_result unseal_slot(const struct unseal *unseal,
                               const unsigned char slot[SEAL_SLOT_LEN],
                               struct report *out)
{
    unsigned char plain[REPORT_LEN];
    bool dummy = false;
    enum unseal_result result = UNSEAL_STRANGE;
    if (secret_unseal(plain, slot, SEAL_SLOT_LEN, unseal->pub, unseal->secret)) {
        if (report_newer(plain, &dummy))
            result = dummy ? UNSEAL_DUMMY : UNSEAL_NEWER;
        else if (report_decode(out, &dummy, plain, NULL))
            result = dummy ? UNSEAL_DUMMY : UNSEAL_REPORT;
    }
    secret_wipe(plain, sizeof plain);
    return result;
}

static const size_t first_sizes[] = {64, 256, 1024, 4096}; /* slots in version 1 */

static bool first_version(size_t len)
{
    for (size_t i = 0; i < sizeof first_sizes / sizeof first_sizes[0]; i++)
        if (len == first_sizes[i] * SEAL_SLOT_LEN)
            return true;
    return false;
}

static enum unseal_file open_outer(const struct unseal *unseal,
                                   const unsigned char *bytes, struct buf *slots)
{
    unsigned char *plain = malloc(SEAL_FILE_PLAIN_LEN);
    size_t count = 0;
    enum unseal_file result = UNSEAL_FILE_FOREIGN;
    if (plain != NULL &&
        secret_unseal(plain, bytes + SEAL_FILE_HEAD_LEN,
                      SEAL_FILE_LEN - SEAL_FILE_HEAD_LEN, unseal->pub, unseal->secret)) {
        for (size_t i = 4; i > 0; i--)
            count = count << 8 | plain[i - 1];
        if (count <= SEAL_FILE_SLOTS) {
            buf_add(slots, plain + 4, count * SEAL_SLOT_LEN);
            result = UNSEAL_FILE_OPEN;
        }
    }
    free(plain);
    return result;
}

enum unseal_file unseal_file(const struct unseal *unseal, const struct buf *file,
                             struct buf *slots)
{
    static const char name[] = "ANNAREP";
    const unsigned char *bytes = (const unsigned char *)file->bytes;
    bool named = file->len >= SEAL_FILE_HEAD_LEN &&
                 memcmp(bytes, name, SEAL_FILE_HEAD_LEN - 1) == 0;
    if (named && bytes[SEAL_FILE_HEAD_LEN - 1] > SEAL_FILE_VERSION)
        return UNSEAL_FILE_NEWER;
    if (named && bytes[SEAL_FILE_HEAD_LEN - 1] == SEAL_FILE_VERSION)
        return file->len == SEAL_FILE_LEN ? open_outer(unseal, bytes, slots)
                                          : UNSEAL_FILE_CUT;
    if (!first_version(file->len))
        return UNSEAL_FILE_CUT;
    buf_add(slots, bytes, file->len);
    return UNSEAL_FILE_OPEN;
}

bool unseal_text(const struct unseal *unseal, const char *stored,
                 char out[REPORT_TEXT_LEN])
{
    unsigned char sealed[REPORT_TEXT_LEN + CRYPT_SEAL_LEN];
    unsigned char plain[REPORT_TEXT_LEN];
    if (!sealed_text_bytes(sealed, stored))
        return utf8_copy(out, REPORT_TEXT_LEN, stored);
    bool ok = secret_unseal(plain, sealed, sizeof sealed, unseal->pub, unseal->secret) &&
              plain[REPORT_TEXT_LEN - 1] == 0;
    if (ok)
        memcpy(out, plain, sizeof plain);
    secret_wipe(plain, sizeof plain);
    return ok;
}

const unsigned char *unseal_public(const struct unseal *unseal)
{
    return unseal->pub;
}
