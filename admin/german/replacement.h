#ifndef ANNA_ADMIN_GERMAN_REPLACEMENT_H
#define ANNA_ADMIN_GERMAN_REPLACEMENT_H

#include "base/arena.h"
#include "base/err.h"
#include "german/plain_lexicon.h"

/* Plain words that fit where words of offices stand, endings and article included:
 * "den Vordruck" becomes "das Formular", "unentgeltliche" becomes "kostenlose". Where
 * that is doubtful nothing is proposed: a genitive, "der Dienststelle" (of it or to
 * it?), an adjective in front of a noun of another gender, a relative clause behind it.
 */

enum replacement_art {
    REPLACEMENT_FIXED,     /* as it stands there, and in no other form */
    REPLACEMENT_ADJECTIVE, /* the ending stays */
    REPLACEMENT_NOUN,
    REPLACEMENT_PLURAL, /* "Erziehungsberechtigte": people, more than one */
    REPLACEMENT_NUMBER
};

enum { REPLACEMENT_CHOICES = 3 };

struct replacement_row {
    const char *office; /* as it is written */
    const char *plain[REPLACEMENT_CHOICES];
    size_t choices;
    enum replacement_art art;
    char gender[2];            /* m, f, n: of the one and of the other */
    const char *office_plural; /* "" if there is none */
    const char *plain_plural[REPLACEMENT_CHOICES];
};

struct replacement_book {
    const struct plain_lexicon *lexicon; /* must stay */
    struct replacement_row *row;
    size_t count;
};

/* Reads a TSV with a heading: office, plain (" / " between choices), kind (fest,
 * Adjektiv, "Nomen mn" with the two genders, Mehrzahl, Zahl), the two plurals. Says line
 * and reason of what is none. */
bool replacement_open(struct arena *arena, const struct plain_lexicon *lexicon,
                      const char *path, struct replacement_book *out, struct err *err);

/* What is to be put in place of some bytes of a text. */
struct replacement {
    size_t start;
    size_t len;
    const char *choice[REPLACEMENT_CHOICES];
    size_t choices; /* 0: nothing that surely fits */
};

/* The plain words for the `len` bytes at `start`, in a sentence that goes from `sentence`
 * to `end`. A dot of a short form and an article are taken along. False only if memory
 * ran out. */
bool replacement_find(struct arena *arena, const struct replacement_book *book,
                      const char *text, size_t sentence, size_t end, size_t start,
                      size_t len, struct replacement *out);

#endif
