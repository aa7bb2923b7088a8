#ifndef ANNA_UI_TEXT_TEXT_SHAPE_H
#define ANNA_UI_TEXT_TEXT_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* The doorkeeper of SDL2_ttf: one font at one size, asked for runs of one direction and
 * one script.
 *
 * SDL2_ttf hands out a picture without saying where the pen started, nor how far it went:
 * its width is that of pen path and ink together. A run is therefore shaped between two
 * spaces, whose widths are known; ink that leaves the pen path by less than a space then
 * moves nothing. */

struct text_shape; /* an open font */

/* Units of UTF-16 that one run may have at most. */
#define TEXT_SHAPE_UNITS 64
/* Sizes of the em that are drawn; others are moved into these bounds. */
#define TEXT_SHAPE_SIZE_LEAST 4
#define TEXT_SHAPE_SIZE_MOST 1024

/* Starts and stops the library; may be nested. */
bool text_shape_start(struct err *err);
void text_shape_stop(void);

/* Opens the font file that stands in memory at `file`, which must stay there as long as
 * the font is open. NULL if it is no font or memory ran out. */
struct text_shape *text_shape_open(const void *file, size_t len, int size_px);
void text_shape_close(struct text_shape *font);

bool text_shape_has(struct text_shape *font, uint32_t code);

/* Width of `count` spaces. */
int text_shape_spaces(const struct text_shape *font, int count);

/* A picture of a run: how much of each pixel the ink covers, 0 to 255, row by row. */
struct text_coverage {
    const uint8_t *pixel;
    int stride, width, height;
    int left; /* x of the first column, seen from the pen's start */
    int top;  /* rows from the first row's upper edge down to the baseline */
    int advance;
    void *surface; /* private */
};

/* `bytes` is UTF-8 of at most TEXT_SHAPE_UNITS units; `script` a tag such as "Arab".
 * False if the library cannot draw it. Give `out` back with text_shape_release, which
 * overwrites it. */
bool text_shape_paint(struct text_shape *font, const char *bytes, size_t len, bool rtl,
                      const char *script, struct text_coverage *out);
void text_shape_release(struct text_coverage *coverage);

/* The advance alone. */
int text_shape_advance(struct text_shape *font, const char *bytes, size_t len, bool rtl,
                       const char *script);

/* The glyph that a ligature name stands for, in a font of icons: false if it is not one
 * glyph with ink. `left` and `top` are seen from the upper left corner of the em square.
 */
bool text_shape_icon(struct text_shape *font, const char *name,
                     struct text_coverage *out);

#endif
