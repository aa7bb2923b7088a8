#include "german/word_table.h"

#include <string.h>

#include "base/hash.h"

enum { OFFSET_BITS = 24, WORDS_LEAST = 256, BYTES_LEAST = 4096 };

static const uint32_t offset_mask = (UINT32_C(1) << OFFSET_BITS) - 1;

static uint64_t hash_of(const char *word, size_t len)
{
    uint64_t hash = hash_bytes(HASH_BEGIN, word, len);
    return hash ^ hash >> 29;
}

static uint32_t tag_of(uint64_t hash)
{
    return (uint32_t)(hash >> 56) << OFFSET_BITS;
}

/* Where the word is, or where it would be. */
static size_t slot_of(const struct word_table *table, uint64_t hash, const char *word,
                      size_t len)
{
    size_t at = (size_t)hash & (table->slots - 1);
    for (; table->slot[at] != 0; at = (at + 1) & (table->slots - 1)) {
        size_t offset = table->slot[at] & offset_mask;
        if ((table->slot[at] & ~offset_mask) == tag_of(hash) &&
            len < table->len - offset && memcmp(table->bytes + offset, word, len) == 0 &&
            (unsigned char)table->bytes[offset + len] <= WORD_KIND_MOST)
            break;
    }
    return at;
}

static size_t word_len(const char *word)
{
    size_t len = 0;
    while ((unsigned char)word[len] > WORD_KIND_MOST)
        len++;
    return len;
}

static bool grow_slots(struct word_table *table, size_t slots)
{
    struct word_table grown = *table;
    grown.slots = slots;
    grown.slot = arena_take_array(table->arena, slots, sizeof *grown.slot);
    if (grown.slot == NULL)
        return false;
    for (size_t i = 0; i < table->slots; i++) {
        if (table->slot[i] == 0)
            continue;
        const char *word = table->bytes + (table->slot[i] & offset_mask);
        size_t len = word_len(word);
        grown.slot[slot_of(&grown, hash_of(word, len), word, len)] = table->slot[i];
    }
    *table = grown;
    return true;
}

static bool grow_bytes(struct word_table *table, size_t room)
{
    char *bytes = arena_take(table->arena, room);
    if (bytes == NULL)
        return false;
    if (table->len > 0)
        memcpy(bytes, table->bytes, table->len);
    table->bytes = bytes;
    table->room = room;
    return true;
}

bool word_table_open(struct arena *arena, size_t words, size_t bytes,
                     struct word_table *out)
{
    struct word_table table = {.arena = arena, .len = 1};
    size_t slots = WORDS_LEAST;
    while (slots / 4 * 3 <= words)
        slots *= 2;
    table.bytes = arena_take(arena, bytes < BYTES_LEAST ? BYTES_LEAST : bytes + 1);
    table.room = bytes < BYTES_LEAST ? BYTES_LEAST : bytes + 1;
    if (table.bytes == NULL || !grow_slots(&table, slots))
        return false;
    *out = table;
    return true;
}

bool word_table_add(struct word_table *table, const char *word, size_t len, unsigned kind)
{
    uint64_t hash = hash_of(word, len);
    size_t at = slot_of(table, hash, word, len);
    if (table->slot[at] != 0) {
        char *known = table->bytes + (table->slot[at] & offset_mask) + len;
        *known = (char)((unsigned char)*known | kind);
        return true;
    }
    if (len >= WORD_TABLE_BYTES_MOST - table->len)
        return false;
    if (table->count + 1 > table->slots / 4 * 3) {
        if (!grow_slots(table, table->slots * 2))
            return false;
        at = slot_of(table, hash, word, len);
    }
    if (len >= table->room - table->len && !grow_bytes(table, 2 * table->room + len))
        return false;
    table->slot[at] = (uint32_t)table->len | tag_of(hash);
    memcpy(table->bytes + table->len, word, len);
    table->bytes[table->len + len] = (char)kind;
    table->len += len + 1;
    table->count++;
    return true;
}

unsigned word_table_kind(const struct word_table *table, const char *word, size_t len)
{
    uint32_t slot = table->slot[slot_of(table, hash_of(word, len), word, len)];
    return slot == 0 ? 0 : (unsigned char)table->bytes[(slot & offset_mask) + len];
}
