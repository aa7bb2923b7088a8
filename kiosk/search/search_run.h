#ifndef ANNA_SEARCH_SEARCH_RUN_H
#define ANNA_SEARCH_SEARCH_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "search/search_match.h"
#include "search/search_score.h"
#include "search/search_words.h"

/* What the parts of a query share (search.c, which runs it, and search_suggest.c, which
 * says in words what was met); nobody else includes this. */

enum {
    SEARCH_JOINED_MAX = 3, /* typed words that may be one word of the content */
    SEARCH_CORRECTIONS_MAX = SEARCH_WORDS_MAX * (SEARCH_JOINED_MAX + 1),
};

/* Words of the content that stand for typed words `first` to `last`. */
struct search_correction {
    size_t first;
    size_t last;
    struct search_matches found;
};

/* The words of the content that begin with a typed one: neighbours. */
struct search_begun {
    size_t from;
    size_t to;
};

/* One query on its way. */
struct search_run {
    const struct search_file *file;
    struct arena *arena;
    struct search_word word[SEARCH_WORDS_MAX];
    size_t words;
    unsigned plain[SEARCH_WORDS_MAX]; /* fields that have the word without correction */
    bool forgiven[SEARCH_WORDS_MAX];  /* all of the forgiving was tried */
    struct search_score score;
    struct search_begun begun[SEARCH_WORDS_MAX];
    struct search_matches parts[SEARCH_WORDS_MAX]; /* words that have it inside */
    struct search_correction correction[SEARCH_CORRECTIONS_MAX];
    size_t corrections;
};

/* The query with its corrected words as the best offer spells them; `*out` is untouched
 * if nothing was corrected. False if memory ran out. */
bool search_suggest(const struct search_run *run, const char *query, uint32_t document,
                    const char **out, struct err *err);

/* The word of an offer that was met, as the content spells it: the one that was met best,
 * of the first typed word that is there. NULL if there is none to show. Lives in the
 * run's arena. */
const char *search_why(const struct search_run *run, uint32_t document);

#endif
