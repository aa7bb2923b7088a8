#ifndef ANNA_ADMIN_GERMAN_PLAIN_SENTENCE_H
#define ANNA_ADMIN_GERMAN_PLAIN_SENTENCE_H

#include "german/plain_lexicon.h"
#include "german/plain_word.h"

/* A German text, taken apart into sentences and words.
 *
 * A sentence ends at . ! ? before a space and a capital, a figure or the end (closing
 * quotes belong to it), and where a line ends. No end is an abbreviation's dot ("St.
 * Agatha", "e. V."), an ordinal's ("am 15. August"), nor a line's end in the middle of
 * the sentence: before a small letter, behind a comma, or in a line of 60 characters and
 * more without a stop, as mail programs wrap it. A point of a list is a sentence. After
 * 400 words a sentence is cut, so that the work for a text grows with its length alone.
 */

struct plain_sentence {
    size_t start; /* bytes of the text */
    size_t len;
    size_t first;   /* of its words */
    size_t count;   /* words */
    unsigned marks; /* between its last word and its end */
};

struct plain_reading {
    const char *text;
    size_t len;
    struct plain_word *word;
    size_t word_count;
    struct plain_sentence *sentence; /* those that have a word */
    size_t sentence_count;
};

/* Takes a whole terminated text apart; any bytes may stand in it. False if memory ran
 * out. */
bool plain_read(struct arena *arena, const struct plain_lexicon *lexicon,
                const char *text, struct plain_reading *out);

#endif
