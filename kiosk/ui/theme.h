#ifndef ANNA_UI_THEME_H
#define ANNA_UI_THEME_H

#include <stdbool.h>
#include <stdint.h>

/* Colours, 0x00RRGGBB. Every ink stands at least 7:1 on every ground that it is drawn on
 * (WCAG 2.2, 1.4.6); the high-contrast theme at least 15:1 for text. */

enum theme_id { THEME_LIGHT, THEME_CONTRAST, THEME_DARK, THEME_COUNT };

/* A tint: the disc behind a picture, and the picture's own ink. */
struct tint {
    const char *name;
    uint32_t ground;
    uint32_t ink;
};

struct theme {
    enum theme_id id;
    const char *name;   /* "light", "contrast", "dark": what ids and files call it */
    uint32_t ground;    /* the page */
    uint32_t card;      /* cards, tiles, keys, the bar below */
    uint32_t card_edge; /* their border; drawn where `card_edge_px` > 0 */
    int edge_always;    /* 1 if cards carry a border instead of a shadow */
    uint32_t ink;       /* text */
    uint32_t soft;      /* side notes; also 7:1 */
    uint32_t main;      /* what to press: brand ground, links */
    uint32_t on_main;   /* text on it */
    uint32_t pale;      /* second button, current entry */
    uint32_t on_pale;
    uint32_t chip_edge; /* border of a chip that is off */
    uint32_t report;    /* the plum of "Etwas klappt nicht?" */
    uint32_t report_ground;
    uint32_t alarm; /* crisis, deletion */
    uint32_t alarm_ground;
    uint32_t on_alarm;
    uint32_t good; /* "jetzt offen" on a card */
    uint32_t mark; /* behind found words */
    uint32_t on_mark;
    uint32_t lit; /* over the word that is being said, with an edge in the ink's colour */
    uint32_t on_lit;
    uint32_t notice; /* ground of a notice ("Bitte vorher anrufen") */
    uint32_t on_notice;
    uint32_t notice_edge;
    uint32_t tray; /* under the on-screen keyboard */
    uint32_t key_special;
    uint32_t line;  /* hair line above the bar */
    uint32_t focus; /* ring around what the keypad is on */
    uint32_t cover; /* the attract screen's ground */
    uint32_t on_cover;
    uint32_t shadow_alpha; /* of 255; 0 = none */
    const struct tint *tint;
    int tint_count;
};

const struct theme *theme_get(enum theme_id id);

/* The tint of that name, the first one if there is none such. */
const struct tint *theme_tint(const struct theme *theme, const char *name);

/* Contrast of two colours, 1 to 21, as WCAG 2.2 defines it. */
double theme_contrast(uint32_t a, uint32_t b);

#endif
