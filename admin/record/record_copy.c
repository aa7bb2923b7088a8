#include "record/record.h"

static bool copy_value(struct arena *arena, struct value *value)
{
    if (!value->set)
        return true;
    if (value->text != NULL && (value->text = arena_copy(arena, value->text)) == NULL)
        return false;
    const char **item = arena_take_array(arena, value->list.count + 1, sizeof *item);
    for (size_t i = 0; item != NULL && i < value->list.count; i++)
        item[i] = arena_copy(arena, value->list.item[i]);
    value->list.item = item;
    return item != NULL;
}

bool record_copy(struct arena *arena, const struct record *from, struct record **out)
{
    struct record *record = arena_take(arena, sizeof *record);
    if (record == NULL)
        return false;
    *record = *from;
    bool ok = true;
    for (size_t i = 0; ok && i < RECORD_FIELD_MAX; i++)
        ok = copy_value(arena, &record->value[i]);
    record->translation =
        arena_take_array(arena, from->translation_count + 1, sizeof *record->translation);
    ok = ok && record->translation != NULL;
    for (size_t t = 0; ok && t < from->translation_count; t++) {
        struct translation *part = &record->translation[t];
        *part = from->translation[t];
        part->lang = arena_copy(arena, part->lang);
        part->made = arena_copy(arena, part->made);
        part->source_hash = arena_copy(arena, part->source_hash);
        for (size_t i = 0; ok && i < RECORD_FIELD_MAX; i++)
            ok = copy_value(arena, &part->value[i]);
    }
    *out = record;
    return ok && !arena->failed;
}
