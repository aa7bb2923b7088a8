#ifndef ANNA_SCREENS_CHROME_H
#define ANNA_SCREENS_CHROME_H

#include "screens/screen.h"
#include "ui/layout.h"

/* What stands around every page: who we are, the language, the way back, the bar of
 * places; and the page's own column between them. */

struct chrome {
    const char *back; /* words of the way back; NULL: "Zurück"; "" on home: no way back */
    bool cancel;      /* the way back gives something up: a cross instead of an arrow */
    bool crisis;      /* offers "Bildschirm leeren" */
    int fixed_below_px; /* room that the screen keeps for itself above the bar (a
                           keyboard) */
};

/* Draws what stands around and begins the page: the column to fill. End it with
 * chrome_end. */
struct column chrome_begin(struct hall *hall, struct frame *frame,
                           const struct chrome *chrome);

/* What is put with `column` between these two stays where it is when the page scrolls
 * (the search field). Right after chrome_begin. */
void chrome_top_begin(struct frame *frame);
void chrome_top_end(struct frame *frame, struct column *column);

/* What is put between these two stays in the place below the page (chrome_below) and is
 * read after the page, before the bar. */
void chrome_fixed_begin(struct frame *frame);
void chrome_fixed_end(struct frame *frame);

/* Instead of chrome_begin and chrome_end where a keyboard leaves no room for the bar and
 * a page: home, back and language as pictures in one row. Returns the place between them,
 * as high as a target, and as a line of large letters; the screen draws what is below. */
struct rect chrome_slim(struct hall *hall, struct frame *frame,
                        const struct chrome *chrome);

/* Ends the page: `column` as the screen left it. Adds the buttons that scroll when the
 * page is longer than its view. */
void chrome_end(struct hall *hall, struct frame *frame, struct column column);

/* What the row of buttons that scroll takes from the view of a page that is longer. */
int chrome_scroll_px(const struct measure *m);

/* The place above the bar that `fixed_below_px` kept; valid between begin and the end of
 * the frame. */
struct rect chrome_below(const struct frame *frame, int fixed_below_px);

/* What the level of German that is easier to read may be called, in German. */
const char *chrome_level_name(const struct hall *hall);

/* Title and the words below it, as every page begins. Either may be NULL. */
void chrome_title(struct frame *frame, struct column *column, const char *title,
                  const char *hint);

/* Colours and short ways that screens share. */
struct action act_open(enum screen_id screen, const char *id);
struct action act(enum verb verb, int n, const char *arg);

#endif
