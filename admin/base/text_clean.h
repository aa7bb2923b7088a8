#ifndef ANNA_ADMIN_BASE_TEXT_CLEAN_H
#define ANNA_ADMIN_BASE_TEXT_CLEAN_H

#include <stdbool.h>

#include "base/arena.h"

/* Texts as other programs keep them, made into words for people: the one cleaning of all
 * importers. What it finds in a text of ours, lint tells. */

/* What stood there; a set. Blanks, tabs and line ends that were joined are none. */
enum text_clean_found {
    TEXT_CLEAN_MARKUP = 1,   /* tags, comments, entities (html.h) */
    TEXT_CLEAN_ESCAPE = 2,   /* "\n", "\r" or "\t", written out */
    TEXT_CLEAN_MISREAD = 4,  /* "MÃ¼tter" (mojibake.h) */
    TEXT_CLEAN_HIDDEN = 8,   /* signs that nobody sees (hidden_sign.h) */
    TEXT_CLEAN_NO_SIGN = 16, /* U+FFFD that stood for itself, and was taken out */
    TEXT_CLEAN_LOST = 32     /* U+FFFD at a letter: one is lost, and it stays as it is */
};

/* Puts misread letters right, takes tags out (a block's end is a line's end), resolves
 * entities, joins blanks, tabs and blanks that do not break, at most one empty line, and
 * trims. Soft hyphens and joiners, which Arabic and long German words need, stay. With
 * `lines` false the text has one line. `*found_out` (may be NULL) says what stood there.
 * NULL if memory ran out. */
char *text_clean(struct arena *arena, const char *raw, bool lines, unsigned *found_out);

/* Words for what was put right, for a note: "tags and entities of HTML, signs that nobody
 * sees"; NULL if there was nothing, or memory ran out. What is lost is not in it. */
const char *text_clean_words(struct arena *arena, unsigned found);

/* Words for a letter that is lost. */
extern const char text_clean_lost[];

#endif
