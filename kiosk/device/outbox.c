#include "device/outbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/durable.h"
#include "device/sent.h"

enum { PATH_LEN = 1024, SLOTS_LIMIT = OUTBOX_MOST * SEAL_SLOT_LEN };

static bool path_of(char out[PATH_LEN], const char *state, const char *name,
                    struct err *err)
{
    return snprintf(out, PATH_LEN, "%s/outbox%s", state, name) < PATH_LEN ||
           err_set(err, "%.60s...: the path is too long", state);
}

/* Whether something lies there. What cannot be looked at is not taken for absent: a
 * report that is then written alone would be all that is left. */
static bool lies_there(const char *path, bool *there_out, struct err *err)
{
    struct stat about;
    *there_out = lstat(path, &about) == 0;
    return *there_out || errno == ENOENT ||
           err_set_errno(err, "%s: could not be looked at", path);
}

/* The folder, locked until it is closed; -1 if it is not there and is not to be made. */
static bool lock(const char *state, bool make, int *fd_out, struct err *err)
{
    char folder[PATH_LEN];
    bool there = false;
    if (!path_of(folder, state, "", err) || (!make && !lies_there(folder, &there, err)))
        return false;
    *fd_out = -1;
    if (!make && !there)
        return true;
    if (!durable_folder(folder, 0700, err))
        return false;
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return err_set_errno(err, "%s: the folder could not be opened", folder);
    if (flock(fd, LOCK_EX) != 0) {
        err_set_errno(err, "%s: the folder could not be locked", folder);
        close(fd);
        return false;
    }
    *fd_out = fd;
    return true;
}

static void unlock(int fd)
{
    if (fd >= 0)
        close(fd);
}

static int by_bytes(const void *a, const void *b)
{
    return memcmp(a, b, SEAL_SLOT_LEN);
}

static size_t count_of(const struct buf *slots)
{
    return slots->len / SEAL_SLOT_LEN;
}

static void sort(struct buf *slots)
{
    if (slots->len > 0)
        qsort(slots->bytes, count_of(slots), SEAL_SLOT_LEN, by_bytes);
}

bool outbox_read(const char *state, struct buf *out, struct err *err)
{
    char path[PATH_LEN];
    bool there;
    if (!path_of(path, state, "/slots", err) || !lies_there(path, &there, err))
        return false;
    if (!there) {
        buf_free(out);
        return true;
    }
    if (!buf_read_file(out, path, SLOTS_LIMIT, err))
        return false;
    out->len -= out->len % SEAL_SLOT_LEN;
    sort(out);
    return true;
}

static bool write_slots(const char *state, struct buf *slots, struct err *err)
{
    char path[PATH_LEN];
    if (!path_of(path, state, "/slots", err))
        return false;
    if (slots->len == 0)
        return durable_remove_timeless(path, err);
    sort(slots);
    return durable_write_timeless(path, slots->bytes, slots->len, 0600, err);
}

static bool there(const struct buf *slots, const unsigned char slot[SEAL_SLOT_LEN])
{
    return slots->len > 0 &&
           bsearch(slot, slots->bytes, count_of(slots), SEAL_SLOT_LEN, by_bytes) != NULL;
}

static bool add_slot(const char *state, struct buf *slots,
                     const unsigned char slot[SEAL_SLOT_LEN], struct err *err)
{
    if (there(slots, slot))
        return true;
    if (count_of(slots) >= OUTBOX_MOST)
        return err_set(err, "%s/outbox: it is full; bring the stick", state);
    buf_add(slots, slot, SEAL_SLOT_LEN);
    if (slots->failed)
        return err_set(err, "%s/outbox: not enough memory", state);
    return write_slots(state, slots, err);
}

bool outbox_add(const char *state, const unsigned char slot[SEAL_SLOT_LEN],
                struct err *err)
{
    int fd;
    struct buf slots = {0};
    if (!lock(state, true, &fd, err))
        return false;
    bool ok = outbox_read(state, &slots, err) && add_slot(state, &slots, slot, err);
    unlock(fd);
    buf_free(&slots);
    return ok;
}

/* Copies what the office does not have yet. */
static bool choose(const struct buf *slots, struct buf *left, outbox_asks *asks,
                   void *context, struct err *err)
{
    for (size_t i = 0; i < count_of(slots); i++) {
        const char *slot = slots->bytes + i * SEAL_SLOT_LEN;
        char hash[SEAL_HASH_LEN];
        bool arrived = false;
        seal_hash(hash, (const unsigned char *)slot);
        if (!asks(context, hash, &arrived, err))
            return false;
        if (!arrived)
            buf_add(left, slot, SEAL_SLOT_LEN);
    }
    return !left->failed || err_set(err, "not enough memory");
}

bool outbox_forget(const char *state, outbox_asks *asks, void *context, struct err *err)
{
    int fd;
    struct buf slots = {0};
    struct buf left = {0};
    if (!lock(state, false, &fd, err))
        return false;
    bool ok = outbox_read(state, &slots, err) &&
              choose(&slots, &left, asks, context, err) &&
              (left.len == slots.len || write_slots(state, &left, err));
    unlock(fd);
    buf_free(&slots);
    buf_free(&left);
    return ok;
}

static bool ask_content(void *context, const char *hash, bool *arrived_out,
                        struct err *err)
{
    return content_received(context, hash, arrived_out, err);
}

bool outbox_receive(const char *state, struct content *content, struct err *err)
{
    return outbox_forget(state, ask_content, content, err);
}

/* Adds the name to `names`. */
static bool write_file(const char *folder, const char *slots, size_t count,
                       struct buf *names, const unsigned char key[SEAL_KEY_LEN],
                       struct err *err)
{
    char name[SEAL_NAME_LEN];
    char path[PATH_LEN];
    struct buf file = {0};
    seal_name(name);
    buf_print(names, "%s%s", names->len > 0 ? " " : "", name);
    if (snprintf(path, sizeof path, "%s/%s.anna-reports", folder, name) >= PATH_LEN)
        return err_set(err, "%.60s...: the path is too long", folder);
    bool ok = seal_file(&file, slots, count, key, err) &&
              durable_write_timeless(path, file.bytes, file.len, 0644, err);
    buf_free(&file);
    return ok;
}

bool outbox_export(const char *state, const unsigned char key[SEAL_KEY_LEN],
                   const char *stick, struct err *err)
{
    char folder[PATH_LEN];
    struct buf slots = {0};
    struct buf names = {0};
    if (snprintf(folder, sizeof folder, "%s/anna/reports", stick) >= PATH_LEN)
        return err_set(err, "%.60s...: the path is too long", stick);
    if (!outbox_read(state, &slots, err))
        return false;
    size_t count = count_of(&slots);
    bool ok = durable_folder(folder, 0755, err);
    size_t at = 0;
    do {
        size_t here = count - at < SEAL_FILE_SLOTS ? count - at : SEAL_FILE_SLOTS;
        const char *from = here > 0 ? slots.bytes + at * SEAL_SLOT_LEN : NULL;
        ok = ok && write_file(folder, from, here, &names, key, err);
        at += here;
    } while (ok && at < count);
    if (ok && !names.failed)
        sent_tidy(state, folder, names.bytes);
    buf_free(&names);
    buf_free(&slots);
    return ok;
}
