#ifndef ANNA_ADMIN_RELATED_RELATED_H
#define ANNA_ADMIN_RELATED_RELATED_H

#include "record/document.h"

/* Which offers belong together, proposed from what stands in them. Three ways:
 *
 * next step   a step of the one names the other ("Melden Sie Ihr Kind im Kita-Portal an")
 * same papers at least two papers that both want, rare ones counting more
 * situation   the words of both (name, who, summary, keywords), weighed by how rare they
 *             are among all offers: tf-idf and the cosine of G. Salton, A. Wong, C. S.
 *             Yang, "A vector space model for automatic indexing", 1975. Names of towns
 * do not count; offers without a common topic count less.
 *
 * Nobody is led to another town: an offer leads to offers of its own town, of the
 * district and of the nation. Words that many offers have are not followed, so that the
 * time grows with the number of offers. */

enum related_way { RELATED_NEXT_STEP, RELATED_PAPERS, RELATED_SITUATION };

struct related_proposal {
    struct record *from;
    struct record *to;
    enum related_way way;
    bool both;          /* the other leads back here: never for a next step */
    int score;          /* 1 to 100 */
    const char *reason; /* "same papers: Ausweis, Mietvertrag" */
};

struct related_proposals {
    struct related_proposal *item;
    size_t count;
};

enum { RELATED_EACH = 6, RELATED_HANDFUL = 4 };

/* What proposals are made from: the words of all offers, weighed, their topics and their
 * papers. Reading them takes longer than a page may (0.3 s for 5,000 offers), so whoever
 * asks more than once keeps it. An empty book is {0}. */
struct related_words;
struct related_traits;
struct related_book {
    struct arena arena; /* private, as all of it */
    struct related_words *words;
    struct related_traits *traits;
    uint64_t of;
};

/* Brings the book up to date; does nothing if no text was changed that it is made from.
 * False if memory ran out: the book is empty. */
bool related_book_renew(struct related_book *book, const struct document *document);
void related_book_free(struct related_book *book);

/* All that is not there yet, best first; at most RELATED_EACH that begin at one offer.
 * `refused` are pairs "A B" in order of their ids that are left out. False if memory ran
 * out. */
bool related_propose(struct arena *arena, const struct document *document,
                     const struct texts *refused, struct related_proposals *out);

/* Those alone that lead from the offer, which is one of the document's, or lead both ways
 * between it and another. Of offers that are like it the RELATED_LIKE nearest are asked
 * whether they lead here. */
enum { RELATED_LIKE = 64 };
bool related_propose_for(struct arena *arena, const struct document *document,
                         struct related_book *book, const struct texts *refused,
                         const struct record *offer, struct related_proposals *out);

#endif
