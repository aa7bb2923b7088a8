/* Holds the office's table of what the terminal can draw (admin/base/font_cover.h)
 * against the terminal's own choice of a font for every character there is. With --update
 * it prints the table instead: the new admin/base/font_cover_ranges.c. */

#include <stdio.h>
#include <string.h>

#include "base/font_cover.h"
#include "ui/text/text_char.h"
#include "ui/text/text_font.h"
#include "ui/text/text_shape.h"

enum { SKIPPED = 77, LAST = 0x10FFFF, TOLD = 20 };

static const char folders[] = "/usr/share/fonts/truetype/noto:"
                              "/usr/share/fonts/truetype/material-design-icons-iconfont";

/* Joiners and variation selectors shape their neighbours; they are no ink. */
static bool no_ink(uint32_t code)
{
    return text_char_hidden(code) || code == 0x200C || code == 0x200D ||
           (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0xE0100 && code <= 0xE01EF);
}

/* A mark that all scripts share is drawn by the font of the letter before it, whatever
 * other font has it. */
static bool drawn_by(struct text_fonts *fonts, bool bold, uint32_t code)
{
    int file = text_fonts_choose(fonts, bold, code);
    if (text_char_stays(code) && text_char_script(code) < 0 &&
        file >= TEXT_FILE_MUST_COUNT)
        return false;
    struct text_shape *shape = text_fonts_at(fonts, file, 24);
    return shape != NULL && text_shape_has(shape, code);
}

static bool drawn(struct text_fonts *fonts, uint32_t code)
{
    return code >= ' ' && (code < 0xD800 || code > 0xDFFF) &&
           (no_ink(code) ||
            (drawn_by(fonts, false, code) && drawn_by(fonts, true, code)));
}

static void print_table(struct text_fonts *fonts)
{
    bool open = false;
    printf("#include \"base/font_cover.h\"\n\n"
           "/* Printed by tests/fonts/cover.c --update. */\n"
           "const struct font_cover_range font_cover_ranges[] = {\n");
    for (uint32_t code = 0; code <= LAST + 1u; code++) {
        bool has = code <= LAST && drawn(fonts, code);
        if (has && !open)
            printf("{0x%04X, ", (unsigned)code);
        if (!has && open)
            printf("0x%04X},\n", (unsigned)code - 1);
        open = has;
    }
    printf("};\n\nconst size_t font_cover_range_count =\n"
           "    sizeof font_cover_ranges / sizeof font_cover_ranges[0];\n");
}

static bool compare(struct text_fonts *fonts)
{
    int wrong = 0;
    for (uint32_t code = ' '; code <= LAST; code++) {
        bool here = drawn(fonts, code);
        if (here == font_cover_has(code))
            continue;
        if (wrong++ < TOLD)
            printf("U+%04X: the terminal %s it, the table says otherwise\n",
                   (unsigned)code, here ? "draws" : "has no glyph for");
    }
    if (wrong > 0)
        printf(
            "%d characters; other fonts than the table's? print a new one with "
            "--update into admin/base/font_cover_ranges.c and look at the difference\n",
            wrong);
    return wrong == 0;
}

int main(int count, char **argument)
{
    struct err err = {""};
    struct text_fonts *fonts = NULL;
    if (!text_shape_start(&err) || !text_fonts_open(&fonts, folders, &err)) {
        printf("SKIPPED: %s\n", err.text);
        return SKIPPED;
    }
    bool ok = true;
    if (count > 1 && strcmp(argument[1], "--update") == 0)
        print_table(fonts);
    else
        ok = compare(fonts);
    text_fonts_close(fonts);
    text_shape_stop();
    return ok ? 0 : 1;
}
