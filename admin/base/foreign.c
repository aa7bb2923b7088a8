#include "base/foreign.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/isolate.h"
#include "base/utf8.h"

static const char *const own_colours[] = {"\033[0m", "\033[31m", "\033[32m", "\r\033[K"};

/* Length of one of our own sequences at the beginning; 0 if there is none. */
static size_t colour_len(const char *text, size_t len)
{
    for (size_t i = 0; i < sizeof own_colours / sizeof own_colours[0]; i++) {
        size_t own = strlen(own_colours[i]);
        if (own <= len && memcmp(text, own_colours[i], own) == 0)
            return own;
    }
    return 0;
}

/* How many bytes the first byte of a character says that it has; 0 if it is none. */
static size_t said_len(unsigned char first)
{
    return first < 0x80                    ? 1
           : first >= 0xC2 && first < 0xE0 ? 2
           : first >= 0xE0 && first < 0xF0 ? 3
           : first >= 0xF0 && first < 0xF5 ? 4
                                           : 0;
}

static bool obeyed(const char *c, size_t len)
{
    unsigned char first = (unsigned char)c[0];
    unsigned char last = (unsigned char)c[len - 1];
    if (len == 1)
        return (first < 0x20 && first != '\n' && first != '\t') || first == 0x7F;
    if (len == 2)
        return first == 0xC2 && last < 0xA0;
    if (len != 3 || first != 0xE2)
        return false;
    unsigned char middle = (unsigned char)c[1];
    return (middle == 0x80 && last >= 0xA8 && last <= 0xAE) ||
           (middle == 0x81 && last >= 0xA6 && last <= 0xA9 && !isolate_is_on());
}

static unsigned code_of(const char *c, size_t len)
{
    const unsigned char *u = (const unsigned char *)c;
    return len == 1   ? u[0]
           : len == 2 ? (u[0] & 0x1Fu) << 6 | (u[1] & 0x3Fu)
                      : (u[0] & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu);
}

size_t foreign_add(struct buf *out, const char *text, size_t len, bool colours)
{
    size_t at = 0;
    while (at < len) {
        const char *c = text + at;
        size_t own = colours ? colour_len(c, len - at) : 0;
        size_t n = own > 0 ? own : said_len((unsigned char)c[0]);
        if (n > len - at && n <= 4)
            return at;
        bool good = own > 0 || (n > 0 && utf8_valid(c, n, NULL));
        if (!good)
            n = 1;
        if (own == 0 && (!good || obeyed(c, n)))
            buf_print(out, "\\u%04x", good ? code_of(c, n) : (unsigned char)c[0]);
        else
            buf_add(out, c, n);
        at += n;
    }
    return at;
}

/* One of the two streams. */
struct guarded {
    FILE *to;
    bool colours;
    char rest[4]; /* the beginning of a character whose end has not come */
    size_t rest_len;
};

static struct guarded guarded_out;
static struct guarded guarded_err;

static ssize_t write_guarded(void *cookie, const char *bytes, size_t len)
{
    struct guarded *g = cookie;
    struct buf in = {0};
    struct buf out = {0};
    buf_add(&in, g->rest, g->rest_len);
    buf_add(&in, bytes, len);
    size_t used = foreign_add(&out, in.bytes, in.len, g->colours);
    g->rest_len = in.len - used;
    memcpy(g->rest, in.bytes + used, g->rest_len);
    bool ok = !in.failed && !out.failed &&
              (out.len == 0 || fwrite(out.bytes, 1, out.len, g->to) == out.len) &&
              fflush(g->to) == 0;
    buf_wipe_free(&in);
    buf_wipe_free(&out);
    return ok ? (ssize_t)len : 0;
}

/* What is left at the end is no character. */
static int close_guarded(void *cookie)
{
    struct guarded *g = cookie;
    for (size_t i = 0; i < g->rest_len; i++)
        fprintf(g->to, "\\u%04x", (unsigned char)g->rest[i]);
    g->rest_len = 0;
    return fflush(g->to);
}

static FILE *guard(struct guarded *g, FILE *to, int fd)
{
    FILE *stream = fopencookie(
        g, "w", (cookie_io_functions_t){.write = write_guarded, .close = close_guarded});
    if (stream == NULL)
        return to;
    *g = (struct guarded){.to = to, .colours = isatty(fd) == 1};
    /* Questions and progress end in no line feed. */
    setvbuf(stream, NULL,
            fd == STDERR_FILENO ? _IONBF
            : g->colours        ? _IOLBF
                                : _IOFBF,
            BUFSIZ);
    return stream;
}

void foreign_guard(void)
{
    stdout = guard(&guarded_out, stdout, STDOUT_FILENO);
    stderr = guard(&guarded_err, stderr, STDERR_FILENO);
}
