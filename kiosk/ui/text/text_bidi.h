#ifndef ANNA_UI_TEXT_TEXT_BIDI_H
#define ANNA_UI_TEXT_TEXT_BIDI_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* The Unicode Bidirectional Algorithm (UAX #9): levels of a paragraph, through FriBidi,
 * and the order in which runs of one level stand on a line. */

enum text_bidi_base { TEXT_BIDI_LTR, TEXT_BIDI_RTL, TEXT_BIDI_AUTO };

/* True if a left-to-right paragraph of these UTF-16 units has level 0 throughout, so that
 * nothing needs to be asked. May say false where it would be true. */
bool text_bidi_plain(const uint16_t *unit, int count);

/* Writes the level of each of the `count` UTF-16 units of one paragraph to `level`; even
 * is left to right. `*base_level` (may be NULL) is the paragraph's own. `scratch` gives
 * the room to work in. False, and nothing written, if memory ran out. */
bool text_bidi_levels(struct arena *scratch, const uint16_t *unit, int count,
                      enum text_bidi_base base, uint8_t *level, uint8_t *base_level);

/* Rule L2: order[i] is the index of what stands at place i from the left. For things of
 * one level each. */
void text_bidi_order(const uint8_t *level, int count, int32_t *order);

/* True for a character that rule X9 removes: embeddings, overrides, and boundary
 * neutrals. */
bool text_bidi_removed(uint32_t code);

#endif
