#include "record/document.h"

#include <string.h>

#include "base/array.h"
#include "base/hash.h"

static uint64_t hash(const char *id)
{
    return hash_bytes(HASH_BEGIN, id, strlen(id));
}

bool document_add(struct arena *arena, struct document *document, struct record *record)
{
    enum record_kind kind = record->kind;
    size_t count = document->list[kind].count;
    struct record **item =
        array_room(arena, document->list[kind].item, count, &document->list[kind].room,
                   sizeof(struct record *));
    if (item == NULL)
        return false;
    document->list[kind].item = item;
    if (!hash_table_put(&document->list[kind].by_id, arena, hash(record_id(record)),
                        count))
        return false;
    item[count] = record;
    document->list[kind].count++;
    return true;
}

struct record *document_find(const struct document *document, enum record_kind kind,
                             const char *id)
{
    const struct hash_table *by_id = &document->list[kind].by_id;
    for (size_t place, at = 0; hash_table_next(by_id, hash(id), &at, &place);) {
        struct record *record = document->list[kind].item[place];
        if (strcmp(record_id(record), id) == 0)
            return record;
    }
    return NULL;
}
