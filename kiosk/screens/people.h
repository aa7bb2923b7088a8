#ifndef ANNA_SCREENS_PEOPLE_H
#define ANNA_SCREENS_PEOPLE_H

#include "screens/screen.h"
#include "ui/button.h"
#include "ui/entry.h"

/* Who goes along, in words: never by name. */

/* One sentence about the people of an offer, a set as core/finder.h has it; NULL: nobody
 * is known. */
const char *people_words(struct frame *frame, unsigned people);

/* The way to them, from where one looks for offices. */
struct button people_way(void);

/* Whether there are coaches, and the row that leads to them. */
bool people_coach(struct hall *hall);
struct entry people_coach_entry(void);

#endif
