#include "ui/text/text_bidi.h"

#include <fribidi.h>

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

/* One character of the paragraph as UAX #9 sees it. */
struct paragraph {
    FriBidiChar *code;
    FriBidiCharType *type;
    FriBidiBracketType *bracket;
    FriBidiLevel *level;
    FriBidiStrIndex count;
};

static bool pair(const uint16_t *unit, int at, int count)
{
    return (unit[at] & 0xFC00) == 0xD800 && at + 1 < count &&
           (unit[at + 1] & 0xFC00) == 0xDC00;
}

static bool read_paragraph(struct paragraph *out, struct arena *scratch,
                           const uint16_t *unit, int count)
{
    size_t room = (size_t)count + 1;
    *out = (struct paragraph){
        .code = arena_take_array(scratch, room, sizeof *out->code),
        .type = arena_take_array(scratch, room, sizeof *out->type),
        .bracket = arena_take_array(scratch, room, sizeof *out->bracket),
        .level = arena_take_array(scratch, room, sizeof *out->level),
    };
    if (out->code == NULL || out->type == NULL || out->bracket == NULL ||
        out->level == NULL)
        return false;
    for (int i = 0; i < count; i++) {
        FriBidiChar code = unit[i];
        if (pair(unit, i, count))
            code = 0x10000 + ((code & 0x3FF) << 10 | (unit[++i] & 0x3FFu));
        out->code[out->count++] = code;
    }
    fribidi_get_bidi_types(out->code, out->count, out->type);
    fribidi_get_bracket_types(out->code, out->count, out->type, out->bracket);
    return true;
}

bool text_bidi_levels(struct arena *scratch, const uint16_t *unit, int count,
                      enum text_bidi_base base, uint8_t *level, uint8_t *base_level)
{
    static const FriBidiParType wanted[] = {FRIBIDI_PAR_LTR, FRIBIDI_PAR_RTL,
                                            FRIBIDI_PAR_ON};
    FriBidiParType found = wanted[base];
    struct paragraph p;
    if (!read_paragraph(&p, scratch, unit, count))
        return false;
    if (p.count > 0 && fribidi_get_par_embedding_levels_ex(p.type, p.bracket, p.count,
                                                           &found, p.level) == 0)
        return false;
    for (int i = 0, at = 0; i < count; i++, at++) {
        level[i] = (uint8_t)p.level[at];
        if (pair(unit, i, count))
            level[i + 1] = level[i], i++;
    }
    if (base_level != NULL)
        *base_level = FRIBIDI_DIR_TO_LEVEL(found) & 1;
    return true;
}

static void turn_round(int32_t *order, int from, int end)
{
    for (; from < --end; from++) {
        int32_t keep = order[from];
        order[from] = order[end];
        order[end] = keep;
    }
}

void text_bidi_order(const uint8_t *level, int count, int32_t *order)
{
    int highest = 0;
    int lowest_odd = 256;
    for (int i = 0; i < count; i++) {
        order[i] = i;
        highest = level[i] > highest ? level[i] : highest;
        lowest_odd = level[i] % 2 != 0 && level[i] < lowest_odd ? level[i] : lowest_odd;
    }
    /* A run of this level or above lies together however its inside was turned. */
    for (int now = highest; now >= lowest_odd; now--)
        for (int i = 0; i < count; i++) {
            int from = i;
            while (i < count && level[i] >= now)
                i++;
            turn_round(order, from, i);
        }
}

bool text_bidi_removed(uint32_t code)
{
    return FRIBIDI_IS_EXPLICIT_OR_BN(fribidi_get_bidi_type(code));
}
