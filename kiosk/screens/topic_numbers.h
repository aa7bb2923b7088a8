#ifndef ANNA_SCREENS_TOPIC_NUMBERS_H
#define ANNA_SCREENS_TOPIC_NUMBERS_H

#include "screens/screen.h"
#include "ui/layout.h"

/* The numbers of a topic of crisis that help at once and cost nothing: short ones (112,
 * 116 016) and those of 0800 that are there for the whole country. Big figures, whom it
 * helps in one line, and until when. */

struct topic_numbers;

/* True if an offer is such a number, and stands among them instead of below. */
bool topic_numbers_has(const struct offer_row *row);

/* Reads those among `ids` into `arena`: 112 first, short ones before long ones, of these
 * what answers always first. NULL if there are none. */
const struct topic_numbers *topic_numbers_read(struct hall *hall, struct arena *arena,
                                               const char *const *ids, size_t count);

/* Puts them and moves below; nothing for NULL. */
void topic_numbers_put(struct hall *hall, struct frame *frame, struct column *column,
                       const struct topic_numbers *numbers);

#endif
