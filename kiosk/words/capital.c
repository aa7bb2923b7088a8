#include "words/capital.h"

#include <string.h>

#include <unicode/ustring.h>

#include "base/utf8.h"

enum { MOST = 8 };

const char *capital_of(struct arena *arena, const char *letter, const char *lang)
{
    UChar small[MOST];
    UChar large[MOST];
    char out[MOST * 3 + 1];
    int32_t small_len = 0;
    int32_t len = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(small, MOST, &small_len, letter, -1, &status);
    int32_t large_len = u_strToUpper(large, MOST, small, small_len, lang, &status);
    if (U_FAILURE(status) || u_countChar32(large, large_len) != 1)
        return letter;
    u_strToUTF8(out, sizeof out, &len, large, large_len, &status);
    const char *copy = U_SUCCESS(status) ? arena_copy_len(arena, out, (size_t)len) : NULL;
    return copy != NULL ? copy : letter;
}

const char *capital_first(struct arena *arena, const char *words, const char *lang)
{
    size_t at = 0;
    utf8_next(words, strlen(words), &at);
    const char *letter = arena_copy_len(arena, words, at);
    const char *large = letter != NULL ? capital_of(arena, letter, lang) : NULL;
    const char *copy = large != NULL && strcmp(large, letter) != 0
                           ? arena_print(arena, "%s%s", large, words + at)
                           : NULL;
    return copy != NULL ? copy : words;
}

bool capital_wanted(const char *written)
{
    size_t len = strlen(written);
    size_t end = len;
    while (end > 0 && (written[end - 1] == ' ' || written[end - 1] == '\n'))
        end--;
    return end == 0 || (end < len && strchr(".!?", written[end - 1]) != NULL);
}
