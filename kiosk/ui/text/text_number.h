#ifndef ANNA_UI_TEXT_TEXT_NUMBER_H
#define ANNA_UI_TEXT_TEXT_NUMBER_H

#include <stdint.h>

/* Telephone numbers among letters that run from right to left. By rule W2 of UAX #9
 * digits after an Arabic letter are Arabic numbers, and "02581 53-5200" shows its groups
 * from right to left: a wrong number. Where content does not isolate them, this does (a
 * higher-level protocol as in HL4): a sequence of at least six digits in groups that are
 * separated by spaces, hyphens, '/', '.', or parentheses, with or without a '+', is read
 * from left to right. Ranges with a dash and times with a colon are no such sequences. */

/* Copies `count` UTF-16 units to `out` with U+2066 before and U+2069 behind each such
 * sequence, and writes to `from` which unit each came from (-1: put in). Both need room
 * for text_number_room(count). Returns how many were written; `count` if there was
 * nothing to isolate. */
int text_number_isolate(const uint16_t *unit, int count, uint16_t *out, int32_t *from);
int text_number_room(int count);

#endif
