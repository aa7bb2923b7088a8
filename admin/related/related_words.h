#ifndef ANNA_ADMIN_RELATED_RELATED_WORDS_H
#define ANNA_ADMIN_RELATED_RELATED_WORDS_H

#include "base/hash_table.h"
#include "record/document.h"

/* The words of all offers, weighed by how rare they are. Private to related.c. */

struct related_posting {
    size_t place; /* of the offer */
    double weight;
};

struct related_term {
    const char *stem;
    const char *spelling; /* as it stands somewhere, for people */
    bool german;          /* stands in a German text, not among the keywords alone */
    bool town;
    size_t names; /* offers whose name has it */
    size_t *name; /* the first of those with it in the name */
    size_t name_count;
    struct related_posting *posting; /* offers that have it, by their places */
    size_t posting_count;
    size_t seen_in; /* private: while offers are read */
    size_t seen_at;
};

struct related_vector {
    struct related_entry {
        size_t term;
        double weight; /* all of an offer's have the length 1 together */
    } * entry;
    size_t count;
};

struct related_words {
    struct related_term *term;
    size_t count;
    size_t room;
    struct hash_table by_stem;     /* private */
    struct related_vector *vector; /* one an offer */
    size_t offers;
};

/* Nothing of it points into the document. False if memory ran out. */
bool related_words_read(struct arena *arena, const struct document *document,
                        struct related_words *out);

/* NULL if no offer has it. */
const struct related_term *related_term(const struct related_words *words,
                                        const char *stem);

/* Whether so few offers have it that it is worth following. */
bool related_follows(const struct related_words *words, const struct related_term *term);

/* Whether the word alone names an offer: long, the first word of few names, no town, not
 * said everywhere. */
bool related_names_one(const struct related_words *words,
                       const struct related_term *term);

/* The rarest words that both have, "Trennung, Unterhalt"; "" if there are less than two.
 * NULL if memory ran out. */
const char *related_shared(struct arena *arena, const struct related_words *words,
                           size_t a, size_t b, size_t most);

#endif
