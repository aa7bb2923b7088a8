#include "base/sort_key.h"

#include <stdint.h>
#include <string.h>

#include <unicode/ucol.h>
#include <unicode/ustring.h>

/* Opened at the first use: the most commands sort nothing. NULL if ICU has no data. */
static const UCollator *collator(void)
{
    static UCollator *opened;
    static bool tried;

    if (!tried) {
        UErrorCode status = U_ZERO_ERROR;

        tried = true;
        opened = ucol_open("de", &status);
        if (U_FAILURE(status))
            opened = NULL;
    }
    return opened;
}

const unsigned char *sort_key(struct arena *arena, const char *text, size_t *len_out)
{
    const UCollator *german = collator();
    size_t text_len = strlen(text);
    UErrorCode status = U_ZERO_ERROR;
    UChar brief[256];
    UChar *wide = brief;
    int32_t wide_len = 0;
    int32_t key_len;
    unsigned char *key;

    if (text_len > INT32_MAX / 8)
        return NULL;
    if (german == NULL) {
        *len_out = text_len + 1;
        return (const unsigned char *)arena_copy(arena, text);
    }
    if (text_len > sizeof brief / sizeof brief[0])
        wide = arena_take_array(arena, text_len, sizeof *wide);
    if (wide == NULL)
        return NULL;
    u_strFromUTF8WithSub(wide, (int32_t)text_len, &wide_len, text, (int32_t)text_len,
                         0xFFFD, NULL, &status);
    if (U_FAILURE(status))
        return NULL;
    key_len = ucol_getSortKey(german, wide, wide_len, NULL, 0);
    key = key_len > 0 ? arena_take(arena, (size_t)key_len) : NULL;
    if (key == NULL)
        return NULL;
    ucol_getSortKey(german, wide, wide_len, key, key_len);
    *len_out = (size_t)key_len;
    return key;
}
