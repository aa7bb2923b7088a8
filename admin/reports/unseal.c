#include "reports/unseal.h"

#include <sodium.h>

#include "workspace/keys.h"

struct unseal {
    unsigned char secret[KEYS_REPORT_LEN];
    unsigned char pub[KEYS_REPORT_LEN];
};

bool unseal_open(struct unseal **out, const char *secret_path, const char *passphrase,
                 struct err *err)
{
    struct unseal *unseal = sodium_malloc(sizeof *unseal);
    if (unseal == NULL)
        return err_set(err, "%s: not enough memory", secret_path);
    if (!keys_open_reports(secret_path, passphrase, unseal->secret, unseal->pub, err)) {
        sodium_free(unseal);
        return false;
    }
    sodium_mprotect_readonly(unseal);
    *out = unseal;
    return true;
}

void unseal_close(struct unseal *unseal)
{
    sodium_free(unseal);
}

enum unseal_result unseal_slot(const struct unseal *unseal,
                               const unsigned char slot[SEAL_SLOT_LEN],
                               struct report *out)
{
    unsigned char plain[REPORT_LEN];
    bool dummy = false;
    enum unseal_result result = UNSEAL_STRANGE;
    if (crypto_box_seal_open(plain, slot, SEAL_SLOT_LEN, unseal->pub, unseal->secret) ==
        0) {
        if (report_newer(plain, &dummy))
            result = dummy ? UNSEAL_DUMMY : UNSEAL_NEWER;
        else if (report_decode(out, &dummy, plain, NULL))
            result = dummy ? UNSEAL_DUMMY : UNSEAL_REPORT;
    }
    sodium_memzero(plain, sizeof plain);
    return result;
}
