#ifndef ANNA_BASE_ARRAY_H
#define ANNA_BASE_ARRAY_H

#include <stddef.h>

#include "base/arena.h"

/* Lists that grow by doubling. The list stays its owner's, with its count and room:
 *
 *     struct thing *more =
 *         array_room(arena, list->item, list->count, &list->room, sizeof *more);
 *     if (more == NULL)
 *         return false;
 *     list->item = more;
 *     list->item[list->count++] = thing;
 *
 * A list without things is NULL, 0, 0. */

/* Room for one thing more, of `size` bytes (not 0), behind `count`: `list` itself while
 * `*room` is larger; else the things stand in a longer piece of the arena, the old piece
 * stays in it, and `*room` has doubled. `arena` NULL: from the heap; then `list` has
 * moved and the owner frees the new one. New places of the arena are zeroed, of the heap
 * not. NULL if memory ran out or the length overflows: list and room are as before. */
void *array_room(struct arena *arena, void *list, size_t count, size_t *room,
                 size_t size);

/* The same for a list in an arena that nobody keeps the room of: it is full whenever its
 * count is a power of two. Such a list may only be made by this function. */
void *array_next(struct arena *arena, void *list, size_t count, size_t size);

#endif
