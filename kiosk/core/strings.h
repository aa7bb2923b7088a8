#ifndef ANNA_CORE_STRINGS_H
#define ANNA_CORE_STRINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"

/* The words of the interface, through gettext. The message ids are names such as
 * "home.title"; German is one of the .po files like the others, and the fallback for a
 * message that a language lacks.
 *
 * Uses setlocale(LC_MESSAGES) and the environment variable LANGUAGE: for one thread only.
 * Words live as long as the program; a later change of the language leaves them as they
 * are. */

/* Binds the domain to the folder with LANG/LC_MESSAGES/anna.mo and takes German. On
 * failure what was open before stays. */
bool strings_open(const char *dir, struct err *err);

/* Which language words come in from now on: "de", "en", "tr", "ar". False, with the
 * language unchanged, if there is no such file or it is damaged. */
bool strings_set_lang(const char *lang, struct err *err);
const char *strings_lang(void);

/* The words for a name. A name without words is returned itself (and fails the tests). */
const char *strings_get(const char *name);

/* The same in a language that is not the chosen one, for a page that speaks several.
 * German, if there is no such language. */
const char *strings_get_in(const char *lang, const char *name);

/* The words for `count` things, by the plural rules of the language, with the count put
 * in for "%n". */
const char *strings_count(struct arena *arena, const char *name, unsigned long count);

/* The words with "{0}", "{1}", ... replaced. Up to 4 values; NULL is an empty one; a mark
 * without a value stays. A value that runs against the direction of the language (a phone
 * number or a Latin name in Arabic, an Arabic name in German) is put between FSI and PDI
 * (UAX #9), so that it stays whole. If memory ran out, the words with the marks in them.
 */
const char *strings_fill(struct arena *arena, const char *name, const char *const *value,
                         size_t count);

/* The same with words and language at hand. */
const char *strings_fill_words(struct arena *arena, const char *lang, const char *words,
                               const char *const *value, size_t count);

#endif
