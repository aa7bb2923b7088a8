#ifndef ANNA_ADMIN_RELATED_RELATED_STEMS_H
#define ANNA_ADMIN_RELATED_RELATED_STEMS_H

#include "core/content.h"

/* Words without their endings, so that "Termin" meets "Termine". Private to related*.c.
 */

/* Folded words without their endings, those that say nothing left out. False if memory
 * ran out. */
bool related_stems(struct arena *arena, const char *text, struct texts *out);

/* The same, and beside each stem its word as likeness_words gives it. */
bool related_stems_and_words(struct arena *arena, const char *text, struct texts *words,
                             struct texts *stems);

#endif
