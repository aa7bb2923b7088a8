#ifndef ANNA_ADMIN_PAGES_WORD_DIFFERENCE_H
#define ANNA_ADMIN_PAGES_WORD_DIFFERENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* What has changed between two texts, word by word: the longest common row of words
 * stays, all else went or came (the longest common subsequence; D. S. Hirschberg, 1975).
 * Blanks and line ends belong to the word before them. */

enum {
    WORD_DIFFERENCE_MOST = 1000 /* words of each; longer texts went and came whole */
};

enum word_difference_kind { WORDS_SAME, WORDS_GONE, WORDS_NEW };

struct word_difference {
    enum word_difference_kind kind;
    const char *text; /* in the arena */
};

/* Runs of words in the order of reading. False if memory ran out. */
bool word_difference(struct arena *arena, const char *was, const char *now,
                     struct word_difference **out, size_t *count_out);

#endif
