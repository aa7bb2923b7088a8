#ifndef ANNA_SPEECH_SAY_WORDS_H
#define ANNA_SPEECH_SAY_WORDS_H

#include "speech/say_line.h"

/* Words, each with its voice. Each puts out what begins at `at` and returns where it
 * ended; 0: this is none. */

/* The longest run of words that the lexicon has from here on: "z. B.", "1 Kind". */
size_t say_words_known(struct say_line *line, size_t at);

/* A web or mail address: named, not spelled. */
size_t say_words_web(struct say_line *line, size_t at);

/* Any other word: compounds with their joints, short forms by letters, letters of
 * another script or language by its voice. */
size_t say_words(struct say_line *line, size_t at);

/* One sign by its name. */
size_t say_words_letter(struct say_line *line, size_t at);

#endif
