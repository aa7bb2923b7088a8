#ifndef ANNA_ADMIN_GERMAN_PLAIN_BOOK_H
#define ANNA_ADMIN_GERMAN_PLAIN_BOOK_H

#include "base/err.h"
#include "german/plain_lexicon.h"

/* What the rules of plain German look up: the grammar's small words, and the words of
 * offices with their plain ones. */

enum plain_art {
    PLAIN_ART_WORD,  /* a word or a turn of phrase, as it stands there */
    PLAIN_ART_KNOWN, /* "Alltagswort": everybody has read it on a door; "Passiv": the
                        rule of passives says how bad that is; a hint only */
    PLAIN_ART_LEGAL, /* "Fachwort": has an exact meaning, is explained, not replaced */
    PLAIN_ART_VERB,  /* a verb in all its forms */
    PLAIN_ART_STRETCHED,   /* "zur Verfügung stellen": the verb may stand elsewhere */
    PLAIN_ART_PREPOSITION, /* only before a noun */
    PLAIN_ART_SHORT        /* an abbreviation */
};

struct plain_term {
    const char *office; /* as it is written */
    const char *plain;
    enum plain_art art;
    const char *const *word; /* small letters, as plain_word.h has them */
    const bool *capital;     /* it must begin with one */
    size_t count;            /* words, without the verb of PLAIN_ART_STRETCHED */
    const char *stem;        /* of the verb; NULL if there is none */
    size_t next;             /* private: of the same first word, plus one */
};

struct plain_book {
    const struct plain_lexicon *lexicon;
    struct plain_term *term;
    size_t count;
    size_t *first; /* private: by the hash of the first word, plus one */
};

/* Reads a TSV: office, plain, and perhaps kind (Fachwort, Verb, Streckverb, Präposition,
 * Abkürzung; anything else is a word); variants of the first separated by " / "; the
 * first line is a heading. A NULL `path` makes a book without such words. */
bool plain_book_open(struct arena *arena, const char *path, struct plain_book *out,
                     struct err *err);

/* The terms whose first word is `low`, one after the other: from `*at` = 0. NULL at the
 * end. An inflected word is looked up by its stem. */
const struct plain_term *plain_book_next(const struct plain_book *book, const char *low,
                                         size_t *at);

/* Whether `low` is a word of the book in one of its forms. */
bool plain_word_is(const char *low, const char *word);

/* Whether `low` is a form of the verb with that stem: "zahl" in "zahlst", "gezahlt". */
bool plain_verb_is(const struct plain_lexicon *lexicon, const char *low,
                   const char *stem);

#endif
