#ifndef ANNA_BASE_NEAREST_H
#define ANNA_BASE_NEAREST_H

#include <stddef.h>

/* Which of some names a mistyped word may have meant. */

enum { NEAREST_WORD = 32 };

struct nearest {
    char word[NEAREST_WORD]; /* "" if it was too long to be a typing error */
    size_t distance;         /* of the best so far */
    const char *best;        /* NULL: none is near enough */
};

/* Begins with the first `len` bytes of a word. */
struct nearest nearest_to(const char *word, size_t len);

/* Keeps the name if it is nearer than all before. Near is: the word is its beginning, or
 * at most two letters are wrong, missing, too many or swapped with the next (one in a
 * word of up to three). */
void nearest_try(struct nearest *nearest, const char *name);

#endif
