#ifndef ANNA_UI_TEXT_TEXT_H
#define ANNA_UI_TEXT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* Text from UTF-8 to coverage. A paragraph is cut into runs of one level (text_bidi), one
 * font that has its glyphs (text_font), broken into lines (text_break), shaped
 * (text_shape) and painted as 8-bit coverage, tinted when blended. Words: paragraph,
 * line, run, level as in UAX #9; break as in UAX #14. */

struct text; /* fonts and caches; one a program */

enum text_face { TEXT_REGULAR, TEXT_BOLD, TEXT_ICON };
enum text_align { TEXT_START, TEXT_CENTER, TEXT_END };
enum text_direction { TEXT_LTR, TEXT_RTL };

struct text_style {
    enum text_face face;
    int size_px;  /* of the em */
    int pitch_px; /* from line to line; fixed, whatever the font says */
};

/* A paragraph laid out; lives in the arena it was made in. */
struct text_block {
    int width_px;  /* of the widest line; never more than was allowed unless `overflow` */
    int height_px; /* lines times pitch, and more if marks on the first or last line need
                      it */
    int line_count;
    bool overflow;  /* a word was wider than allowed and was cut at a letter */
    bool shortened; /* `max_lines` left something out: an ellipsis ends the last line */
    struct text_style style;
    enum text_direction direction;
    int box_px;      /* the width that was allowed */
    int above_px;    /* what the first line got on top for its marks; mostly 0 */
    int baseline_px; /* of the first line, from the block's upper edge */
    const struct text_line *line; /* private to text_*.c */
    struct text *text;            /* private to text_*.c */
};

/* Finds the fonts (Noto Sans, Noto Sans Arabic, and for fallback what is there of Noto
 * Sans Hebrew, Devanagari, Symbols, Symbols 2, Math, CJK if installed; Material Icons). A
 * missing must-have is an error that names the package. Fonts are opened when first
 * needed. `cache_bytes` bounds what is kept. */
bool text_open(struct text **text_out, size_t cache_bytes, struct err *err);
void text_close(struct text *text);

/* Characters that one text may have; the rest is left out. */
#define TEXT_CHARS_MOST 20000

/* The pitch at which no letter in Latin, Cyrillic or Greek script leaves its line: 1.36
 * em, the line of Noto Sans (ascender 1.069, descender 0.293). What a pitch has more than
 * that stands evenly above and below. Arabic letters fit too, with a baseline of their
 * own (0.945 em below the top); their vowel marks reach from 1.25 em above to 0.53 below
 * it, so that a block with such marks on its first or last line grows there, by half an
 * em at most. Between lines of Arabic with marks 1.6 em look better. */
int text_least_pitch(int size_px);
/* How far ink may hang out of the box sideways (the foot of a J, the arm of an f): a
 * quarter of an em. */
int text_overhang(int size_px);

/* Lays out `utf8` (any bytes; invalid ones become U+FFFD, control characters nothing) in
 * at most `width_px`. `direction` is the paragraph's base direction. A newline ends a
 * line. Soft hyphens show a hyphen only where a line ends at them; there is no other
 * hyphenation. A word wider than the width is cut between graphemes as the last resort
 * and says `overflow`. `max_lines` 0: as many as it takes; else the last line ends with
 * an ellipsis. NULL if memory ran out. */
struct text_block *text_layout(struct text *text, struct arena *arena, const char *utf8,
                               struct text_style style, int width_px,
                               enum text_direction direction, enum text_align align,
                               int max_lines);

/* Width in one line, spaces at the end included; of the widest, if there are newlines. */
int text_width(struct text *text, const char *utf8, struct text_style style);
/* Width of the widest piece that cannot be broken: a column narrower than this cuts a
 * word. */
int text_widest_word(struct text *text, const char *utf8, struct text_style style);

/* Pixels of a 32-bit canvas, 0x00RRGGBB in native order. */
struct text_target {
    uint32_t *pixel;
    int stride_px;
    int clip_x0, clip_y0, clip_x1,
        clip_y1; /* nothing is written outside; x1, y1 excluded */
};

/* Blends the block into `target` in the colour `rgb`, its box (as wide as was allowed at
 * layout) at x, y. Nothing is drawn above or below the box, nor further beside it than
 * text_overhang. */
void text_draw(struct text *text, const struct text_target *target,
               const struct text_block *block, int x_px, int y_px, uint32_t rgb);

/* Boxes that cover bytes [from, to) of the text that was laid out, relative to the
 * block's corner: for marks behind words. At most `room`; returns how many were written.
 */
struct text_box {
    int x, y, w, h;
};
size_t text_boxes(const struct text_block *block, size_t from, size_t to,
                  struct text_box *out, size_t room);

/* The smallest box that holds all ink of the block, relative to its corner, as if nothing
 * were clipped (for tests: ink above or below the block's own box, or more than
 * text_overhang beside it, is a defect). Its `w` is 0 if there is no ink. */
struct text_box text_ink(struct text *text, const struct text_block *block);

/* Height of a capital, and of the em's top above it, for a style: sizes are set by
 * capitals. */
int text_capital_px(struct text *text, struct text_style style);
/* The em size whose capitals are at least `capital_px` high. */
int text_size_for_capital(struct text *text, int capital_px);

/* An icon of Material Icons by its ligature name ("payments"), in the middle of a square;
 * "navigation@45" is turned by so many degrees clockwise (text_turn.h).
 * False if the font has no such icon. */
bool text_draw_icon(struct text *text, const struct text_target *target, const char *name,
                    int x_px, int y_px, int size_px, uint32_t rgb);
bool text_has_icon(struct text *text, const char *name);

/* Overwrites and empties all caches: what the last visitor read and typed. */
void text_forget(struct text *text);
/* Another bound than text_open's: drawn words are more bytes on a larger panel. */
void text_bound(struct text *text, size_t cache_bytes);
/* Bytes that the caches hold now. */
size_t text_cache_bytes(const struct text *text);

#endif
