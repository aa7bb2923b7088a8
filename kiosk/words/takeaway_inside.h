#ifndef ANNA_WORDS_TAKEAWAY_INSIDE_H
#define ANNA_WORDS_TAKEAWAY_INSIDE_H

#include "base/buf.h"
#include "words/takeaway.h"

/* The words as they go along, in one line unless `lines`; NULL if memory ran out. */
const char *takeaway_plain(struct arena *arena, const char *words, bool lines);
/* The text of `out`, which is freed, in the arena; NULL if it fits into no code or memory
 * ran out. */
const char *takeaway_finished(struct arena *arena, struct buf *out);

#endif
