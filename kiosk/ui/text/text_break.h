#ifndef ANNA_UI_TEXT_TEXT_BREAK_H
#define ANNA_UI_TEXT_TEXT_BREAK_H

#include <stdbool.h>
#include <stdint.h>

/* Where a line may end (UAX #14) and where one letter ends and the next begins (UAX #29),
 * through ICU with the rules of the root locale: German, Turkish and Arabic have no
 * others. */

struct text_break;

/* NULL if memory ran out. ICU itself is opened when first needed. */
struct text_break *text_break_open(void);
void text_break_close(struct text_break *breaks);

/* Sets may_end[i] to 1 if a line may end behind UTF-16 unit i, else to 0; the last is
 * always 1. False if ICU cannot be opened or memory ran out. */
bool text_break_lines(struct text_break *breaks, const uint16_t *unit, int count,
                      uint8_t *may_end);

/* The same for the ends of graphemes. */
bool text_break_graphemes(struct text_break *breaks, const uint16_t *unit, int count,
                          uint8_t *may_end);

/* Lets go of the text that was looked at last. */
void text_break_forget(struct text_break *breaks);

#endif
