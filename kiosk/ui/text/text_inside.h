#ifndef ANNA_UI_TEXT_TEXT_INSIDE_H
#define ANNA_UI_TEXT_TEXT_INSIDE_H

#include <limits.h>

#include "ui/text/text.h"
#include "ui/text/text_bidi.h"
#include "ui/text/text_break.h"
#include "ui/text/text_cache.h"
#include "ui/text/text_font.h"

/* What the text_*.c share; nobody else includes this. */

struct text {
    struct text_fonts *fonts;
    struct text_cache *cache;
    struct text_break *breaks;
    struct arena scratch; /* of one layout; overwritten by text_forget */
};

/* A run at its place on a line, or the spaces between two. */
struct text_item {
    struct text_key key;
    uint64_t hash;
    uint32_t from, to; /* bytes of the text that was laid out */
    int x, advance;
    bool space;
};

struct text_line {
    const struct text_item *item; /* from left to right */
    int count;
    int x, width;
    int up, down; /* how far its ink reaches above and below the baseline */
};

/* A text as UTF-16, each unit with the byte it came from. Controls are gone, line ends
 * are '\n', what is not UTF-8 is U+FFFD. */
struct text_source {
    uint16_t *unit;
    uint32_t *byte_at; /* count + 1 */
    int count;
    size_t drawn_most; /* bytes that all units take as UTF-8 */
};

/* False if memory ran out. */
bool text_source_read(struct text_source *source, struct arena *arena, const char *utf8);
/* The character at unit `*at`, which moves behind it. */
uint32_t text_source_next(const struct text_source *source, int *at);
/* Bytes that a character takes as UTF-8. */
size_t text_source_drawn(uint32_t code);

/* What is shaped as a whole: one level, one font, one script, no line end within. */
struct text_piece {
    struct text_key key;
    uint64_t hash;
    uint32_t from, to;
    int unit_from, unit_to;
    int advance;
    int up, down; /* how far its ink reaches above and below the baseline */
    uint8_t level;
    bool space;
    bool may_end; /* a line may end behind it */
    bool soft;    /* if it does, a hyphen is drawn */
};

struct text_pieces {
    struct text_piece *piece;
    int count;
    int end_unit;  /* behind the last piece: mostly where the paragraph ends */
    int next_unit; /* where the next paragraph begins */
};

#define TEXT_PIECES_ALL INT_MAX

/* Cuts the paragraph that begins at `unit` and ends at a newline or with the text, up to
 * the piece with which all that is no space is wider than `enough_px`. The drawn bytes
 * stand in `drawn`, the rest in `scratch`. False if memory ran out. */
bool text_pieces_make(struct text *text, struct arena *scratch, char **drawn,
                      const struct text_source *source, int unit, struct text_style style,
                      enum text_direction direction, int enough_px,
                      struct text_pieces *out);

/* The longest beginning of `piece` that fits in `room` (with `at_least_one`, one grapheme
 * if none does); `piece` keeps the rest, which may be nothing. False, and both as they
 * were, if nothing fits or memory ran out. */
bool text_piece_cut(struct text *text, const struct text_source *source,
                    struct text_piece *piece, int room, bool at_least_one,
                    struct text_piece *head);

/* A hyphen or an ellipsis. */
bool text_piece_sign(struct text *text, uint32_t code, struct text_style style,
                     uint8_t level, struct text_piece *out);

/* The run of a key, from the cache or shaped anew. NULL if memory ran out. */
const struct text_run *text_run_of(struct text *text, const struct text_key *key,
                                   uint64_t hash);

/* Where the pen stands behind byte `to` of what was laid out, seen from the start of the
 * item. */
int text_item_advance(struct text *text, const struct text_item *item, size_t to);

/* In the place of a script: the key is an icon's name. */
#define TEXT_SCRIPT_ICON (-2)

/* The face's own file, and the font of its spaces. */
int text_style_file(struct text_style style);
struct text_style text_style_bounded(struct text_style style);

#endif
