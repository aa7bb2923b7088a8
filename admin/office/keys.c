#include "keys.h"

#include <sodium.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "file.h"

enum {
    ID_LEN = 8,
    SECRET_LEN = crypto_sign_SECRETKEYBYTES,
    CHECK_LEN = 32,
    INNER_LEN = ID_LEN + SECRET_LEN + CHECK_LEN,
    SALT_LEN = crypto_pwhash_scryptsalsa208sha256_SALTBYTES,
    HEAD_LEN = 6 + SALT_LEN + 16,
    KEY_FILE_LEN = HEAD_LEN + INNER_LEN,
    TEXT_LIMIT = 8192
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

static void put64(unsigned char out[8], uint64_t value)
{
    for (int i = 0; i < 8; i++)
        out[i] = (unsigned char)(value >> (8 * i));
}

static uint64_t get64(const unsigned char in[8])
{
    uint64_t value = 0;
    for (int i = 7; i >= 0; i--)
        value = value << 8 | in[i];
    return value;
}

static void add_base64(struct buf *out, const void *bytes, size_t len)
{
    char text[512];
    sodium_bin2base64(text, sizeof text, bytes, len, sodium_base64_VARIANT_ORIGINAL);
    buf_add_text(out, text);
    buf_add_text(out, "\n");
    sodium_memzero(text, sizeof text);
}

/* The bytes of a key file: a comment line, one line of base64 that is exactly `len`
 * bytes. */
static bool read_key_file(const char *path, void *bytes, size_t len, struct err *err)
{
    struct buf text = {0};
    if (!buf_read_file(&text, path, TEXT_LIMIT, err))
        return false;
    const char *line = text.bytes == NULL ? NULL : strchr(text.bytes, '\n');
    bool ok = line != NULL && strncmp(text.bytes, "untrusted comment:", 18) == 0;
    size_t got = 0;
    const char *end = NULL;
    ok = ok &&
         sodium_base642bin(bytes, len, line + 1, strcspn(line + 1, "\r\n"), NULL, &got,
                           &end, sodium_base64_VARIANT_ORIGINAL) == 0 &&
         got == len && end[strspn(end, "\r\n")] == '\0';
    buf_wipe_free(&text);
    return ok || err_set(err, "%s: not a key file of the kind that belongs here", path);
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
    memcpy(file->head + 2, "Sc", 2);
    randombytes_buf(file->salt, sizeof file->salt);
    while (!scrypt(stream, sizeof stream, passphrase, file->salt, ops, memory)) {
        ops /= 2;
        memory /= 2;
        if (ops < crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_MIN ||
            memory < crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_MIN)
            return err_set(err, "there is not enough memory to protect the key");
    }
    put64(file->opslimit, ops);
    put64(file->memlimit, memory);
    for (size_t i = 0; i < INNER_LEN; i++)
        file->inner[i] ^= stream[i];
    sodium_memzero(stream, sizeof stream);
    return true;
}

static void public_text(const unsigned char id[ID_LEN], const unsigned char *pub,
                        struct buf *out)
{
    unsigned char bytes[2 + ID_LEN + crypto_sign_PUBLICKEYBYTES];
    memcpy(bytes, "Ed", 2);
    memcpy(bytes + 2, id, ID_LEN);
    memcpy(bytes + 2 + ID_LEN, pub, crypto_sign_PUBLICKEYBYTES);
    buf_print(out, "untrusted comment: minisign public key %016llX\n",
              (unsigned long long)get64(id));
    add_base64(out, bytes, sizeof bytes);
}

static bool write_pair(const char *secret_path, struct buf *secret,
                       const char *public_path, struct buf *pub, struct err *err)
{
    bool ok = !secret->failed && !pub->failed;
    if (!ok)
        err_set(err, "%s: not enough memory", secret_path);
    ok = ok && file_make(secret_path, secret->bytes, secret->len, 0600, err);
    if (ok && !file_make(public_path, pub->bytes, pub->len, 0644, err)) {
        unlink(secret_path);
        ok = false;
    }
    buf_wipe_free(secret);
    buf_free(pub);
    return ok;
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
    add_base64(&secret_text, &file, sizeof file);
    sodium_memzero(&file, sizeof file);
    if (!ok) {
        buf_wipe_free(&secret_text);
        buf_free(&pub_text);
        return err_prefix(err, "%s", secret_path);
    }
    return write_pair(secret_path, &secret_text, public_path, &pub_text, err);
}

static bool unprotect(struct signing_file *file, const char *path, const char *passphrase,
                      struct err *err)
{
    if (passphrase == NULL)
        return err_set(err,
                       "%s: the key is protected by a passphrase; give it with "
                       "--passphrase-fd",
                       path);
    uint64_t memory = get64(file->memlimit);
    unsigned char stream[INNER_LEN];
    if (memory > (uint64_t)4 << 30 || memory > SIZE_MAX)
        return err_set(err, "%s: the key asks for more memory than is sensible", path);
    if (!scrypt(stream, sizeof stream, passphrase, file->salt, get64(file->opslimit),
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
    if (!read_key_file(path, file, sizeof *file, err))
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
    memcpy(bytes, "ED", 2);
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
    add_base64(out, bytes, sizeof bytes);
    buf_print(out, "trusted comment: %s\n", comment);
    add_base64(out, global, sizeof global);
    return !out->failed || err_set(err, "not enough memory to sign");
}

/* The pair for reports. */

struct reports_file {
    unsigned char head[4]; /* "AR", the kind of protection */
    unsigned char salt[crypto_pwhash_SALTBYTES];
    unsigned char opslimit[8];
    unsigned char memlimit[8];
    unsigned char nonce[crypto_secretbox_NONCEBYTES];
    unsigned char box[crypto_secretbox_MACBYTES + 2 * KEYS_REPORT_LEN];
};

_Static_assert(sizeof(struct reports_file) == 4 + 16 + 16 + 24 + 80, "as keys.h says");

static bool argon(unsigned char key[crypto_secretbox_KEYBYTES],
                  const struct reports_file *file, const char *passphrase)
{
    uint64_t memory = get64(file->memlimit);
    return memory <= (uint64_t)4 << 30 &&
           crypto_pwhash(key, crypto_secretbox_KEYBYTES, passphrase, strlen(passphrase),
                         file->salt, get64(file->opslimit), (size_t)memory,
                         crypto_pwhash_ALG_ARGON2ID13) == 0;
}

static bool seal_reports(struct reports_file *file,
                         const unsigned char pair[2 * KEYS_REPORT_LEN],
                         const char *passphrase)
{
    memcpy(file->head, "AR\0", 4);
    if (passphrase == NULL) {
        memcpy(file->box + crypto_secretbox_MACBYTES, pair, 2 * KEYS_REPORT_LEN);
        return true;
    }
    unsigned char key[crypto_secretbox_KEYBYTES];
    memcpy(file->head + 2, "Ai", 2);
    randombytes_buf(file->salt, sizeof file->salt);
    randombytes_buf(file->nonce, sizeof file->nonce);
    put64(file->opslimit, crypto_pwhash_OPSLIMIT_MODERATE);
    put64(file->memlimit, crypto_pwhash_MEMLIMIT_MODERATE);
    bool ok = argon(key, file, passphrase);
    if (ok)
        crypto_secretbox_easy(file->box, pair, 2 * KEYS_REPORT_LEN, file->nonce, key);
    sodium_memzero(key, sizeof key);
    return ok;
}

bool keys_make_reports(const char *secret_path, const char *public_path,
                       const char *passphrase, struct err *err)
{
    unsigned char pair[2 * KEYS_REPORT_LEN];
    unsigned char pub[2 + KEYS_REPORT_LEN] = "AR";
    struct reports_file file = {.head = {0}};
    crypto_box_keypair(pair + KEYS_REPORT_LEN, pair);
    memcpy(pub + 2, pair + KEYS_REPORT_LEN, KEYS_REPORT_LEN);
    bool ok = seal_reports(&file, pair, passphrase);
    sodium_memzero(pair, sizeof pair);
    if (!ok)
        return err_set(err, "%s: there is not enough memory to protect the key",
                       secret_path);
    struct buf secret_text = {0};
    struct buf pub_text = {0};
    buf_add_text(&secret_text, "untrusted comment: anna reports secret key\n");
    add_base64(&secret_text, &file, sizeof file);
    sodium_memzero(&file, sizeof file);
    buf_add_text(&pub_text, "untrusted comment: anna reports public key\n");
    add_base64(&pub_text, pub, sizeof pub);
    return write_pair(secret_path, &secret_text, public_path, &pub_text, err);
}

bool keys_read_reports_public(const char *path, unsigned char out[KEYS_REPORT_LEN],
                              struct err *err)
{
    unsigned char pub[2 + KEYS_REPORT_LEN];
    if (!read_key_file(path, pub, sizeof pub, err))
        return false;
    if (memcmp(pub, "AR", 2) != 0)
        return err_set(err, "%s: not a public key for reports", path);
    memcpy(out, pub + 2, KEYS_REPORT_LEN);
    return true;
}

static bool open_box(const struct reports_file *file, const char *path,
                     const char *passphrase, unsigned char pair[2 * KEYS_REPORT_LEN],
                     struct err *err)
{
    if (file->head[2] == 0) {
        memcpy(pair, file->box + crypto_secretbox_MACBYTES, 2 * KEYS_REPORT_LEN);
        return true;
    }
    if (passphrase == NULL)
        return err_set(err,
                       "%s: the key is protected by a passphrase; give it with "
                       "--passphrase-fd",
                       path);
    unsigned char key[crypto_secretbox_KEYBYTES];
    if (!argon(key, file, passphrase))
        return err_set(err, "%s: not enough memory to open the key", path);
    bool ok = crypto_secretbox_open_easy(pair, file->box, sizeof file->box, file->nonce,
                                         key) == 0;
    sodium_memzero(key, sizeof key);
    return ok || err_set(err, "%s: the passphrase is wrong", path);
}

bool keys_open_reports(const char *path, const char *passphrase,
                       unsigned char secret[KEYS_REPORT_LEN],
                       unsigned char pub[KEYS_REPORT_LEN], struct err *err)
{
    struct reports_file file;
    unsigned char pair[2 * KEYS_REPORT_LEN];
    unsigned char own[KEYS_REPORT_LEN];
    if (!read_key_file(path, &file, sizeof file, err))
        return false;
    if (memcmp(file.head, "AR", 2) != 0 ||
        (memcmp(file.head + 2, "Ai", 2) != 0 && memcmp(file.head + 2, "\0\0", 2) != 0))
        return err_set(err, "%s: not a secret key for reports", path);
    bool ok = open_box(&file, path, passphrase, pair, err);
    if (ok && (crypto_scalarmult_base(own, pair) != 0 ||
               sodium_memcmp(own, pair + KEYS_REPORT_LEN, KEYS_REPORT_LEN) != 0))
        ok = err_set(err, "%s: the key is damaged", path);
    if (ok) {
        memcpy(secret, pair, KEYS_REPORT_LEN);
        memcpy(pub, own, KEYS_REPORT_LEN);
    }
    sodium_memzero(pair, sizeof pair);
    sodium_memzero(&file, sizeof file);
    return ok;
}

bool keys_protected(const char *secret_path, bool *protected_out, struct err *err)
{
    struct signing_file signing;
    struct reports_file reports;
    if (read_key_file(secret_path, &signing, sizeof signing, NULL)) {
        *protected_out = signing.head[2] != 0;
        sodium_memzero(&signing, sizeof signing);
        return true;
    }
    if (!read_key_file(secret_path, &reports, sizeof reports, err))
        return false;
    *protected_out = reports.head[2] != 0;
    sodium_memzero(&reports, sizeof reports);
    return true;
}
