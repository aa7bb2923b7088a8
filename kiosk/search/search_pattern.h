#ifndef ANNA_SEARCH_SEARCH_PATTERN_H
#define ANNA_SEARCH_SEARCH_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A word to be met with errors forgiven: a letter missing, one too many, one wrong, or
 * two swapped, each counts one. All beginnings of the word that may have been read so far
 * are bits of one number per count of errors (S. Wu and U. Manber, "Fast text searching
 * allowing errors", 1992), so a letter costs a few operations whatever the length of the
 * word, and a word whose bits are all gone need not be read to its end. */

enum { SEARCH_ERRORS_MAX = 2, SEARCH_NO_MATCH = 9 };

struct search_pattern {
    uint64_t ascii[128];
    uint32_t letter[64]; /* others than ASCII, each once */
    uint64_t place[64];
    size_t letter_count;
    uint64_t accept; /* the bit of the whole word */
    unsigned errors; /* at most */
    bool anywhere;   /* may begin inside a word */
};

/* What has been read of a word. */
struct search_state {
    uint64_t read[SEARCH_ERRORS_MAX + 1];
    uint64_t
        swap[SEARCH_ERRORS_MAX + 1]; /* the second letter of a swapped pair came first */
    uint8_t
        begun; /* fewest errors with which the pattern ended so far, SEARCH_NO_MATCH */
};

/* `word` is folded, at most SEARCH_WORD_LETTERS letters. `errors` at most
 * SEARCH_ERRORS_MAX. */
void search_pattern_init(struct search_pattern *pattern, const char *word, size_t len,
                         unsigned errors, bool anywhere);

void search_pattern_start(const struct search_pattern *pattern, struct search_state *out);
void search_pattern_step(const struct search_pattern *pattern,
                         const struct search_state *from, uint32_t letter,
                         struct search_state *to);

/* Errors with which the pattern ends exactly here, SEARCH_NO_MATCH if it does not. */
unsigned search_pattern_ends(const struct search_pattern *pattern,
                             const struct search_state *state);

/* Nothing that follows can match any more. */
bool search_pattern_dead(const struct search_pattern *pattern,
                         const struct search_state *state);

/* Reads a whole word: errors against all of it, and against the best of its beginnings
 * (with `anywhere`: of its parts). */
void search_pattern_measure(const struct search_pattern *pattern, const char *word,
                            size_t len, unsigned *whole, unsigned *begun);

#endif
