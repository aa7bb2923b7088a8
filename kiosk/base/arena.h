#ifndef ANNA_BASE_ARENA_H
#define ANNA_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

/* Memory of one lifetime (program, screen or request, frame): taken piece by piece, given
 * back as a whole. No piece is freed alone. When memory runs out, arena_take and its kin
 * return NULL and the arena remembers it, so that a caller who builds something large may
 * ask once at the end. */

struct arena_block;

struct arena {
    struct arena_block *first; /* blocks in the order they were made; private */
    struct arena_block *now;   /* the block pieces are taken from; private */
    bool failed;               /* a piece could not be given since the last reset */
};

/* An empty arena takes no memory: `struct arena a = {0};` is one. */

/* `size` zeroed bytes, aligned for any type. NULL if memory ran out. */
void *arena_take(struct arena *arena, size_t size);

/* Room for `count` things of `size` bytes, zeroed. NULL if memory ran out or the product
 * overflows. */
void *arena_take_array(struct arena *arena, size_t count, size_t size);

/* A terminated copy of a text, or of its first `len` bytes. NULL if memory ran out; NULL
 * for NULL. */
char *arena_copy(struct arena *arena, const char *text);
char *arena_copy_len(struct arena *arena, const char *text, size_t len);

/* A formatted text. NULL if memory ran out. */
char *arena_print(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Takes all pieces back and keeps the blocks for the next use. */
void arena_reset(struct arena *arena);

/* The same after overwriting every byte: for what a visitor typed, chose or saw. */
void arena_wipe(struct arena *arena);

/* Gives the blocks back. The arena is empty and may be used again. */
void arena_free(struct arena *arena);

/* Overwrites `len` bytes with zeroes in a way that the compiler may not leave out. */
void wipe(void *bytes, size_t len);

#endif
