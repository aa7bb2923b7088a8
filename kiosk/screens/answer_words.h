#ifndef ANNA_SCREENS_ANSWER_WORDS_H
#define ANNA_SCREENS_ANSWER_WORDS_H

#include "screens/screen.h"
#include "ui/entry.h"

/* What pages say about an answer: what was said, what was done, how far it is. */

/* "Geändert: Oktober 2026", "In Arbeit". */
const char *answer_state_words(struct frame *frame, const char *lang,
                               const struct answer *answer);
/* The name of the words above it: "Sie haben es gesagt. Wir haben es geändert." alone
 * above what was changed. */
const char *answer_heading(enum answer_state state);
const char *answer_state_icon(enum answer_state state);

/* The row of an answer in a list. It leads to the offer that it is about. */
struct entry answer_entry(struct hall *hall, struct frame *frame,
                          const struct answer *answer);

#endif
