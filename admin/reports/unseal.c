#include "reports/unseal.h"

#include "base/secret.h"
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
