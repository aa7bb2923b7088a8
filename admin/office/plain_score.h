#ifndef ANNA_OFFICE_PLAIN_SCORE_H
#define ANNA_OFFICE_PLAIN_SCORE_H

#include <stdbool.h>
#include <stddef.h>

/* How hard a German text is, in figures: three formulas of others, which see only the
 * length of words and sentences, and one score of ours, which also sees how the sentences
 * are built.
 *
 *   Flesch-Amstad (Amstad 1978)        180 - SL - 58.5 ASW; above 65 is simple
 *   Wiener Sachtextformel 1            0.1935 MS + 0.1672 SL + 0.1297 IW - 0.0327 ES -
 * 0.875; (Bamberger, Vanecek 1984)        the school year that it suits LIX (Björnsson
 * 1968)               SL + IW; under 40 is easy
 *
 *   SL words a sentence, ASW syllables a word, MS per cent of words of 3 and more
 *   syllables, IW of more than 6 letters, ES of one syllable. plain_word.h says what a
 *   word is. */

enum plain_level { PLAIN_EINFACH, PLAIN_LEICHT };

/* What is counted in a text. */
struct plain_counts {
    size_t sentences;
    size_t words;
    size_t parts; /* of words, parted by hyphens that are seen */
    size_t syllables;
    size_t parts_heavy;
    size_t parts_long;
    size_t parts_light;
    size_t words_most; /* of the longest sentence */
    /* sentences with at least one of these */
    size_t passive;
    size_t genitive;
    size_t subjunctive;
    /* how often */
    size_t clauses; /* subordinate */
    size_t brackets;
    size_t commas;
    size_t nominal; /* nouns made of verbs and adjectives: -ung, -keit, -tion ... */
    size_t bulky;   /* parts of words of 12 and more letters */
    size_t nested;  /* articles before a preposition: "die in der Stadt lebenden" */
    size_t genitives;
    size_t passives;
    size_t nouns;
    size_t functions; /* words that carry grammar */
    size_t verbs;
    size_t squares; /* of words a sentence, summed */
    size_t marks;   /* other than comma and stop */
    size_t figures; /* words that begin with a figure */
};

enum { PLAIN_WORDS_FOR_FORMULAS = 20, PLAIN_SENTENCES_FOR_SHARES = 20 };

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
