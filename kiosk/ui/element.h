#ifndef ANNA_UI_ELEMENT_H
#define ANNA_UI_ELEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/rect.h"
#include "ui/text/text.h"

/* One thing on the screen. A screen is a flat list of them, made anew for each frame;
 * painting, hit test, focus order, speech, dump and the tests read that one list and
 * nothing else. */

enum role {
    ROLE_PANEL, /* a ground without a meaning of its own; silent */
    ROLE_IMAGE, /* a picture that the words beside it say as well; silent */
    ROLE_PART,  /* words that belong to the pressable element before it */
    ROLE_HEADING,
    ROLE_TEXT,
    ROLE_NOTE, /* a side note: may be smaller than text */
    ROLE_BUTTON,
    ROLE_TILE,
    ROLE_ENTRY,  /* a row that leads to a record */
    ROLE_TOGGLE, /* on or off: STATE_CHECKED */
    ROLE_FIELD,
    ROLE_KEY,    /* of the on-screen keyboard */
    ROLE_MATRIX, /* a code of squares for the camera of a phone */
    ROLE_COUNT
};

enum state {
    STATE_DISABLED = 1,
    STATE_CHECKED = 2,
    STATE_PRESSED = 4,
    STATE_FOCUSED = 8,
    STATE_CURRENT = 16, /* the entry of the bar that one is on */
    STATE_FRAMED = 32   /* a switch takes all that the ring is around (scan.h) */
};

/* Where it stands, in the order in which a frame is read (reading.h). */
enum zone {
    ZONE_PAGE,
    ZONE_FIXED, /* below the page, and does not scroll with it: keys, what comes next */
    ZONE_BAR,
    ZONE_SCROLL, /* the buttons that scroll */
    ZONE_AROUND, /* above the page: who we are, language, way back */
    ZONE_COUNT
};

/* What pressing does, in the words of whoever made the list: ui passes it on and knows no
 * verb. A verb of 0 does nothing, so the element cannot be pressed. `arg` lives as long
 * as the list. */
struct action {
    int verb;
    int n;
    const char *arg;
    bool grave; /* sends, empties or gives up: no slow double tap may do that */
};

/* A panel: fill, border, rounded corners, a shadow below. */
struct look {
    bool filled;
    uint32_t fill;
    int edge_px;
    uint32_t edge;
    int radius_px;
    int shadow_px; /* reach; 0 = none */
    bool veil;     /* a half transparent cover instead of a panel */
};

/* Squares, row by row, 1 = dark, with the quiet zone around them that the reader needs.
 */
struct matrix {
    const unsigned char *module;
    int side;  /* modules on a side */
    int quiet; /* modules of quiet zone */
};

struct element {
    const char *id; /* "offer:ew-wohngeld"; NULL for what nobody addresses */
    enum role role;
    unsigned state;
    const char *label;  /* what it says; "" for silent ones */
    const char *spoken; /* what is said aloud; NULL: the label */
    struct action action;
    struct rect rect; /* its place; what is to be pressed is all of it */
    struct rect clip; /* the part of the screen it may be seen in */
    bool scrolls;     /* moves with the page */
    enum zone zone;   /* set by frame_add */
    bool joined;      /* words that are read in one go with those before */
    bool secret;      /* hers alone, said into headphones only; set by frame_add */
    struct rect ring; /* what is in focus with it; set by focus_show */

    struct look look;
    const struct text_block *text; /* NULL: none */
    struct rect text_rect;         /* as wide as the text was laid out for */
    uint32_t ink;
    uint32_t ground;    /* what the text stands on, for the tests of contrast */
    uint64_t text_hash; /* of words, style and width */

    const char *icon; /* Material Icons ligature; NULL: none */
    struct rect icon_rect;
    uint32_t icon_ink;

    const struct matrix *matrix; /* fills `rect` in whole pixels a module; NULL: none */

    const struct text_box *mark; /* boxes behind found words, relative to text_rect */
    size_t mark_count;
    uint32_t mark_fill;

    const struct text_box *lit; /* boxes over words that are being said, the same way; in
                                   them the words are drawn in the theme's `on_lit` */
    size_t lit_count;
};

/* The name of a role as `dump` prints it. */
const char *element_role_name(enum role role);

static inline bool element_pressable(const struct element *e)
{
    return e->action.verb != 0 && (e->state & STATE_DISABLED) == 0;
}

/* The part of it that can be seen. */
static inline struct rect element_seen(const struct element *e)
{
    return rect_cut(e->rect, e->clip);
}

#endif
