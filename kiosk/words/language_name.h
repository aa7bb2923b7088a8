#ifndef ANNA_WORDS_LANGUAGE_NAME_H
#define ANNA_WORDS_LANGUAGE_NAME_H

#include "base/arena.h"

/* What a language is called in another: "tr" in "de" is "Türkisch" (ICU, 126 us at the
 * first call, then about 1 us). What is no id of a language comes back as it is. */
const char *language_name(struct arena *arena, const char *lang, const char *in);

/* Languages to choose from, by number: those that families speak most in Germany. NULL
 * behind the last. */
const char *language_named(size_t number);

#endif
