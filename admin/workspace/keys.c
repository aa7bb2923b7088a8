#include "workspace/keys.h"

#include <stdint.h>
#include <string.h>

#include "base/secret.h"
#include "workspace/keys_text.h"

enum {
    ID_LEN = 8,
    SECRET_LEN = SECRET_SIGNING_LEN,
    CHECK_LEN = 32,
    INNER_LEN = ID_LEN + SECRET_LEN + CHECK_LEN,
    SALT_LEN = SECRET_SALT_LEN,
    HEAD_LEN = 6 + SALT_LEN + 16,
    KEY_FILE_LEN = HEAD_LEN + INNER_LEN
};

struct keys_signing {
    unsigned char id[ID_LEN];
    unsigned char secret[SECRET_LEN];
};

struct signing_file {
    unsigned char head[6]; /* "Ed", the kind of protection, "B2" */
    unsigned char salt[SALT_LEN];
    unsigned char opslimit[8];
    unsigned char memlimit[8];
    unsigned char inner[INNER_LEN]; /* id, secret key, check */
};

_Static_assert(sizeof(struct signing_file) == KEY_FILE_LEN, "as minisign writes it");

bool keys_init(struct err *err)
{
    return crypt_init(NULL) || err_set(err, "libsodium does not start; the system has no "
                                            "source of chance");
}

static void check_of(const unsigned char inner[INNER_LEN], unsigned char out[CHECK_LEN])
{
    unsigned char covered[2 + ID_LEN + SECRET_LEN] = {'E', 'd'};
    memcpy(covered + 2, inner, ID_LEN + SECRET_LEN);
    crypt_digest(out, CHECK_LEN, covered, sizeof covered);
    secret_wipe(covered, sizeof covered);
}

/* Its cost is halved, as minisign does, where the memory is not there. */
static bool protect(struct signing_file *file, const char *passphrase, struct err *err)
{
    struct secret_cost cost = secret_scrypt_most();
    const struct secret_cost least = secret_scrypt_least();
    unsigned char stream[INNER_LEN];
    file->head[2] = 'S';
    file->head[3] = 'c';
    crypt_chance(file->salt, sizeof file->salt);
    while (!secret_scrypt(stream, sizeof stream, passphrase, file->salt, cost)) {
        cost.ops /= 2;
        cost.memory /= 2;
        if (cost.ops < least.ops || cost.memory < least.memory)
            return err_set(err, "there is not enough memory to protect the key");
    }
    keys_put64(file->opslimit, cost.ops);
    keys_put64(file->memlimit, cost.memory);
    for (size_t i = 0; i < INNER_LEN; i++)
        file->inner[i] ^= stream[i];
    secret_wipe(stream, sizeof stream);
    return true;
}

static void public_text(const unsigned char id[ID_LEN], const unsigned char *pub,
                        struct buf *out)
{
    unsigned char bytes[2 + ID_LEN + CRYPT_KEY_LEN];
    bytes[0] = 'E';
    bytes[1] = 'd';
    memcpy(bytes + 2, id, ID_LEN);
    memcpy(bytes + 2 + ID_LEN, pub, CRYPT_KEY_LEN);
    buf_print(out, "untrusted comment: minisign public key %016llX\n",
              (unsigned long long)keys_get64(id));
    keys_add_base64(out, bytes, sizeof bytes);
}

bool keys_make_signing(const char *secret_path, const char *public_path,
                       const char *passphrase, struct err *err)
{
    struct signing_file file = {.head = {'E', 'd', 0, 0, 'B', '2'}};
    unsigned char pub[CRYPT_KEY_LEN];
    crypt_chance(file.inner, ID_LEN);
    secret_signing_pair(pub, file.inner + ID_LEN);
    struct buf pub_text = {0};
    struct buf secret_text = {0};
    public_text(file.inner, pub, &pub_text);
    bool ok = true;
    if (passphrase != NULL) {
        check_of(file.inner, file.inner + ID_LEN + SECRET_LEN);
        ok = protect(&file, passphrase, err);
    }
    buf_print(&secret_text, "untrusted comment: minisign encrypted secret key\n");
    keys_add_base64(&secret_text, &file, sizeof file);
    secret_wipe(&file, sizeof file);
    if (!ok) {
        buf_wipe_free(&secret_text);
        buf_free(&pub_text);
        return err_prefix(err, "%s", secret_path);
    }
    return keys_write_pair(secret_path, &secret_text, public_path, &pub_text, err);
}

static bool unprotect(struct signing_file *file, const char *path, const char *passphrase,
                      struct err *err)
{
    if (passphrase == NULL)
        return err_set(err,
                       "%s: the key is protected by a passphrase; give it with "
                       "--passphrase-fd",
                       path);
    const struct secret_cost cost = {keys_get64(file->opslimit),
                                     keys_get64(file->memlimit)};
    unsigned char stream[INNER_LEN];
    if (cost.memory > (uint64_t)4 << 30 || cost.memory > SIZE_MAX)
        return err_set(err, "%s: the key asks for more memory than is sensible", path);
    if (!secret_scrypt(stream, sizeof stream, passphrase, file->salt, cost))
        return err_set(err, "%s: not enough memory to open the key", path);
    for (size_t i = 0; i < INNER_LEN; i++)
        file->inner[i] ^= stream[i];
    secret_wipe(stream, sizeof stream);
    unsigned char check[CHECK_LEN];
    check_of(file->inner, check);
    return secret_same(check, file->inner + ID_LEN + SECRET_LEN, CHECK_LEN) ||
           err_set(err, "%s: the passphrase is wrong", path);
}

static bool read_signing_file(const char *path, struct signing_file *file,
                              struct err *err)
{
    if (!keys_read_file(path, file, sizeof *file, err))
        return false;
    bool known =
        memcmp(file->head, "Ed", 2) == 0 && memcmp(file->head + 4, "B2", 2) == 0 &&
        (memcmp(file->head + 2, "Sc", 2) == 0 || memcmp(file->head + 2, "\0\0", 2) == 0);
    return known || err_set(err, "%s: not a secret key of minisign", path);
}

bool keys_open_signing(struct keys_signing **out, const char *secret_path,
                       const char *passphrase, struct err *err)
{
    struct signing_file file;
    if (!read_signing_file(secret_path, &file, err))
        return false;
    bool ok = file.head[2] == 0 || unprotect(&file, secret_path, passphrase, err);
    /* The secret key carries its public half: both must fit, else the file is damaged. */
    if (ok && !secret_signing_fits(file.inner + ID_LEN))
        ok = err_set(err, "%s: the key is damaged", secret_path);
    struct keys_signing *key = ok ? secret_take(sizeof *key) : NULL;
    if (key != NULL) {
        memcpy(key->id, file.inner, ID_LEN);
        memcpy(key->secret, file.inner + ID_LEN, SECRET_LEN);
        secret_keep(key);
        *out = key;
    } else if (ok) {
        ok = err_set(err, "%s: not enough memory", secret_path);
    }
    secret_wipe(&file, sizeof file);
    return ok;
}

void keys_close_signing(struct keys_signing *key)
{
    secret_free(key);
}

void keys_public_text(const struct keys_signing *key, struct buf *out)
{
    public_text(key->id, key->secret + 32, out);
}

bool keys_sign(const struct keys_signing *key, const unsigned char hash[64],
               const char *comment, struct buf *out, struct err *err)
{
    unsigned char bytes[2 + ID_LEN + CRYPT_SIGNATURE_LEN];
    unsigned char global[CRYPT_SIGNATURE_LEN];
    struct buf covered = {0};
    if (strpbrk(comment, "\r\n") != NULL || strlen(comment) > 1024)
        return err_set(err, "the trusted comment is not one short line");
    bytes[0] = 'E';
    bytes[1] = 'D'; /* of the hash, as against of the file */
    memcpy(bytes + 2, key->id, ID_LEN);
    secret_sign(bytes + 2 + ID_LEN, hash, 64, key->secret);
    buf_add(&covered, bytes + 2 + ID_LEN, CRYPT_SIGNATURE_LEN);
    buf_add_text(&covered, comment);
    if (covered.failed)
        return err_set(err, "not enough memory to sign");
    secret_sign(global, covered.bytes, covered.len, key->secret);
    buf_free(&covered);
    buf_add_text(out, "untrusted comment: signature from minisign secret key\n");
    keys_add_base64(out, bytes, sizeof bytes);
    buf_print(out, "trusted comment: %s\n", comment);
    keys_add_base64(out, global, sizeof global);
    return !out->failed || err_set(err, "not enough memory to sign");
}

bool keys_protected(const char *secret_path, bool *protected_out, struct err *err)
{
    struct signing_file file;
    if (!read_signing_file(secret_path, &file, err))
        return false;
    *protected_out = file.head[2] != 0;
    secret_wipe(&file, sizeof file);
    return true;
}
