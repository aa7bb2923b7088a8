#ifndef ANNA_SEARCH_SEARCH_MATCH_H
#define ANNA_SEARCH_SEARCH_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "search/search_file.h"
#include "search/search_words.h"

/* Which words of the content a typed word meets, and how well. */

/* Best first. */
enum search_quality {
    SEARCH_EXACT,
    SEARCH_BEGUN,        /* begins with it */
    SEARCH_APART,        /* two words of the content, typed as one */
    SEARCH_PART_END,     /* ends with it: "zuschlag" in "kinderzuschlag" */
    SEARCH_PART,         /* has it in the middle */
    SEARCH_ERROR,        /* one error */
    SEARCH_ERROR_BEGUN,  /* begins so, but for one error */
    SEARCH_ERRORS,       /* two errors */
    SEARCH_ERRORS_BEGUN, /* begins so, but for two errors */
    SEARCH_ERROR_PART,   /* has it inside, but for one error */
    SEARCH_WITHIN, /* stands at its beginning or end: "wohngeld" for "wohngeldstelle" */
    SEARCH_QUALITY_COUNT,
};

struct search_match {
    uint32_t term;
    uint32_t quality;
};

struct search_matches {
    struct search_match *match;
    size_t count;
    size_t room; /* private */
};

/* Errors that are forgiven in a word: none below 4 letters or with a digit, 1 up to 7
 * letters, 2 from 8 letters on. */
unsigned search_errors_allowed(const struct search_word *word);

/* Every function below adds to `out`, whose memory is `arena`'s, and is false with `err`
 * set when memory ran out or the file is damaged. */

/* Words that have the typed word inside, not at their beginning: from 4 letters on
 * anywhere, with 3 letters at the end. */
bool search_match_parts(const struct search_file *file, struct arena *arena,
                        const struct search_word *word, struct search_matches *out,
                        struct err *err);

/* Words that are the typed word but for `errors`, or begin so (`begun`); or have it
 * inside but for one (`anywhere`). */
bool search_match_errors(const struct search_file *file, struct arena *arena,
                         const struct search_word *word, unsigned errors, bool begun,
                         bool anywhere, struct search_matches *out, struct err *err);

/* All of the forgiving, from the least to the most: errors, errors in a part, one error
 * more than allowed, the longest words of the content that the typed one begins or ends
 * with. The first that finds something ends it. */
bool search_match_forgive(const struct search_file *file, struct arena *arena,
                          const struct search_word *word, struct search_matches *out,
                          struct err *err);

/* The word itself. `*found` false if the content does not have it. */
bool search_match_exact(const struct search_file *file, const char *text, size_t len,
                        size_t *term_out, bool *found, struct err *err);

#endif
