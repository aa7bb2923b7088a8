#include "workspace/keys.h"

#include <sodium.h>
#include <stdint.h>
#include <string.h>

#include "workspace/keys_text.h"

enum {
    ID_LEN = 8,
    SECRET_LEN = crypto_sign_SECRETKEYBYTES,
    CHECK_LEN = 32,
    INNER_LEN = ID_LEN + SECRET_LEN + CHECK_LEN,
    SALT_LEN = crypto_pwhash_scryptsalsa208sha256_SALTBYTES,
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
    return sodium_init() >= 0 ||
           err_set(err, "libsodium does not start; the system has no "
                        "source of chance");
}

/* minisign's own cost; halved, as minisign does, where the memory is not there. */
static bool scrypt(unsigned char *out, size_t len, const char *passphrase,
                   const unsigned char *salt, uint64_t ops, uint64_t memory)
{
    return crypto_pwhash_scryptsalsa208sha256(out, len, passphrase, strlen(passphrase),
                                              salt, ops, (size_t)memory) == 0;
}

static void check_of(const unsigned char inner[INNER_LEN], unsigned char out[CHECK_LEN])
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, CHECK_LEN);
    crypto_generichash_update(&state, (const unsigned char *)"Ed", 2);
    crypto_generichash_update(&state, inner, ID_LEN + SECRET_LEN);
    crypto_generichash_final(&state, out, CHECK_LEN);
    sodium_memzero(&state, sizeof state);
}

static bool protect(struct signing_file *file, const char *passphrase, struct err *err)
{
    uint64_t ops = crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE;
    uint64_t memory = crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE;
    unsigned char stream[INNER_LEN];
    file->head[2] = 'S';
    file->head[3] = 'c';
    randombytes_buf(file->salt, sizeof file->salt);
    while (!scrypt(stream, sizeof stream, passphrase, file->salt, ops, memory)) {
        ops /= 2;
        memory /= 2;
        if (ops < crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_MIN ||
            memory < crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_MIN)
            return err_set(err, "there is not enough memory to protect the key");
    }
    keys_put64(file->opslimit, ops);
    keys_put64(file->memlimit, memory);
    for (size_t i = 0; i < INNER_LEN; i++)
        file->inner[i] ^= stream[i];
    sodium_memzero(stream, sizeof stream);
    return true;
}

static void public_text(const unsigned char id[ID_LEN], const unsigned char *pub,
                        struct buf *out)
{
    unsigned char bytes[2 + ID_LEN + crypto_sign_PUBLICKEYBYTES];
    bytes[0] = 'E';
    bytes[1] = 'd';
    memcpy(bytes + 2, id, ID_LEN);
    memcpy(bytes + 2 + ID_LEN, pub, crypto_sign_PUBLICKEYBYTES);
    buf_print(out, "untrusted comment: minisign public key %016llX\n",
              (unsigned long long)keys_get64(id));
    keys_add_base64(out, bytes, sizeof bytes);
}

bool keys_make_signing(const char *secret_path, const char *public_path,
                       const char *passphrase, struct err *err)
{
    struct signing_file file = {.head = {'E', 'd', 0, 0, 'B', '2'}};
    unsigned char pub[crypto_sign_PUBLICKEYBYTES];
    randombytes_buf(file.inner, ID_LEN);
    crypto_sign_keypair(pub, file.inner + ID_LEN);
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
    sodium_memzero(&file, sizeof file);
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
    uint64_t memory = keys_get64(file->memlimit);
    unsigned char stream[INNER_LEN];
    if (memory > (uint64_t)4 << 30 || memory > SIZE_MAX)
        return err_set(err, "%s: the key asks for more memory than is sensible", path);
    if (!scrypt(stream, sizeof stream, passphrase, file->salt, keys_get64(file->opslimit),
                memory))
        return err_set(err, "%s: not enough memory to open the key", path);
    for (size_t i = 0; i < INNER_LEN; i++)
        file->inner[i] ^= stream[i];
    sodium_memzero(stream, sizeof stream);
    unsigned char check[CHECK_LEN];
    check_of(file->inner, check);
    return sodium_memcmp(check, file->inner + ID_LEN + SECRET_LEN, CHECK_LEN) == 0 ||
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

/* The secret key carries its public half: both must fit, else the file is damaged. */
static bool halves_fit(const unsigned char secret[SECRET_LEN])
{
    unsigned char pub[crypto_sign_PUBLICKEYBYTES];
    unsigned char again[SECRET_LEN];
    crypto_sign_seed_keypair(pub, again, secret);
    bool fit = sodium_memcmp(again, secret, SECRET_LEN) == 0;
    sodium_memzero(again, sizeof again);
    return fit;
}

bool keys_open_signing(struct keys_signing **out, const char *secret_path,
                       const char *passphrase, struct err *err)
{
    struct signing_file file;
    if (!read_signing_file(secret_path, &file, err))
        return false;
    bool ok = file.head[2] == 0 || unprotect(&file, secret_path, passphrase, err);
    if (ok && !halves_fit(file.inner + ID_LEN))
        ok = err_set(err, "%s: the key is damaged", secret_path);
    struct keys_signing *key = ok ? sodium_malloc(sizeof *key) : NULL;
    if (key != NULL) {
        memcpy(key->id, file.inner, ID_LEN);
        memcpy(key->secret, file.inner + ID_LEN, SECRET_LEN);
        sodium_mprotect_readonly(key);
        *out = key;
    } else if (ok) {
        ok = err_set(err, "%s: not enough memory", secret_path);
    }
    sodium_memzero(&file, sizeof file);
    return ok;
}

void keys_close_signing(struct keys_signing *key)
{
    sodium_free(key);
}

void keys_public_text(const struct keys_signing *key, struct buf *out)
{
    public_text(key->id, key->secret + 32, out);
}

bool keys_sign(const struct keys_signing *key, const unsigned char hash[64],
               const char *comment, struct buf *out, struct err *err)
{
    unsigned char bytes[2 + ID_LEN + crypto_sign_BYTES];
    unsigned char global[crypto_sign_BYTES];
    struct buf covered = {0};
    if (strpbrk(comment, "\r\n") != NULL || strlen(comment) > 1024)
        return err_set(err, "the trusted comment is not one short line");
    bytes[0] = 'E';
    bytes[1] = 'D'; /* of the hash, as against of the file */
    memcpy(bytes + 2, key->id, ID_LEN);
    crypto_sign_detached(bytes + 2 + ID_LEN, NULL, hash, 64, key->secret);
    buf_add(&covered, bytes + 2 + ID_LEN, crypto_sign_BYTES);
    buf_add_text(&covered, comment);
    if (covered.failed)
        return err_set(err, "not enough memory to sign");
    crypto_sign_detached(global, NULL, (const unsigned char *)covered.bytes, covered.len,
                         key->secret);
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
    sodium_memzero(&file, sizeof file);
    return true;
}
