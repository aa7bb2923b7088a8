#ifndef ANNA_SCREENS_CHROME_INSIDE_H
#define ANNA_SCREENS_CHROME_INSIDE_H

#include "screens/chrome.h"
#include "ui/button.h"

/* What chrome.c, which puts the page between what stands around it, and chrome_head.c,
 * which is what stands above it, share; nobody else includes this. */

/* The screen of the staff is no page: no bar of places, nothing to come back to. */
bool chrome_for_staff(const struct hall *hall);

/* Height of a button that stands around the page. */
int chrome_around_px(const struct measure *m);

/* True where height is dear, on a broad panel and in large letters: the way back stands
 * where the name of the house would. */
bool chrome_head_short(const struct measure *m);

/* The pill that leads to the languages, at the end of `head`. Returns its width. */
int chrome_put_language(struct hall *hall, struct frame *frame, struct rect head);
const char *chrome_language_spoken(const struct hall *hall, struct frame *frame);

/* Who we are. */
void chrome_put_brand(struct hall *hall, struct frame *frame, struct rect place);

/* The same, large, above the reach of who uses "Unten bedienen": `h` high. */
void chrome_put_upper_part(struct hall *hall, struct frame *frame, int h);

/* One row: the way back at the start, "Bildschirm leeren" at the end; where both have no
 * room in it, a second one, which may be `below_w` broad. Returns the height. */
int chrome_put_way_back(struct hall *hall, struct frame *frame, struct rect row,
                        const struct chrome *chrome, int below_w);
struct button chrome_back_button(const struct hall *hall, const struct chrome *chrome);

/* The action of what may lead away from a report: grave while there is a draft. */
struct action chrome_leave(const struct hall *hall, struct action action);

struct button chrome_clear_button(void);

#endif
