#ifndef ANNA_SPEECH_SAY_H
#define ANNA_SPEECH_SAY_H

#include <stddef.h>

#include "base/arena.h"
#include "speech/say_lexicon.h"
#include "speech/say_piece.h"

/* What is said for what is shown: digits, hours, dates and short forms in words that a
 * voice says rightly, and the way back to the bytes on the screen. Voices, lit words, the
 * transcript and the tests read this one result. Nothing here knows a voice, a screen or
 * the time; what a language says is in its file (say_lexicon.h). */

/* Makes the pieces of a text in the language of its page: in the order of the text, none
 * over another, each on borders of characters. The last has a mark that ends a sentence,
 * but for SAY_LETTER. How many; 0 with `*out` NULL if there is nothing to say or memory
 * ran out. Pieces and words are the arena's, languages the lexicon's or the caller's.
 * Bytes that are no UTF-8 are passed over. */
size_t say_text(struct arena *arena, const struct say_lexicon *lexicon, const char *lang,
                const char *shown, enum say_kind kind, struct say_piece **out);

#endif
