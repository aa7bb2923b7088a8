#ifndef ANNA_ADMIN_RELATED_RELATED_TRAITS_H
#define ANNA_ADMIN_RELATED_RELATED_TRAITS_H

#include "related/related_words.h"

/* Topics and papers of offers as numbers, so that millions of pairs are compared in a
 * second. Private to related*.c. */

struct related_set {
    size_t *item;
    size_t count;
};

struct related_traits {
    struct related_set topics;
    struct related_set *paper; /* the words of each, as related_words counts its terms */
    size_t papers;
};

/* One an offer, in the order of the document; `words` are those of the same document.
 * NULL if memory ran out. */
struct related_traits *related_traits_read(struct arena *arena,
                                           const struct document *document,
                                           const struct related_words *words);

size_t related_shared_topics(const struct related_traits *a,
                             const struct related_traits *b);

/* Whether the other wants this paper too: all words of the one stand in the other's. */
bool related_wants_paper(const struct related_traits *offer,
                         const struct related_set *paper);

/* Papers of `a` that `b` wants too. */
size_t related_shared_papers(const struct related_traits *a,
                             const struct related_traits *b);

#endif
