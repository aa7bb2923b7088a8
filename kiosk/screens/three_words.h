#ifndef ANNA_SCREENS_THREE_WORDS_H
#define ANNA_SCREENS_THREE_WORDS_H

#include "screens/screen.h"
#include "ui/layout.h"

/* The three words of a report (core/phrase.h) on the screen, and the way to "Was wurde
 * daraus?". */

/* The words in the session's language, in the page's arena; NULL if they cannot be had.
 */
const struct phrase_book *three_words_book(struct hall *hall);

/* Whether this terminal gives words and takes them: the content answers so. */
bool three_words_there(struct hall *hall);

/* A card with her words, what to do with them, and the code that takes them along. */
void three_words_put(struct frame *frame, struct column *column,
                     const struct phrase_book *book, const struct phrase *phrase);

/* "Was wurde daraus?"; nothing where it leads nowhere. */
void outcome_button_put(struct hall *hall, struct frame *frame, struct column *column);

#endif
