#ifndef ANNA_UI_TYPED_H
#define ANNA_UI_TYPED_H

#include <stdbool.h>

/* What of the text that a keyboard sends may stand in a field. Keyboards, their drivers
 * and what is plugged in as one send anything. */

/* True if `text` is UTF-8 and each character is one that is written: a letter, a mark, a
 * digit, a sign or a space. Nothing that controls (line ends, directions, joiners), is
 * private, or is no character at all. False for "". */
bool typed_good(const char *text);

/* True if `text` may stand behind `written`: a mark (an accent, an Arabic vowel) needs a
 * letter, with at most one mark, to stand on. */
bool typed_follows(const char *written, const char *text);

#endif
