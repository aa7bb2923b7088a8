#include "base/sort_key.h"

#include <stdint.h>
#include <string.h>

#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "core/lang.h"

/* The collation that was asked for last stays open: columns are of one language. NULL if
 * ICU has no data. */
static const UCollator *collator(const char *lang)
{
    static UCollator *opened;
    static const struct lang *of;
    size_t count;
    const struct lang *row = lang_find(lang);

    if (row == NULL)
        row = lang_all(&count);
    if (of != row) {
        UErrorCode status = U_ZERO_ERROR;

        ucol_close(opened);
        of = row;
        opened = ucol_open(row->collation, &status);
        if (U_FAILURE(status))
            opened = NULL;
    }
    return opened;
}

const unsigned char *sort_key(struct arena *arena, const char *lang, const char *text,
                              size_t *len_out)
{
    const UCollator *sorting = collator(lang);
    size_t text_len = strlen(text);
    UErrorCode status = U_ZERO_ERROR;
    UChar brief[256];
    UChar *wide = brief;
    int32_t wide_len = 0;
    int32_t key_len;
    unsigned char *key;

    if (text_len > INT32_MAX / 8)
        return NULL;
    if (sorting == NULL) {
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
    key_len = ucol_getSortKey(sorting, wide, wide_len, NULL, 0);
    key = key_len > 0 ? arena_take(arena, (size_t)key_len) : NULL;
    if (key == NULL)
        return NULL;
    ucol_getSortKey(sorting, wide, wide_len, key, key_len);
    *len_out = (size_t)key_len;
    return key;
}
