#ifndef ANNA_ADMIN_BASE_JSON_STREAM_H
#define ANNA_ADMIN_BASE_JSON_STREAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/* A JSON file read record by record, before the library sees it: a file of any length
 * needs the memory of its longest record. Records are the items of the outermost list, or
 * of the lists that are members of the outermost object, or objects that stand one after
 * the other without a list ("JSON lines", in a file, not a pipe), which count as items of
 * one. What lies between them is kept as the frame, in which 0 stands for each record:
 * records and frame are valid JSON, each by itself, if and only if the file is. The lines
 * of the frame are those of the file. */

enum { JSON_DEPTH_MAX = 16, JSON_RECORD_MAX = 16 << 20, JSON_FRAME_MAX = 16 << 20 };

struct json_stream;

struct json_record {
    const char *list; /* name of the list as the file writes it, "" for the outermost */
    size_t index;     /* in its list, from 0 */
    const char *text; /* of the record alone, terminated; valid until the next one */
    size_t len;
    size_t line;   /* on which it begins, from 1 */
    size_t column; /* byte in that line, from 1 */
};

enum json_next { JSON_RECORD, JSON_END, JSON_FAILED };

/* Fails if the file cannot be opened. A byte order mark of UTF-8 is passed over. */
bool json_stream_open(struct json_stream **out, const char *path, struct err *err);
void json_stream_close(struct json_stream *stream); /* NULL is allowed */

/* The next record. JSON_FAILED with file, line and reason in `err`: not UTF-8, nested
 * deeper than JSON_DEPTH_MAX, too long, not readable. Brackets that do not fit are left
 * to the library. */
enum json_next json_stream_next(struct json_stream *stream, struct json_record *out,
                                struct err *err);

/* What stands around the records, whole after JSON_END. It belongs to the stream. */
const struct buf *json_stream_frame(const struct json_stream *stream);

/* Bytes read so far, and the length of the file (0 if it has none, a pipe). */
size_t json_stream_done(const struct json_stream *stream);
size_t json_stream_whole(const struct json_stream *stream);

/* The line of a field of a record that begins on `line`: "phone", "address.street",
 * "steps[2]"; `line` itself if the field is not found. The text must be valid JSON. */
size_t json_line(const char *text, size_t len, size_t line, const char *field);

#endif
