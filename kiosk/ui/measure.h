#ifndef ANNA_UI_MEASURE_H
#define ANNA_UI_MEASURE_H

#include <stdbool.h>

#include "ui/text/text.h"

/* How large things are on this panel: everything is laid out in millimetres and in
 * capitals, and becomes pixels here, once per change of size. Sources: EN 301 549
 * v3.2.1, 5.1.4 (capitals of 0.7 degrees are 0.0122 times the distance) and the studies
 * of targets for public terminals (20 mm). */

struct measure_panel {
    int w_px, h_px;
    double w_mm, h_mm;  /* 0: unknown, see measure_panel_guess */
    double distance_mm; /* from the eye; 0: 600, or 400 on a panel under 15 inches */
};

struct measure {
    int w_px, h_px;
    double px_per_mm;
    bool wide;     /* broader than high */
    bool compact;  /* lower than 200 mm: the bar stands at the side, titles are small */
    int percent;   /* text size: 100, 150, 200 */
    int target_px; /* 20 mm: nothing to press is smaller */
    int tile_px;   /* 25 mm: main tiles */
    int gap_px;    /* between targets, 4 mm */
    int margin_px; /* page margin, 11 mm, less on small panels */
    int pad_px;    /* inside cards */
    int radius_px; /* of cards */
    int edge_px;   /* of borders, at least 2 */
    int icon_px;   /* beside body text: grows with it, as every picture does */
    int least_body_px; /* capital height that the design demands at 100 % for body text */
    int least_note_px; /* and for side notes */
    struct text_style body, strong, note, note_strong, heading, title, big;
    struct text_style around; /* ways back, languages, scrolling, deeds */
};

/* Fills in what is unknown: the size as ui/glass.h assumes it, the distance by the
 * panel's diagonal. */
struct measure_panel measure_panel_guess(struct measure_panel panel);

/* The sizes for a panel at a text size of `percent`. `text` gives the height of capitals.
 */
void measure_set(struct measure *measure, struct measure_panel panel, int percent,
                 struct text *text);

/* Millimetres in pixels, rounded up. */
int measure_mm(const struct measure *measure, double mm);

/* What is `px` large at 100 %, at the visitor's size. */
int measure_grown(const struct measure *measure, int px);

#endif
