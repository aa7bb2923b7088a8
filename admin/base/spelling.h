#ifndef ANNA_ADMIN_BASE_SPELLING_H
#define ANNA_ADMIN_BASE_SPELLING_H

#include <stddef.h>

#include "base/arena.h"

/* One spelling of a word that people write in several ways: core/fold.h without spaces,
 * so that "Für wen?", "fuer wen" and "FÜR WEN" are "furwen". Tables of words are written
 * in this spelling. */
char *spelling(struct arena *arena, const char *text);

/* The same of a text's first `len` bytes. NULL if memory ran out. */
char *spelling_len(struct arena *arena, const char *text, size_t len);

/* An id: small letters a to z, digits and hyphens, at most 64; "" if nothing of the text
 * can stand in one. A longer one is cut and ends with a number that its whole text makes.
 * NULL if memory ran out. */
char *spelling_id(struct arena *arena, const char *text);

#endif
