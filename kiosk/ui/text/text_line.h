#ifndef ANNA_UI_TEXT_TEXT_LINE_H
#define ANNA_UI_TEXT_TEXT_LINE_H

#include "ui/text/text_inside.h"

/* Fills lines with the pieces of one paragraph after the other. Set the first part, then
 * add. */
struct text_lines {
    struct text *text;
    struct arena *arena;   /* for what stays */
    struct arena *scratch; /* for what goes when the layout is done */
    const struct text_source *source;
    struct text_style style;
    enum text_direction direction;
    int width;
    int max_lines; /* 0: as many as it takes */
    struct text_pieces
        pieces; /* of the paragraph that comes next; cut where a word is too wide */

    struct text_line *line; /* in `scratch`; their x is not set yet */
    int count;
    bool overflow, shortened;
    bool deep; /* Arabic letters stand in them, which reach further down */

    size_t room;              /* private */
    struct text_piece hyphen; /* private */
};

/* False if memory ran out. */
bool text_lines_add_paragraph(struct text_lines *lines);

#endif
