#ifndef ANNA_ADMIN_BASE_FONT_COVER_H
#define ANNA_ADMIN_BASE_FONT_COVER_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Which characters the terminal can draw. It has the fonts of Debian's fonts-noto-core
 * and chooses among them as ui/text/text_font.h says; for what none of them has it draws
 * an empty box. The office has no fonts and no SDL, and may stand on another machine than
 * the terminal: so the answer is a table, made and held against the terminal's own choice
 * by tests/fonts/cover.c. Coloured emoji are no part of those fonts. */

/* From and to; in order, apart from each other. */
struct font_cover_range {
    uint32_t first, last;
};
extern const struct font_cover_range font_cover_ranges[];
extern const size_t font_cover_range_count;

/* True if the terminal draws it as it should be, in regular and bold letters; true too
 * for what is nothing to be drawn, as soft hyphens and joiners are. Line feeds are
 * drawn by nobody and are lacking to none. */
bool font_cover_has(uint32_t code);

/* The characters of a text that are lacking, each once, "U+1F600 😀, U+4E2D 中";
 * behind the fifth "and 3 more". NULL if there are none, or memory ran out. */
const char *font_cover_lacks(struct arena *arena, const char *text);

#endif
