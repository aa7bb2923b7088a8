#ifndef ANNA_ADMIN_BASE_XML_H
#define ANNA_ADMIN_BASE_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/* XML in and out, by libxml2; no other file includes it.
 *
 * Reading is hostile-safe: a document type declaration is refused before anything in it
 * is read, so there are no entities but the five of XML; nothing is opened beside the
 * file itself; depth, sizes and the length of one tag are limited. It goes piece by piece
 * and builds no tree. Encodings are those that libxml2 and iconv know; what is handed on
 * is UTF-8. */

enum {
    XML_FILE_MAX = 256 << 20, /* bytes of a file */
    XML_DEPTH_MAX = 64,       /* elements in elements */
    XML_TAG_MAX = 128 << 10   /* bytes of one tag, comment or instruction, about */
};

struct xml_attribute {
    const char *space; /* namespace, "" for none */
    const char *name;  /* without prefix */
    const char *value;
};

struct xml_element {
    const char *space; /* namespace, "" for none */
    const char *name;  /* without prefix */
    size_t line;       /* from 1 */
    const struct xml_attribute *attribute;
    size_t attribute_count;
};

/* The namespace that the prefix xml stands for. */
#define XML_SPACE "http://www.w3.org/XML/1998/namespace"

/* The value of an attribute; NULL if it is not there. `space` "" for one without prefix.
 */
const char *xml_attribute(const struct xml_element *element, const char *space,
                          const char *name);

/* Who reads. Each returns false with `err` set to stop; all strings are valid until the
 * call returns. */
struct xml_handler {
    void *context;
    bool (*begin)(void *context, const struct xml_element *element, struct err *err);
    bool (*end)(void *context, size_t line, struct err *err);
    /* A piece of text, CDATA too; neighbouring pieces are one text. Not terminated. */
    bool (*text)(void *context, const char *bytes, size_t len, struct err *err);
};

/* Reads the whole file. False if it could not be opened, is no well-formed XML, breaks a
 * limit, or the handler stopped; `err` names file and line. What came before was handed
 * on already. */
bool xml_read(const char *path, const struct xml_handler *handler, struct err *err);

/* Writing, indented where there is no text, UTF-8. What fails is remembered, and said at
 * the end. `out` stays the caller's. */
struct xml_writer;
bool xml_writer_new(struct xml_writer **writer_out, struct buf *out, struct err *err);
void xml_writer_open(struct xml_writer *writer, const char *name);
void xml_writer_attribute(struct xml_writer *writer, const char *name, const char *value);
void xml_writer_text(struct xml_writer *writer, const char *text);
void xml_writer_close(struct xml_writer *writer);
/* An element with nothing but a text in it. */
void xml_writer_leaf(struct xml_writer *writer, const char *name, const char *text);
/* Closes what is open, frees the writer. False with `err` set if anything failed. */
bool xml_writer_end(struct xml_writer *writer, struct err *err);

#endif
