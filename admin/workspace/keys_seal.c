#include "workspace/keys_seal.h"

#include <string.h>

#include "base/secret.h"
#include "workspace/keys_text.h"

enum {
    MAGIC_LEN = 8,
    SALT_AT = MAGIC_LEN,
    OPS_AT = SALT_AT + SECRET_ARGON_SALT_LEN,
    MEMORY_AT = OPS_AT + 8,
    NONCE_AT = MEMORY_AT + 8,
    HEAD_LEN = NONCE_AT + SECRET_BOX_NONCE_LEN
};

static const char magic[] = "ANNAbox1";

/* What a file from elsewhere may ask of this machine. */
static const struct secret_cost most = {16, (uint64_t)2 << 30};

bool keys_seal(const char *passphrase, const void *bytes, size_t len, struct buf *out,
               struct err *err)
{
    unsigned char head[HEAD_LEN];
    unsigned char key[SECRET_BOX_KEY_LEN];
    unsigned char box[KEYS_SEAL_MOST + SECRET_BOX_MAC_LEN];
    const struct secret_cost cost = secret_argon_usual();
    if (len > KEYS_SEAL_MOST)
        return err_set(err, "the file is too large to be sealed");
    memcpy(head, magic, MAGIC_LEN);
    crypt_chance(head + SALT_AT, SECRET_ARGON_SALT_LEN);
    keys_put64(head + OPS_AT, cost.ops);
    keys_put64(head + MEMORY_AT, cost.memory);
    crypt_chance(head + NONCE_AT, SECRET_BOX_NONCE_LEN);
    if (!secret_argon(key, passphrase, head + SALT_AT, cost))
        return err_set(err, "there is not enough memory to seal");
    secret_box(box, bytes, len, head + NONCE_AT, key);
    secret_wipe(key, sizeof key);
    buf_add(out, head, sizeof head);
    buf_add(out, box, len + SECRET_BOX_MAC_LEN);
    return !out->failed || err_set(err, "not enough memory");
}

bool keys_seal_open(const char *passphrase, const void *sealed, size_t len,
                    struct buf *out, struct err *err)
{
    const unsigned char *head = sealed;
    unsigned char key[SECRET_BOX_KEY_LEN];
    unsigned char plain[KEYS_SEAL_MOST];
    if (len < HEAD_LEN + SECRET_BOX_MAC_LEN ||
        len > HEAD_LEN + SECRET_BOX_MAC_LEN + KEYS_SEAL_MOST ||
        memcmp(head, magic, MAGIC_LEN) != 0)
        return err_set(err, "this is not a sealed file");
    const struct secret_cost cost = {keys_get64(head + OPS_AT),
                                     keys_get64(head + MEMORY_AT)};
    if (cost.ops > most.ops || cost.memory > most.memory ||
        !secret_argon(key, passphrase, head + SALT_AT, cost))
        return err_set(err, "there is not enough memory to open it");
    bool ok =
        secret_box_open(plain, head + HEAD_LEN, len - HEAD_LEN, head + NONCE_AT, key);
    secret_wipe(key, sizeof key);
    if (ok)
        buf_add(out, plain, len - HEAD_LEN - SECRET_BOX_MAC_LEN);
    secret_wipe(plain, sizeof plain);
    if (!ok)
        return err_set(err, "the passphrase is wrong, or the file was changed");
    return !out->failed || err_set(err, "not enough memory");
}
