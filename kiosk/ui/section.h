#ifndef ANNA_UI_SECTION_H
#define ANNA_UI_SECTION_H

#include "ui/layout.h"

/* A card that tells one thing: an icon, a small heading, and lines of words. */

struct section_line {
    const char *words;
    const char *beside; /* second column of a table; NULL: none. Below the words where
                           there is no room beside */
    enum { SECTION_PLAIN, SECTION_STRONG, SECTION_GOOD, SECTION_BIG, SECTION_SOFT } kind;
    int number; /* above 0: a numbered step */
    bool bullet;
};

struct section {
    const char *id;      /* may be NULL */
    const char *icon;    /* may be NULL */
    const char *heading; /* may be NULL */
    const char *sign;    /* an icon, big and round, at the card's end; may be NULL */
    bool notice;         /* the ground of a notice instead of a card's */
    const struct section_line *line;
    size_t line_count;
};

/* Puts the card and moves below it; nothing is put without a line. */
void section_put(struct frame *frame, struct column *column,
                 const struct section *section);

#endif
