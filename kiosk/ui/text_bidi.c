#include "ui/text_bidi.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

struct text_bidi {
    UBiDi *icu;
};

struct text_bidi *text_bidi_open(void)
{
    return calloc(1, sizeof(struct text_bidi));
}

void text_bidi_close(struct text_bidi *bidi)
{
    if (bidi == NULL)
        return;
    text_bidi_forget(bidi);
    free(bidi);
}

bool text_bidi_plain(const uint16_t *unit, int count)
{
    for (int i = 0; i < count; i++) {
        unsigned u = unit[i];
        if (u < 0x0590)
            continue;
        if (u <= 0x08FF || u == 0x200E || u == 0x200F || (u >= 0x202A && u <= 0x202E) ||
            (u >= 0x2066 && u <= 0x2069) || u >= 0xFB1D)
            return false;
        /* High surrogates of the blocks U+10800-10FFF and U+1E800-1EFFF. */
        if (u == 0xD802 || u == 0xD803 || u == 0xD83A || u == 0xD83B)
            return false;
    }
    return true;
}

bool text_bidi_levels(struct text_bidi *bidi, const uint16_t *unit, int count,
                      enum text_bidi_base base, uint8_t *level, uint8_t *base_level)
{
    if (bidi->icu == NULL)
        bidi->icu = ubidi_open();
    if (bidi->icu == NULL)
        return false;
    static const UBiDiLevel wanted[] = {0, 1, UBIDI_DEFAULT_LTR};
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi->icu, unit, count, wanted[base], NULL, &status);
    const UBiDiLevel *found = count > 0 ? ubidi_getLevels(bidi->icu, &status) : NULL;
    if (U_FAILURE(status))
        return false;
    if (count > 0)
        memcpy(level, found, (size_t)count);
    if (base_level != NULL)
        *base_level = ubidi_getParaLevel(bidi->icu);
    return true;
}

void text_bidi_order(const uint8_t *level, int count, int32_t *order)
{
    ubidi_reorderVisual(level, count, order);
}

bool text_bidi_removed(uint32_t code)
{
    switch (u_charDirection((UChar32)code)) {
    case U_LEFT_TO_RIGHT_EMBEDDING:
    case U_RIGHT_TO_LEFT_EMBEDDING:
    case U_LEFT_TO_RIGHT_OVERRIDE:
    case U_RIGHT_TO_LEFT_OVERRIDE:
    case U_POP_DIRECTIONAL_FORMAT:
    case U_BOUNDARY_NEUTRAL:
        return true;
    default:
        return false;
    }
}

void text_bidi_forget(struct text_bidi *bidi)
{
    if (bidi->icu != NULL)
        ubidi_close(bidi->icu);
    bidi->icu = NULL;
}
