#ifndef ANNA_UI_CHOICE_H
#define ANNA_UI_CHOICE_H

#include "ui/layout.h"

/* One of several answers to choose from: a picture, words, and a tick when it is chosen;
 * or an arrow, when choosing it leads on at once. In the plum of "Etwas klappt nicht?".
 */

struct choice {
    const char *id;
    const char *icon;
    const char *label;
    bool leads;     /* choosing it leads on: an arrow instead of a tick */
    unsigned state; /* STATE_CHECKED: it is chosen */
    struct action action;
};

/* Puts choices, two or three side by side where their words fit, those of a row equally
 * high and at least `least_h`, and ends below the last one. */
void choices_put(struct frame *frame, struct column *column, const struct choice *choice,
                 size_t count, int least_h);

#endif
