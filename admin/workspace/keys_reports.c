#include "workspace/keys.h"

#include <string.h>

#include "base/secret.h"
#include "workspace/keys_text.h"

enum { PAIR_LEN = 2 * KEYS_REPORT_LEN }; /* secret, public */

struct reports_file {
    unsigned char head[4]; /* "AR", the kind of protection */
    unsigned char salt[SECRET_ARGON_SALT_LEN];
    unsigned char opslimit[8];
    unsigned char memlimit[8];
    unsigned char nonce[SECRET_BOX_NONCE_LEN];
    unsigned char box[SECRET_BOX_MAC_LEN + PAIR_LEN];
};

_Static_assert(sizeof(struct reports_file) == 4 + 16 + 16 + 24 + 80, "as keys.h says");

static bool argon(unsigned char key[SECRET_BOX_KEY_LEN], const struct reports_file *file,
                  const char *passphrase)
{
    const struct secret_cost cost = {keys_get64(file->opslimit),
                                     keys_get64(file->memlimit)};
    return cost.memory <= (uint64_t)4 << 30 &&
           secret_argon(key, passphrase, file->salt, cost);
}

static bool seal_reports(struct reports_file *file, const unsigned char pair[PAIR_LEN],
                         const char *passphrase)
{
    memcpy(file->head, "AR\0", 4);
    if (passphrase == NULL) {
        memcpy(file->box + SECRET_BOX_MAC_LEN, pair, PAIR_LEN);
        return true;
    }
    const struct secret_cost cost = secret_argon_usual();
    unsigned char key[SECRET_BOX_KEY_LEN];
    memcpy(file->head + 2, "Ai", 2);
    crypt_chance(file->salt, sizeof file->salt);
    crypt_chance(file->nonce, sizeof file->nonce);
    keys_put64(file->opslimit, cost.ops);
    keys_put64(file->memlimit, cost.memory);
    bool ok = argon(key, file, passphrase);
    if (ok)
        secret_box(file->box, pair, PAIR_LEN, file->nonce, key);
    secret_wipe(key, sizeof key);
    return ok;
}

bool keys_make_reports(const char *secret_path, const char *public_path,
                       const char *passphrase, struct err *err)
{
    unsigned char pair[PAIR_LEN];
    unsigned char pub[2 + KEYS_REPORT_LEN] = "AR";
    struct reports_file file = {.head = {0}};
    secret_sealing_pair(pair + KEYS_REPORT_LEN, pair);
    memcpy(pub + 2, pair + KEYS_REPORT_LEN, KEYS_REPORT_LEN);
    bool ok = seal_reports(&file, pair, passphrase);
    secret_wipe(pair, sizeof pair);
    if (!ok)
        return err_set(err, "%s: there is not enough memory to protect the key",
                       secret_path);
    struct buf secret_text = {0};
    struct buf pub_text = {0};
    buf_add_text(&secret_text, "untrusted comment: anna reports secret key\n");
    keys_add_base64(&secret_text, &file, sizeof file);
    secret_wipe(&file, sizeof file);
    buf_add_text(&pub_text, "untrusted comment: anna reports public key\n");
    keys_add_base64(&pub_text, pub, sizeof pub);
    return keys_write_pair(secret_path, &secret_text, public_path, &pub_text, err);
}

bool keys_read_reports_public(const char *path, unsigned char out[KEYS_REPORT_LEN],
                              struct err *err)
{
    unsigned char pub[2 + KEYS_REPORT_LEN];
    if (!keys_read_file(path, pub, sizeof pub, err))
        return false;
    if (memcmp(pub, "AR", 2) != 0)
        return err_set(err, "%s: not a public key for reports", path);
    memcpy(out, pub + 2, KEYS_REPORT_LEN);
    return true;
}

static bool open_box(const struct reports_file *file, const char *path,
                     const char *passphrase, unsigned char pair[PAIR_LEN],
                     struct err *err)
{
    if (file->head[2] == 0) {
        memcpy(pair, file->box + SECRET_BOX_MAC_LEN, PAIR_LEN);
        return true;
    }
    if (passphrase == NULL)
        return err_set(err,
                       "%s: the key is protected by a passphrase; give it with "
                       "--passphrase-fd",
                       path);
    unsigned char key[SECRET_BOX_KEY_LEN];
    if (!argon(key, file, passphrase))
        return err_set(err, "%s: not enough memory to open the key", path);
    bool ok = secret_box_open(pair, file->box, sizeof file->box, file->nonce, key);
    secret_wipe(key, sizeof key);
    return ok || err_set(err, "%s: the passphrase is wrong", path);
}

static bool read_secret_file(const char *path, struct reports_file *file, struct err *err)
{
    if (!keys_read_file(path, file, sizeof *file, err))
        return false;
    bool known =
        memcmp(file->head, "AR", 2) == 0 &&
        (memcmp(file->head + 2, "Ai", 2) == 0 || memcmp(file->head + 2, "\0\0", 2) == 0);
    return known || err_set(err, "%s: not a secret key for reports", path);
}

bool keys_reports_protected(const char *secret_path, bool *protected_out, struct err *err)
{
    struct reports_file file;
    if (!read_secret_file(secret_path, &file, err))
        return false;
    *protected_out = file.head[2] != 0;
    secret_wipe(&file, sizeof file);
    return true;
}

bool keys_open_reports(const char *path, const char *passphrase,
                       unsigned char secret[KEYS_REPORT_LEN],
                       unsigned char pub[KEYS_REPORT_LEN], struct err *err)
{
    struct reports_file file;
    unsigned char pair[PAIR_LEN];
    if (!read_secret_file(path, &file, err))
        return false;
    bool ok = open_box(&file, path, passphrase, pair, err);
    if (ok && !secret_sealing_fits(pair + KEYS_REPORT_LEN, pair))
        ok = err_set(err, "%s: the key is damaged", path);
    if (ok) {
        memcpy(secret, pair, KEYS_REPORT_LEN);
        memcpy(pub, pair + KEYS_REPORT_LEN, KEYS_REPORT_LEN);
    }
    secret_wipe(pair, sizeof pair);
    secret_wipe(&file, sizeof file);
    return ok;
}
