#include "base/font_cover.h"

#include "base/message.h"
#include "base/utf8.h"

#include <string.h>

enum { NAMED = 5, KNOWN = 64 };

bool font_cover_has(uint32_t code)
{
    size_t from = 0;
    size_t to = font_cover_range_count;
    if (code == '\n' || code == '\t')
        return true;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (font_cover_ranges[middle].last < code)
            from = middle + 1;
        else
            to = middle;
    }
    return from < font_cover_range_count && font_cover_ranges[from].first <= code;
}

/* Adds `code` if it has not been there; at most KNOWN are told apart. */
static void add_once(uint32_t *codes, size_t *count, uint32_t code)
{
    size_t i = 0;
    while (i < *count && codes[i] != code)
        i++;
    if (i == *count && *count < KNOWN)
        codes[(*count)++] = code;
}

const char *font_cover_lacks(struct arena *arena, const char *text)
{
    uint32_t codes[KNOWN];
    size_t count = 0;
    size_t len = strlen(text);
    for (size_t at = 0; at < len;) {
        /* Nearly all letters are of these. */
        if (text[at] >= ' ' && text[at] <= '~') {
            at++;
            continue;
        }
        uint32_t code = utf8_next(text, len, &at);
        if (!font_cover_has(code))
            add_once(codes, &count, code);
    }
    const char *words = NULL;
    for (size_t i = 0; i < count && i < NAMED; i++) {
        char sign[5] = "";
        utf8_put(sign, codes[i]);
        words = arena_print(arena, "%s%sU+%04X %s", i > 0 ? words : "", i > 0 ? ", " : "",
                            (unsigned)codes[i], sign);
        if (words == NULL)
            return NULL;
    }
    return count <= NAMED
               ? words
               : arena_print(arena, message("%s and %zu more"), words, count - NAMED);
}
