#include "publish/first_stick.h"

#include <stdio.h>
#include <string.h>

#include "base/durable.h"
#include "core/bundle.h"
#include "core/crypt.h"
#include "core/fingerprint.h"
#include "base/reread.h"
#include "base/template.h"

enum { PATH_LEN = 4200 };

static const char *const ends[] = {".minisig", ""};

enum { FILES = sizeof ends / sizeof ends[0] };

static void stick_path(char out[PATH_LEN], const char *folder, const char *end)
{
    snprintf(out, PATH_LEN, "%s/anna/" SETUP_NAME "%s", folder, end);
}

static void kept_path(char out[PATH_LEN], const struct first_stick_order *order,
                      const char *end)
{
    snprintf(out, PATH_LEN, "%s/%s.conf%s", order->kept, order->setup->site, end);
}

static bool sign(const struct first_stick_order *order, const struct buf *text,
                 struct buf *signature, struct err *err)
{
    struct crypt_hash running;
    unsigned char hash[SIGNATURE_HASH_LEN];
    char comment[SETUP_COMMENT];
    crypt_hash_begin(&running);
    crypt_hash_add(&running, text->bytes, text->len);
    crypt_hash_end(&running, hash);
    setup_write_comment(order->setup, comment);
    return keys_sign(order->signer, hash, comment, signature, err);
}

/* As the terminal will see it. */
static bool verify(const struct first_stick_order *order, const struct buf *text,
                   const struct buf *signature, struct err *err)
{
    struct setup seen;
    enum setup_fit fit = setup_verify(&seen, text, signature, order->before,
                                      order->before != NULL ? 1 : 0, err);
    return setup_good(fit) || err_prefix(err, "the setup would be refused");
}

static bool keep(const struct first_stick_order *order, const struct buf file[FILES],
                 struct err *err)
{
    bool ok = durable_folder(order->kept, 0700, err);
    for (size_t i = 0; ok && i < FILES; i++) {
        char path[PATH_LEN];
        kept_path(path, order, ends[i]);
        ok = durable_write(path, file[i].bytes, file[i].len, 0644, err);
    }
    return ok;
}

static bool put_files(const struct first_stick_order *order, const struct buf file[FILES],
                      struct err *err)
{
    char path[PATH_LEN];
    snprintf(path, sizeof path, "%s/anna", order->folder);
    bool ok = durable_folder(path, 0755, err);
    for (size_t i = 0; ok && i < FILES; i++) {
        stick_path(path, order->folder, ends[i]);
        ok = durable_write(path, file[i].bytes, file[i].len, 0644, err);
    }
    return ok && durable_sync_all(order->folder, err);
}

static bool read_back(const struct first_stick_order *order, struct err *err)
{
    struct buf back[FILES] = {{0}, {0}};
    bool ok = true;
    for (size_t i = 0; ok && i < FILES; i++) {
        char path[PATH_LEN];
        char kept[PATH_LEN];
        stick_path(path, order->folder, ends[i]);
        kept_path(kept, order, ends[i]);
        ok = reread_same(path, kept, err) &&
             buf_read_file(&back[i], path, BUNDLE_SIGNATURE_LIMIT, err);
    }
    ok = ok && verify(order, &back[1], &back[0], err);
    buf_free(&back[0]);
    buf_free(&back[1]);
    return ok;
}

static void take_away(const char *folder)
{
    for (size_t i = FILES; i-- > 0;) {
        char path[PATH_LEN];
        stick_path(path, folder, ends[i]);
        durable_remove(path);
    }
}

bool first_stick_write(const struct first_stick_order *order, struct err *err)
{
    struct buf file[FILES] = {{0}, {0}};
    if (strlen(order->folder) > PATH_LEN / 2 || strlen(order->kept) > PATH_LEN / 2)
        return err_set(err, "%.60s...: the path is too long", order->folder);
    setup_write(order->setup, &file[1]);
    bool ok = !file[1].failed || err_set(err, "not enough memory");
    ok = ok && sign(order, &file[1], &file[0], err) &&
         verify(order, &file[1], &file[0], err) && keep(order, file, err);
    if (ok && (!put_files(order, file, err) || !read_back(order, err))) {
        take_away(order->folder);
        ok = false;
    }
    buf_free(&file[0]);
    buf_free(&file[1]);
    return ok;
}

bool first_stick_clear(const char *folder, const struct signature_key *key, bool *taken,
                       struct err *err)
{
    char path[PATH_LEN];
    struct buf text = {0};
    struct signature signature;
    struct err ignored = {""};
    *taken = false;
    if (strlen(folder) > PATH_LEN / 2)
        return err_set(err, "%.60s...: the path is too long", folder);
    stick_path(path, folder, ends[0]);
    bool ours = buf_read_file(&text, path, BUNDLE_SIGNATURE_LIMIT, &ignored) &&
                signature_parse(&signature, text.bytes, text.len, &ignored) &&
                signature_verify_comment(&signature, key, 1, &ignored) &&
                strncmp(signature.comment, "anna-setup ", 11) == 0;
    buf_free(&text);
    if (!ours)
        return true;
    take_away(folder);
    *taken = true;
    return durable_sync_all(folder, err);
}

bool first_stick_sheet(const struct setup *setup, const char *path, const char *day,
                       struct buf *out, struct err *err)
{
    const char *word[FINGERPRINT_WORDS];
    struct template template;
    struct buf words = {0};
    fingerprint_of(&setup->key, word);
    if (!template_open(&template, path, err))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < FINGERPRINT_WORDS; i++) {
        struct template_value value[] = {{"word", word[i], false}};
        ok = template_add(&template, "word", value, 1, &words, err);
    }
    if (ok && words.failed)
        ok = err_set(err, "not enough memory");
    struct template_value value[] = {{"town", setup->town, false},
                                     {"name", setup->name, false},
                                     {"site", setup->site, false},
                                     {"day", day, false},
                                     {"words", words.bytes, true}};
    ok = ok &&
         template_add(&template, "page", value, sizeof value / sizeof value[0], out, err);
    if (!ok)
        err_prefix(err, "%s", path);
    buf_free(&words);
    template_close(&template);
    return ok;
}
