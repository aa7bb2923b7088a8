#ifndef ANNA_CORE_STRINGS_H
#define ANNA_CORE_STRINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"

/* The words of the interface, through gettext. The message ids are names such as "home.title"; German
 * is one of the .po files like the others, and the fallback for a message that a language lacks. */

/* Binds the domain to the folder with LANG/LC_MESSAGES/anna.mo and takes German. */
bool strings_open(const char *dir, struct err *err);

/* Which language words come in from now on: "de", "en", "tr", "ar". False if there is no such file. */
bool strings_set_lang(const char *lang, struct err *err);
const char *strings_lang(void);

/* The words for a name. A name without words is returned itself (and fails the tests). */
const char *strings_get(const char *name);

/* The words for `count` things, by the plural rules of the language, with the count put in for "%n". */
const char *strings_count(struct arena *arena, const char *name, unsigned long count);

/* The words with "{0}", "{1}", ... replaced. Up to 4 values; a value that is text of a direction of its
 * own (a phone number, a name) is put between FSI and PDI (UAX #9), so that it stays whole. */
const char *strings_fill(struct arena *arena, const char *name, const char *const *value,
                         size_t count);

#endif
