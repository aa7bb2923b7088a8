#ifndef ANNA_BASE_HASH_TABLE_H
#define ANNA_BASE_HASH_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Finds things in a list by their hash (base/hash.h): the table says at which places of
 * the list things of that hash stand, and its owner, who has the list, looks whether one
 * of them is meant:
 *
 *     for (size_t place, at = 0; hash_table_next(&table, hash, &at, &place);)
 *         if (strcmp(list[place].id, id) == 0)
 *             return &list[place];
 *
 * Open addressing, linear probing, at least half of the slots free; nothing is ever taken
 * out. An empty table is {0} and takes no memory. */

enum { HASH_TABLE_PLACES_MOST = INT32_MAX };

struct hash_table_slot {
    uint32_t hash;
    uint32_t place; /* one more; 0: free */
};

struct hash_table {
    struct hash_table_slot *slot;
    size_t slots; /* a power of two, or 0 */
    size_t count;
};

/* Notes that a thing of this hash stands at `place`. Memory comes from the arena, where
 * smaller tables stay behind; `arena` NULL: from the heap, and hash_table_free gives it
 * back. All calls for a table say the same. False if memory ran out or `place` is over
 * HASH_TABLE_PLACES_MOST: the table is as before. */
bool hash_table_put(struct hash_table *table, struct arena *arena, uint64_t hash,
                    size_t place);

/* For tables from the heap. The table is empty then. */
void hash_table_free(struct hash_table *table);

static inline uint32_t hash_table_fold(uint64_t hash)
{
    return (uint32_t)(hash ^ hash >> 32);
}

/* The next place of this hash, in the order in which they were put; some are of another
 * hash that looks the same. `*at` is 0 at first, and belongs to this function. False if
 * there is none any more. */
static inline bool hash_table_next(const struct hash_table *table, uint64_t hash,
                                   size_t *at, size_t *place)
{
    const uint32_t folded = hash_table_fold(hash);
    while (table->slots > 0) {
        const struct hash_table_slot *slot =
            &table->slot[(folded + *at) & (table->slots - 1)];
        if (slot->place == 0)
            return false;
        ++*at;
        if (slot->hash == folded) {
            *place = slot->place - 1;
            return true;
        }
    }
    return false;
}

/* Has the processor fetch the slot of this hash, which is asked for soon. */
static inline void hash_table_prefetch(const struct hash_table *table, uint64_t hash)
{
    if (table->slots > 0)
        __builtin_prefetch(&table->slot[hash_table_fold(hash) & (table->slots - 1)]);
}

#endif
