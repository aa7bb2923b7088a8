#ifndef ANNA_SEARCH_SEARCH_WORDS_H
#define ANNA_SEARCH_SEARCH_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* What a visitor typed, taken apart. */

enum {
    SEARCH_WORDS_MAX = 8,     /* words of a query that are looked at */
    SEARCH_LETTERS_MAX = 100, /* folded letters of a query that are looked at */
};

struct search_word {
    const char *text; /* folded, terminated */
    size_t len;       /* bytes */
    size_t letters;
    bool number;     /* has a digit: errors in it are not forgiven */
    size_t raw_from; /* bytes of the query that it stands for */
    size_t raw_to;
};

/* A word that says nothing about an offer ("für", "the"), folded. */
bool search_stop_word(const char *folded, size_t len);

/* Finds the next word of a folded text at or behind `*at` and moves `*at` behind it.
 * False at the end. */
bool search_next_word(const char *folded, size_t *at, size_t *from, size_t *len);

/* The first bytes of a word that are at most `letters` letters and `bytes` bytes. */
size_t search_cut(const char *word, size_t len, size_t letters, size_t bytes);

size_t search_letters(const char *word, size_t len);

/* Fills `word` (room for SEARCH_WORDS_MAX) and `*count`. Stop words are left out unless
 * there is nothing else. Everything lives in `arena`. False if memory ran out. */
bool search_words(struct arena *arena, const char *query, struct search_word *word,
                  size_t *count);

#endif
