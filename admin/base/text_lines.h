#ifndef ANNA_ADMIN_BASE_TEXT_LINES_H
#define ANNA_ADMIN_BASE_TEXT_LINES_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* Texts in a file of JSON lines: an object a line, with a member "text". */

struct text_line {
    const char *text;
    const char
        *rest; /* its other members as JSON, without braces; "" if there are none */
};

/* Reads one line. `err` says what is wrong with it; `out` is then untouched. */
bool text_line_read(struct arena *arena, const char *line, size_t len,
                    struct text_line *out, struct err *err);

#endif
