#include "record/document.h"

#include <string.h>

#include "base/hash.h"

static size_t hash(const char *id)
{
    uint64_t value = hash_bytes(HASH_BEGIN, id, strlen(id));
    return (size_t)(value ^ value >> 32);
}

static void put_slot(size_t *slot, size_t slots, const char *id, size_t index)
{
    size_t at = hash(id) & (slots - 1);
    while (slot[at] != 0)
        at = (at + 1) & (slots - 1);
    slot[at] = index + 1;
}

bool document_add(struct arena *arena, struct document *document, struct record *record)
{
    enum record_kind kind = record->kind;
    size_t count = document->list[kind].count;
    if (count == document->list[kind].room) {
        size_t room = count == 0 ? 32 : count * 2;
        struct record **item = arena_take_array(arena, room, sizeof(struct record *));
        size_t *slot = arena_take_array(arena, room * 2, sizeof(size_t));
        if (item == NULL || slot == NULL)
            return false;
        for (size_t i = 0; i < count; i++) {
            item[i] = document->list[kind].item[i];
            put_slot(slot, room * 2, record_id(item[i]), i);
        }
        document->list[kind].item = item;
        document->list[kind].slot = slot;
        document->list[kind].slots = room * 2;
        document->list[kind].room = room;
    }
    document->list[kind].item[count] = record;
    put_slot(document->list[kind].slot, document->list[kind].slots, record_id(record),
             count);
    document->list[kind].count++;
    return true;
}

struct record *document_find(const struct document *document, enum record_kind kind,
                             const char *id)
{
    size_t slots = document->list[kind].slots;
    if (slots == 0)
        return NULL;
    for (size_t at = hash(id) & (slots - 1);; at = (at + 1) & (slots - 1)) {
        size_t index = document->list[kind].slot[at];
        if (index == 0)
            return NULL;
        struct record *record = document->list[kind].item[index - 1];
        if (strcmp(record_id(record), id) == 0)
            return record;
    }
}
