#ifndef ANNA_SCREENS_STICK_PART_H
#define ANNA_SCREENS_STICK_PART_H

#include "screens/chrome.h"
#include "ui/button.h"

/* What the parts of the screen `stick` share (stick.c, stick_setup.c,
 * stick_sign.c); nobody else includes this. */

struct part {
    struct hall *hall;
    struct frame *frame;
    struct column column;
    const struct stick_view *view;
};

/* A picture, a few large words, and below them a sentence or two (NULL: none). */
void stick_put_head(struct part *part, const char *icon, uint32_t ink, const char *title,
                    const char *sentence, const char *second);

struct button stick_button(const char *id, enum button_kind kind, const char *label,
                           enum stick_press press);

/* What a setup would make of this terminal, and the question whether that is right. */
void stick_put_setup(struct part *part);

/* "Jetzt abziehen": what one sees from the counter. A sign, and nothing that looks as if
 * it were to be pressed. */
void stick_put_pull(struct part *part);

/* It failed: whom the stick is given back to. */
void stick_put_give_back(struct part *part);

#endif
