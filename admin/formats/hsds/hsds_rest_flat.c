#include "formats/hsds/hsds_rest.h"

#include "base/json_write.h"

static void add_list(struct buf *out, const struct texts *list)
{
    buf_add_text(out, "[");
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            buf_add_text(out, ",");
        json_write_text(out, list->item[i]);
    }
    buf_add_text(out, "]");
}

/* "name":"value", each with a comma before it but the first of an object. */
static void add_pair(struct buf *out, const char *name, const char *text)
{
    buf_add_text(out, out->bytes[out->len - 1] == '{' ? "\"" : ",\"");
    buf_add_text(out, name);
    buf_add_text(out, "\":");
    if (text != NULL)
        json_write_text(out, text);
}

static void add_fields(struct buf *out, const struct value *value)
{
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    for (size_t i = 0; i < count; i++) {
        if (!value[i].set)
            continue;
        bool list = field_is_list(&field[i]);
        add_pair(out, field[i].name, list ? NULL : value[i].text);
        if (list)
            add_list(out, &value[i].list);
    }
}

void hsds_rest_add_flat(struct buf *out, const struct record *record)
{
    buf_add_text(out, "{");
    if (!out->failed)
        add_fields(out, record->value);
    for (size_t i = 0; i < record->translation_count && !out->failed; i++) {
        const struct translation *part = &record->translation[i];
        if (i == 0) {
            add_pair(out, "text", NULL);
            buf_add_text(out, "{");
        }
        add_pair(out, part->lang, NULL);
        buf_add_text(out, "{");
        if (part->made != NULL)
            add_pair(out, "made", part->made);
        if (part->source_hash != NULL)
            add_pair(out, "source_hash", part->source_hash);
        add_fields(out, part->value);
        buf_add_text(out, "}");
    }
    buf_add_text(out, record->translation_count > 0 ? "}}" : "}");
}

struct json *hsds_rest_flat(const struct record *record)
{
    struct buf text = {0};
    hsds_rest_add_flat(&text, record);
    struct json *json = text.failed ? NULL : json_parse(text.bytes, text.len, 0, NULL);
    buf_free(&text);
    return json;
}
