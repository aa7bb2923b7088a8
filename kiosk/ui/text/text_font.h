#ifndef ANNA_UI_TEXT_TEXT_FONT_H
#define ANNA_UI_TEXT_TEXT_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "ui/text/text_shape.h"

/* Finds font files, chooses the one that has a character, and keeps a few fonts open. A
 * file is mapped into memory once, whatever the number of sizes. */

struct text_fonts;

/* Files that are known by number; the others get theirs when a script first asks for
 * them. */
enum text_file {
    TEXT_FILE_REGULAR,
    TEXT_FILE_BOLD,
    TEXT_FILE_ARABIC,
    TEXT_FILE_ARABIC_BOLD,
    TEXT_FILE_ICONS,
    TEXT_FILE_MUST_COUNT, /* up to here a file must be there */
};

/* Looks for the files that must be there in `folders` (separated by ':'). False and an
 * error that names file and Debian package if one is missing; `fonts_out` is then
 * untouched. */
bool text_fonts_open(struct text_fonts **fonts_out, const char *folders, struct err *err);
void text_fonts_close(struct text_fonts *fonts);

/* The file that has `code`: Noto Sans first, then the Noto Sans of its script, then
 * symbols, mathematics and what there is for Chinese, Japanese and Korean. If none has
 * it, Noto Sans, which draws its box. */
int text_fonts_choose(struct text_fonts *fonts, bool bold, uint32_t code);

/* The file opened at a size; stays open until as many others have been asked for, or
 * text_fonts_forget. NULL if the file cannot be opened or memory ran out. */
struct text_shape *text_fonts_at(struct text_fonts *fonts, int file, int size_px);

/* Thousandths of the em: height of a capital (OS/2 table, sCapHeight) of Noto Sans. */
int text_fonts_capital(struct text_fonts *fonts, bool bold);

/* Closes what is open, and with it the glyphs that were drawn. */
void text_fonts_forget(struct text_fonts *fonts);

#endif
