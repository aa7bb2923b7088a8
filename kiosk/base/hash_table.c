#include "base/hash_table.h"

#include <stdlib.h>

enum { SLOTS_FIRST = 64 };

static void put_slot(struct hash_table_slot *all, size_t slots,
                     struct hash_table_slot slot)
{
    size_t at = slot.hash & (slots - 1);
    while (all[at].place != 0)
        at = (at + 1) & (slots - 1);
    all[at] = slot;
}

/* Begins behind a free slot, so that places of one hash keep their order also where they
 * went on at the beginning. */
static void move_slots(const struct hash_table *table, struct hash_table_slot *to,
                       size_t slots)
{
    size_t begin = 0;
    while (begin < table->slots && table->slot[begin].place != 0)
        begin++;
    for (size_t i = 0; i < table->slots; i++) {
        struct hash_table_slot slot = table->slot[(begin + i) & (table->slots - 1)];
        if (slot.place != 0)
            put_slot(to, slots, slot);
    }
}

static bool grow_table(struct hash_table *table, struct arena *arena)
{
    if (table->slots > SIZE_MAX / 2)
        return false;
    size_t slots = table->slots == 0 ? SLOTS_FIRST : table->slots * 2;
    struct hash_table_slot *slot = arena == NULL
                                       ? calloc(slots, sizeof *slot)
                                       : arena_take_array(arena, slots, sizeof *slot);
    if (slot == NULL)
        return false;
    move_slots(table, slot, slots);
    if (arena == NULL)
        free(table->slot);
    table->slot = slot;
    table->slots = slots;
    return true;
}

bool hash_table_put(struct hash_table *table, struct arena *arena, uint64_t hash,
                    size_t place)
{
    if (place > HASH_TABLE_PLACES_MOST)
        return false;
    if (table->count >= table->slots / 2 && !grow_table(table, arena))
        return false;
    put_slot(table->slot, table->slots,
             (struct hash_table_slot){hash_table_fold(hash), (uint32_t)place + 1});
    table->count++;
    return true;
}

void hash_table_free(struct hash_table *table)
{
    free(table->slot);
    *table = (struct hash_table){NULL, 0, 0};
}
