#ifndef ANNA_ADMIN_RECORD_TERMBASE_H
#define ANNA_ADMIN_RECORD_TERMBASE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* The German terms of offices, what they are in plain German, and the one word that each
 * other language has for them (assets/content/terms.tsv): who reads "alimenty od państwa"
 * in one offer and something else in the next looks for two things. */

struct term {
    const char *german;      /* "Kita | Kindergarten": the first is the term, the others
                                are read as it */
    const char *plain;       /* what it is */
    const char *const *word; /* one a language, as termbase.lang; "" if it has none.
                                "дитсадок | садок": any of them, the first is proposed */
    const char *const *said; /* private: `german`, folded, a part each */
    size_t said_count;       /* private */
};

struct termbase {
    const struct term *term;
    size_t count;
    const char *const *lang; /* "tr" */
    size_t lang_count;
};

/* Reads a TSV: the heading "de", "plain" and the languages, then a term a line. All is in
 * the arena. False, with file and line in `err`, if it cannot be read, a line has another
 * number of columns than the heading, or memory ran out; `out` is then untouched. */
bool termbase_open(struct arena *arena, const char *path, struct termbase *out,
                   struct err *err);

/* The words that a language has for the term; NULL if the termbase does not have the
 * language, or no word. */
const char *termbase_words(const struct termbase *base, const struct term *term,
                           const char *lang);

/* The terms that a German text says, in the order of the termbase: as words of their own,
 * in any case and number, and with any soft hyphens. "Kindergeldstelle" does not say
 * "Kindergeld". Returns how many; those beyond `most` are left out. 0 with arena->failed
 * if memory ran out. */
size_t termbase_find(struct arena *arena, const struct termbase *base, const char *german,
                     const struct term **out, size_t most);

/* Whether a text says one of `words` (termbase_words), or the German term itself. Words
 * may have other endings, and in Arabic letters what is written before them: looked for
 * is their beginning, by two thirds and at least three letters, without accents
 * (core/fold.h). */
bool termbase_keeps(struct arena *arena, const struct term *term, const char *words,
                    const char *text);

#endif
