#include "device/setup_look.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/durable.h"
#include "device/trust.h"

enum { PATH_LEN = 4200 };

bool setup_look_path(const char *state, char out[SETUP_LOOK_PATH])
{
    return snprintf(out, SETUP_LOOK_PATH, "%s/asked.conf", state) < SETUP_LOOK_PATH;
}

static enum delivery_reason reason_of(enum setup_fit fit)
{
    switch (fit) {
    case SETUP_FOREIGN:
        return DELIVERY_SETUP_FOREIGN;
    case SETUP_OTHER:
        return DELIVERY_SETUP_OTHER;
    case SETUP_FIRST:
    case SETUP_CHANGE:
    case SETUP_SUCCESSOR:
    case SETUP_TORN:
        break;
    }
    return DELIVERY_SETUP_TORN;
}

static bool copy(const struct setup_look *look, const struct buf *text,
                 const struct buf *signature, struct err *err)
{
    char path[SETUP_LOOK_PATH];
    char beside[SETUP_LOOK_PATH + 16];
    if (!setup_look_path(look->state, path))
        return err_set(err, "%.60s...: the path is too long", look->state);
    snprintf(beside, sizeof beside, "%s.minisig", path);
    return durable_folder(look->state, 0700, err) &&
           durable_write(beside, signature->bytes, signature->len, 0600, err) &&
           durable_write(path, text->bytes, text->len, 0600, err);
}

/* True if something of that name is there; what cannot be looked at is not. */
static bool there(const char *path)
{
    struct stat about;
    return lstat(path, &about) == 0;
}

static enum setup_found judge(const struct setup_look *look, const struct buf *text,
                              const struct buf *signature, enum delivery_reason *reason,
                              struct err *err)
{
    struct setup setup;
    if (trust_holds(look->trust, text))
        return SETUP_FOUND_NONE;
    *reason = DELIVERY_SETUP_BROKEN;
    if (look->broken) {
        err_set(err, "%s: what is kept there is damaged", look->trust);
        return SETUP_FOUND_BAD;
    }
    enum setup_fit fit =
        setup_verify(&setup, text, signature, look->keys, look->key_count, err);
    if (!setup_good(fit)) {
        *reason = reason_of(fit);
        return SETUP_FOUND_BAD;
    }
    if (copy(look, text, signature, err))
        return SETUP_FOUND_GOOD;
    *reason = DELIVERY_SETUP_UNKEPT;
    return SETUP_FOUND_BAD;
}

/* One file system of the stick; `why` is set for what is bad. */
static enum setup_found look_at(const struct setup_look *look, const char *folder,
                                enum delivery_reason *reason, struct err *why)
{
    char path[PATH_LEN];
    struct buf text = {0};
    struct buf signature = {0};
    enum setup_found found = SETUP_FOUND_BAD;
    *reason = DELIVERY_SETUP_TORN;
    if (snprintf(path, sizeof path, "%s/anna/" SETUP_NAME, folder) >= (int)sizeof path ||
        !there(path))
        return SETUP_FOUND_NONE;
    if (trust_read(path, &text, &signature, why))
        found = judge(look, &text, &signature, reason, why);
    buf_free(&text);
    buf_free(&signature);
    return found;
}

enum setup_found setup_look(const struct setup_look *look, const char *const *folder,
                            size_t count, enum delivery_reason *reason, struct err *err)
{
    enum setup_found found = SETUP_FOUND_NONE;
    struct err first = {""};
    for (size_t i = 0; i < count; i++) {
        enum delivery_reason here;
        struct err why = {""};
        enum setup_found now = look_at(look, folder[i], &here, &why);
        if (now == SETUP_FOUND_GOOD)
            return now;
        if (now == SETUP_FOUND_BAD && found == SETUP_FOUND_NONE) {
            found = now;
            first = why;
            *reason = here;
        }
    }
    if (found == SETUP_FOUND_BAD)
        err_set(err, "%s", first.text);
    return found;
}
