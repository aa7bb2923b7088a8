#ifndef ANNA_ADMIN_RELATED_NETWORK_WORDS_H
#define ANNA_ADMIN_RELATED_NETWORK_WORDS_H

#include "base/arena.h"
#include "core/content.h"

/* A name in lines for a picture: without soft hyphens, marks of direction and what XML
 * does not allow, broken at spaces, else anywhere, ended with "…" when `lines_most` are
 * not enough. Widths are estimated by kinds of letters, rather too wide than too narrow.
 * False if memory ran out. */
bool network_words(struct arena *arena, const char *text, double width_em,
                   size_t lines_most, struct texts *out);

#endif
