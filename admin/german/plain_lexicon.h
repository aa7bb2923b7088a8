#ifndef ANNA_ADMIN_GERMAN_PLAIN_LEXICON_H
#define ANNA_ADMIN_GERMAN_PLAIN_LEXICON_H

#include "base/arena.h"
#include "base/err.h"

/* The words that the rules of German know. They stand in the folder of the shared files:
 * assets/words/german_classes.tsv says what a small word does in a sentence, the closed
 * classes of the grammar (auxiliaries, conjunctions, pronouns ...) with all their forms,
 * and some open ones as far as the rules need them; a word may be of several classes.
 * assets/words/german_lists.tsv has the lists that a single rule asks, and says of each
 * what it is. */

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

/* The lists, by the names that the file calls them by. */
enum plain_list {
    PLAIN_LIST_INSEPARABLE,
    PLAIN_LIST_SEPARABLE,
    PLAIN_LIST_STRONG_PARTICIPLE,
    PLAIN_LIST_TEN_PARTICIPLE,
    PLAIN_LIST_PASSIVE_BY_USE,
    PLAIN_LIST_NOT_VERB,
    PLAIN_LIST_ADJECTIVE_ENDING,
    PLAIN_LIST_VERB_ENDING,
    PLAIN_LIST_VERB_FORM,
    PLAIN_LIST_COMMON_CAPITALS,
    PLAIN_LIST_DOTTED,
    PLAIN_LIST_OPEN_FOR_ZU,
    PLAIN_LIST_TELLING,
    PLAIN_LIST_EXPLAINING_IS,
    PLAIN_LIST_EXPLAINING_CALLED,
    PLAIN_LIST_EXPLAINING_THAT,
    PLAIN_LIST_BEGINNING,
    PLAIN_LIST_ABBREVIATION,
    PLAIN_LIST_ABBREVIATION_LAST,
    PLAIN_LIST_LINKED,
    PLAIN_LIST_COMPOUND_PREFIX,
    PLAIN_LIST_NOUN_ENDING,
    PLAIN_LIST_AFFIX,
    PLAIN_LIST_SUFFIX,
    PLAIN_LIST_INSIDE,
    PLAIN_LIST_UNINFLECTED,
    PLAIN_LIST_OTHER_ARTICLE,
    PLAIN_LIST_DETERMINER,
    PLAIN_LIST_FUSED,
    PLAIN_LIST_SEVERAL,
    PLAIN_LIST_ADJECTIVE_INFLECTED,
    PLAIN_LIST_PROVIDER_LITTLE,
    PLAIN_LIST_PROVIDER_SHORT,
    PLAIN_LISTS
};

/* In the order of the file. */
struct plain_words {
    const char *const *item;
    size_t count;
};

struct plain_lexicon;

/* Reads both files of the shared folder into the arena: TSV with a heading; a class or a
 * list may go on over several lines, which stand together. NULL if one cannot be read, a
 * line is none, or a list is not there: `err` names the file and what is wrong. */
const struct plain_lexicon *plain_lexicon_open(struct arena *arena, struct err *err);

/* The same from two files elsewhere. */
const struct plain_lexicon *plain_lexicon_read(struct arena *arena, const char *classes,
                                               const char *lists, struct err *err);

/* The words of a list. */
struct plain_words plain_list(const struct plain_lexicon *lexicon, enum plain_list list);

/* Whether the `len` bytes are one of its words. */
bool plain_listed(const struct plain_lexicon *lexicon, enum plain_list list,
                  const char *word, size_t len);

/* What stands behind "word=" in a list of pairs; NULL if the word is not there. */
const char *plain_paired(const struct plain_lexicon *lexicon, enum plain_list list,
                         const char *word);

/* The classes of a word in small letters; 0 if it is of none. */
unsigned plain_classes(const struct plain_lexicon *lexicon, const char *low);

#endif
