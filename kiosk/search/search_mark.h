#ifndef ANNA_SEARCH_SEARCH_MARK_H
#define ANNA_SEARCH_SEARCH_MARK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "search/search_words.h"

/* Which bytes of a name the typed words met: what was typed of a word, a whole word if
 * its spelling was corrected; neighbours are one range, and the longest range is given.
 * `answered` and `corrected` have a bit for each typed word: the offer answers it, and
 * only by correction. Equal numbers if there is nothing to mark. False if memory ran out.
 */
bool search_mark(struct arena *arena, const char *name, const struct search_word *word,
                 size_t words, unsigned answered, unsigned corrected, size_t *from,
                 size_t *to);

#endif
