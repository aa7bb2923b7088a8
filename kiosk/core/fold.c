#include "core/fold.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

enum { DROPPED = 0, SPACE = ' ' };

/* Base letters of the Latin blocks, one a character; '.' = a letter that stays as it is.
 */
static const char LATIN_FROM_00C0[] =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    "bbbb...cc.ddd.ee.ffg...ikkl..nnooo..pp.....ttttuu.vvyyzz........"
    "....dddlllnnnaaiioouuuuuuuuuueaaaaaaggggkkoooo..jdddgg..nnaaaaoo"
    "aaaaeeeeiiiioooorrrruuuusstt..hhnd..zzaaeeooooooooyylnt...acclts"
    "z..bu.eejj.qrryy";
static const char LATIN_FROM_1E00[] =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwyas..s.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy....yy";

struct range {
    uint32_t from;
    uint32_t to;
};

/* Marks on letters, joiners and directions: gone without a trace. */
static const struct range DROPPED_RANGES[] = {
    {0x00AD, 0x00AD}, {0x0300, 0x036F},   {0x0483, 0x0489}, {0x0591, 0x05BD},
    {0x05BF, 0x05BF}, {0x05C1, 0x05C2},   {0x05C4, 0x05C5}, {0x05C7, 0x05C7},
    {0x0610, 0x061A}, {0x061C, 0x061C},   {0x0640, 0x0640}, {0x064B, 0x065F},
    {0x0670, 0x0670}, {0x06D6, 0x06DC},   {0x06DF, 0x06E8}, {0x06EA, 0x06ED},
    {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},   {0x200B, 0x200F}, {0x202A, 0x202E},
    {0x2060, 0x206F}, {0x20D0, 0x20FF},   {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
    {0xFEFF, 0xFEFF}, {0xE0000, 0xE0FFF},
};

/* Whatever else is no letter and no digit. */
static const struct range SPACE_RANGES[] = {
    {0x0080, 0x00A9},    {0x00AB, 0x00B1}, {0x00B4, 0x00B4}, {0x00B6, 0x00B8},
    {0x00BB, 0x00BF},    {0x02B9, 0x02FF}, {0x037E, 0x037E}, {0x0384, 0x0385},
    {0x0387, 0x0387},    {0x055A, 0x055F}, {0x0589, 0x058A}, {0x05BE, 0x05BE},
    {0x05C0, 0x05C0},    {0x05C3, 0x05C3}, {0x05C6, 0x05C6}, {0x05F3, 0x05F4},
    {0x0600, 0x060F},    {0x061B, 0x061B}, {0x061D, 0x061F}, {0x066A, 0x066D},
    {0x06D4, 0x06D4},    {0x06DD, 0x06DE}, {0x06E9, 0x06E9}, {0x06FD, 0x06FE},
    {0x0964, 0x0965},    {0x1361, 0x1368}, {0x2000, 0x200A}, {0x2010, 0x2029},
    {0x202F, 0x205F},    {0x20A0, 0x20CF}, {0x2100, 0x2BFF}, {0x2E00, 0x2E7F},
    {0x3000, 0x3004},    {0x3008, 0x3020}, {0xE000, 0xF8FF}, {0xFD3E, 0xFD3F},
    {0xFE10, 0xFE1F},    {0xFE30, 0xFE6F}, {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF},
    {0xF0000, 0x10FFFF},
};

struct pair {
    uint16_t from;
    uint16_t to;
};

/* One form for letters that people and keyboards mix up: Greek with tonos, Cyrillic with
 * two dots or breve, Arabic alef, yeh, waw, heh, kaf with their Persian and Kurdish kin.
 */
static const struct pair LETTERS[] = {
    {0x00AA, 'a'},    {0x00B2, '2'},    {0x00B3, '3'},    {0x00B5, 0x03BC},
    {0x00B9, '1'},    {0x00BA, 'o'},    {0x0259, 'e'},    {0x018F, 'e'},
    {0x0386, 0x03B1}, {0x0388, 0x03B5}, {0x0389, 0x03B7}, {0x038A, 0x03B9},
    {0x038C, 0x03BF}, {0x038E, 0x03C5}, {0x038F, 0x03C9}, {0x0390, 0x03B9},
    {0x03AA, 0x03B9}, {0x03AB, 0x03C5}, {0x03AC, 0x03B1}, {0x03AD, 0x03B5},
    {0x03AE, 0x03B7}, {0x03AF, 0x03B9}, {0x03B0, 0x03C5}, {0x03C2, 0x03C3},
    {0x03CA, 0x03B9}, {0x03CB, 0x03C5}, {0x03CC, 0x03BF}, {0x03CD, 0x03C5},
    {0x03CE, 0x03C9}, {0x0439, 0x0438}, {0x0450, 0x0435}, {0x0451, 0x0435},
    {0x0453, 0x0433}, {0x0457, 0x0456}, {0x045C, 0x043A}, {0x045D, 0x0438},
    {0x045E, 0x0443}, {0x0491, 0x0433}, {0x0622, 0x0627}, {0x0623, 0x0627},
    {0x0624, 0x0648}, {0x0625, 0x0627}, {0x0626, 0x064A}, {0x0629, 0x0647},
    {0x0649, 0x064A}, {0x0671, 0x0627}, {0x0695, 0x0631}, {0x06A9, 0x0643},
    {0x06B5, 0x0644}, {0x06BE, 0x0647}, {0x06C0, 0x0647}, {0x06C1, 0x0647},
    {0x06C6, 0x0648}, {0x06CC, 0x064A}, {0x06CE, 0x064A}, {0x06D5, 0x0647},
};

static bool in_ranges(const struct range *range, size_t count, uint32_t code)
{
    for (size_t i = 0; i < count && range[i].from <= code; i++)
        if (code <= range[i].to)
            return true;
    return false;
}

static uint32_t lower(uint32_t code)
{
    if (code >= 0x0391 && code <= 0x03A9)
        return code + 0x20;
    if (code >= 0x0410 && code <= 0x042F)
        return code + 0x20;
    if (code >= 0x0400 && code <= 0x040F)
        return code + 0x50;
    if ((code >= 0x0460 && code <= 0x0481) || (code >= 0x048A && code <= 0x04BF) ||
        (code >= 0x04D0 && code <= 0x052F))
        return code | 1;
    if (code >= 0x0531 && code <= 0x0556)
        return code + 0x30;
    if (code >= 0x1C90 && code <= 0x1CBF)
        return code - 0x1C90 + 0x10D0;
    return code;
}

static uint32_t fold_digit(uint32_t code)
{
    if (code >= 0x0660 && code <= 0x0669)
        return code - 0x0660 + '0';
    if (code >= 0x06F0 && code <= 0x06F9)
        return code - 0x06F0 + '0';
    return code;
}

/* What a letter or digit of ASCII folds to; 0 for all other bytes. */
static char plain_letter(char byte)
{
#define EIGHT "\0\0\0\0\0\0\0\0"
    static const char letters[] = EIGHT EIGHT EIGHT EIGHT EIGHT EIGHT
        "0123456789"
        "\0\0\0\0\0\0\0abcdefghijklmnopqrstuvwxyz"
        "\0\0\0\0\0\0abcdefghijklmnopqrstuvwxyz\0\0\0\0\0";
#undef EIGHT
    return (unsigned char)byte < 0x80 ? letters[(unsigned char)byte] : '\0';
}

static uint32_t fold_ascii(uint32_t code)
{
    char letter = plain_letter((char)code);
    return letter != '\0' ? (uint32_t)letter : SPACE;
}

/* The one letter that stands for `code`; DROPPED, SPACE. */
static uint32_t fold_code(uint32_t code)
{
    if (code >= 0xFF01 && code <= 0xFF5E)
        code -= 0xFF01 - '!';
    if (code < 0x80)
        return fold_ascii(code);
    char base = '.';
    if (code >= 0x00C0 && code <= 0x024F)
        base = LATIN_FROM_00C0[code - 0x00C0];
    else if (code >= 0x1E00 && code <= 0x1EFF)
        base = LATIN_FROM_1E00[code - 0x1E00];
    if (base != '.')
        return (unsigned char)base;
    code = fold_digit(lower(code));
    for (size_t i = 0; i < sizeof LETTERS / sizeof *LETTERS; i++)
        if (LETTERS[i].from == code)
            return LETTERS[i].to;
    if (in_ranges(DROPPED_RANGES, sizeof DROPPED_RANGES / sizeof *DROPPED_RANGES, code))
        return DROPPED;
    if (in_ranges(SPACE_RANGES, sizeof SPACE_RANGES / sizeof *SPACE_RANGES, code))
        return SPACE;
    return code;
}

/* Letters that become two. NULL for all others. */
static const char *fold_two(uint32_t code)
{
    switch (code) {
    case 0x00DF:
    case 0x1E9E:
        return "ss";
    case 0x00DE:
    case 0x00FE:
        return "th";
    case 0x0132:
    case 0x0133:
        return "ij";
    case 0xFB00:
        return "ff";
    case 0xFB01:
        return "fi";
    case 0xFB02:
        return "fl";
    case 0xFB05:
    case 0xFB06:
        return "st";
    default:
        return NULL;
    }
}

struct folded {
    char *text;
    size_t *offset; /* NULL if nobody wants it */
    size_t len;
    size_t space_at; /* where the marks began that wait to become one space */
    bool space;
    bool open; /* the last letter was a plain a, o, u: an e after it belongs to it */
};

static void put_letters(struct folded *out, const char *bytes, size_t len, size_t at)
{
    for (size_t i = 0; i < len; i++) {
        if (out->offset != NULL)
            out->offset[out->len] = at;
        out->text[out->len++] = bytes[i];
    }
}

/* The marks that wait become one space, but not in front of everything. */
static void put_space(struct folded *out)
{
    if (out->space && out->len > 0)
        put_letters(out, " ", 1, out->space_at);
    out->space = false;
}

/* The letters and digits of ASCII from `at` on, which most of all text is. Returns where
 * they end. */
static size_t fold_plain(struct folded *out, const char *text, size_t at)
{
    char letter = plain_letter(text[at]);
    if (letter == '\0')
        return at;
    if (!out->open || letter != 'e')
        put_space(out);
    for (; letter != '\0'; letter = plain_letter(text[++at])) {
        bool belongs = out->open && letter == 'e';
        out->open = !belongs && (letter == 'a' || letter == 'o' || letter == 'u');
        if (belongs)
            continue;
        if (out->offset != NULL)
            out->offset[out->len] = at;
        out->text[out->len++] = letter;
    }
    return at;
}

/* "м'який" is one word, whichever apostrophe a keyboard has, and as often typed without.
 */
static bool in_cyrillic_word(const struct folded *out, uint32_t code)
{
    static const uint32_t apostrophes[] = {'\'',   '`',    0x00B4, 0x02B9,
                                           0x02BC, 0x2018, 0x2019};
    if (out->space || out->len < 2 || (unsigned char)out->text[out->len - 2] < 0xD0 ||
        (unsigned char)out->text[out->len - 2] > 0xD3)
        return false;
    for (size_t i = 0; i < sizeof apostrophes / sizeof apostrophes[0]; i++)
        if (apostrophes[i] == code)
            return true;
    return false;
}

/* Any other character. */
static void fold_one(struct folded *out, uint32_t code, size_t at)
{
    if (in_cyrillic_word(out, code))
        return;
    const char *two = fold_two(code);
    uint32_t letter = two == NULL ? fold_code(code) : 0;
    if (two == NULL && letter == DROPPED) {
        /* An umlaut written as two characters has its dots; a hyphen to come has none. */
        if (code >= 0x0300 && code <= 0x036F)
            out->open = false;
        return;
    }
    out->open = false;
    if (letter == SPACE) {
        if (!out->space)
            out->space_at = at;
        out->space = true;
        return;
    }
    put_space(out);
    char bytes[4];
    if (two != NULL)
        put_letters(out, two, 2, at);
    else
        put_letters(out, bytes, utf8_put(bytes, letter), at);
}

char *fold(struct arena *arena, const char *text, size_t **offset_out)
{
    size_t len = strlen(text);
    /* No letter folds to more bytes than it has, and a space stands for at least one. */
    struct folded out = {.text = arena_take(arena, len + 1)};
    if (out.text == NULL)
        return NULL;
    if (offset_out != NULL) {
        out.offset = arena_take_array(arena, len + 1, sizeof *out.offset);
        if (out.offset == NULL)
            return NULL;
    }
    for (size_t at = 0; at < len;) {
        at = fold_plain(&out, text, at);
        size_t from = at;
        if (at < len)
            fold_one(&out, utf8_next(text, len, &at), from);
    }
    out.text[out.len] = '\0';
    if (offset_out != NULL) {
        out.offset[out.len] = out.space && out.len > 0 ? out.space_at : len;
        *offset_out = out.offset;
    }
    return out.text;
}
