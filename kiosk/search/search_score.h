#ifndef ANNA_SEARCH_SEARCH_SCORE_H
#define ANNA_SEARCH_SEARCH_SCORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "search/search_file.h"
#include "search/search_match.h"

/* How well each offer answers each typed word, and from that the best offers.
 *
 * A word counts by the best place where an offer has it (the topic of a benefit before
 * its name before keywords before provider and topic before the other text) and by how it
 * meets it (as in enum search_quality); see the table in search_score.c. Several words
 * count by their mean, rare words more. Between equal offers those with a lead come first
 * (content_lead; none from other towns), then those of the own town, district, nation,
 * other towns; then by name. */

struct search_score {
    const struct search_file *file;
    uint16_t *word[SEARCH_WORDS_MAX]; /* of each document */
    size_t words;
};

struct search_pick {
    uint32_t document;
    uint64_t rank; /* private */
};

bool search_score_init(struct search_score *score, const struct search_file *file,
                       struct arena *arena, size_t words, struct err *err);

/* Counts words `from` to below `to` of the content for typed words `first` to `last`, in
 * `fields` alone. `*met` gets the bits of those fields in which they stand (added to what
 * it has). */
bool search_score_add(struct search_score *score, size_t first, size_t last, size_t from,
                      size_t to, enum search_quality quality, unsigned fields,
                      unsigned *met, struct err *err);

/* Counts offers that have both: a word, and one of the words `from` to below `to`, in the
 * same field. */
bool search_score_add_both(struct search_score *score, size_t word, size_t term,
                           size_t from, size_t to, unsigned fields, unsigned *met,
                           struct err *err);

/* Number of documents that answer all words. */
size_t search_score_full(const struct search_score *score);

/* The best `*count` of the documents that answer at least `need` words, best first, into
 * `pick` (arena). `*count` is the limit and becomes the number; `*total` all of them. */
bool search_score_best(const struct search_score *score, struct arena *arena,
                       const char *town, size_t need, struct search_pick **pick,
                       size_t *count, size_t *total, struct err *err);

/* True if the document answers the word only with its spelling corrected. */
bool search_score_corrected(const struct search_score *score, size_t word,
                            uint32_t document);

/* The fields of the document in which the word of the content stands; 0: none. */
unsigned search_score_fields(const struct search_file *file, size_t term,
                             uint32_t document);

#endif
