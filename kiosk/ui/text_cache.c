#include "ui/text_cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { BUCKETS = 4096 };

struct entry {
    struct text_run run; /* first: an entry is found again by its run */
    uint64_t hash;
    size_t size; /* of the whole entry, with text and groups behind it */
    struct entry *next_in_bucket;
    struct entry *newer, *older;
    uint8_t tail[];
};

struct text_cache {
    size_t limit, used;
    struct entry *newest, *oldest;
    struct entry *bucket[BUCKETS];
};

struct text_cache *text_cache_open(size_t limit_bytes)
{
    struct text_cache *cache = calloc(1, sizeof *cache);
    if (cache != NULL)
        cache->limit = limit_bytes;
    return cache;
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

/* The smallest box around all ink; empty if there is none. */
static struct box ink_box(const struct text_coverage *coverage)
{
    struct box box = {coverage->width, coverage->height, 0, 0};
    for (int y = 0; y < coverage->height; y++) {
        const uint8_t *row = coverage->pixel + (size_t)y * (size_t)coverage->stride;
        int first = 0, last = coverage->width;
        while (first < last && row[first] == 0)
            first++;
        if (first == last)
            continue;
        while (row[last - 1] == 0)
            last--;
        box.x0 = first < box.x0 ? first : box.x0;
        box.x1 = last > box.x1 ? last : box.x1;
        box.y0 = y < box.y0 ? y : box.y0;
        box.y1 = y + 1;
    }
    return box.x1 == 0 ? (struct box){0, 0, 0, 0} : box;
}

static bool inked(const uint8_t *row, int width, int group)
{
    for (int x = group * TEXT_GROUP; x < width && x < (group + 1) * TEXT_GROUP; x++)
        if (row[x] != 0)
            return true;
    return false;
}

/* Writes one row as groups; with `out` NULL only counts. Blank ends of rows are left out.
 */
static size_t pack_row(const uint8_t *row, int width, uint8_t *out)
{
    size_t len = 0;
    while (width > 0 && row[width - 1] == 0)
        width--;
    int groups = (width + TEXT_GROUP - 1) / TEXT_GROUP;
    for (int at = 0; at < groups;) {
        bool ink = inked(row, width, at);
        int count = 1;
        while (count < TEXT_GROUPS_MOST && at + count < groups &&
               inked(row, width, at + count) == ink)
            count++;
        if (out != NULL)
            out[len] = (uint8_t)((ink ? TEXT_GROUPS_INKED : 0) | count);
        len++;
        int x = at * TEXT_GROUP;
        int bytes = count * TEXT_GROUP;
        if (ink && out != NULL) {
            memset(out + len, 0, (size_t)bytes);
            memcpy(out + len, row + x, (size_t)(x + bytes > width ? width - x : bytes));
        }
        len += ink ? (size_t)bytes : 0;
        at += count;
    }
    if (out != NULL)
        out[len] = 0;
    return len + 1;
}

static size_t pack(const struct text_coverage *coverage, struct box box, uint8_t *out)
{
    size_t len = 0;
    for (int y = box.y0; y < box.y1; y++)
        len += pack_row(coverage->pixel + (size_t)y * (size_t)coverage->stride + box.x0,
                        box.x1 - box.x0, out == NULL ? NULL : out + len);
    return len;
}

const struct text_run *text_cache_put(struct text_cache *cache,
                                      const struct text_key *key, uint64_t hash,
                                      const struct text_coverage *coverage)
{
    struct box box = ink_box(coverage);
    size_t size = sizeof(struct entry) + key->len + pack(coverage, box, NULL);
    while (cache->oldest != NULL && cache->used + size > cache->limit)
        drop_oldest(cache);
    struct entry *entry = malloc(size);
    if (entry == NULL)
        return NULL;
    memset(entry, 0, sizeof *entry);
    entry->hash = hash;
    entry->size = size;
    memcpy(entry->tail, key->bytes, key->len);
    pack(coverage, box, entry->tail + key->len);
    entry->run = (struct text_run){
        .key = *key,
        .advance = coverage->advance,
        .left = coverage->left + box.x0,
        .top = coverage->top - box.y0,
        .width = box.x1 - box.x0,
        .height = box.y1 - box.y0,
        .groups = entry->tail + key->len,
    };
    entry->run.key.bytes = (const char *)entry->tail;
    entry->next_in_bucket = cache->bucket[hash % BUCKETS];
    cache->bucket[hash % BUCKETS] = entry;
    link_newest(cache, entry);
    cache->used += size;
    return &entry->run;
}

size_t text_cache_used(const struct text_cache *cache)
{
    return cache->used;
}

void text_cache_forget(struct text_cache *cache)
{
    while (cache->oldest != NULL)
        drop_oldest(cache);
}
