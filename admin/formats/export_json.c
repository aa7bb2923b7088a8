#include "formats/export_json.h"

#include "base/json_write.h"

#include <string.h>

struct writer {
    struct buf *out;
    int depth;
    bool first; /* nothing stands yet in the object or list we are in */
};

/* To the place where the next member or item begins. */
static void begin(struct writer *writer)
{
    buf_add_text(writer->out, writer->first ? "\n" : ",\n");
    for (int i = 0; i < writer->depth; i++)
        buf_add_text(writer->out, " ");
    writer->first = false;
}

static void member(struct writer *writer, const char *name, size_t len)
{
    begin(writer);
    buf_add_text(writer->out, "\"");
    buf_add(writer->out, name, len);
    buf_add_text(writer->out, "\": ");
}

static void open(struct writer *writer, const char *bracket)
{
    buf_add_text(writer->out, bracket);
    writer->depth++;
    writer->first = true;
}

static void close(struct writer *writer, const char *bracket)
{
    writer->depth--;
    if (!writer->first) {
        buf_add_text(writer->out, "\n");
        for (int i = 0; i < writer->depth; i++)
            buf_add_text(writer->out, " ");
    }
    buf_add_text(writer->out, bracket);
    writer->first = false;
}

static void write_value(struct writer *writer, const struct field *field,
                        const struct value *value)
{
    if (field->type == FIELD_NUMBER || field->type == FIELD_COUNT ||
        field->type == FIELD_FLAG) {
        buf_add_text(writer->out, value->text);
    } else if (field->type == FIELD_MAP || field->type == FIELD_LINK) {
        open(writer, "{");
        for (size_t i = 0; i < value->list.count; i++) {
            const char *pair = value->list.item[i];
            size_t len = strcspn(pair, "=");
            member(writer, pair, len);
            json_write_text(writer->out, pair + len + 1);
        }
        close(writer, "}");
    } else if (field_is_list(field)) {
        open(writer, "[");
        for (size_t i = 0; i < value->list.count; i++) {
            begin(writer);
            json_write_text(writer->out, value->list.item[i]);
        }
        close(writer, "]");
    } else {
        json_write_text(writer->out, value->text);
    }
}

/* Fields of one object, "address.street", stand side by side in the table. */
static void write_fields(struct writer *writer, enum record_kind kind,
                         const struct value *value)
{
    size_t count;
    const struct field *field = record_fields(kind, &count);
    const char *parent = NULL;
    size_t parent_len = 0;
    for (size_t i = 0; i < count; i++) {
        if (!value[i].set)
            continue;
        const char *dot = strchr(field[i].name, '.');
        size_t len = dot == NULL ? 0 : (size_t)(dot - field[i].name);
        if (parent != NULL &&
            (len != parent_len || strncmp(field[i].name, parent, len) != 0)) {
            close(writer, "}");
            parent = NULL;
        }
        if (dot != NULL && parent == NULL) {
            parent = field[i].name;
            parent_len = len;
            member(writer, parent, len);
            open(writer, "{");
        }
        const char *name = dot == NULL ? field[i].name : dot + 1;
        member(writer, name, strlen(name));
        write_value(writer, &field[i], &value[i]);
    }
    if (parent != NULL)
        close(writer, "}");
}

static void write_record(struct writer *writer, const struct record *record)
{
    begin(writer);
    open(writer, "{");
    write_fields(writer, record->kind, record->value);
    if (record->translation_count > 0) {
        member(writer, "text", 4);
        open(writer, "{");
        for (size_t i = 0; i < record->translation_count; i++) {
            const struct translation *part = &record->translation[i];
            member(writer, part->lang, strlen(part->lang));
            open(writer, "{");
            write_fields(writer, record->kind, part->value);
            if (part->made != NULL) {
                member(writer, "made", 4);
                json_write_text(writer->out, part->made);
            }
            if (part->source_hash != NULL) {
                member(writer, "source_hash", 11);
                json_write_text(writer->out, part->source_hash);
            }
            close(writer, "}");
        }
        close(writer, "}");
    }
    close(writer, "}");
}

void export_json(const struct document *document, struct buf *out)
{
    struct writer writer = {.out = out};
    open(&writer, "{");
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
        if (document->list[kind].count == 0)
            continue;
        const char *name = record_kind_plural((enum record_kind)kind);
        member(&writer, name, strlen(name));
        open(&writer, "[");
        for (size_t i = 0; i < document->list[kind].count; i++)
            write_record(&writer, document->list[kind].item[i]);
        close(&writer, "]");
    }
    close(&writer, "}");
    buf_add_text(out, "\n");
}
