#include "formats/csv/export_csv.h"

#include <string.h>

#include "formats/csv/csv_value.h"
#include "base/csv_write.h"

enum { LANG_MAX = 256 };

/* The columns of the languages: which fields stand in which. */
struct lang {
    const char *name;
    bool field[RECORD_FIELD_MAX];
    bool made;
    bool source_hash;
};

struct table {
    const struct field *field;
    size_t fields;
    struct lang lang[LANG_MAX];
    size_t langs;
    struct buf *out;
    struct buf cell;
    bool first; /* of the row */
};

static struct lang *lang_of(struct table *table, const char *name)
{
    size_t at = 0;
    while (at < table->langs && strcmp(table->lang[at].name, name) < 0)
        at++;
    if (at < table->langs && strcmp(table->lang[at].name, name) == 0)
        return &table->lang[at];
    if (table->langs == LANG_MAX)
        return NULL;
    memmove(&table->lang[at + 1], &table->lang[at],
            (table->langs - at) * sizeof table->lang[0]);
    table->lang[at] = (struct lang){.name = name};
    table->langs++;
    return &table->lang[at];
}

static void list_langs(struct table *table, const struct record *record)
{
    for (size_t i = 0; i < record->translation_count; i++) {
        const struct translation *part = &record->translation[i];
        struct lang *lang = lang_of(table, part->lang);
        for (size_t k = 0; k < table->fields && lang != NULL; k++)
            lang->field[k] = lang->field[k] || part->value[k].set;
        if (lang == NULL)
            continue;
        lang->made = lang->made || part->made != NULL;
        lang->source_hash = lang->source_hash || part->source_hash != NULL;
    }
}

static void put_cell(struct table *table, const char *text)
{
    if (!table->first)
        buf_add_text(table->out, ";");
    table->first = false;
    csv_write_defused(table->out, text, ';');
}

static void end_row(struct table *table)
{
    buf_add_text(table->out, "\r\n");
    table->first = true;
}

static void put_list(struct table *table, const struct field *field,
                     const struct texts *list)
{
    const char *marks = csv_list_commas(field) ? "\\;|," : "\\;|";
    buf_reset(&table->cell);
    for (size_t i = 0; i < list->count; i++) {
        buf_add_text(&table->cell, i == 0 ? "" : "\n");
        for (const char *at = list->item[i]; *at != '\0'; at++) {
            if (strchr(marks, *at) != NULL)
                buf_add_text(&table->cell, "\\");
            buf_add(&table->cell, at, 1);
        }
    }
    table->out->failed = table->out->failed || table->cell.failed;
    put_cell(table, table->cell.len == 0 ? "" : table->cell.bytes);
}

static void put_number(struct table *table, const char *text)
{
    buf_reset(&table->cell);
    for (const char *at = text; *at != '\0'; at++)
        buf_add(&table->cell, *at == '.' ? "," : at, 1);
    table->out->failed = table->out->failed || table->cell.failed;
    put_cell(table, table->cell.len == 0 ? "" : table->cell.bytes);
}

static void put_value(struct table *table, const struct field *field,
                      const struct value *value)
{
    if (value == NULL || !value->set)
        put_cell(table, "");
    else if (field_is_list(field))
        put_list(table, field, &value->list);
    else if (field->type == FIELD_NUMBER)
        put_number(table, value->text);
    else
        put_cell(table, value->text);
}

static void put_name(struct table *table, const char *field, const char *lang)
{
    buf_reset(&table->cell);
    buf_print(&table->cell, "%s:%s", field, lang);
    table->out->failed = table->out->failed || table->cell.failed;
    put_cell(table, table->cell.len == 0 ? "" : table->cell.bytes);
}

static void put_header(struct table *table)
{
    for (size_t i = 0; i < table->fields; i++)
        put_cell(table, table->field[i].name);
    for (size_t i = 0; i < table->langs; i++) {
        const struct lang *lang = &table->lang[i];
        for (size_t k = 0; k < table->fields; k++)
            if (lang->field[k])
                put_name(table, table->field[k].name, lang->name);
        if (lang->made)
            put_name(table, "made", lang->name);
        if (lang->source_hash)
            put_name(table, "source_hash", lang->name);
    }
    end_row(table);
}

static const struct translation *translation_of(const struct record *record,
                                                const char *lang)
{
    for (size_t i = 0; i < record->translation_count; i++)
        if (strcmp(record->translation[i].lang, lang) == 0)
            return &record->translation[i];
    return NULL;
}

static void put_row(struct table *table, const struct record *record)
{
    for (size_t i = 0; i < table->fields; i++)
        put_value(table, &table->field[i], &record->value[i]);
    for (size_t i = 0; i < table->langs; i++) {
        const struct lang *lang = &table->lang[i];
        const struct translation *part = translation_of(record, lang->name);
        for (size_t k = 0; k < table->fields; k++)
            if (lang->field[k])
                put_value(table, &table->field[k], part == NULL ? NULL : &part->value[k]);
        if (lang->made)
            put_cell(table, part == NULL || part->made == NULL ? "" : part->made);
        if (lang->source_hash)
            put_cell(table,
                     part == NULL || part->source_hash == NULL ? "" : part->source_hash);
    }
    end_row(table);
}

void export_csv(const struct document *document, struct buf *out)
{
    struct table table = {.out = out, .first = true};
    table.field = record_fields(RECORD_OFFER, &table.fields);
    for (size_t i = 0; i < document->list[RECORD_OFFER].count; i++)
        list_langs(&table, document->list[RECORD_OFFER].item[i]);
    buf_add_text(out, "\xEF\xBB\xBF");
    put_header(&table);
    for (size_t i = 0; i < document->list[RECORD_OFFER].count; i++)
        put_row(&table, document->list[RECORD_OFFER].item[i]);
    buf_free(&table.cell);
}
