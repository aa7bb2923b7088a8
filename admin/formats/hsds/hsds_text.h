#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_TEXT_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "core/content.h"

/* Texts as other programs keep them, parted and cut for our fields (text_clean.h cleans
 * them). All results live in `arena`; NULL if memory ran out. */

/* The beginning of `text` in at most `most` characters, ending where a paragraph, else a
 * sentence, else a word ends. `*rest_out` is what is left, "" nothing. */
const char *hsds_text_fit(struct arena *arena, const char *text, size_t most,
                          const char **rest_out);

/* Parts a text into items of at most `most` characters: by lines, and a text of one line
 * by sentences. Bullets and numbers in front are dropped. `*rest_out` is what did not fit
 * into 64 items, "" nothing. */
bool hsds_text_parts(struct arena *arena, const char *text, size_t most,
                     struct texts *out, const char **rest_out);

/* Parts "a, b; c" or "a|b" into items; empty ones are dropped, at most 64. */
bool hsds_text_list(struct arena *arena, const char *text, struct texts *out);

/* Small letters, digits and hyphens, at most `most` of them: "Main Street" is
 * "main-street". "" if nothing is left. */
char *hsds_text_slug(struct arena *arena, const char *text, size_t most);

#endif
