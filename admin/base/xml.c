#include "base/xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/xmlwriter.h>

#include "base/arena.h"
#include "base/message.h"

enum { CHUNK = 16 << 10 };

struct reading {
    const char *path;
    const struct xml_handler *handler;
    xmlParserCtxtPtr parser;
    struct arena arena; /* of one element's attributes */
    int depth;
    size_t silent; /* bytes given to the parser since it last said something */
    bool stopped;
    struct err err; /* why it stopped, the first reason */
};

static size_t line_of(const struct reading *reading)
{
    int line = xmlSAX2GetLineNumber(reading->parser);
    return line > 0 ? (size_t)line : 1;
}

static void stop(struct reading *reading)
{
    reading->stopped = true;
    xmlStopParser(reading->parser);
}

static void refuse(struct reading *reading, const char *why)
{
    if (!reading->stopped)
        err_set(&reading->err, "line %zu: %s", line_of(reading), why);
    stop(reading);
}

static const char *text_of(const xmlChar *text)
{
    return text == NULL ? "" : (const char *)text;
}

/* libxml2 hands on five pointers an attribute: name, prefix, namespace, begin and end. */
static const struct xml_attribute *take_attributes(struct reading *reading, int count,
                                                   const xmlChar **given)
{
    struct xml_attribute *attribute =
        arena_take_array(&reading->arena, (size_t)count + 1, sizeof *attribute);
    for (int i = 0; attribute != NULL && i < count; i++) {
        const xmlChar **five = given + 5 * (ptrdiff_t)i;
        attribute[i] =
            (struct xml_attribute){text_of(five[2]), text_of(five[0]),
                                   arena_copy_len(&reading->arena, (const char *)five[3],
                                                  (size_t)(five[4] - five[3]))};
    }
    return reading->arena.failed ? NULL : attribute;
}

static void on_begin(void *context, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *space, int space_count, const xmlChar **spaces,
                     int count, int defaulted, const xmlChar **given)
{
    struct reading *reading = context;
    (void)prefix;
    (void)space_count;
    (void)spaces;
    (void)defaulted;
    reading->silent = 0;
    if (reading->stopped)
        return;
    if (++reading->depth > XML_DEPTH_MAX) {
        refuse(reading, message("more than 64 elements stand in each other"));
        return;
    }
    arena_reset(&reading->arena);
    struct xml_element element = {
        .space = text_of(space),
        .name = text_of(name),
        .line = line_of(reading),
        .attribute = take_attributes(reading, count, given),
        .attribute_count = (size_t)count,
    };
    if (element.attribute == NULL)
        refuse(reading, message("not enough memory"));
    else if (!reading->handler->begin(reading->handler->context, &element, &reading->err))
        stop(reading);
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix,
                   const xmlChar *space)
{
    struct reading *reading = context;
    (void)name;
    (void)prefix;
    (void)space;
    reading->silent = 0;
    if (reading->stopped)
        return;
    reading->depth--;
    if (!reading->handler->end(reading->handler->context, line_of(reading),
                               &reading->err))
        stop(reading);
}

static void on_text(void *context, const xmlChar *bytes, int len)
{
    struct reading *reading = context;
    reading->silent = 0;
    if (!reading->stopped &&
        !reading->handler->text(reading->handler->context, (const char *)bytes,
                                (size_t)len, &reading->err))
        stop(reading);
}

static void on_comment(void *context, const xmlChar *text)
{
    struct reading *reading = context;
    (void)text;
    reading->silent = 0;
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *text)
{
    on_comment(context, target);
    (void)text;
}

/* Comes as soon as "<!DOCTYPE name" is read, and before what stands in it. */
static void on_doctype(void *context, const xmlChar *name, const xmlChar *public_id,
                       const xmlChar *system_id)
{
    (void)name;
    (void)public_id;
    (void)system_id;
    refuse(context,
           message("there is a document type declaration (DOCTYPE), which is not taken; "
                   "take it out"));
}

static void on_error(void *context, xmlErrorPtr error)
{
    struct reading *reading = context;
    if (reading->stopped || error == NULL || error->level < XML_ERR_ERROR)
        return;
    const char *words =
        error->message != NULL ? error->message : message("not well-formed");
    err_set(&reading->err, "line %d: no well-formed XML: %.*s",
            error->line > 0 ? error->line : 1, (int)strcspn(words, "\n"), words);
    stop(reading);
}

static xmlSAXHandler handlers(void)
{
    return (xmlSAXHandler){
        .initialized = XML_SAX2_MAGIC,
        .internalSubset = on_doctype,
        .startElementNs = on_begin,
        .endElementNs = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text,
        .comment = on_comment,
        .processingInstruction = on_instruction,
        .serror = on_error,
    };
}

static void feed(struct reading *reading, FILE *file)
{
    char bytes[CHUNK];
    size_t whole = 0;
    while (!reading->stopped) {
        size_t len = fread(bytes, 1, sizeof bytes, file);
        if (len == 0)
            break;
        whole += len;
        reading->silent += len;
        xmlParseChunk(reading->parser, bytes, (int)len, 0);
        if (!reading->stopped && reading->silent > XML_TAG_MAX)
            refuse(reading,
                   message("a tag or comment without an end, or a very long one"));
        if (!reading->stopped && whole > XML_FILE_MAX)
            refuse(reading, message("the file has more than 256 MiB"));
    }
    if (!reading->stopped)
        xmlParseChunk(reading->parser, bytes, 0, 1);
    if (!reading->stopped && reading->parser->wellFormed == 0)
        refuse(reading, message("no well-formed XML"));
}

/* What libxml2 would print by itself: the reading has told it already. */
static void keep_quiet(void *context, xmlErrorPtr error)
{
    (void)context;
    (void)error;
}

static void keep_still(void *context, const char *words, ...)
{
    (void)context;
    (void)words;
}

bool xml_read(const char *path, const struct xml_handler *handler, struct err *err)
{
    xmlSAXHandler sax = handlers();
    struct reading reading = {.path = path, .handler = handler, .err = {""}};
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return err_set_errno(err, "%s: could not be opened", path);
    char first[4];
    size_t len = fread(first, 1, sizeof first, file);
    reading.parser = xmlCreatePushParserCtxt(&sax, &reading, first, (int)len, NULL);
    if (reading.parser == NULL) {
        fclose(file);
        return err_set(err, "%s: not enough memory", path);
    }
    xmlSetStructuredErrorFunc(NULL, keep_quiet);
    xmlSetGenericErrorFunc(NULL, keep_still);
    xmlCtxtUseOptions(reading.parser, XML_PARSE_NONET);
    feed(&reading, file);
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlSetGenericErrorFunc(NULL, NULL);
    bool broken = ferror(file) != 0;
    fclose(file);
    xmlFreeParserCtxt(reading.parser);
    arena_free(&reading.arena);
    if (broken)
        return err_set_errno(err, "%s: could not be read", path);
    return !reading.stopped || err_set(err, "%s: %s", path, reading.err.text);
}

const char *xml_attribute(const struct xml_element *element, const char *space,
                          const char *name)
{
    for (size_t i = 0; i < element->attribute_count; i++)
        if (strcmp(element->attribute[i].name, name) == 0 &&
            strcmp(element->attribute[i].space, space) == 0)
            return element->attribute[i].value;
    return NULL;
}

struct xml_writer {
    xmlTextWriterPtr writer;
    struct buf *out;
    bool failed;
};

static int write_bytes(void *context, const char *bytes, int len)
{
    buf_add(context, bytes, (size_t)len);
    return ((struct buf *)context)->failed ? -1 : len;
}

bool xml_writer_new(struct xml_writer **writer_out, struct buf *out, struct err *err)
{
    struct xml_writer *writer = calloc(1, sizeof *writer);
    xmlOutputBufferPtr buffer =
        writer == NULL ? NULL : xmlOutputBufferCreateIO(write_bytes, NULL, out, NULL);
    if (buffer != NULL)
        writer->writer = xmlNewTextWriter(buffer);
    if (writer == NULL || writer->writer == NULL) {
        if (buffer != NULL)
            xmlOutputBufferClose(buffer);
        free(writer);
        return err_set(err, "not enough memory");
    }
    writer->out = out;
    writer->failed = xmlTextWriterSetIndent(writer->writer, 1) < 0 ||
                     xmlTextWriterStartDocument(writer->writer, NULL, "UTF-8", NULL) < 0;
    *writer_out = writer;
    return true;
}

static void note(struct xml_writer *writer, int result)
{
    writer->failed = writer->failed || result < 0;
}

void xml_writer_open(struct xml_writer *writer, const char *name)
{
    note(writer, xmlTextWriterStartElement(writer->writer, BAD_CAST name));
}

void xml_writer_attribute(struct xml_writer *writer, const char *name, const char *value)
{
    note(writer,
         xmlTextWriterWriteAttribute(writer->writer, BAD_CAST name, BAD_CAST value));
}

/* U+FFFE and U+FFFF, which are UTF-8 and may not stand in XML. */
static bool is_none(const char *at)
{
    return strncmp(at, "\xEF\xBF\xBE", 3) == 0 || strncmp(at, "\xEF\xBF\xBF", 3) == 0;
}

void xml_writer_text(struct xml_writer *writer, const char *text)
{
    struct buf clean = {0};
    for (const char *at = text; *at != '\0';) {
        size_t skip = is_none(at) ? 3 : 0;
        buf_add(&clean, at, skip == 0 ? 1 : 0);
        at += skip == 0 ? 1 : skip;
    }
    writer->failed = writer->failed || clean.failed;
    if (clean.len > 0)
        note(writer, xmlTextWriterWriteString(writer->writer, BAD_CAST clean.bytes));
    buf_free(&clean);
}

void xml_writer_close(struct xml_writer *writer)
{
    note(writer, xmlTextWriterEndElement(writer->writer));
}

void xml_writer_leaf(struct xml_writer *writer, const char *name, const char *text)
{
    xml_writer_open(writer, name);
    xml_writer_text(writer, text);
    xml_writer_close(writer);
}

bool xml_writer_end(struct xml_writer *writer, struct err *err)
{
    note(writer, xmlTextWriterEndDocument(writer->writer));
    note(writer, xmlTextWriterFlush(writer->writer));
    xmlFreeTextWriter(writer->writer);
    bool ok = !writer->failed && !writer->out->failed;
    free(writer);
    return ok || err_set(err, "not enough memory");
}
