#include "words/language_name.h"

#include <string.h>

#include <unicode/uloc.h>
#include <unicode/ustring.h>

/* ICU calls by a name whatever looks like a language; a list may also say "Deutsch". */
static bool is_id(const char *id)
{
    size_t len = strspn(id, "abcdefghijklmnopqrstuvwxyz");
    return (len == 2 || len == 3) && id[len] == '\0';
}

const char *language_name(struct arena *arena, const char *lang, const char *in)
{
    enum { MOST = 96 };
    UChar wide[MOST];
    char name[MOST * 3 + 1];
    int32_t len = 0;
    UErrorCode status = U_ZERO_ERROR;
    if (!is_id(lang))
        return lang;
    int32_t wide_len = uloc_getDisplayLanguage(lang, in, wide, MOST, &status);
    if (U_FAILURE(status) || wide_len <= 0 || wide_len >= MOST)
        return lang;
    u_strToUTF8(name, sizeof name, &len, wide, wide_len, &status);
    const char *copy =
        U_SUCCESS(status) ? arena_copy_len(arena, name, (size_t)len) : NULL;
    return copy != NULL ? copy : lang;
}
