#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

static bool write_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t put = write(fd, bytes, len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes += put;
        len -= (size_t)put;
    }
    return true;
}

static bool make(const char *path, const void *bytes, size_t len, unsigned mode,
                 int flags, struct err *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, (mode_t)mode);
    if (fd < 0 && errno == EEXIST)
        return err_set(err, "%s: is there already and is not overwritten", path);
    if (fd < 0)
        return err_set_errno(err, "%s: could not be made", path);
    bool ok = write_all(fd, bytes, len);
    if (!ok)
        err_set_errno(err, "%s: could not be written", path);
    if (close(fd) != 0 && ok)
        ok = err_set_errno(err, "%s: could not be written", path);
    if (!ok)
        unlink(path);
    return ok;
}

bool file_make(const char *path, const void *bytes, size_t len, unsigned mode,
               struct err *err)
{
    return make(path, bytes, len, mode, O_EXCL, err);
}

bool file_replace(const char *path, const void *bytes, size_t len, struct err *err)
{
    struct arena arena = {0};
    char *part = arena_print(&arena, "%s.part", path);
    bool ok = part != NULL || err_set(err, "%s: not enough memory", path);
    ok = ok && make(part, bytes, len, 0644, O_TRUNC, err);
    if (ok && !file_move(part, path, err)) {
        unlink(part);
        ok = false;
    }
    arena_free(&arena);
    return ok;
}

bool file_move(const char *from, const char *to, struct err *err)
{
    return rename(from, to) == 0 ||
           err_set_errno(err, "%s: could not be put in its place", to);
}

bool file_make_folders(const char *path, struct err *err)
{
    struct arena arena = {0};
    char *each = arena_copy(&arena, path);
    if (each == NULL)
        return err_set(err, "%s: not enough memory", path);
    bool ok = true;
    for (char *slash = each; ok && slash != NULL;) {
        slash = strchr(slash + 1, '/');
        if (slash != NULL)
            *slash = '\0';
        if (mkdir(each, 0700) != 0 && errno != EEXIST)
            ok = err_set_errno(err, "%s: the folder could not be made", each);
        if (slash != NULL)
            *slash = '/';
    }
    struct stat info;
    if (ok && (stat(path, &info) != 0 || !S_ISDIR(info.st_mode)))
        ok = err_set(err, "%s: is there but is not a folder", path);
    arena_free(&arena);
    return ok;
}

bool file_exists(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0;
}
