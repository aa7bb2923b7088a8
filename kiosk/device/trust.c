#include "device/trust.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/durable.h"
#include "core/bundle.h"
#include "core/crypt.h"

enum { LOOK_MS = 50, END_LEN = 8 + 2 * SIGNATURE_HASH_LEN + 1 };

static const char *const names[] = {SETUP_NAME, "setup.copy"};

static bool read_all(int fd, size_t limit, struct buf *out, const char *path,
                     struct err *err)
{
    char piece[1024];
    for (;;) {
        ssize_t got = read(fd, piece, sizeof piece);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return err_set_errno(err, "%s: could not be read", path);
        if (got == 0)
            return !out->failed || err_set(err, "%s: not enough memory", path);
        buf_add(out, piece, (size_t)got);
        if (out->len > limit)
            return err_set(err, "%s: longer than the %zu bytes that are allowed", path,
                           limit);
    }
}

static bool believable(const struct stat *about)
{
    return (about->st_uid == 0 || about->st_uid == geteuid()) &&
           (about->st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

/* Adds a plain file to `out`; `kept`: only if nobody else can have written it. errno says
 * why it could not be opened. */
static bool read_plain(const char *path, size_t limit, bool kept, struct buf *out,
                       struct err *err)
{
    struct stat about;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return err_set_errno(err, "%s: could not be opened", path);
    bool ok = fstat(fd, &about) == 0 && S_ISREG(about.st_mode);
    if (!ok)
        err_set(err, "%s: this is not a plain file", path);
    else if (kept && !believable(&about))
        ok = err_set(err, "%s: others than root and this user can write it", path);
    ok = ok && read_all(fd, limit, out, path, err);
    close(fd);
    errno = 0;
    return ok;
}

/* The line behind the text. */
static void end_of(const struct buf *text, char out[END_LEN + 1])
{
    struct crypt_hash running;
    unsigned char hash[SIGNATURE_HASH_LEN];
    crypt_hash_begin(&running);
    crypt_hash_add(&running, text->bytes, text->len);
    crypt_hash_end(&running, hash);
    size_t at = (size_t)snprintf(out, END_LEN + 1, "; whole ");
    for (size_t i = 0; i < sizeof hash; i++)
        at += (size_t)snprintf(out + at, END_LEN + 1 - at, "%02x", hash[i]);
    snprintf(out + at, END_LEN + 1 - at, "\n");
}

/* One of the two. `*there` is false if nothing of that name is. */
static bool read_kept(const char *folder, const char *name, struct buf *text, bool *there,
                      struct err *err)
{
    char path[TRUST_PATH];
    char end[END_LEN + 1];
    *there = true;
    if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path)
        return err_set(err, "%.60s...: the path is too long", folder);
    if (!read_plain(path, SETUP_LIMIT + END_LEN, true, text, err)) {
        *there = errno != ENOENT && errno != ENOTDIR;
        return false;
    }
    if (text->len <= END_LEN)
        return err_set(err, "%s: it is damaged", path);
    struct buf body = {.bytes = text->bytes, .len = text->len - END_LEN};
    end_of(&body, end);
    if (memcmp(text->bytes + body.len, end, END_LEN) != 0)
        return err_set(err, "%s: it is damaged", path);
    buf_shorten(text, body.len);
    return true;
}

static enum trust_state find_text(const char *folder, struct buf *text, struct err *err)
{
    struct err why = {""};
    bool any = false;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        bool there;
        struct err now = {""};
        buf_free(text);
        if (read_kept(folder, names[i], text, &there, &now))
            return TRUST_KEPT;
        if (there)
            why = now;
        any = any || there;
    }
    buf_free(text);
    if (!any)
        return TRUST_NONE;
    *err = why;
    return TRUST_BROKEN;
}

enum trust_state trust_find(const char *folder, struct setup *out, struct err *err)
{
    struct buf text = {0};
    if (!crypt_init(err))
        return TRUST_BROKEN;
    enum trust_state state = find_text(folder, &text, err);
    if (state == TRUST_KEPT && !setup_read(out, text.bytes, text.len, err)) {
        err_prefix(err, "%s", folder);
        state = TRUST_BROKEN;
    }
    buf_free(&text);
    return state;
}

bool trust_holds(const char *folder, const struct buf *text)
{
    struct buf kept = {0};
    struct err ignored = {""};
    bool same = crypt_init(&ignored) &&
                find_text(folder, &kept, &ignored) == TRUST_KEPT &&
                kept.len == text->len && memcmp(kept.bytes, text->bytes, text->len) == 0;
    buf_free(&kept);
    return same;
}

bool trust_read(const char *path, struct buf *text, struct buf *signature,
                struct err *err)
{
    char beside[TRUST_PATH];
    if (snprintf(beside, sizeof beside, "%s.minisig", path) >= (int)sizeof beside)
        return err_set(err, "%.60s...: the path is too long", path);
    return read_plain(path, SETUP_LIMIT, false, text, err) &&
           read_plain(beside, BUNDLE_SIGNATURE_LIMIT, false, signature, err);
}

bool trust_keep(const char *folder, const struct buf *text, struct err *err)
{
    struct buf whole = {0};
    char end[END_LEN + 1];
    bool ok = durable_folder(folder, 0755, err);
    end_of(text, end);
    buf_add(&whole, text->bytes, text->len);
    buf_add_text(&whole, end);
    if (ok && whole.failed)
        ok = err_set(err, "not enough memory");
    for (size_t i = 0; ok && i < sizeof names / sizeof names[0]; i++) {
        char path[TRUST_PATH];
        ok = snprintf(path, sizeof path, "%s/%s", folder, names[i]) < (int)sizeof path
                 ? durable_write(path, whole.bytes, whole.len, 0644, err)
                 : err_set(err, "%.60s...: the path is too long", folder);
    }
    buf_free(&whole);
    return ok;
}

bool trust_writable(const char *folder)
{
    struct err ignored = {""};
    return access(folder, W_OK) == 0 ||
           (errno == ENOENT && durable_folder(folder, 0755, &ignored));
}

static bool lay(const char *folder, const char *name, const struct buf *text,
                struct err *err)
{
    char path[TRUST_PATH];
    return snprintf(path, sizeof path, "%s/%s", folder, name) < (int)sizeof path
               ? durable_write(path, text->bytes, text->len, 0644, err)
               : err_set(err, "%.60s...: the path is too long", folder);
}

bool trust_ask(const char *folder, const char *requests, const struct buf *text,
               const struct buf *signature, struct err *err)
{
    const struct timespec moment = {0, LOOK_MS * 1000000L};
    char path[TRUST_PATH];
    if (snprintf(path, sizeof path, "%s/%s", requests, SETUP_NAME) >= (int)sizeof path)
        return err_set(err, "%.60s...: the path is too long", requests);
    /* What is looked for comes last. */
    if (!lay(requests, SETUP_NAME ".minisig", signature, err) ||
        !lay(requests, SETUP_NAME, text, err))
        return false;
    for (int ms = 0; ms < TRUST_MOST_MS && access(path, F_OK) == 0; ms += LOOK_MS) {
        if (trust_holds(folder, text))
            break;
        nanosleep(&moment, NULL);
    }
    unlink(path);
    return trust_holds(folder, text) ||
           err_set(err, "%s: root did not keep the setup; look at anna-setup.service",
                   folder);
}
