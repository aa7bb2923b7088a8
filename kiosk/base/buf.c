#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

static bool grow(struct buf *buf, size_t more)
{
    if (buf->failed || more > SIZE_MAX / 4 || buf->len > SIZE_MAX / 4) {
        buf->failed = true;
        return false;
    }
    size_t need = buf->len + more + 1;
    if (need <= buf->room)
        return true;
    size_t room = buf->room < 128 ? 128 : buf->room;
    while (room < need)
        room *= 2;
    char *bytes = realloc(buf->bytes, room);
    if (bytes == NULL) {
        buf->failed = true;
        return false;
    }
    buf->bytes = bytes;
    buf->room = room;
    return true;
}

void buf_add(struct buf *buf, const void *bytes, size_t len)
{
    if (!grow(buf, len))
        return;
    if (len > 0)
        memcpy(buf->bytes + buf->len, bytes, len);
    buf->len += len;
    buf->bytes[buf->len] = '\0';
}

void buf_add_text(struct buf *buf, const char *text)
{
    buf_add(buf, text, strlen(text));
}

void buf_print(struct buf *buf, const char *format, ...)
{
    va_list args;
    va_list again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len >= 0 && grow(buf, (size_t)len)) {
        vsnprintf(buf->bytes + buf->len, (size_t)len + 1, format, again);
        buf->len += (size_t)len;
    }
    va_end(again);
}

void buf_reset(struct buf *buf)
{
    buf->len = 0;
    buf->failed = false;
    if (buf->bytes != NULL)
        buf->bytes[0] = '\0';
}

void buf_shorten(struct buf *buf, size_t len)
{
    if (len < buf->len) {
        buf->len = len;
        buf->bytes[len] = '\0';
    }
}

void buf_free(struct buf *buf)
{
    free(buf->bytes);
    *buf = (struct buf){0};
}

void buf_wipe_free(struct buf *buf)
{
    if (buf->bytes != NULL)
        wipe(buf->bytes, buf->room);
    buf_free(buf);
}

static bool read_all(struct buf *out, int fd, size_t limit, const char *path,
                     struct err *err)
{
    char piece[16384];
    for (;;) {
        ssize_t got = read(fd, piece, sizeof piece);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return err_set_errno(err, "%s: could not be read", path);
        if (got == 0)
            break;
        if ((size_t)got > limit - out->len)
            return err_set(err, "%s: larger than the %zu bytes that are allowed", path,
                           limit);
        buf_add(out, piece, (size_t)got);
    }
    buf_add(out, "", 0);
    return out->failed ? err_set(err, "%s: not enough memory", path) : true;
}

/* Opens without waiting: a pipe on a stick would have no other end for ever. One that has
 * is then read patiently. */
static int open_now(const char *path)
{
    struct stat about;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd >= 0 && fstat(fd, &about) == 0 && S_ISFIFO(about.st_mode))
        (void)fcntl(fd, F_SETFL, O_RDONLY);
    return fd;
}

bool buf_read_file(struct buf *out, const char *path, size_t limit, struct err *err)
{
    int fd = open_now(path);
    if (fd < 0)
        return err_set_errno(err, "%s: could not be opened", path);
    struct buf whole = {0};
    bool ok = read_all(&whole, fd, limit, path, err);
    close(fd);
    if (!ok) {
        buf_free(&whole);
        return false;
    }
    buf_free(out);
    *out = whole;
    return true;
}
