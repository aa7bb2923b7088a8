#include "workspace/store_tables.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"

void tables_bind(struct db_stmt *stmt, const char *parameter, const struct record *record,
                 const char *field)
{
    db_bind_text(stmt, parameter, record_text(record, field));
}

void tables_bind_count(struct db_stmt *stmt, const char *parameter,
                       const struct record *record, const char *field)
{
    const char *text = record_text(record, field);
    if (text != NULL)
        db_bind_int(stmt, parameter, strtol(text, NULL, 10));
}

bool tables_whole(struct db_stmt *stmt, int columns)
{
    for (int i = 0; i < columns; i++)
        if (db_text(stmt, i) == NULL)
            return false;
    return true;
}

bool tables_take(struct tables *tables, struct db_stmt *stmt, int column,
                 struct record *record, const char *field)
{
    const char *text = db_text(stmt, column);
    int at = record_field(record->kind, field);
    if (text == NULL || text[0] == '\0' || at < 0)
        return true;
    const char *copy = arena_copy(tables->arena, text);
    record->value[at] = (struct value){.set = copy != NULL, .text = copy};
    return copy != NULL;
}

struct record *tables_record(struct tables *tables, struct document *out,
                             enum record_kind kind, struct db_stmt *stmt)
{
    struct record *record = arena_take(tables->arena, sizeof *record);
    if (record == NULL)
        return NULL;
    record->kind = kind;
    if (!tables_take(tables, stmt, 0, record, "id") ||
        !document_add(tables->arena, out, record))
        return NULL;
    return record;
}

bool tables_append(struct tables *tables, struct value *value, const char *text)
{
    const char *copy = arena_copy(tables->arena, text);
    const char **item =
        array_next(tables->arena, value->list.item, value->list.count, sizeof *item);
    if (copy == NULL || item == NULL)
        return false;
    value->list.item = item;
    value->list.item[value->list.count++] = copy;
    value->set = true;
    return true;
}

struct translation *tables_translation(struct tables *tables, struct record *record,
                                       const char *lang)
{
    size_t count = record->translation_count;
    for (size_t i = 0; i < count; i++)
        if (strcmp(record->translation[i].lang, lang) == 0)
            return &record->translation[i];
    struct translation *all =
        arena_take_array(tables->arena, count + 1, sizeof *record->translation);
    const char *copy = arena_copy(tables->arena, lang);
    if (all == NULL || copy == NULL)
        return NULL;
    if (count > 0)
        memcpy(all, record->translation, count * sizeof *all);
    all[count].lang = copy;
    record->translation = all;
    record->translation_count++;
    return &all[count];
}
