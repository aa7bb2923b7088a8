#ifndef ANNA_ADMIN_BASE_SORT_KEY_H
#define ANNA_ADMIN_BASE_SORT_KEY_H

#include <stddef.h>

#include "base/arena.h"

/* In which order a list stands. The terminal shows what the office has sorted, and so
 * need not load ICU's library of collation. */

/* Bytes such that memcmp of two of them sorts the texts as a dictionary of `lang` does,
 * by the collation of its row (core/lang.h): in German "Ä" with "A", "ß" as "ss"; for
 * columns. German for a language without a row. Lives in `arena`; NULL if memory ran out.
 * ICU is opened at the first call for a language (0.4 ms; 15 to 19 ms when its data is
 * not yet in memory). */
const unsigned char *sort_key(struct arena *arena, const char *lang, const char *text,
                              size_t *len_out);

#endif
