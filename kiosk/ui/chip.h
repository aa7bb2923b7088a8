#ifndef ANNA_UI_CHIP_H
#define ANNA_UI_CHIP_H

#include "ui/layout.h"

/* Chips: small switches or links that flow side by side and go to the next row when one
 * is full. */

struct chip {
    const char *id;
    const char *label;
    const char *icon; /* NULL: none; a chip that is on shows a tick instead */
    bool on;
    bool large; /* its words are as large as body text */
    bool link;  /* leads to a record instead of being on or off */
    struct action action;
};

/* The width that its words need in one line, never under a target's. */
int chip_width(struct frame *frame, const struct chip *chip);

/* Puts `count` chips and moves below them. */
void chips_put(struct frame *frame, struct column *column, const struct chip *chip,
               size_t count);

#endif
