#ifndef ANNA_WORDS_CAPITAL_H
#define ANNA_WORDS_CAPITAL_H

#include <stdbool.h>

#include "base/arena.h"

/* Capitals, as a language has them (ICU): the one of "i" is "İ" in "tr". */

/* The capital of one letter; the letter itself if it has none, or none of one letter (ß).
 */
const char *capital_of(struct arena *arena, const char *letter, const char *lang);

/* Words that begin a line: "понедельник" is "Понедельник". What does not begin with a
 * small letter comes back as it is. */
const char *capital_first(struct arena *arena, const char *words, const char *lang);

/* Whether what comes next begins a sentence: nothing is written, or its last mark ends
 * one and a space follows. */
bool capital_wanted(const char *written);

#endif
