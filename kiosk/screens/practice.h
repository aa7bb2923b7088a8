#ifndef ANNA_SCREENS_PRACTICE_H
#define ANNA_SCREENS_PRACTICE_H

#include "base/arena.h"
#include "ui/input.h"

/* What a key is called and does, as it is said; "" for one that does nothing. In the
 * arena. */
const char *practice_words(enum input_key key, struct arena *arena);

#endif
