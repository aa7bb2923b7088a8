#ifndef ANNA_ADMIN_LINT_LINT_DOUBLES_H
#define ANNA_ADMIN_LINT_LINT_DOUBLES_H

#include "record/document.h"
#include "lint/lint_finding.h"

/* Two offers that are one: the same phone or the same door and a like name, or nearly the
 * same words for the same people. Offers of different towns, streets or numbers ("Gruppe
 * 1", "Gruppe 2") are two, and so are names of which one says a word more ("Jugendamt,
 * Pflege"). Only offers that share a key are compared (phone, door, name,
 * the smallest hashes of their words' triples: A. Broder, "On the resemblance and
 * containment of documents", 1997), in crowds only neighbours, so that the time grows
 * with the number of offers and not with its square. */

struct lint_double {
    const struct record *record; /* the later one */
    const struct record *other;
    struct rule_said why; /* "the same phone and a like name" */
};

struct lint_doubles {
    struct lint_double *item;
    size_t count;
    size_t room; /* private */
};

/* In order of the ids, each pair once, at most three for an offer. False if memory ran
 * out. */
bool lint_doubles_find(struct arena *arena, const struct document *document,
                       struct lint_doubles *out);

/* The same as findings. */
bool lint_doubles(struct arena *arena, const struct document *document,
                  struct lint_findings *out);

#endif
