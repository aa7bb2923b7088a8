#include <string.h>

#include "base/utf8.h"
#include "ui/text/text_char.h"
#include "ui/text/text_inside.h"
#include "ui/text/text_number.h"

/* What all pieces of a paragraph have in common while it is cut. */
struct cutter {
    struct text *text;
    const struct text_source *source;
    struct text_style style;
    const uint8_t *level;   /* of each unit of the paragraph; NULL: all 0 */
    const uint8_t *may_end; /* of each unit of the paragraph */
    int first, end;         /* units of the paragraph */
    char *drawn;
    int many_spaces; /* width of MANY of them */
};

enum { MANY = 16 };

static uint8_t level_at(const struct cutter *cutter, int unit)
{
    return cutter->level == NULL ? 0 : cutter->level[unit - cutter->first];
}

/* True if unit `at` belongs to another piece than the one before it, whatever it is. */
static bool divided(const struct cutter *cutter, const struct text_piece *piece, int at)
{
    return cutter->may_end[at - 1 - cutter->first] != 0 ||
           level_at(cutter, at) != piece->level;
}

static void cut_spaces(struct cutter *cutter, struct text_piece *piece)
{
    int spaces = 0;
    int at = piece->unit_from;
    while (at < cutter->end && text_char_space(cutter->source->unit[at]) &&
           (at == piece->unit_from || !divided(cutter, piece, at)))
        spaces += cutter->source->unit[at++] == 0x3000 ? 4 : 1;
    piece->space = true;
    piece->unit_to = at;
    piece->advance = (cutter->many_spaces * spaces + MANY / 2) / MANY;
}

/* Takes `code` into the piece if font and script allow it. */
static bool takes(const struct cutter *cutter, struct text_piece *piece, bool *based,
                  uint32_t code)
{
    if (text_char_hidden(code) || (*based && text_char_stays(code)))
        return true;
    int file = text_style_file(cutter->style);
    if (cutter->style.face != TEXT_ICON)
        file =
            text_fonts_choose(cutter->text->fonts, cutter->style.face == TEXT_BOLD, code);
    int script = text_char_script(code);
    if (*based && (file != piece->key.file || (script >= 0 && piece->key.script >= 0 &&
                                               script != piece->key.script)))
        return false;
    piece->key.file = (uint8_t)file;
    if (piece->key.script < 0)
        piece->key.script = (int16_t)script;
    *based = true;
    return true;
}

/* Advances without the pieces that nothing is drawn of. False if memory ran out. */
static bool measure(struct text *text, struct text_piece *piece)
{
    piece->key.rtl = (piece->level & 1) != 0;
    piece->hash = text_key_hash(&piece->key);
    if (piece->key.len == 0)
        return true;
    const struct text_run *run = text_run_of(text, &piece->key, piece->hash);
    if (run == NULL)
        return false;
    piece->advance = run->advance;
    piece->up = run->top;
    piece->down = run->height - run->top;
    return true;
}

static bool cut_run(struct cutter *cutter, struct text_piece *piece)
{
    const struct text_source *source = cutter->source;
    bool based = false;
    int at = piece->unit_from;
    piece->key.bytes = cutter->drawn;
    piece->key.script = -1;
    piece->key.file = (uint8_t)text_style_file(cutter->style);
    piece->key.size_px = (uint16_t)cutter->style.size_px;
    while (at < cutter->end && at + 2 <= piece->unit_from + TEXT_SHAPE_UNITS) {
        if (at > piece->unit_from && divided(cutter, piece, at))
            break;
        int next = at;
        uint32_t code = text_source_next(source, &next);
        if (text_char_space(code) || !takes(cutter, piece, &based, code))
            break;
        if (!text_char_hidden(code))
            cutter->drawn += utf8_put(cutter->drawn, code);
        at = next;
    }
    piece->unit_to = at;
    piece->key.len = (uint16_t)(cutter->drawn - piece->key.bytes);
    return measure(cutter->text, piece);
}

static bool cut_all(struct cutter *cutter, int enough_px, struct text_pieces *out)
{
    const struct text_source *source = cutter->source;
    int at = cutter->first;
    for (int width = 0; at < cutter->end && width <= enough_px;) {
        struct text_piece *piece = &out->piece[out->count++];
        piece->unit_from = at;
        piece->level = level_at(cutter, at);
        if (text_char_space(source->unit[at]))
            cut_spaces(cutter, piece);
        else if (!cut_run(cutter, piece))
            return false;
        at = piece->unit_to;
        piece->from = source->byte_at[piece->unit_from];
        piece->to = source->byte_at[at];
        piece->may_end = cutter->may_end[at - 1 - cutter->first] != 0;
        piece->soft = source->unit[at - 1] == TEXT_CHAR_SOFT_HYPHEN;
        width += piece->space ? 0 : piece->advance;
    }
    out->end_unit = at;
    return true;
}

/* The level of each unit, telephone numbers isolated. NULL if memory ran out. */
static uint8_t *levels_of(struct arena *scratch, const uint16_t *unit, int count,
                          enum text_direction direction)
{
    size_t room = (size_t)text_number_room(count);
    uint16_t *isolated = arena_take_array(scratch, room, sizeof *isolated);
    int32_t *from = arena_take_array(scratch, room, sizeof *from);
    uint8_t *level = arena_take(scratch, room);
    if (isolated == NULL || from == NULL || level == NULL)
        return NULL;
    int all = text_number_isolate(unit, count, isolated, from);
    enum text_bidi_base base = direction == TEXT_RTL ? TEXT_BIDI_RTL : TEXT_BIDI_LTR;
    if (!text_bidi_levels(scratch, isolated, all, base, level, NULL))
        return NULL;
    for (int i = 0; i < all; i++)
        if (from[i] >= 0)
            level[from[i]] = level[i];
    return level;
}

bool text_pieces_make(struct text *text, struct arena *scratch, char **drawn,
                      const struct text_source *source, int unit, struct text_style style,
                      enum text_direction direction, int enough_px,
                      struct text_pieces *out)
{
    int end = unit;
    while (end < source->count && source->unit[end] != '\n')
        end++;
    *out = (struct text_pieces){.end_unit = end, .next_unit = end + 1};
    size_t count = (size_t)(end - unit);
    if (count == 0)
        return true;
    const uint16_t *first = source->unit + unit;
    uint8_t *may_end = arena_take(scratch, count);
    uint8_t *level = NULL;
    out->piece = arena_take_array(scratch, count, sizeof *out->piece);
    if (may_end == NULL || out->piece == NULL ||
        !text_break_lines(text->breaks, first, (int)count, may_end))
        return false;
    if (direction == TEXT_RTL || !text_bidi_plain(first, (int)count)) {
        level = levels_of(scratch, first, (int)count, direction);
        if (level == NULL)
            return false;
    }
    int spaces = style.face == TEXT_ICON ? TEXT_FILE_REGULAR : text_style_file(style);
    struct text_shape *font = text_fonts_at(text->fonts, spaces, style.size_px);
    struct cutter cutter = {
        .text = text,
        .source = source,
        .style = style,
        .level = level,
        .may_end = may_end,
        .first = unit,
        .end = end,
        .drawn = *drawn,
        .many_spaces = font == NULL ? 0 : text_shape_spaces(font, MANY),
    };
    bool made = cut_all(&cutter, enough_px, out);
    *drawn = cutter.drawn;
    return made;
}

static size_t drawn_len(const struct text_source *source, int from, int to)
{
    size_t len = 0;
    while (from < to) {
        uint32_t code = text_source_next(source, &from);
        len += text_char_hidden(code) ? 0 : text_source_drawn(code);
    }
    return len;
}

/* Gives `head` the first `units` units of `piece`. */
static bool take_head(struct text *text, const struct text_source *source,
                      const struct text_piece *piece, int units, struct text_piece *head)
{
    *head = *piece;
    head->unit_to = piece->unit_from + units;
    head->to = source->byte_at[head->unit_to];
    head->key.len = (uint16_t)drawn_len(source, head->unit_from, head->unit_to);
    head->advance = 0;
    if (units < piece->unit_to - piece->unit_from)
        head->may_end = head->soft = false;
    return measure(text, head);
}

/* Ends of the graphemes of a piece, in units from its start; returns how many. 0 if
 * memory ran out. */
static int grapheme_ends(struct text *text, const struct text_source *source,
                         const struct text_piece *piece, int end[TEXT_SHAPE_UNITS])
{
    uint8_t ends[TEXT_SHAPE_UNITS];
    int units = piece->unit_to - piece->unit_from;
    if (!text_break_graphemes(text->breaks, source->unit + piece->unit_from, units, ends))
        return 0;
    int count = 0;
    for (int i = 0; i < units; i++)
        if (ends[i] != 0)
            end[count++] = i + 1;
    return count;
}

/* How many of the graphemes fit in `room`. The width grows with their number, near
 * enough, so halving finds it. */
static int graphemes_in(struct text *text, const struct text_source *source,
                        const struct text_piece *piece, const int *end, int count,
                        int room)
{
    struct text_shape *font =
        text_fonts_at(text->fonts, piece->key.file, piece->key.size_px);
    int low = 0, high = font == NULL ? 0 : count;
    while (low < high) {
        int middle = (low + high + 1) / 2;
        size_t len =
            drawn_len(source, piece->unit_from, piece->unit_from + end[middle - 1]);
        int width = text_shape_advance(font, piece->key.bytes, len, piece->key.rtl,
                                       text_char_script_tag(piece->key.script));
        if (width <= room)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

bool text_piece_cut(struct text *text, const struct text_source *source,
                    struct text_piece *piece, int room, bool at_least_one,
                    struct text_piece *head)
{
    int end[TEXT_SHAPE_UNITS];
    if (piece->space || piece->unit_to == piece->unit_from)
        return false;
    int count = grapheme_ends(text, source, piece, end);
    int fit = graphemes_in(text, source, piece, end, count, room);
    if (fit == 0 && at_least_one && count > 0)
        fit = 1;
    if (fit == 0 || !take_head(text, source, piece, end[fit - 1], head))
        return false;
    piece->unit_from += end[fit - 1];
    piece->from = source->byte_at[piece->unit_from];
    piece->key.bytes += head->key.len;
    piece->key.len = (uint16_t)(piece->key.len - head->key.len);
    piece->advance = piece->up = piece->down = 0;
    return measure(text, piece);
}

bool text_piece_sign(struct text *text, uint32_t code, struct text_style style,
                     uint8_t level, struct text_piece *out)
{
    bool bold = style.face == TEXT_BOLD;
    const char *bytes = code == TEXT_CHAR_HYPHEN ? "\xE2\x80\x90" : "\xE2\x80\xA6";
    int file = text_fonts_choose(text->fonts, bold, code);
    struct text_shape *font = text_fonts_at(text->fonts, file, style.size_px);
    if (font != NULL && !text_shape_has(font, code))
        bytes = code == TEXT_CHAR_HYPHEN ? "-" : "...";
    *out = (struct text_piece){.level = level};
    out->key = (struct text_key){
        .bytes = bytes,
        .len = (uint16_t)strlen(bytes),
        .size_px = (uint16_t)style.size_px,
        .script = -1,
        .file = (uint8_t)file,
    };
    return measure(text, out);
}
