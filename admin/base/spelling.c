#include "base/spelling.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "core/fold.h"

enum { ID_MAX = 64, ID_CUT = 55 };

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

char *spelling_id(struct arena *arena, const char *text)
{
    char *word = fold(arena, text, NULL);
    size_t len = 0;
    bool letters = false;
    if (word == NULL)
        return NULL;
    uint32_t number = (uint32_t)hash_text(HASH_BEGIN, word);
    for (const char *at = word; *at != '\0'; at++) {
        bool fits = (*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9');
        letters = letters || fits;
        if (fits)
            word[len++] = *at;
        else if (*at == ' ' && len > 0 && word[len - 1] != '-')
            word[len++] = '-';
    }
    while (len > 0 && word[len - 1] == '-')
        len--;
    word[len] = '\0';
    if (!letters || len <= ID_MAX)
        return word;
    return arena_print(arena, "%.*s-%08x", ID_CUT, word, (unsigned)number);
}
