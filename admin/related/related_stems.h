#ifndef ANNA_ADMIN_RELATED_RELATED_STEMS_H
#define ANNA_ADMIN_RELATED_RELATED_STEMS_H

#include "core/content.h"

/* Words without their endings, so that "Termin" meets "Termine". Private to related*.c.
 *
 * One ending is cut and no more. Snowball's German stemmer (libstemmer) cuts suffixes
 * too, so that Beratung is beraten: of the 67 proposals for the demonstration 9 went and
 * 8 others came, losing "Kleidung" with "Rotes Kreuz" and finding "anrufen" with
 * "Nummer". */

/* Folded words without their endings, those that say nothing left out. False if memory
 * ran out. */
bool related_stems(struct arena *arena, const char *text, struct texts *out);

/* The same, and beside each stem its word as likeness_words gives it. */
bool related_stems_and_words(struct arena *arena, const char *text, struct texts *words,
                             struct texts *stems);

#endif
