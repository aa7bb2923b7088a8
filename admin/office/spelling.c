#include "spelling.h"

#include "core/fold.h"

char *spelling(struct arena *arena, const char *text)
{
    char *word = fold(arena, text, NULL);
    size_t len = 0;
    if (word == NULL)
        return NULL;
    for (const char *at = word; *at != '\0'; at++)
        if (*at != ' ')
            word[len++] = *at;
    word[len] = '\0';
    return word;
}

char *spelling_len(struct arena *arena, const char *text, size_t len)
{
    const char *copy = arena_copy_len(arena, text, len);
    return copy == NULL ? NULL : spelling(arena, copy);
}
