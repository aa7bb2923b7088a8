#include "base/durable.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PATH_LEN = 4096, PIECE_LEN = 256 * 1024 };

static bool folder_of(const char *path, char out[PATH_LEN], struct err *err)
{
    const char *slash = strrchr(path, '/');
    size_t len = slash == NULL ? 1 : slash == path ? 1 : (size_t)(slash - path);
    if (len >= PATH_LEN)
        return err_set(err, "%.60s...: the path is too long", path);
    memcpy(out, slash == NULL ? "." : path, len);
    out[len] = '\0';
    return true;
}

bool durable_sync_folder(const char *path, struct err *err)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return err_set_errno(err, "%s: the folder could not be opened", path);
    bool ok =
        fsync(fd) == 0 || err_set_errno(err, "%s: the folder could not be synced", path);
    close(fd);
    return ok;
}

static bool sync_folder_of(const char *path, struct err *err)
{
    char folder[PATH_LEN];
    return folder_of(path, folder, err) && durable_sync_folder(folder, err);
}

static bool write_all(int fd, const char *bytes, size_t len, const char *path,
                      struct err *err)
{
    while (len > 0) {
        ssize_t done = write(fd, bytes, len);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return err_set_errno(err, "%s: could not be written", path);
        bytes += done;
        len -= (size_t)done;
    }
    return true;
}

/* Syncs and closes; a file that cannot be closed was not written. */
static bool finish(int fd, const char *path, struct err *err)
{
    if (fsync(fd) != 0) {
        err_set_errno(err, "%s: could not be synced", path);
        close(fd);
        return false;
    }
    return close(fd) == 0 || err_set_errno(err, "%s: could not be closed", path);
}

bool durable_commit(const char *part, const char *path, struct err *err)
{
    int fd = open(part, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return err_set_errno(err, "%s: could not be opened", part);
    if (!finish(fd, part, err))
        return false;
    if (rename(part, path) != 0)
        return err_set_errno(err, "%s: could not be renamed to %s", part, path);
    return sync_folder_of(path, err);
}

/* 2020-01-01T00:00Z: late enough for every file system. */
static const struct timespec no_times[2] = {{.tv_sec = 1577836800},
                                            {.tv_sec = 1577836800}};

/* A device, a pipe or a link (/dev/stdout) that was given as a path must not be renamed
 * over. */
static bool may_replace(const char *path, struct err *err)
{
    struct stat info;
    return lstat(path, &info) != 0 || S_ISREG(info.st_mode) ||
           err_set(err, "%s: is there, is no file, and is not replaced", path);
}

static bool write_whole(const char *path, const void *bytes, size_t len, unsigned mode,
                        bool timeless, struct err *err)
{
    char part[PATH_LEN];
    if (snprintf(part, sizeof part, "%s.part", path) >= (int)sizeof part)
        return err_set(err, "%.60s...: the path is too long", path);
    if (!may_replace(path, err))
        return false;
    int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW;
    int fd = open(part, flags, (mode_t)mode);
    if (fd < 0)
        return err_set_errno(err, "%s: could not be made", part);
    bool ok = write_all(fd, bytes, len, part, err);
    if (ok && timeless)
        (void)futimens(fd, no_times);
    if (ok)
        ok = finish(fd, part, err);
    else
        close(fd);
    if (ok && rename(part, path) != 0)
        ok = err_set_errno(err, "%s: could not be renamed to %s", part, path);
    if (!ok)
        unlink(part);
    return ok;
}

/* Syncs the folder of a file, which then says nothing about when. */
static bool sync_timeless(const char *path, struct err *err)
{
    char folder[PATH_LEN];
    if (!folder_of(path, folder, err))
        return false;
    (void)utimensat(AT_FDCWD, folder, no_times, 0);
    return durable_sync_folder(folder, err);
}

bool durable_write(const char *path, const void *bytes, size_t len, unsigned mode,
                   struct err *err)
{
    return write_whole(path, bytes, len, mode, false, err) && sync_folder_of(path, err);
}

bool durable_write_timeless(const char *path, const void *bytes, size_t len,
                            unsigned mode, struct err *err)
{
    return write_whole(path, bytes, len, mode, true, err) && sync_timeless(path, err);
}

bool durable_remove_timeless(const char *path, struct err *err)
{
    if (unlink(path) != 0 && errno != ENOENT)
        return err_set_errno(err, "%s: could not be removed", path);
    return sync_timeless(path, err);
}

static bool too_large(const char *from, size_t limit, struct err *err)
{
    return err_set(err, "%s: larger than the %zu bytes that are allowed", from, limit);
}

/* A file that is read once, from its beginning to its end. */
struct source {
    int fd;
    const char *path;
    size_t limit;
    size_t whole;
    void (*each)(void *context, const void *bytes, size_t len);
    void *context;
};

static bool read_piece(void *context, void *piece, size_t room, size_t *len,
                       struct err *err)
{
    struct source *source = context;
    ssize_t got;
    do
        got = read(source->fd, piece, room);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return err_set_errno(err, "%s: could not be read", source->path);
    source->whole += (size_t)got;
    if (source->whole > source->limit)
        return too_large(source->path, source->limit, err);
    if (source->each != NULL && got > 0)
        source->each(source->context, piece, (size_t)got);
    *len = (size_t)got;
    return true;
}

bool durable_copy(const char *from, const char *to, size_t limit,
                  void (*each)(void *context, const void *bytes, size_t len),
                  void *context, struct err *err)
{
    int in = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (in < 0)
        return err_set_errno(err, "%s: could not be opened", from);
    struct stat about;
    if (fstat(in, &about) != 0 || !S_ISREG(about.st_mode)) {
        close(in);
        return err_set(err, "%s: this is not a plain file", from);
    }
    /* A size that is told need not be read; one that lies is stopped as it passes. */
    if (about.st_size > 0 && (uintmax_t)about.st_size > limit) {
        close(in);
        unlink(to);
        return too_large(from, limit, err);
    }
    struct source source = {in, from, limit, 0, each, context};
    bool ok = durable_fill(to, read_piece, &source, err);
    close(in);
    return ok;
}

static bool fill_file(int out, const char *to, size_t room, durable_more *more,
                      void *context, struct err *err)
{
    char *piece = malloc(PIECE_LEN);
    if (piece == NULL)
        return err_set(err, "%s: not enough memory to write it", to);
    size_t len = 0;
    off_t at = 0;
    bool ok;
    do {
        ok = more(context, piece, PIECE_LEN, &len, err);
        if (ok && len > room - (size_t)at)
            ok = err_set(err, "%s: there is no room for it", to);
        ok = ok && write_all(out, piece, len, to, err);
        /* The disk writes while the next piece comes; what it says of it, the sync says.
         */
        if (ok)
            (void)sync_file_range(out, at, (off_t)len, SYNC_FILE_RANGE_WRITE);
        at += (off_t)len;
    } while (ok && len > 0);
    free(piece);
    return ok;
}

bool durable_fill(const char *to, durable_more *more, void *context, struct err *err)
{
    unlink(to);
    int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (out < 0)
        return err_set_errno(err, "%s: could not be made", to);
    bool ok = fill_file(out, to, SIZE_MAX, more, context, err);
    if (ok)
        ok = finish(out, to, err);
    else
        close(out);
    if (!ok)
        unlink(to);
    return ok;
}

bool durable_fill_over(const char *to, size_t room, durable_more *more, void *context,
                       struct err *err)
{
    struct stat about;
    if (stat(to, &about) != 0 || (!S_ISREG(about.st_mode) && !S_ISBLK(about.st_mode)))
        return err_set(err, "%s: this is no disk and no plain file", to);
    /* Of a disk this says: only if nobody has it mounted. */
    int exclusive = S_ISBLK(about.st_mode) ? O_EXCL : 0;
    int out = open(to, O_WRONLY | O_CLOEXEC | exclusive);
    if (out < 0)
        return err_set_errno(err, "%s: could not be opened", to);
    if (fill_file(out, to, room, more, context, err))
        return finish(out, to, err);
    close(out);
    return false;
}

bool durable_patch(const char *path, const void *bytes, size_t len, struct err *err)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return err_set_errno(err, "%s: could not be opened", path);
    if (write_all(fd, bytes, len, path, err))
        return finish(fd, path, err);
    close(fd);
    return false;
}

bool durable_link(const char *target, const char *link, struct err *err)
{
    char part[PATH_LEN];
    if (snprintf(part, sizeof part, "%s.part", link) >= (int)sizeof part)
        return err_set(err, "%.60s...: the path is too long", link);
    unlink(part);
    if (symlink(target, part) != 0)
        return err_set_errno(err, "%s: the link could not be made", part);
    if (rename(part, link) != 0) {
        err_set_errno(err, "%s: the link could not be put in place", link);
        unlink(part);
        return false;
    }
    return sync_folder_of(link, err);
}

void durable_remove(const char *path)
{
    unlink(path);
}

bool durable_folder(const char *path, unsigned mode, struct err *err)
{
    char whole[PATH_LEN];
    size_t len = strlen(path);
    if (len >= sizeof whole)
        return err_set(err, "%.60s...: the path is too long", path);
    memcpy(whole, path, len + 1);
    for (size_t i = 1; i <= len; i++) {
        if (whole[i] != '/' && whole[i] != '\0')
            continue;
        char keep = whole[i];
        whole[i] = '\0';
        if (mkdir(whole, (mode_t)mode) == 0) {
            if (!sync_folder_of(whole, err))
                return false;
        } else if (errno != EEXIST) {
            return err_set_errno(err, "%s: the folder could not be made", whole);
        }
        whole[i] = keep;
    }
    struct stat about;
    if (stat(path, &about) != 0 || !S_ISDIR(about.st_mode))
        return err_set(err, "%s: this is not a folder", path);
    return true;
}

bool durable_sync_all(const char *path, struct err *err)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return err_set_errno(err, "%s: the folder could not be opened", path);
    bool ok = syncfs(fd) == 0 || err_set_errno(err, "%s: could not be synced", path);
    close(fd);
    return ok;
}
