#ifndef ANNA_CORE_LABEL_H
#define ANNA_CORE_LABEL_H

#include <stdbool.h>
#include <stddef.h>

/* What the trusted comments of ANNA are made of: "anna-KIND name=word name=word". */

/* Takes `name` ("anna-content site=", " number=") and the word behind it, up to a space
 * or the end, from `*at`, which moves behind it. False if something else stands there, or
 * if the word is empty or has no room in `out`. */
bool label_word(const char **at, const char *name, char *out, size_t room);

/* Reads a number from 1 to `most`, without zeroes in front. `*out` is untouched if it is
 * none. */
bool label_number(const char *text, long most, long *out);

/* True if the word has these characters alone, and at least one. */
bool label_made_of(const char *word, const char *allowed);

#endif
