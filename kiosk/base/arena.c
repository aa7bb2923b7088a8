#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_LEN = 32 * 1024, ALIGN = 16 };

struct arena_block {
    struct arena_block *next;
    size_t room;
    size_t used;
    max_align_t bytes[];
};

static struct arena_block *block_new(size_t room)
{
    if (room < BLOCK_LEN)
        room = BLOCK_LEN;
    struct arena_block *block = malloc(sizeof *block + room);
    if (block != NULL)
        *block = (struct arena_block){.room = room};
    return block;
}

/* The next block with `size` bytes free behind the present one, an old one or a new one.
 */
static struct arena_block *block_after(struct arena *arena, size_t size)
{
    struct arena_block *now = arena->now;
    while (now != NULL && now->next != NULL) {
        now = now->next;
        if (now->room - now->used >= size)
            return now;
    }
    struct arena_block *block = block_new(size);
    if (block == NULL)
        return NULL;
    if (now == NULL)
        arena->first = block;
    else
        now->next = block;
    return block;
}

void *arena_take(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2) {
        arena->failed = true;
        return NULL;
    }
    size = (size + ALIGN - 1) / ALIGN * ALIGN;
    if (arena->now == NULL || arena->now->room - arena->now->used < size) {
        struct arena_block *block = block_after(arena, size);
        if (block == NULL) {
            arena->failed = true;
            return NULL;
        }
        arena->now = block;
    }
    char *piece = (char *)arena->now->bytes + arena->now->used;
    arena->now->used += size;
    memset(piece, 0, size);
    return piece;
}

void *arena_take_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) {
        arena->failed = true;
        return NULL;
    }
    return arena_take(arena, count * size);
}

char *arena_copy_len(struct arena *arena, const char *text, size_t len)
{
    if (text == NULL)
        return NULL;
    char *copy = arena_take(arena, len + 1);
    if (copy != NULL)
        memcpy(copy, text, len);
    return copy;
}

char *arena_copy(struct arena *arena, const char *text)
{
    return text == NULL ? NULL : arena_copy_len(arena, text, strlen(text));
}

char *arena_print(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_list again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = len < 0 ? NULL : arena_take(arena, (size_t)len + 1);
    if (text != NULL)
        vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return text;
}

void arena_reset(struct arena *arena)
{
    for (struct arena_block *block = arena->first; block != NULL; block = block->next)
        block->used = 0;
    arena->now = arena->first;
    arena->failed = false;
}

void arena_wipe(struct arena *arena)
{
    for (struct arena_block *block = arena->first; block != NULL; block = block->next)
        wipe(block->bytes, block->room);
    arena_reset(arena);
}

void arena_free(struct arena *arena)
{
    for (struct arena_block *block = arena->first; block != NULL;) {
        struct arena_block *next = block->next;
        free(block);
        block = next;
    }
    *arena = (struct arena){0};
}

void wipe(void *bytes, size_t len)
{
    explicit_bzero(bytes, len);
}
