#ifndef ANNA_CORE_DELIVERY_WORDS_H
#define ANNA_CORE_DELIVERY_WORDS_H

#include "base/arena.h"
#include "core/delivery.h"

/* What people are told about a delivery, in the language of strings_set_lang: the same
 * sentences on the screen and in the note on the stick. Texts live in the arena or as
 * long as the interface's words. */

/* A few large words: "Neue Inhalte sind da". */
const char *delivery_title(const struct delivery *delivery);

/* One sentence: what happened, or what one must do meanwhile and how long. */
const char *delivery_sentence(struct arena *arena, const struct delivery *delivery);

/* "Die alten Inhalte gelten weiter."; NULL where that goes without saying. */
const char *delivery_goes_on(const struct delivery *delivery);

/* "12 neu, 3 geändert, 1 gelöscht, Stand 20. November 2026"; NULL while nothing is known.
 */
const char *delivery_changes(struct arena *arena, const struct delivery *delivery);

/* That the terminal's clock cannot be right, and what to do; NULL if it can be. */
const char *delivery_clock(struct arena *arena, const struct delivery *delivery);

/* "Prüfen", and why a file was passed over. */
const char *delivery_step_words(struct arena *arena, enum delivery_step step);
const char *delivery_reason_words(struct arena *arena, enum delivery_reason reason);

#endif
