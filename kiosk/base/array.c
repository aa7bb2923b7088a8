#include "base/array.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM_FIRST = 16 };

static void *longer(struct arena *arena, void *list, size_t count, size_t room,
                    size_t size)
{
    if (arena == NULL)
        return reallocarray(list, room, size);
    void *more = arena_take_array(arena, room, size);
    if (more != NULL && count > 0)
        memcpy(more, list, count * size);
    return more;
}

void *array_room(struct arena *arena, void *list, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return list;
    if (count > SIZE_MAX / 2)
        return NULL;
    size_t wanted = count == 0 ? ROOM_FIRST : count * 2;
    void *more = longer(arena, list, count, wanted, size);
    if (more != NULL)
        *room = wanted;
    return more;
}

void *array_next(struct arena *arena, void *list, size_t count, size_t size)
{
    if ((count & (count - 1)) != 0)
        return list;
    return count > SIZE_MAX / 2
               ? NULL
               : longer(arena, list, count, count == 0 ? 1 : count * 2, size);
}
