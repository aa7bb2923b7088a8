#include "help/records.h"

#include <stdio.h>
#include <stdlib.h>

static void must(bool ok, const char *field, const char *words)
{
    if (ok)
        return;
    fprintf(stderr, "test records: %s: %s\n", field, words);
    exit(99);
}

void records_put(struct arena *arena, enum record_kind kind, struct value *values,
                 const char *field, const char *text)
{
    size_t count;
    const struct field *fields = record_fields(kind, &count);
    int at = record_field(kind, field);
    struct err err = {""};
    must(at >= 0, field, "there is no such field");
    if (text[0] == '\0')
        values[at] = (struct value){.set = false};
    else
        must(record_set(arena, &fields[at], text, &values[at], &err), field, err.text);
}

struct record *records_add(struct arena *arena, struct document *document,
                           enum record_kind kind, const char *const field[][2],
                           size_t count)
{
    struct record *record = arena_take(arena, sizeof *record);
    must(record != NULL, "", "not enough memory");
    record->kind = kind;
    for (size_t i = 0; i < count; i++)
        if (field[i][1] != NULL)
            records_put(arena, kind, record->value, field[i][0], field[i][1]);
    must(document_add(arena, document, record), "", "not enough memory");
    return record;
}

const struct value *records_value(const struct record *record, const char *field)
{
    int at = record_field(record->kind, field);
    must(at >= 0, field, "there is no such field");
    return record->value[at].set ? &record->value[at] : NULL;
}

const char *records_text(const struct record *record, const char *field)
{
    const struct value *value = records_value(record, field);
    return value == NULL ? NULL : value->text;
}
