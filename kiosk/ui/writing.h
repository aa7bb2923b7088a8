#ifndef ANNA_UI_WRITING_H
#define ANNA_UI_WRITING_H

#include "ui/frame.h"

/* A sheet that shows what is written on it, in several lines, with a caret behind the
 * last letter. When it is full the end stays in sight. */

struct writing {
    const char *id;
    const char *label;       /* what it is for, spoken */
    const char *words;       /* what is written; "" shows the placeholder */
    const char *placeholder; /* on the empty sheet */
    struct action action;    /* of the sheet itself */
};

void writing_put(struct frame *frame, struct rect rect, const struct writing *writing);

#endif
