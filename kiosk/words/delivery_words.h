#ifndef ANNA_WORDS_DELIVERY_WORDS_H
#define ANNA_WORDS_DELIVERY_WORDS_H

#include "base/arena.h"
#include "core/delivery.h"

/* What people are told about a delivery, in the language of strings_set_lang: the same
 * sentences on the screen and in the note on the stick. Texts live in the arena or as
 * long as the interface's words. */

/* A few large words: "Neue Inhalte sind da". */
const char *delivery_title(const struct delivery *delivery);

/* One sentence: what happened, or what one must do meanwhile and how long. */
const char *delivery_sentence(struct arena *arena, const struct delivery *delivery);

/* What has to be added: "Die alten Inhalte gelten weiter.", or that a file on the stick
 * is not in order; NULL where nothing has. */
const char *delivery_second(const struct delivery *delivery);

/* "Nummer 7, Stand 20. November 2026". */
const char *delivery_content_words(struct arena *arena,
                                   const struct delivery_content *content);

/* Which content is shown, and if that is not the newest, an alert in front and the newest
 * behind: up to three lines. How many. */
enum { DELIVERY_CONTENTS = 3 };
size_t delivery_contents(struct arena *arena, const struct delivery_content *shown,
                         const struct delivery_content *newest,
                         const char *line[DELIVERY_CONTENTS]);

/* "12 neu, 3 geändert, 1 gelöscht, Stand 20. November 2026"; NULL while nothing is known,
 * and where nothing changed. */
const char *delivery_changes(struct arena *arena, const struct delivery *delivery);

/* That the terminal's clock cannot be right, and what to do; NULL if it can be. */
const char *delivery_clock(struct arena *arena, const struct delivery *delivery);

/* "Prüfen", and why a file was passed over. */
const char *delivery_step_words(struct arena *arena, enum delivery_step step);
const char *delivery_reason_words(struct arena *arena, enum delivery_reason reason);

#endif
