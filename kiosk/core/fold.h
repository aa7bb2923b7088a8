#ifndef ANNA_CORE_FOLD_H
#define ANNA_CORE_FOLD_H

#include <stddef.h>

#include "base/arena.h"

/* One way of writing for content and query alike, so that both meet: small letters; ä and ae, ö and oe,
 * ü and ue, ß and ss alike; accents off; Turkish dotless i and dotted I as i; Arabic without vowel
 * marks and tatweel, alef, yeh and teh marbuta in one form; soft hyphens gone; every other mark a
 * space; spaces single. */

/* The folded text. `offset_out` (may be NULL) becomes an array, as long as the result plus one, that says
 * at which byte of `text` each folded byte begins. NULL if memory ran out. */
char *fold(struct arena *arena, const char *text, size_t **offset_out);

#endif
