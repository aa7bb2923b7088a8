#ifndef ANNA_SCREENS_TOPIC_NEEDS_H
#define ANNA_SCREENS_TOPIC_NEEDS_H

#include "screens/screen.h"
#include "ui/layout.h"

/* The needs inside a topic: what its offers are mainly about ("Das Geld reicht nicht",
 * "Wohnung und Miete"), as pictures to choose from. They are the first of an offer's
 * `situations`, which the office edits, and no list of a topic's own: so a need means the
 * same here and in the three questions, is there in every language, and no topic can have
 * one that nothing belongs to. */

/* A need as a situation of core/finder.h; 0 for NULL and for words that are none. */
int topic_need(const char *need);

/* Puts three to six pictures, the needs of the most offers, `offers[need]` of them each,
 * and says how many are left when the filters are asked; nothing if there are fewer than
 * three. `chosen` is marked. */
void topic_put_needs(struct frame *frame, struct column *column,
                     const size_t offers[FINDER_SITUATION_COUNT],
                     const size_t left[FINDER_SITUATION_COUNT], int chosen);

#endif
