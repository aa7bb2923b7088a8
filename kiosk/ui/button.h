#ifndef ANNA_UI_BUTTON_H
#define ANNA_UI_BUTTON_H

#include "ui/frame.h"

/* A button: a panel with an icon, words, perhaps a second line and an arrow. */

enum button_kind {
    BUTTON_MAIN,   /* the one thing to do next */
    BUTTON_PALE,   /* a second thing */
    BUTTON_PLAIN,  /* card-coloured with a thin border */
    BUTTON_REPORT, /* the plum outline of "Etwas klappt nicht?" */
    BUTTON_SAY,    /* filled with that plum: the next thing to do in a report */
    BUTTON_ALARM,  /* deleting */
    BUTTON_PILL,   /* round ends: the language */
    BUTTON_BARE    /* icon and words without a panel: "Zurück" */
};

struct button {
    const char *id;
    enum button_kind kind;
    const char *icon; /* NULL: none */
    const char
        *label; /* NULL with an icon: only the icon is drawn, `spoken` must be given */
    const char *hint; /* second line, smaller; NULL: none */
    const char *spoken;
    bool around;   /* stands around the page: large letters leave it less air */
    bool heading;  /* its words are as large as a heading, without a hint too */
    bool arrow;    /* an arrow at the end: leads to another page */
    bool centered; /* icon and words in the middle */
    bool stacked;  /* the icon above the words, both in the middle; no hint, no arrow */
    unsigned state;
    struct action action;
};

/* The air above its words, and below them. */
int button_air(const struct measure *measure, bool around);

/* The height that it needs at this width, never under a target's. */
int button_height(struct frame *frame, const struct button *button, int w);

/* The width that its words need in one line, never under a target's. */
int button_width(struct frame *frame, const struct button *button);

/* Puts it. `rect.h` 0 means the height that it needs. Returns its height. */
int button_put(struct frame *frame, struct rect rect, const struct button *button);

/* Puts buttons with a gap between and moves `column` below them: side by side in equal
 * widths if all their words fit in one line so, else one below the other. */
struct column;
void buttons_put(struct frame *frame, struct column *column, const struct button *button,
                 size_t count);

#endif
