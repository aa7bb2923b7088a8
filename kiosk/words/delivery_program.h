#ifndef ANNA_WORDS_DELIVERY_PROGRAM_H
#define ANNA_WORDS_DELIVERY_PROGRAM_H

#include "base/arena.h"
#include "core/delivery.h"

/* What people are told about a new program on a stick, on the screen and in the note, as
 * delivery_words.h does about content. */

/* True if what becomes of the program is told large, and that of the content beside it:
 * while it is written, when it was, and where nothing came of either. */
bool delivery_program_leads(const struct delivery *delivery);

/* True if there is one, and it is not taken though it is none of those that run. */
bool delivery_program_failed(const struct delivery *delivery);

/* A few large words, and a sentence, when it leads; what stays as it is, or NULL. */
const char *delivery_program_title(const struct delivery *delivery);
const char *delivery_program_sentence(struct arena *arena,
                                      const struct delivery *delivery);
const char *delivery_program_goes_on(const struct delivery *delivery);

/* The same in one sentence, for where it does not lead; NULL if there is nothing to say.
 */
const char *delivery_program_beside(struct arena *arena, const struct delivery *delivery);

/* "Am Gerät läuft Programm Nummer 7.", and that one went back; NULL if the terminal takes
 * no programs, and if none did. */
const char *delivery_program_runs(struct arena *arena, const struct delivery *delivery);
const char *delivery_program_back(struct arena *arena, const struct delivery *delivery);

#endif
