#ifndef ANNA_ADMIN_LINT_LINT_FIX_H
#define ANNA_ADMIN_LINT_LINT_FIX_H

#include "german/compound.h"
#include "record/document.h"
#include "german/plain_book.h"
#include "german/replacement.h"
#include "rules/rule.h"

/* What lint finds and a machine can mend: long words are divided with soft hyphens, as
 * the content does it, words of offices are replaced, numbers are written in figures.
 * Nothing is changed that was not accepted. */

enum lint_fix_change { LINT_FIX_HYPHENS, LINT_FIX_WORDS, LINT_FIX_NUMBERS };

struct lint_fix {
    struct record *record;
    size_t level; /* 0: the record itself, else its translation of that number plus 1 */
    size_t field; /* as record_fields() counts */
    size_t item;  /* of a list */
    size_t start; /* bytes of the value: what goes */
    size_t len;
    const char *name;      /* "steps[2]" */
    struct rule_said said; /* for a person, where there is no choice */
    const char *sentence;  /* as it is */
    size_t at;             /* byte of the sentence: where the words stand */
    enum lint_fix_change change;
    const char *proposal; /* plain words that go with `said`; NULL if there are none */
    const char *choice[REPLACEMENT_CHOICES]; /* what comes in their place */
    size_t choices;                          /* 0: a hint, nothing that can be accepted */
    const char *key;   /* "ew-ogs:1f0c2d9a", for scripts; another text, another key */
    const char *taken; /* the words that were accepted; NULL if none */
};

struct lint_fixes {
    struct lint_fix *item;
    size_t count;
    size_t room; /* private */
};

struct lint_fix_books {
    struct plain_book plain;
    struct compound_book compound;
    struct replacement_book replacement;
};

/* Reads what is needed from the folder of the shared files; the words of the document are
 * known to `compound`. */
bool lint_fix_open(struct arena *arena, const struct document *document,
                   struct lint_fix_books *out, struct err *err);

/* Adds what can be mended in a record, in its order; hints are among them. A word that
 * can be replaced comes before the hyphens for the same word. The record must stay. False
 * if memory ran out. */
bool lint_fix_find(struct arena *arena, struct record *record,
                   const struct lint_fix_books *books, struct lint_fixes *out);

/* The sentence with other words in it; NULL if memory ran out. */
const char *lint_fix_sentence(struct arena *arena, const struct lint_fix *fix,
                              const char *words);

/* Accepts those words. False if what was accepted before stands in the way: the same
 * bytes were given other words. `words` must stay. */
bool lint_fix_accept(struct lint_fixes *fixes, size_t at, const char *words);

/* Puts all that was accepted into the records, and these into `changed`. Refuses a text
 * that its field cannot hold. */
bool lint_fix_apply(struct arena *arena, struct lint_fixes *fixes,
                    struct document *changed, struct err *err);

#endif
