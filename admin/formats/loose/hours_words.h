#ifndef ANNA_ADMIN_FORMATS_LOOSE_HOURS_WORDS_H
#define ANNA_ADMIN_FORMATS_LOOSE_HOURS_WORDS_H

#include <stdbool.h>

#include "formats/loose/hours_token.h"

/* The single words of opening hours, German and English, in the spelling of spelling.h.
 */

/* The weekday that a word is: "Mo", "Mo.", "Montag", "montags", "Monday"; Monday is 0; -1
 * if it is none. */
int hours_words_weekday(const char *word);

/* What any other word stands for. False, and `out` untouched, if it is none of them. */
bool hours_words_token(const char *word, struct hours_token *out);

/* Whether it may stand anywhere and says nothing: "Uhr", "von". */
bool hours_words_say_nothing(const char *word);

#endif
