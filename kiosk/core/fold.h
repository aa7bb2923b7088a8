#ifndef ANNA_CORE_FOLD_H
#define ANNA_CORE_FOLD_H

#include <stddef.h>

#include "base/arena.h"

/* One way of writing for content and query alike, so that both meet: small letters; ä and
 * ae, ö and oe, ü and ue, ß and ss alike; accents off; Turkish dotless i and dotted I as
 * i; Cyrillic without breve, dots and hook (й и, ї і, ё е, ґ г) and
 * without the apostrophe within a word (м'який, мякий); Arabic without vowel marks and
 * tatweel, alef, yeh, waw, heh and teh marbuta, kaf in one form each with their Persian
 * and Kurdish kin; Greek without tonos; Arabic and full-width digits as 0 to 9; soft
 * hyphens and joiners gone; every other mark a space; spaces single, none at either end.
 * Bytes that are no UTF-8 are marks.
 *
 * An e behind a plain a, o or u belongs to it ("mueller", "muller" and "müller" are
 * "muller", and so "neue" is "neu"): what folds a word's beginning is always the
 * beginning of the folded word, so that a half-typed word meets what it will become. */

/* The folded text, never longer than `text`. `offset_out` (may be NULL) becomes an array,
 * as long as the result plus one, that says at which byte of `text` each folded byte
 * begins; the last entry is where the text ends that the last letter stands for (before
 * trailing marks). NULL if memory ran out; `*offset_out` is then untouched. */
char *fold(struct arena *arena, const char *text, size_t **offset_out);

#endif
