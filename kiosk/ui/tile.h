#ifndef ANNA_UI_TILE_H
#define ANNA_UI_TILE_H

#include "ui/frame.h"

/* A tile: a picture in a disc above one or two lines of words, in large letters beside
 * them where it is broad; at least 25 mm each way. */

struct tile {
    const char *id;
    const char *label;
    const char *hint;          /* a second text below, smaller; NULL: none */
    const char *icon;          /* NULL: words only */
    int sample_percent;        /* instead of a picture: "Aa" at that text size; 0: none */
    const struct theme *wears; /* drawn in this theme's colours; NULL: the frame's */
    const char *tint;          /* of the disc; NULL: the plain ink, no disc */
    const struct tint *dyed;   /* the disc has these colours, whatever the theme, and an
                                  edge; NULL: those of `tint` */
    bool leading;              /* words without a picture, large, at the side where lines
                                  begin */
    bool small;                /* a small picture: beside something larger */
    bool ticked;    /* when it is checked, a tick in the upper corner says so */
    enum role role; /* ROLE_TILE, ROLE_TOGGLE */
    unsigned state; /* STATE_CHECKED gives it the pale ground and the main border */
    struct action action;
};

/* The width under which a word of the label would be cut. */
int tile_least_width(struct frame *frame, const struct tile *tile);

/* The height that it needs at this width. */
int tile_height(struct frame *frame, const struct tile *tile, int w);

void tile_put(struct frame *frame, struct rect rect, const struct tile *tile);

#endif
