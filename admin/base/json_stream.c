#include "base/json_stream.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"

enum { CHUNK = 1 << 16, NAME_MAX_LEN = 64 };

struct json_stream {
    int fd;
    int failed; /* errno of a read that failed; 0 */
    char *path;
    size_t whole;
    size_t done; /* bytes taken out of the chunk and those before it */
    size_t at;   /* in the chunk */
    size_t len;
    size_t line;
    size_t column; /* of the byte that comes next, from 1 */
    size_t depth;
    size_t records;  /* depth of the lists of records; 0 until it is known */
    bool lines;      /* records one after the other, without a list around them */
    bool awaiting;   /* a record may come next */
    size_t index;    /* of the record that comes next */
    struct buf name; /* the last text at depth 1: of the list that comes */
    char list[NAME_MAX_LEN];
    struct buf frame;
    struct buf record;
    char open[JSON_DEPTH_MAX + 1];
    char chunk[CHUNK];
};

/* How far the search for a second object is. */
struct glance {
    size_t depth;
    bool in_text, escaped;
    bool ended; /* the first object */
};

/* False if no answer is known yet. */
static bool glance_at(struct glance *glance, char c, bool *lines_out)
{
    bool known = false;
    if (glance->in_text) {
        glance->in_text = glance->escaped || c != '"';
        glance->escaped = !glance->escaped && c == '\\';
    } else if (glance->depth == 0) {
        known = strchr(" \t\r\n", c) == NULL && (glance->ended || c != '{');
        *lines_out = glance->ended && c == '{';
        glance->depth = c == '{';
    } else {
        glance->in_text = c == '"';
        glance->depth += (c == '{' || c == '[');
        glance->depth -= (c == '}' || c == ']');
        glance->ended = glance->depth == 0;
    }
    return known;
}

/* Whether behind a first whole object another begins: one record a line ("JSON lines").
 * No record is longer than is looked at. `chunk` may be overwritten. */
static bool begins_lines(int fd, char *chunk)
{
    struct glance glance = {.depth = 0};
    bool lines = false;
    for (off_t from = 0; from <= JSON_RECORD_MAX; from += CHUNK) {
        ssize_t got = pread(fd, chunk, CHUNK, from);
        ssize_t at =
            from == 0 && got >= 3 && memcmp(chunk, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
        for (; at < got; at++)
            if (glance_at(&glance, chunk[at], &lines))
                return lines;
        if (got < CHUNK)
            break;
    }
    return false;
}

bool json_stream_open(struct json_stream **out, const char *path, struct err *err)
{
    struct stat info;
    struct json_stream *stream = calloc(1, sizeof *stream);
    if (stream == NULL || (stream->path = strdup(path)) == NULL) {
        free(stream);
        return err_set(err, "%s: not enough memory", path);
    }
    stream->line = 1;
    stream->column = 1;
    stream->fd = open(path, O_RDONLY | O_CLOEXEC);
    if (stream->fd < 0 || fstat(stream->fd, &info) != 0 ||
        (S_ISDIR(info.st_mode) && (errno = EISDIR))) {
        err_set_errno(err, "%s: could not be opened", path);
        json_stream_close(stream);
        return false;
    }
    if (S_ISREG(info.st_mode)) {
        stream->whole = (size_t)info.st_size;
        stream->lines = begins_lines(stream->fd, stream->chunk);
    }
    if (stream->lines)
        buf_add_text(&stream->frame, "[");
    *out = stream;
    return true;
}

void json_stream_close(struct json_stream *stream)
{
    if (stream == NULL)
        return;
    if (stream->fd >= 0)
        close(stream->fd);
    buf_free(&stream->name);
    buf_free(&stream->frame);
    buf_free(&stream->record);
    free(stream->path);
    free(stream);
}

const struct buf *json_stream_frame(const struct json_stream *stream)
{
    return &stream->frame;
}

size_t json_stream_done(const struct json_stream *stream)
{
    return stream->done;
}

size_t json_stream_whole(const struct json_stream *stream)
{
    return stream->whole;
}

/* The byte that comes next, or EOF. */
static int peek(struct json_stream *stream)
{
    if (stream->at == stream->len) {
        stream->at = 0;
        stream->len = 0;
        ssize_t got;
        do
            got = read(stream->fd, stream->chunk, sizeof stream->chunk);
        while (got < 0 && errno == EINTR);
        stream->failed = got < 0 ? errno : stream->failed;
        stream->len = got > 0 ? (size_t)got : 0;
        if (stream->done == 0 && stream->len >= 3 &&
            memcmp(stream->chunk, "\xEF\xBB\xBF", 3) == 0)
            stream->done = stream->at = 3;
        if (stream->at == stream->len)
            return EOF;
    }
    return (unsigned char)stream->chunk[stream->at];
}

/* Moves over the byte that peek() has shown, and adds it to `out`. */
static void take_byte(struct json_stream *stream, struct buf *out)
{
    char c = stream->chunk[stream->at++];
    stream->done++;
    stream->column++;
    if (c == '\n') {
        stream->line++;
        stream->column = 1;
    }
    buf_add(out, &c, 1);
}

/* Moves over the bytes in the chunk that stop nothing: inside of a text quote, backslash
 * and line's end do, outside of one quote, brackets and line's end. */
static void take_run(struct json_stream *stream, struct buf *out, bool in_text)
{
    size_t from = stream->at;
    for (; stream->at < stream->len; stream->at++) {
        char c = stream->chunk[stream->at];
        if (c == '"' || c == '\n' ||
            (in_text ? c == '\\' : c == '[' || c == ']' || c == '{' || c == '}'))
            break;
    }
    buf_add(out, stream->chunk + from, stream->at - from);
    stream->done += stream->at - from;
    stream->column += stream->at - from;
}

/* A text from its opening quote to behind the closing one, or to the end of the file. */
static void take_string(struct json_stream *stream, struct buf *out)
{
    take_byte(stream, out);
    for (int c = peek(stream); c != EOF; c = peek(stream)) {
        take_run(stream, out, true);
        if (peek(stream) == EOF)
            return;
        c = peek(stream);
        take_byte(stream, out);
        if (c == '\\' && peek(stream) != EOF)
            take_byte(stream, out);
        else if (c == '"')
            return;
    }
}

static bool too_deep(const struct json_stream *stream, struct err *err)
{
    return err_set(err,
                   "%s: line %zu, column %zu: nested deeper than the %d levels that are "
                   "allowed",
                   stream->path, stream->line, stream->column, JSON_DEPTH_MAX);
}

static bool check_utf8(const struct json_stream *stream, const struct buf *text,
                       size_t line, size_t column, struct err *err)
{
    size_t bad = 0;
    if (text->len == 0 || utf8_valid(text->bytes, text->len, &bad))
        return true;
    for (size_t i = 0; i < bad; i++) {
        column++;
        if (text->bytes[i] == '\n') {
            line++;
            column = 1;
        }
    }
    return err_set(err, "%s: line %zu, byte %zu: not valid UTF-8; save the file as UTF-8",
                   stream->path, line, column);
}

static bool is_space(int c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* A record, whole: a list or object to its closing bracket, anything else to where it
 * must end. */
static bool take_record(struct json_stream *stream, struct err *err)
{
    size_t depth = 0;
    size_t line = stream->line;
    struct buf *out = &stream->record;
    buf_reset(out);
    for (int c = peek(stream); c != EOF; c = peek(stream)) {
        if (depth == 0 && out->len > 0 && (is_space(c) || c == ',' || c == ']'))
            break;
        if ((c == '[' || c == '{') && ++depth + stream->depth > JSON_DEPTH_MAX)
            return too_deep(stream, err);
        if (out->len > JSON_RECORD_MAX)
            return err_set(err,
                           "%s: line %zu: a record longer than 16 MB begins here; is a "
                           "quote or a bracket missing?",
                           stream->path, line);
        if (c == '"') {
            take_string(stream, out);
        } else {
            take_byte(stream, out);
            depth -= (c == ']' || c == '}') && depth > 0;
            if (depth > 0)
                take_run(stream, out, false);
        }
        if (depth == 0 && (c == '"' || c == ']' || c == '}'))
            break;
    }
    return !out->failed || err_set(err, "%s: not enough memory", stream->path);
}

static bool was_read(const struct json_stream *stream, struct err *err)
{
    if (stream->failed == 0)
        return true;
    errno = stream->failed;
    return err_set_errno(err, "%s: could not be read", stream->path);
}

static bool give_record(struct json_stream *stream, struct json_record *out,
                        struct err *err)
{
    *out = (struct json_record){.list = stream->list,
                                .index = stream->index++,
                                .line = stream->line,
                                .column = stream->column};
    if (!take_record(stream, err) || !was_read(stream, err) ||
        !check_utf8(stream, &stream->record, out->line, out->column, err))
        return false;
    out->text = stream->record.bytes;
    out->len = stream->record.len;
    buf_add_text(&stream->frame, "0");
    for (size_t line = out->line; line < stream->line; line++)
        buf_add_text(&stream->frame, "\n");
    stream->awaiting = false;
    return true;
}

/* Remembers which list begins: the text before the last colon. */
static void name_list(struct json_stream *stream)
{
    stream->index = 0;
    stream->list[0] = '\0';
    if (stream->records == 2 && stream->name.len >= 2)
        snprintf(stream->list, sizeof stream->list, "%.*s", (int)(stream->name.len - 2),
                 stream->name.bytes + 1);
}

/* A byte of the frame. */
static bool take_frame(struct json_stream *stream, int c, struct err *err)
{
    if (c == '"') {
        size_t from = stream->frame.len;
        take_string(stream, &stream->frame);
        if (stream->depth == 1 && !stream->frame.failed) {
            buf_reset(&stream->name);
            buf_add(&stream->name, stream->frame.bytes + from, stream->frame.len - from);
        }
        return true;
    }
    if (stream->records == 0 && !is_space(c))
        stream->records = c == '[' ? 1 : 2;
    if (c == '[' || c == '{') {
        if (++stream->depth > JSON_DEPTH_MAX)
            return too_deep(stream, err);
        stream->open[stream->depth] = (char)c;
        if (stream->depth == stream->records && c == '[')
            name_list(stream);
    }
    if (!is_space(c))
        stream->awaiting = stream->depth == stream->records && stream->depth > 0 &&
                           stream->open[stream->depth] == '[' && (c == '[' || c == ',');
    if ((c == ']' || c == '}') && stream->depth > 0)
        stream->depth--;
    take_byte(stream, &stream->frame);
    return true;
}

enum json_next json_stream_next(struct json_stream *stream, struct json_record *out,
                                struct err *err)
{
    for (int c = peek(stream); c != EOF; c = peek(stream)) {
        if (stream->lines && c == '{') {
            buf_add_text(&stream->frame, stream->index > 0 ? "," : "");
            return give_record(stream, out, err) ? JSON_RECORD : JSON_FAILED;
        }
        if (stream->awaiting && !is_space(c) && c != ']')
            return give_record(stream, out, err) ? JSON_RECORD : JSON_FAILED;
        if (!take_frame(stream, c, err))
            return JSON_FAILED;
        if (stream->frame.len > JSON_FRAME_MAX) {
            err_set(err, "%s: line %zu: more than 16 MB stand here outside of any record",
                    stream->path, stream->line);
            return JSON_FAILED;
        }
    }
    if (!was_read(stream, err))
        return JSON_FAILED;
    if (stream->lines)
        buf_add_text(&stream->frame, "]");
    if (stream->frame.failed || stream->name.failed) {
        err_set(err, "%s: not enough memory", stream->path);
        return JSON_FAILED;
    }
    return check_utf8(stream, &stream->frame, 1, 1, err) ? JSON_END : JSON_FAILED;
}
