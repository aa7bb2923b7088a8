#ifndef ANNA_ADMIN_BASE_ISOLATE_H
#define ANNA_ADMIN_BASE_ISOLATE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

/* Foreign words in a German or English sentence: a name in Arabic turns the direction of
 * what stands beside it, the number behind it and the quotation marks around it, unless
 * it is isolated (Unicode's UAX 9, "bdi" of HTML). Two deeds do that for all pages:
 * messages come with the signs of isolation around each place for words, and the writer
 * of templates makes tags of them, and isolates what it is given without.
 *
 * Only what has letters of a script from right to left is isolated; all other words come
 * out as they went in. What overrides a direction (U+202A to U+202E), and what isolates
 * without an end or ends without a beginning, is left out: it could reach further than
 * its own words, and no person reads it. */

#define ISOLATE_BEGIN "\u2068"
#define ISOLATE_END "\u2069"

/* From now on messages come with the signs: what they say is shown on a page. */
void isolate_turn_on(void);
bool isolate_is_on(void);

/* If that is so: a format of printf with the two signs around each place for words, "%s";
 * else, and if it has none or is nothing but one, itself. It lives as long as the
 * program. Not for threads. */
const char *isolate_places(const char *format) __attribute__((format_arg(1)));

/* Words that stand in a sentence or a list: with the two signs around them, if they are
 * on; themselves if not, and if memory ran out. */
const char *isolate_words(struct arena *arena, const char *words);

/* Takes the signs out again, of a sentence that is kept and not shown. */
void isolate_undo(char *text);

enum isolate_as {
    ISOLATE_TAGS,  /* "<bdi>" */
    ISOLATE_SIGNS, /* where no tag may stand: a title, an option, a word for readers */
    ISOLATE_NOT    /* the very words: a value that comes back with the form */
};

/* Adds words, escaped for HTML. Memory that ran out shows in `out->failed`. */
void isolate_add(struct buf *out, const char *text, enum isolate_as as);

#endif
