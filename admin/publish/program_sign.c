#include "publish/program_sign.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/durable.h"
#include "base/message.h"
#include "core/bundle.h"
#include "base/file.h"
#include "base/reread.h"
#include "core/crypt.h"

/* The superblock of squashfs 4.0 (https://dr-emann.github.io/squashfs/, "The
 * Superblock"): little endian. */
enum {
    SUPERBLOCK_LEN = 96,
    COMPRESSION_AT = 20,
    MAJOR_AT = 28,
    USED_AT = 40,
    GZIP = 1,
    XZ = 4
};

static const char signature_end[] = ".minisig";

static bool ends_with(const char *name, const char *end)
{
    size_t len = strlen(name);
    size_t end_len = strlen(end);
    return len > end_len && strcmp(name + len - end_len, end) == 0;
}

bool program_sign_beside(const char *image, struct program_label *out, bool *there,
                         struct err *err)
{
    char path[PROGRAM_SIGN_PATH];
    size_t len = strlen(image);
    len -= ends_with(image, PROGRAM_END) ? strlen(PROGRAM_END) : 0;
    if (snprintf(path, sizeof path, "%.*s.program", (int)len, image) >= (int)sizeof path)
        return err_set(err, "%.60s...: the path is too long", image);
    *there = file_exists(path);
    return !*there || program_read_file(out, path, err);
}

void program_sign_path(const struct program_order *order, char out[PROGRAM_SIGN_PATH])
{
    const struct program_label *l = order->label;
    snprintf(out, PROGRAM_SIGN_PATH, "%s/anna-%s-%ld-%s" PROGRAM_END, order->folder,
             l->version, l->number, l->machine);
}

static uint64_t little_endian(const unsigned char *at, size_t len)
{
    uint64_t value = 0;
    for (size_t i = len; i-- > 0;)
        value = value << 8 | at[i];
    return value;
}

static bool read_superblock(const char *path, unsigned char out[SUPERBLOCK_LEN],
                            struct err *err)
{
    FILE *in = fopen(path, "rbe");
    if (in == NULL)
        return err_set_errno(err, "%s: could not be opened", path);
    size_t got = fread(out, 1, SUPERBLOCK_LEN, in);
    bool failed = ferror(in) != 0;
    fclose(in);
    if (failed)
        return err_set(err, "%s: could not be read", path);
    return (got == SUPERBLOCK_LEN && memcmp(out, "hsqs", 4) == 0) ||
           err_set(err, "%s: this is no squashfs", path);
}

static bool check_image(const char *path, struct err *err)
{
    unsigned char block[SUPERBLOCK_LEN];
    struct stat about;
    if (!read_superblock(path, block, err))
        return false;
    uint64_t kind = little_endian(block + COMPRESSION_AT, 2);
    if (little_endian(block + MAJOR_AT, 2) != 4 || (kind != GZIP && kind != XZ))
        return err_set(err,
                       "%s: GRUB reads squashfs 4 with gzip or xz; make it with one of "
                       "them",
                       path);
    if (stat(path, &about) != 0 ||
        (uint64_t)about.st_size < little_endian(block + USED_AT, 8))
        return err_set(err, "%s: it is not whole", path);
    return true;
}

static void add_bytes(void *context, const void *bytes, size_t len)
{
    crypt_hash_add(context, bytes, len);
}

/* The signature is there first: a program without one would be refused in words that are
 * not true. */
static bool write_both(const struct program_order *order, const char *path,
                       const char *beside, struct err *err)
{
    char part[PROGRAM_SIGN_PATH + 16];
    char comment[PROGRAM_LINE];
    unsigned char hash[SIGNATURE_HASH_LEN];
    struct crypt_hash running;
    struct buf signature = {0};
    snprintf(part, sizeof part, "%s.part", path);
    program_write_label(order->label, comment);
    crypt_hash_begin(&running);
    bool ok = durable_copy(order->image, part, PROGRAM_LIMIT, add_bytes, &running, err);
    crypt_hash_end(&running, hash);
    ok = ok && keys_sign(order->signer, hash, comment, &signature, err) &&
         durable_write(beside, signature.bytes, signature.len, 0644, err) &&
         durable_commit(part, path, err) && durable_sync_all(order->folder, err);
    buf_free(&signature);
    durable_remove(part);
    return ok;
}

/* The label that one of this key's signatures proves. */
static bool proved(const char *path, const struct signature_key *key,
                   struct program_label *out, struct signature *signature,
                   struct err *err)
{
    struct buf text = {0};
    if (!buf_read_file(&text, path, BUNDLE_SIGNATURE_LIMIT, err))
        return false;
    bool ok = signature_parse(signature, text.bytes, text.len, err) &&
              signature_verify_comment(signature, key, 1, err) &&
              program_read_label(out, signature->comment, err);
    buf_free(&text);
    return ok;
}

/* As a terminal will see it. */
static bool read_back(const struct program_order *order, const char *path,
                      const char *beside, struct err *err)
{
    struct program_label label;
    struct signature signature;
    unsigned char hash[SIGNATURE_HASH_LEN];
    return reread_same(path, order->image, err) &&
           proved(beside, order->key, &label, &signature, err) &&
           signature_hash_file(path, PROGRAM_LIMIT, hash, err) &&
           signature_verify(&signature, hash, order->key, 1, err);
}

static bool replaced(const struct program_order *order, const char *beside)
{
    struct program_label label;
    struct signature signature;
    struct err ignored = {""};
    return proved(beside, order->key, &label, &signature, &ignored) &&
           strcmp(label.machine, order->label->machine) == 0 &&
           label.number < order->label->number;
}

static void take_older_away(const struct program_order *order, struct buf *told)
{
    DIR *dir = opendir(order->folder);
    struct dirent *entry;
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        char path[PROGRAM_SIGN_PATH];
        char beside[PROGRAM_SIGN_PATH + 16];
        if (!ends_with(entry->d_name, PROGRAM_END) ||
            snprintf(path, sizeof path, "%s/%s", order->folder, entry->d_name) >=
                (int)sizeof path)
            continue;
        snprintf(beside, sizeof beside, "%s%s", path, signature_end);
        if (!replaced(order, beside))
            continue;
        durable_remove(path);
        durable_remove(beside);
        buf_print(told, message("%s: taken away, number %ld replaces it\n"), path,
                  order->label->number);
    }
    if (dir != NULL)
        closedir(dir);
}

bool program_sign(const struct program_order *order, struct buf *told, struct err *err)
{
    char path[PROGRAM_SIGN_PATH];
    char beside[PROGRAM_SIGN_PATH + 16];
    if (strlen(order->folder) > PROGRAM_SIGN_PATH / 2)
        return err_set(err, "%.60s...: the path is too long", order->folder);
    program_sign_path(order, path);
    snprintf(beside, sizeof beside, "%s%s", path, signature_end);
    if (!check_image(order->image, err))
        return false;
    if (!write_both(order, path, beside, err) || !read_back(order, path, beside, err)) {
        durable_remove(path);
        durable_remove(beside);
        return false;
    }
    take_older_away(order, told);
    return durable_sync_all(order->folder, err);
}
