#ifndef ANNA_OFFICE_LINT_TEXT_H
#define ANNA_OFFICE_LINT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Sentences and words of German text, as a reader counts them. */

/* The next sentence of a terminated text: from `*at` (an offset that this function moves,
 * 0 at first). A sentence ends at . ! ? before a space and a capital or the end, or at a
 * line's end; an abbreviation
 * ("St. Agatha", "e. V.") and a number's dot ("am 15. August") end none. False at the
 * end. */
bool lint_sentence(const char *text, size_t *at, size_t *start_out, size_t *len_out);

/* Words of `len` bytes: runs without spaces that have a letter or a digit. */
size_t lint_count_words(const char *text, size_t len);

/* The next run of letters in `text` that is longer than `most` letters, a hyphen, a soft
 * hyphen or a slash ending a run; addresses (with @ or a dot inside) are passed over.
 * False if there is none. */
bool lint_long_word(const char *text, size_t most, size_t *at, size_t *start_out,
                    size_t *len_out);

#endif
