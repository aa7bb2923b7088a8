#ifndef ANNA_ADMIN_GERMAN_PLAIN_SCORE_H
#define ANNA_ADMIN_GERMAN_PLAIN_SCORE_H

#include <stdbool.h>
#include <stddef.h>

/* How hard a German text is, in figures: three formulas of others, which see only the
 * length of words and sentences, and one score of ours, which also sees how the sentences
 * are built.
 *
 *   Flesch-Amstad (1978): 180 - SL - 58.5 ASW; 65 and more is simple
 *   Wiener Sachtextformel 1 (Bamberger and Vanecek 1984), a school year:
 *     0.1935 MS + 0.1672 SL + 0.1297 IW - 0.0327 ES - 0.875
 *   LIX (Bjoernsson 1968): SL + IW; under 40 is easy
 *
 *   SL words a sentence, ASW syllables a word, MS per cent of words of 3 and more
 *   syllables, IW of more than 6 letters, ES of one syllable. plain_word.h says what a
 *   word is. */

enum plain_level { PLAIN_EINFACH, PLAIN_LEICHT };

/* The score goes from 0 to 100; in the middle 4 for laws, 10 for an encyclopedia, 27 for
 * a magazine and 35 for its texts for learners, 55 for an encyclopedia for children;
 * texts in Leichte Sprache have 80 and more. It looks at six things, and each can be told
 * to who writes:
 *
 *   sentences are short: - 2.3 ln(SL + 1)
 *   words are short: - 1.8 ASW
 *   bulky compounds are few: - 10 words of 12 and more letters in a row, a word
 *   verbs and pronouns say who does what: + 23 of them a word
 *   nothing makes the reader stop and go back: - 10.6 sqrt(passives, genitives,
 *     subjunctives, brackets and nested phrases, a word)
 *   one thought a sentence: - 6 sentences with several thoughts, a sentence
 *
 * The weights are those of a logistic regression over texts in plain language, of an
 * encyclopedia, of a magazine and of laws, strongly held back towards zero and rounded
 * (tests/plain/weights.py, which also leaves out one source at a time). With equal
 * weights the score sorts nearly as well: the six count, not their weights. */

/* What is counted in a text. */
struct plain_counts {
    size_t sentences;
    size_t words;
    size_t words_most; /* of the longest sentence */
    /* parts of words, between hyphens that are seen */
    size_t parts;
    size_t syllables;
    size_t parts_heavy; /* 3 syllables and more */
    size_t parts_long;  /* over 6 letters */
    size_t parts_light; /* 1 syllable */
    size_t bulky;       /* words with 12 and more letters that no hyphen parts */
    size_t verbs;       /* common verbs, auxiliaries, modals, in any form with a person */
    size_t pronouns;    /* that are a subject: Sie, wir, es, man */
    /* what makes a reader stop */
    size_t passives;
    size_t genitives;
    size_t subjunctives;
    size_t brackets;
    size_t nested;  /* an article before a preposition: "die in der Stadt lebenden" */
    size_t clauses; /* subordinate ones */
    /* sentences with at least one of these */
    size_t with_passive;
    size_t with_genitive;
    size_t with_subjunctive;
    size_t with_thoughts; /* several in one */
};

enum { PLAIN_WORDS_FOR_FORMULAS = 20, PLAIN_SENTENCES_FOR_SHARES = 20 };

/* The six as the score takes them. Shares are of some words or sentences more than there
 * are, with what stands in a text of the middle: a short text says little. */
enum { PLAIN_FEATURES = 6 };
void plain_features(const struct plain_counts *counts, double out[PLAIN_FEATURES]);

enum plain_gate {
    PLAIN_GATE_MET,
    PLAIN_GATE_NEAR, /* worse than most texts should be, better than the worst may be */
    PLAIN_GATE_MISSED,
    PLAIN_GATE_SHORT /* the text is too short for it */
};

struct plain_figures {
    struct plain_counts counts;
    double amstad; /* 0 without words, and so are the others */
    double wstf1;
    double lix;
    double score; /* 0 (law) to 100 (Leichte Sprache) */
    enum plain_gate gate_amstad;
    enum plain_gate gate_wstf1;
    enum plain_gate gate_lix;
    enum plain_gate gate_mean;  /* words a sentence */
    enum plain_gate gate_most;  /* words of the longest sentence; for short texts too */
    enum plain_gate gate_style; /* sentences with passive, genitive, subjunctive */
};

/* Fills in the rest from the counts. */
void plain_score(struct plain_figures *figures, enum plain_level level);

/* The gates in their order: 0 to PLAIN_GATES - 1. */
enum { PLAIN_GATES = 6 };
const char *plain_gate_name(int gate);
enum plain_gate plain_gate_of(const struct plain_figures *figures, int gate);

#endif
