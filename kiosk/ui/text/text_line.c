#include "ui/text/text_line.h"

#include <string.h>

#include "base/array.h"
#include "ui/text/text_char.h"

enum { FEW = 64 };

/* Puts the pieces in the order in which they stand from left to right. */
static bool place(struct text_lines *lines, const struct text_piece *piece, int count,
                  struct text_item *item)
{
    uint8_t level_few[FEW];
    int32_t order_few[FEW];
    uint8_t *level = level_few;
    int32_t *order = order_few;
    if (count > FEW) {
        level = arena_take(lines->scratch, (size_t)count);
        order = arena_take_array(lines->scratch, (size_t)count, sizeof *order);
    }
    if (level == NULL || order == NULL)
        return false;
    uint8_t any = 0;
    for (int i = 0; i < count; i++)
        any |= level[i] = piece[i].level;
    if (any != 0)
        text_bidi_order(level, count, order);
    int x = 0;
    for (int i = 0; i < count; i++) {
        const struct text_piece *from = &piece[any == 0 ? i : order[i]];
        item[i] = (struct text_item){
            .key = from->key,
            .hash = from->hash,
            .from = from->from,
            .to = from->to,
            .x = x,
            .advance = from->advance,
            .space = from->space || from->key.len == 0,
        };
        x += from->advance;
    }
    return true;
}

static bool room_for_line(struct text_lines *lines)
{
    struct text_line *more = array_room(lines->scratch, lines->line, (size_t)lines->count,
                                        &lines->room, sizeof *more);
    if (more == NULL)
        return false;
    lines->line = more;
    return true;
}

/* Adds a line of `count` pieces: spaces at its end are left out, `sign` (may be NULL)
 * stands behind. */
static bool add_line(struct text_lines *lines, const struct text_piece *piece, int count,
                     const struct text_piece *sign)
{
    while (count > 0 && piece[count - 1].space)
        count--;
    int all = count + (sign != NULL);
    struct text_item *item =
        arena_take_array(lines->arena, (size_t)all + 1, sizeof *item);
    if (item == NULL || !room_for_line(lines))
        return false;
    if (sign != NULL) {
        struct text_piece *with =
            arena_take_array(lines->scratch, (size_t)all, sizeof *with);
        if (with == NULL)
            return false;
        if (count > 0)
            memcpy(with, piece, (size_t)count * sizeof *with);
        with[count] = *sign;
        piece = with;
    }
    if (!place(lines, piece, all, item))
        return false;
    struct text_line line = {.item = item, .count = all};
    for (int i = 0; i < all; i++) {
        line.width += item[i].advance;
        line.up = piece[i].up > line.up ? piece[i].up : line.up;
        line.down = piece[i].down > line.down ? piece[i].down : line.down;
        lines->deep |= !item[i].space && (item[i].key.file == TEXT_FILE_ARABIC ||
                                          item[i].key.file == TEXT_FILE_ARABIC_BOLD);
    }
    lines->line[lines->count++] = line;
    return true;
}

/* A German word among Arabic ones: who reads from the right would look for its second
 * half on the wrong side. */
static bool goes_other_way(const struct text_lines *lines, const struct text_piece *piece)
{
    return lines->direction == TEXT_RTL && (piece->level & 1) == 0;
}

/* How many pieces from `at` on stand on a line of `width`, up to a place where it may
 * end; within a word that goes the other way only if there is no other. 0: none. */
static int fitting(const struct text_lines *lines, int at, int width, bool hyphens)
{
    const struct text_pieces *pieces = &lines->pieces;
    int best = 0, parted = 0, x = 0, spaces = 0;
    for (int i = at; i < pieces->count; i++) {
        const struct text_piece *piece = &pieces->piece[i];
        if (piece->space) {
            spaces += piece->advance;
        } else {
            x += spaces + piece->advance;
            spaces = 0;
        }
        if (x > width)
            return best > 0 ? best : parted;
        if (!piece->may_end ||
            (piece->soft && hyphens && x + lines->hyphen.advance > width))
            continue;
        if (piece->soft && goes_other_way(lines, piece))
            parted = i + 1 - at;
        else
            best = i + 1 - at;
    }
    return pieces->count - at;
}

/* How many pieces from `at` on fit in `width`, wherever that is; `*rest` is the room
 * behind them. */
static int whole(const struct text_lines *lines, int at, int width, int *rest)
{
    int count = 0;
    *rest = width;
    while (at + count < lines->pieces.count &&
           lines->pieces.piece[at + count].advance <= *rest)
        *rest -= lines->pieces.piece[at + count++].advance;
    return count;
}

/* Adds a line that ends within a word, for no place is left where it may end. Returns how
 * many pieces are used up, -1 if memory ran out; the rest of a piece that was cut stays.
 */
static int add_cut_line(struct text_lines *lines, int at, int width,
                        const struct text_piece *sign)
{
    int rest;
    int count = whole(lines, at, width, &rest);
    struct text_piece *first = &lines->pieces.piece[at];
    struct text_piece head;
    bool cut = at + count < lines->pieces.count &&
               text_piece_cut(lines->text, lines->source, &first[count], rest,
                              count == 0 && sign == NULL, &head);
    if (!cut && count == 0 && sign == NULL)
        return -1;
    struct text_piece *with =
        arena_take_array(lines->scratch, (size_t)count + 1, sizeof *with);
    if (with == NULL)
        return -1;
    memcpy(with, first, (size_t)count * sizeof *with);
    if (cut)
        with[count] = head;
    if (!add_line(lines, with, count + cut, sign))
        return -1;
    bool all = cut && first[count].unit_from == first[count].unit_to;
    return count + all;
}

/* True if anything but spaces stands behind the first `skip` pieces from `at`, or in
 * later paragraphs. */
static bool more_follows(const struct text_lines *lines, int at)
{
    for (int i = at; i < lines->pieces.count; i++)
        if (!lines->pieces.piece[i].space)
            return true;
    for (int i = lines->pieces.end_unit; i < lines->source->count; i++)
        if (lines->source->unit[i] != '\n' && !text_char_space(lines->source->unit[i]))
            return true;
    return false;
}

static bool add_shortened(struct text_lines *lines, int at)
{
    struct text_piece dots;
    uint8_t level = lines->direction == TEXT_RTL;
    if (!text_piece_sign(lines->text, TEXT_CHAR_ELLIPSIS, lines->style, level, &dots))
        return false;
    lines->shortened = true;
    lines->overflow |= dots.advance > lines->width;
    if (lines->pieces.count == 0)
        return add_line(lines, NULL, 0, &dots);
    int width = lines->width > dots.advance ? lines->width - dots.advance : 0;
    int count = fitting(lines, at, width, false);
    if (count > 0)
        return add_line(lines, &lines->pieces.piece[at], count, &dots);
    return add_cut_line(lines, at, width, &dots) >= 0;
}

/* Adds the line that begins with piece `*at`. */
static bool add_next(struct text_lines *lines, int *at)
{
    struct text_piece *first = &lines->pieces.piece[*at];
    int count = fitting(lines, *at, lines->width, true);
    bool last = lines->max_lines > 0 && lines->count + 1 == lines->max_lines;
    if (last && more_follows(lines, *at + count))
        return add_shortened(lines, *at);
    if (count == 0 && first->space) {
        /* Spaces broader than the line, bound to what follows: they end nothing. */
        (*at)++;
        return true;
    }
    if (count == 0) {
        lines->overflow = true;
        int used = add_cut_line(lines, *at, lines->width, NULL);
        *at += used;
        return used >= 0;
    }
    const struct text_piece *end = &first[count - 1];
    struct text_piece hyphen = lines->hyphen;
    hyphen.level = end->level;
    hyphen.key.rtl = (end->level & 1) != 0;
    hyphen.hash = text_key_hash(&hyphen.key);
    hyphen.from = hyphen.to = end->to;
    bool parts = end->soft && *at + count < lines->pieces.count;
    *at += count;
    return add_line(lines, first, count, parts ? &hyphen : NULL);
}

static bool full(const struct text_lines *lines)
{
    return lines->shortened || (lines->max_lines > 0 && lines->count >= lines->max_lines);
}

bool text_lines_add_paragraph(struct text_lines *lines)
{
    if (full(lines))
        return true;
    if (lines->hyphen.key.len == 0 &&
        !text_piece_sign(lines->text, TEXT_CHAR_HYPHEN, lines->style, 0, &lines->hyphen))
        return false;
    if (lines->pieces.count == 0) {
        bool last = lines->max_lines > 0 && lines->count + 1 == lines->max_lines;
        return last && more_follows(lines, 0) ? add_shortened(lines, 0)
                                              : add_line(lines, NULL, 0, NULL);
    }
    for (int at = 0; at < lines->pieces.count && !full(lines);)
        if (!add_next(lines, &at))
            return false;
    return true;
}
