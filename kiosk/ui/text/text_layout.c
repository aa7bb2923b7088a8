#include <string.h>

#include "ui/text/text_char.h"
#include "ui/text/text_line.h"

/* Thousandths of the em that the line of Noto Sans has above and below the baseline, and
 * that Arabic letters need of them: less above, more below, and the same sum. */
enum { ABOVE = 1069, BELOW = 293, ABOVE_ARABIC = 945 };

enum { SCRATCH_KEPT_UNITS = 4096 };

int text_least_pitch(int size_px)
{
    return (size_px * (ABOVE + BELOW) + 999) / 1000;
}

int text_overhang(int size_px)
{
    return (size_px + 3) / 4;
}

static int baseline(struct text_style style, bool deep)
{
    int spare = style.pitch_px * 1000 - style.size_px * (ABOVE + BELOW);
    int above = style.size_px * (deep ? ABOVE_ARABIC : ABOVE);
    return (spare / 2 + above + 500) / 1000;
}

/* What a layout needed besides its result. A long text's memory is not kept for the short
 * ones. */
static void end_scratch(struct text *text, const struct text_source *source)
{
    if (source->count > SCRATCH_KEPT_UNITS) {
        arena_wipe(&text->scratch);
        arena_free(&text->scratch);
    } else {
        arena_reset(&text->scratch);
    }
}

static void align_lines(struct text_block *block, struct text_line *line,
                        enum text_align align)
{
    for (int i = 0; i < block->line_count; i++) {
        int rest = block->box_px - line[i].width;
        bool right = (align == TEXT_END) != (block->direction == TEXT_RTL);
        line[i].x = align == TEXT_CENTER ? (rest < 0 ? 0 : rest / 2) : right ? rest : 0;
        if (line[i].width > block->width_px)
            block->width_px = line[i].width;
    }
}

static int bounded(int value, int most)
{
    return value < 0 ? 0 : value > most ? most : value;
}

/* Marks that leave the first line upwards or the last line downwards get room, within
 * reason. */
static void make_room(struct text_block *block, const struct text_line *line)
{
    if (block->line_count == 0)
        return;
    int most = block->style.size_px / 2;
    const struct text_line *last = &line[block->line_count - 1];
    int below = block->style.pitch_px - block->baseline_px;
    block->above_px = bounded(line[0].up - block->baseline_px, most);
    block->baseline_px += block->above_px;
    block->height_px += block->above_px + bounded(last->down - below, most);
}

static struct text_block *finish(const struct text_lines *lines, enum text_align align)
{
    struct text_block *block = arena_take(lines->arena, sizeof *block);
    size_t room = (size_t)lines->count + 1;
    struct text_line *line = arena_take_array(lines->arena, room, sizeof *line);
    if (block == NULL || line == NULL)
        return NULL;
    if (lines->count > 0)
        memcpy(line, lines->line, (size_t)lines->count * sizeof *line);
    *block = (struct text_block){
        .height_px = lines->count * lines->style.pitch_px,
        .line_count = lines->count,
        .overflow = lines->overflow,
        .shortened = lines->shortened,
        .style = lines->style,
        .direction = lines->direction,
        .box_px = lines->width,
        .baseline_px =
            baseline(lines->style, lines->deep || lines->direction == TEXT_RTL),
        .line = line,
        .text = lines->text,
    };
    align_lines(block, line, align);
    make_room(block, line);
    return block;
}

/* What the lines that are left can hold: further pieces need not be shaped. */
static int enough_px(const struct text_lines *lines)
{
    int64_t left = (int64_t)(lines->max_lines - lines->count) * lines->width;
    return lines->max_lines == 0 || left > INT_MAX ? TEXT_PIECES_ALL : (int)left;
}

/* `*short_of` becomes true if lines were left when the pieces were used up: a letter was
 * wider than a line. */
static bool add_paragraphs(struct text_lines *lines, char *drawn, bool all,
                           bool *short_of)
{
    for (int unit = 0; unit < lines->source->count; unit = lines->pieces.next_unit) {
        if (!text_pieces_make(lines->text, lines->scratch, &drawn, lines->source, unit,
                              lines->style, lines->direction,
                              all ? TEXT_PIECES_ALL : enough_px(lines), &lines->pieces) ||
            !text_lines_add_paragraph(lines))
            return false;
        if (lines->shortened)
            break;
        if (lines->pieces.end_unit + 1 < lines->pieces.next_unit)
            *short_of = true;
    }
    return true;
}

struct text_block *text_layout(struct text *text, struct arena *arena, const char *utf8,
                               struct text_style style, int width_px,
                               enum text_direction direction, enum text_align align,
                               int max_lines)
{
    struct text_source source = {0};
    struct text_block *block = NULL;
    if (text_source_read(&source, &text->scratch, utf8)) {
        const struct text_lines none = {
            .text = text,
            .arena = arena,
            .scratch = &text->scratch,
            .source = &source,
            .style = text_style_bounded(style),
            .direction = direction,
            .width = width_px < 0 ? 0 : width_px,
            .max_lines = max_lines,
        };
        struct text_lines lines = none;
        bool short_of = false;
        char *drawn = arena_take(arena, source.drawn_most + 1);
        bool added = drawn != NULL && add_paragraphs(&lines, drawn, false, &short_of);
        if (added && short_of) {
            lines = none;
            added = add_paragraphs(&lines, drawn, true, &short_of);
        }
        if (added)
            block = finish(&lines, align);
    }
    end_scratch(text, &source);
    return block;
}

/* The greatest sum over pieces that stand together: all of a line, or only up to where it
 * may end. */
static int widest(struct text *text, const char *utf8, struct text_style style,
                  bool of_words)
{
    int most = 0;
    struct text_source source = {0};
    struct text_piece hyphen = {0};
    style = text_style_bounded(style);
    bool ready = text_source_read(&source, &text->scratch, utf8);
    char *drawn = ready ? arena_take(&text->scratch, source.drawn_most + 1) : NULL;
    if (of_words)
        ready = text_piece_sign(text, TEXT_CHAR_HYPHEN, style, 0, &hyphen) && ready;
    struct text_pieces pieces;
    for (int unit = 0; ready && drawn != NULL && unit < source.count;
         unit = pieces.next_unit) {
        ready = text_pieces_make(text, &text->scratch, &drawn, &source, unit, style,
                                 TEXT_LTR, TEXT_PIECES_ALL, &pieces);
        int x = 0;
        int spaces = 0; /* at the end of a word, unless it goes on behind them */
        for (int i = 0; ready && i < pieces.count; i++) {
            const struct text_piece *piece = &pieces.piece[i];
            bool last = i + 1 == pieces.count;
            bool outside = of_words && piece->space;
            x += outside ? 0 : spaces + piece->advance;
            spaces = outside ? spaces + piece->advance : 0;
            int with = x + (piece->soft && !last ? hyphen.advance : 0);
            most = with > most ? with : most;
            if (of_words && piece->may_end)
                x = spaces = 0;
        }
    }
    end_scratch(text, &source);
    return most;
}

int text_width(struct text *text, const char *utf8, struct text_style style)
{
    return widest(text, utf8, style, false);
}

int text_widest_word(struct text *text, const char *utf8, struct text_style style)
{
    return widest(text, utf8, style, true);
}
