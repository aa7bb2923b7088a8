#ifndef ANNA_ADMIN_FORMATS_LOOSE_HOURS_WORDS_H
#define ANNA_ADMIN_FORMATS_LOOSE_HOURS_WORDS_H

#include <stdbool.h>

#include "formats/loose/hours_token.h"

/* The single words of opening hours, German and English, in the spelling of spelling.h.
 */

/* What a word stands for: sets kind, value and number. A weekday with a part of the day
 * ("mittwochnachmittags") is two: `half_out`, else untouched, becomes the second. False,
 * and nothing touched, if it is not known. */
bool hours_word(const char *word, struct hours_token *out, enum hours_half *half_out);

/* The weekday that a word is, Monday is 0; -1 if it is none. */
int hours_word_weekday(const char *word);

/* Whether a word that is also an article, "die", or a preposition, "mit", is a weekday
 * when this one follows it: "Die bis Do", "Mit und Do". */
bool hours_word_follows_day(const char *word);

#endif
