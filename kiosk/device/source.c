#include "device/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"

enum { PATH_LEN = 4200 };

struct source {
    int fd;
    char path[PATH_LEN];
    size_t len;
    size_t passed;
    bool failed;
    void (*each)(void *context, const void *bytes, size_t len, int percent);
    void *context;
};

static bool look_at(struct source *source, size_t limit, struct err *err)
{
    struct stat about;
    if (fstat(source->fd, &about) != 0)
        return err_set_errno(err, "%s: could not be looked at", source->path);
    if (!S_ISREG(about.st_mode))
        return err_set(err, "%s: this is not a plain file", source->path);
    if (about.st_size < 0 || (uintmax_t)about.st_size > limit)
        return err_set(err, "%s: larger than the %zu bytes that are allowed",
                       source->path, limit);
    source->len = (size_t)about.st_size;
    return true;
}

bool source_open(struct source **source_out, const char *path, size_t limit,
                 void (*each)(void *context, const void *bytes, size_t len, int percent),
                 void *context, struct err *err)
{
    struct source *source = calloc(1, sizeof *source);
    if (source == NULL)
        return err_set(err, "%s: not enough memory to read it", path);
    source->each = each;
    source->context = context;
    source->fd = -1;
    bool ok = utf8_copy(source->path, sizeof source->path, path) ||
              err_set(err, "%.60s...: the path is too long", path);
    if (ok)
        source->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (ok && source->fd < 0)
        ok = err_set_errno(err, "%s: could not be opened", path);
    if (!ok || !look_at(source, limit, err)) {
        source_close(source);
        return false;
    }
    *source_out = source;
    return true;
}

void source_close(struct source *source)
{
    if (source == NULL)
        return;
    if (source->fd >= 0)
        close(source->fd);
    free(source);
}

size_t source_len(const struct source *source)
{
    return source->len;
}

bool source_failed(const struct source *source)
{
    return source->failed;
}

bool source_more(void *context, void *piece, size_t room, size_t *len, struct err *err)
{
    struct source *source = context;
    ssize_t got;
    do
        got = read(source->fd, piece, room);
    while (got < 0 && errno == EINTR);
    source->failed = true;
    if (got < 0)
        return err_set_errno(err, "%s: could not be read", source->path);
    source->passed += (size_t)got;
    if (source->passed > source->len || (got == 0 && source->passed < source->len))
        return err_set(err, "%s: its length changed while it was read", source->path);
    source->failed = false;
    if (source->each != NULL && got > 0)
        source->each(source->context, piece, (size_t)got,
                     (int)(source->passed * 100 / source->len));
    *len = (size_t)got;
    return true;
}
