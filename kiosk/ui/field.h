#ifndef ANNA_UI_FIELD_H
#define ANNA_UI_FIELD_H

#include "ui/frame.h"

/* A field that shows what is typed, with a caret behind it and a button that empties it,
 * or puts back what was there. The caret does not blink: nothing moves. */

struct field {
    const char *id;
    const char *label;       /* what it is for, spoken */
    const char *words;       /* what is typed; "" shows the placeholder */
    const char *placeholder; /* in the empty field */
    bool caret;              /* keys go here */
    struct action action;    /* of the field itself */
    bool put_back;           /* the button puts back what was there; the field is empty */
    const char *clear_id;    /* the button; left out while it could do nothing */
    const char *clear_spoken;
    struct action clear;
};

/* The height that it needs, never under a target's. */
int field_height(const struct frame *frame);

/* Puts it. Words that are too long show their end. */
void field_put(struct frame *frame, struct rect rect, const struct field *field);

#endif
