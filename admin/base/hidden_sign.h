#ifndef ANNA_ADMIN_BASE_HIDDEN_SIGN_H
#define ANNA_ADMIN_BASE_HIDDEN_SIGN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

/* Signs that nobody sees, and that make a text look other than it is: what turns the
 * direction (Unicode's UAX 9: U+202A to U+202E, U+2066 to U+2069), takes no room (U+200B,
 * U+2060 to U+2064, U+FEFF), ends lines where nobody looks for it, or carries letters in
 * secret (tags, U+E0000 to U+E0FFF). What languages need is none of them: the marks
 * U+061C, U+200E and U+200F, the joiners U+200C and U+200D, the soft hyphen. */

/* A tab and the ends of lines, "\n" and "\r", are none. */
bool hidden_sign(uint32_t code);

/* True if the text has none; `err` says which it has. What is no UTF-8 has none. */
bool hidden_sign_none(const char *text, struct err *err);

#endif
