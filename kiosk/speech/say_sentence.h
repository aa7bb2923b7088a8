#ifndef ANNA_SPEECH_SAY_SENTENCE_H
#define ANNA_SPEECH_SAY_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>

/* Sentences among pieces: what is said in one breath, and what a clip is made of. */

/* True if the words end a sentence in one of our scripts. */
bool say_sentence_ends(const char *words);

/* How many of `count` pieces the sentence has that begins with the first: up to the one
 * that ends it. `words` has those of each piece. */
size_t say_sentence(const char *const *words, size_t count);

#endif
