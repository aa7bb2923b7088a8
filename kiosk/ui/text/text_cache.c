#include "ui/text/text_cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { BUCKETS = 4096 };

struct entry {
    struct text_run run; /* first: an entry is found again by its run */
    uint64_t hash;
    size_t size; /* of the whole entry, with text and rows behind it */
    struct entry *next_in_bucket;
    struct entry *newer, *older;
    uint8_t tail[];
};

struct text_cache {
    size_t limit, used;
    struct entry *newest, *oldest;
    struct entry *bucket[BUCKETS];
    uint8_t *packing; /* where the next run is packed before its length is known */
    size_t packing_room;
};

struct text_cache *text_cache_open(size_t limit_bytes)
{
    struct text_cache *cache = calloc(1, sizeof *cache);
    if (cache != NULL)
        cache->limit = limit_bytes;
    return cache;
}

static void forget_packing(struct text_cache *cache)
{
    if (cache->packing != NULL)
        wipe(cache->packing, cache->packing_room);
    free(cache->packing);
    cache->packing = NULL;
    cache->packing_room = 0;
}

void text_cache_close(struct text_cache *cache)
{
    if (cache == NULL)
        return;
    text_cache_forget(cache);
    free(cache);
}

/* FNV-1a; the text of a run is short. */
uint64_t text_key_hash(const struct text_key *key)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < key->len; i++)
        hash = (hash ^ (uint8_t)key->bytes[i]) * 0x100000001B3u;
    uint64_t rest = (uint64_t)key->size_px << 32 | (uint64_t)(uint16_t)key->script << 16 |
                    (uint64_t)key->file << 1 | key->rtl;
    hash = (hash ^ rest) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

static bool same(const struct text_key *a, const struct text_key *b)
{
    return a->len == b->len && a->size_px == b->size_px && a->script == b->script &&
           a->file == b->file && a->rtl == b->rtl &&
           memcmp(a->bytes, b->bytes, a->len) == 0;
}

static void unlink_age(struct text_cache *cache, struct entry *entry)
{
    *(entry->newer != NULL ? &entry->newer->older : &cache->newest) = entry->older;
    *(entry->older != NULL ? &entry->older->newer : &cache->oldest) = entry->newer;
}

static void link_newest(struct text_cache *cache, struct entry *entry)
{
    entry->newer = NULL;
    entry->older = cache->newest;
    *(cache->newest != NULL ? &cache->newest->newer : &cache->oldest) = entry;
    cache->newest = entry;
}

static void drop_oldest(struct text_cache *cache)
{
    struct entry *entry = cache->oldest;
    struct entry **at = &cache->bucket[entry->hash % BUCKETS];
    while (*at != entry)
        at = &(*at)->next_in_bucket;
    *at = entry->next_in_bucket;
    cache->oldest = entry->newer;
    *(entry->newer != NULL ? &entry->newer->older : &cache->newest) = NULL;
    cache->used -= entry->size;
    wipe(entry, entry->size);
    free(entry);
}

const struct text_run *text_cache_get(struct text_cache *cache,
                                      const struct text_key *key, uint64_t hash)
{
    struct entry *entry = cache->bucket[hash % BUCKETS];
    while (entry != NULL && (entry->hash != hash || !same(&entry->run.key, key)))
        entry = entry->next_in_bucket;
    if (entry == NULL)
        return NULL;
    if (entry != cache->newest) {
        unlink_age(cache, entry);
        link_newest(cache, entry);
    }
    return &entry->run;
}

struct box {
    int x0, y0, x1, y1;
};

/* Columns before the first ink of a row, and up to behind its last. Most of a picture is
 * blank, which is passed over eight at a time. */
static int blank_start(const uint8_t *row, int width)
{
    int x = 0;
    uint64_t eight = 0;
    while (x + 8 <= width && eight == 0) {
        memcpy(&eight, row + x, sizeof eight);
        x += eight == 0 ? 8 : 0;
    }
    while (x < width && row[x] == 0)
        x++;
    return x;
}

static int ink_end(const uint8_t *row, int width)
{
    uint64_t eight = 0;
    while (width >= 8 && eight == 0) {
        memcpy(&eight, row + width - 8, sizeof eight);
        width -= eight == 0 ? 8 : 0;
    }
    while (width > 0 && row[width - 1] == 0)
        width--;
    return width;
}

/* The smallest box around all ink; empty if there is none. */
static struct box ink_box(const struct text_coverage *coverage)
{
    struct box box = {coverage->width, coverage->height, 0, 0};
    for (int y = 0; y < coverage->height; y++) {
        const uint8_t *row = coverage->pixel + (size_t)y * (size_t)coverage->stride;
        int last = ink_end(row, coverage->width);
        if (last == 0)
            continue;
        int first = blank_start(row, last);
        box.x0 = first < box.x0 ? first : box.x0;
        box.x1 = last > box.x1 ? last : box.x1;
        box.y0 = y < box.y0 ? y : box.y0;
        box.y1 = y + 1;
    }
    return box.x1 == 0 ? (struct box){0, 0, 0, 0} : box;
}

/* Writes `count` groups and their mask; returns the length. No branch asks for ink, for
 * no processor foresees the answer; a group without ink is written, and written over. */
static size_t pack_groups(const uint8_t *from, int count, uint8_t *out)
{
    uint32_t mask = 0;
    size_t len = sizeof mask;
    for (int i = 0; i < count; i++) {
        uint32_t four;
        memcpy(&four, from, sizeof four);
        from += TEXT_GROUP;
        memcpy(out + len, &four, sizeof four);
        len += four != 0 ? TEXT_GROUP : 0;
        mask |= (uint32_t)(four != 0) << i;
    }
    memcpy(out, &mask, sizeof mask);
    return len;
}

/* Writes one row; returns its length. */
static size_t pack_row(const uint8_t *row, int width, uint8_t *out)
{
    size_t len = 0;
    for (; width >= TEXT_MASK_PIXELS; width -= TEXT_MASK_PIXELS) {
        len += pack_groups(row, TEXT_MASK_PIXELS / TEXT_GROUP, out + len);
        row += TEXT_MASK_PIXELS;
    }
    /* The last group of a row may end before its fourth pixel. */
    uint8_t rest[TEXT_MASK_PIXELS] = {0};
    memcpy(rest, row, (size_t)width);
    if (width > 0)
        len += pack_groups(rest, (width + TEXT_GROUP - 1) / TEXT_GROUP, out + len);
    return len;
}

/* Room for all rows of a box, whatever is in them. NULL if memory ran out. */
static uint8_t *packing_room(struct text_cache *cache, struct box box)
{
    size_t masks = (size_t)(box.x1 - box.x0) / TEXT_MASK_PIXELS + 1;
    size_t room =
        (size_t)(box.y1 - box.y0) * masks * (sizeof(uint32_t) + TEXT_MASK_PIXELS);
    if (room <= cache->packing_room)
        return cache->packing;
    forget_packing(cache);
    cache->packing = malloc(room);
    cache->packing_room = cache->packing == NULL ? 0 : room;
    return cache->packing;
}

static size_t pack(const struct text_coverage *coverage, struct box box, uint8_t *out)
{
    size_t len = 0;
    for (int y = box.y0; y < box.y1; y++)
        len += pack_row(coverage->pixel + (size_t)y * (size_t)coverage->stride + box.x0,
                        box.x1 - box.x0, out + len);
    return len;
}

const struct text_run *text_cache_put(struct text_cache *cache,
                                      const struct text_key *key, uint64_t hash,
                                      const struct text_coverage *coverage)
{
    struct box box = ink_box(coverage);
    uint8_t *packing = packing_room(cache, box);
    if (packing == NULL && box.y1 > box.y0)
        return NULL;
    size_t packed_len = pack(coverage, box, packing);
    size_t size = sizeof(struct entry) + key->len + packed_len;
    while (cache->oldest != NULL && cache->used + size > cache->limit)
        drop_oldest(cache);
    struct entry *entry = malloc(size);
    if (entry == NULL)
        return NULL;
    memset(entry, 0, sizeof *entry);
    entry->hash = hash;
    entry->size = size;
    memcpy(entry->tail, key->bytes, key->len);
    if (packed_len > 0)
        memcpy(entry->tail + key->len, packing, packed_len);
    entry->run = (struct text_run){
        .key = *key,
        .advance = coverage->advance,
        .left = coverage->left + box.x0,
        .top = coverage->top - box.y0,
        .width = box.x1 - box.x0,
        .height = box.y1 - box.y0,
        .rows = entry->tail + key->len,
    };
    entry->run.key.bytes = (const char *)entry->tail;
    entry->next_in_bucket = cache->bucket[hash % BUCKETS];
    cache->bucket[hash % BUCKETS] = entry;
    link_newest(cache, entry);
    cache->used += size;
    return &entry->run;
}

void text_cache_bound(struct text_cache *cache, size_t limit_bytes)
{
    cache->limit = limit_bytes;
    while (cache->oldest != NULL && cache->used > cache->limit)
        drop_oldest(cache);
}

size_t text_cache_used(const struct text_cache *cache)
{
    return cache->used;
}

void text_cache_forget(struct text_cache *cache)
{
    while (cache->oldest != NULL)
        drop_oldest(cache);
    forget_packing(cache);
}
