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
    bool ok = crypto_box_seal_open(plain, slot, SEAL_SLOT_LEN, unseal->pub,
                                   unseal->secret) == 0 &&
              report_decode(out, &dummy, plain, NULL);
    sodium_memzero(plain, sizeof plain);
    return !ok ? UNSEAL_STRANGE : dummy ? UNSEAL_DUMMY : UNSEAL_REPORT;
}
