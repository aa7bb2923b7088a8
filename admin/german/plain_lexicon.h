#ifndef ANNA_ADMIN_GERMAN_PLAIN_LEXICON_H
#define ANNA_ADMIN_GERMAN_PLAIN_LEXICON_H

#include "base/arena.h"

/* What a small word does in a German sentence: the closed classes of the grammar
 * (auxiliaries, conjunctions, pronouns ...) with all their forms, and some open ones as
 * far as the rules need them. A word may be of several classes. */

enum plain_class {
    PLAIN_WERDEN = 1 << 0,        /* wird, wurden: with a participle a passive */
    PLAIN_SEIN = 1 << 1,          /* ist, sind, war */
    PLAIN_MODAL = 1 << 2,         /* kann, müssen */
    PLAIN_FINITE = 1 << 3,        /* common verbs in a form that makes a clause */
    PLAIN_SUBJUNCTIVE = 1 << 4,   /* könnte, wäre, sei */
    PLAIN_SUBJUNCTIVE_1 = 1 << 5, /* habe, werde: if not of "ich" */
    PLAIN_NEGATION = 1 << 6,
    PLAIN_SUBORDINATOR = 1 << 7,      /* begins a clause, at the sentence's start too */
    PLAIN_QUESTION = 1 << 8,          /* begins a clause behind a comma only */
    PLAIN_RELATIVE = 1 << 9,          /* perhaps, behind a comma */
    PLAIN_JOIN = 1 << 10,             /* und, oder, aber, denn, sondern */
    PLAIN_SUBJECT = 1 << 11,          /* pronouns that can only or mostly be a subject */
    PLAIN_ARTICLE = 1 << 12,          /* and what stands in its place */
    PLAIN_GENITIVE = 1 << 13,         /* des, eines: always */
    PLAIN_GENITIVE_PERHAPS = 1 << 14, /* der, einer, Ihrer: or a dative */
    PLAIN_PREPOSITION = 1 << 15,
    PLAIN_PREPOSITION_GENITIVE = 1 << 16,
    PLAIN_GIVING = 1 << 17,   /* verbs whose object may be a dative */
    PLAIN_NUMBER = 1 << 18,   /* zwei, dreißig */
    PLAIN_STATE = 1 << 19,    /* adjectives that look like participles */
    PLAIN_FUNCTION = 1 << 20, /* carries grammar, not content */
    PLAIN_ADDRESS = 1 << 21,  /* Sie, Ihr, du, wir: speaks with the reader */
    PLAIN_UN = 1 << 22        /* begins with un- and is no negation */
};

struct plain_lexicon;

/* Builds it in the arena. NULL if memory ran out. */
const struct plain_lexicon *plain_lexicon_open(struct arena *arena);

/* The classes of a word in small letters; 0 if it is of none. */
unsigned plain_classes(const struct plain_lexicon *lexicon, const char *low);

#endif
