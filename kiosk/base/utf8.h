#ifndef ANNA_BASE_UTF8_H
#define ANNA_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */

#define UTF8_REPLACEMENT 0xFFFDu

/* Reads one character at `*at` (a byte offset below `len`) and moves `*at` behind it. A
 * byte that starts no valid sequence is one UTF8_REPLACEMENT and one byte long, so that
 * reading always ends. */
uint32_t utf8_next(const char *text, size_t len, size_t *at);

/* Writes `code` to `out` (4 bytes of room) and returns the number of bytes, 1 to 4. A
 * value that is no character is written as UTF8_REPLACEMENT. */
size_t utf8_put(char *out, uint32_t code);

/* True if all `len` bytes are valid. If not, `*bad_at` (may be NULL) is the offset of the
 * first byte that is wrong; it is untouched if all is well. */
bool utf8_valid(const char *text, size_t len, size_t *bad_at);

/* Number of characters in a terminated text. */
size_t utf8_length(const char *text);

/* Copies a terminated text to `out` (`room` bytes, at least 1), cut at a character if too
 * long. Always terminates. Returns true if all of it fitted. */
bool utf8_copy(char *out, size_t room, const char *text);

/* The same of a text that may have bytes that are no character: what is left of one that
 * was cut is left out, any other is UTF8_REPLACEMENT. What was written is valid. */
void utf8_copy_mended(char *out, size_t room, const char *text);

/* How many of the first `most` bytes of a terminated text are whole characters: the
 * number in front of the text for "%.*s". */
int utf8_head(const char *text, int most);

#endif
