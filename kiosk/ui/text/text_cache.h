#ifndef ANNA_UI_TEXT_TEXT_CACHE_H
#define ANNA_UI_TEXT_TEXT_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/text/text_shape.h"

/* Runs that were shaped, kept as coverage up to a limit in bytes; the one that was used
 * longest ago goes first. What goes is overwritten, for it may have been typed by a
 * visitor. */

struct text_cache;

struct text_key {
    const char *bytes; /* UTF-8, not terminated */
    uint16_t len;
    uint16_t size_px;
    int16_t script; /* UScriptCode, or -1 */
    uint8_t file;
    bool rtl;
};

/* A shaped run. Its pixels are kept row after row: for every TEXT_MASK_PIXELS of a row 32
 * bits (in native order, not aligned) of which the lowest stands for the first TEXT_GROUP
 * pixels, the next for those behind them, 1 if they have ink; then the coverage of those
 * that have. Coverage behind the end of the row is 0. */
struct text_run {
    struct text_key key;
    int advance;
    int left, top;     /* as in struct text_coverage, of the ink alone */
    int width, height; /* of the ink; 0 if there is none */
    const uint8_t *rows;
};

enum { TEXT_GROUP = 4, TEXT_MASK_PIXELS = 32 * TEXT_GROUP };

/* NULL if memory ran out. */
struct text_cache *text_cache_open(size_t limit_bytes);
void text_cache_close(struct text_cache *cache);

uint64_t text_key_hash(const struct text_key *key);

/* NULL if it is not there. Valid until the next text_cache_put or text_cache_forget. */
const struct text_run *text_cache_get(struct text_cache *cache,
                                      const struct text_key *key, uint64_t hash);

/* Keeps a copy and returns it. A run that is larger than the whole limit is kept alone,
 * until the next one comes. NULL if memory ran out. */
const struct text_run *text_cache_put(struct text_cache *cache,
                                      const struct text_key *key, uint64_t hash,
                                      const struct text_coverage *coverage);

/* Another limit from now on; what is too much for it goes, the oldest first. */
void text_cache_bound(struct text_cache *cache, size_t limit_bytes);

size_t text_cache_used(const struct text_cache *cache);

/* Overwrites and gives back everything. */
void text_cache_forget(struct text_cache *cache);

#endif
