#include "workspace/store_tables.h"

#include <string.h>

#include "base/array.h"

void tables_bind_columns(struct db_stmt *stmt, const struct record *record)
{
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    for (size_t i = 0; i < count; i++) {
        const char *text = record->value[i].set ? record->value[i].text : NULL;
        if (field[i].parameter != NULL && field[i].type == FIELD_FLAG)
            db_bind_int(stmt, field[i].parameter,
                        text != NULL && strcmp(text, "true") == 0);
        else if (field[i].parameter != NULL)
            db_bind_text(stmt, field[i].parameter, text);
    }
}

bool tables_whole(struct db_stmt *stmt, int columns)
{
    for (int i = 0; i < columns; i++)
        if (db_text(stmt, i) == NULL)
            return false;
    return true;
}

bool tables_take(struct tables *tables, struct db_stmt *stmt, int column,
                 struct record *record, int field)
{
    const char *text = db_text(stmt, column);
    if (text == NULL || text[0] == '\0')
        return true;
    const char *copy = arena_copy(tables->arena, text);
    record->value[field] = (struct value){.set = copy != NULL, .text = copy};
    return copy != NULL;
}

bool tables_take_columns(struct tables *tables, struct db_stmt *stmt, int first_column,
                         struct record *record)
{
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    int column = first_column;
    for (size_t i = 0; i < count; i++) {
        if (field[i].column == NULL)
            continue;
        if (field[i].type == FIELD_FLAG && db_int(stmt, column) != 0)
            record->value[i] = (struct value){.set = true, .text = "true"};
        else if (field[i].type != FIELD_FLAG &&
                 !tables_take(tables, stmt, column, record, (int)i))
            return false;
        column++;
    }
    return true;
}

struct record *tables_record(struct tables *tables, struct document *out,
                             enum record_kind kind, struct db_stmt *stmt)
{
    struct record *record = arena_take(tables->arena, sizeof *record);
    if (record == NULL)
        return NULL;
    record->kind = kind;
    if (!tables_take(tables, stmt, 0, record, 0) ||
        !document_add(tables->arena, out, record))
        return NULL;
    return record;
}

static bool append(struct tables *tables, struct value *value, const char *text)
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

/* A field of one value among the lists. */
static bool set_one(struct tables *tables, struct value *value, const char *text)
{
    *value = (struct value){.set = true, .text = arena_copy(tables->arena, text)};
    return value->text != NULL;
}

bool tables_append(struct tables *tables, enum record_kind kind, struct value *values,
                   const char *list, const char *text)
{
    size_t count;
    const struct field *field = record_fields(kind, &count);
    for (size_t i = 0; i < count; i++)
        if (field[i].list != NULL && strcmp(field[i].list, list) == 0)
            return field_is_list(&field[i]) ? append(tables, &values[i], text)
                                            : set_one(tables, &values[i], text);
    return true;
}

struct translation *tables_translation(struct tables *tables, struct record *record,
                                       const char *lang, size_t room)
{
    size_t count = record->translation_count;
    for (size_t i = 0; i < count; i++)
        if (strcmp(record->translation[i].lang, lang) == 0)
            return &record->translation[i];
    if (count == 0 || count >= room) {
        struct translation *all =
            arena_take_array(tables->arena, count < room ? room : count + 1, sizeof *all);
        if (all == NULL)
            return NULL;
        if (count > 0)
            memcpy(all, record->translation, count * sizeof *all);
        record->translation = all;
    }
    const char *copy = arena_copy(tables->arena, lang);
    if (copy == NULL)
        return NULL;
    record->translation[count].lang = copy;
    record->translation_count++;
    return &record->translation[count];
}
