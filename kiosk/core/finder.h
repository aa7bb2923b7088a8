#ifndef ANNA_CORE_FINDER_H
#define ANNA_CORE_FINDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* "Was passt zu mir?": three questions, and which offers answer them. What an offer fits
 * is content (assets/content/README.md says what each value means); here are the closed
 * sets of values, and the order in which offers are shown for answers. Pure: the same
 * offers and the same answers give the same list. Nothing of an answer is kept here. */

enum finder_question { FINDER_AGES, FINDER_SITUATIONS, FINDER_HARD, FINDER_QUESTIONS };

/* The values, as the content has them, in the order of the tiles. In front of each set
 * stands what is no answer: "any", or for FINDER_HARD "none". */
#define FINDER_AGE_ROWS(ROW)    \
    ROW(PREGNANT, "pregnant")   \
    ROW(AGE_0_2, "age_0_2")     \
    ROW(AGE_3_5, "age_3_5")     \
    ROW(AGE_6_9, "age_6_9")     \
    ROW(AGE_10_13, "age_10_13") \
    ROW(AGE_14_17, "age_14_17") ROW(AGE_18, "age_18") ROW(NO_CHILD, "no_child")
#define FINDER_SITUATION_ROWS(ROW) \
    ROW(MONEY, "money")            \
    ROW(JOBCENTER, "jobcenter")    \
    ROW(DEBTS, "debts")            \
    ROW(HOUSING, "housing")        \
    ROW(THINGS, "things")          \
    ROW(CHILDCARE, "childcare")    \
    ROW(WORK, "work")              \
    ROW(SCHOOL, "school")          \
    ROW(SEPARATION, "separation")  \
    ROW(WORRIES, "worries")        \
    ROW(HEALTH, "health")          \
    ROW(ADDICTION, "addiction")    \
    ROW(COMPANY, "company")        \
    ROW(ARRIVING, "arriving") ROW(FREE_TIME, "free_time") ROW(DANGER, "danger")
#define FINDER_HARD_ROWS(ROW)   \
    ROW(GERMAN, "german")       \
    ROW(READING, "reading")     \
    ROW(FORMS, "forms")         \
    ROW(UNSURE, "unsure")       \
    ROW(FEAR, "fear")           \
    ROW(NO_NAME, "no_name")     \
    ROW(WAY, "way")             \
    ROW(NO_SITTER, "no_sitter") \
    ROW(COST, "cost")           \
    ROW(EVENING, "evening")     \
    ROW(QUICK, "quick") ROW(STRENGTH, "strength")
/* Who of an offer goes along. */
#define FINDER_PEOPLE_ROWS(ROW) \
    ROW(GUIDE, "guide")         \
    ROW(VOLUNTEERS, "volunteers") ROW(PEERS, "peers") ROW(COACH, "coach")

/* The values as a text, for the tables of fields. */
#define FINDER_SPACED(name, word) " " word
#define FINDER_AGE_WORDS "any" FINDER_AGE_ROWS(FINDER_SPACED)
#define FINDER_SITUATION_WORDS "any" FINDER_SITUATION_ROWS(FINDER_SPACED)
#define FINDER_HARD_WORDS "none" FINDER_HARD_ROWS(FINDER_SPACED)
#define FINDER_PEOPLE_WORDS "none" FINDER_PEOPLE_ROWS(FINDER_SPACED)

/* A value as a number, and as a bit of a set: 1u << FINDER_AGE_0_2. 0 is "any". */
#define FINDER_NUMBER(name, word) FINDER_##name,
enum { FINDER_ANY_AGE, FINDER_AGE_ROWS(FINDER_NUMBER) FINDER_AGE_COUNT };
enum {
    FINDER_ANY_SITUATION,
    FINDER_SITUATION_ROWS(FINDER_NUMBER) FINDER_SITUATION_COUNT
};
enum { FINDER_NOTHING_EASED, FINDER_HARD_ROWS(FINDER_NUMBER) FINDER_HARD_COUNT };
enum { FINDER_NOBODY, FINDER_PEOPLE_ROWS(FINDER_NUMBER) FINDER_PEOPLE_COUNT };
#undef FINDER_NUMBER

enum {
    FINDER_ANY = 1,   /* the bit of "any" and "none" */
    FINDER_LEAST = 3, /* offers that answers should find */
    FINDER_SHOWN = 8, /* offers that are shown for answers: more, nobody reads */
    FINDER_ASKED = 2  /* people to ask beside them */
};

/* How many values a question has, "any" among them: the tiles are 1 to count - 1. */
int finder_count(enum finder_question question);
/* A value's word; "" if the question has no such value. */
const char *finder_word(enum finder_question question, int value);
/* Its bit; 0 for a word that this program does not know. */
unsigned finder_bit(enum finder_question question, const char *word);

const char *finder_people_word(int value);
unsigned finder_people_bit(const char *word);

/* What somebody chose, a set a question; 0: skipped. Never has FINDER_ANY. */
struct finder_answers {
    unsigned chosen[FINDER_QUESTIONS];
};

/* What an offer fits. */
struct finder_offer {
    const char *id;
    unsigned fits[FINDER_QUESTIONS]; /* a set a question; 0: nobody has said, as "any" of
                                        ages, as nothing of the others */
    int first;        /* the situation that it is mainly about; FINDER_ANY_SITUATION */
    unsigned against; /* situations that its `not_for` speaks of */
    unsigned people;
};

/* Adds a situation, the main one first. A word that this program does not know adds
 * nothing. */
void finder_fit_situation(struct finder_offer *offer, const char *word);

/* An offer that is shown, and why: an age, if it is for two or fewer; else the answer
 * that the fewest offers fit. */
struct finder_hit {
    const struct finder_offer *offer;
    enum finder_question question;
    int value; /* 0: it helps with much, and fits no answer in particular */
};

/* True if an offer may be shown for these answers: it is for one of the ages that were
 * chosen, and no situation that was chosen is against it. */
bool finder_may(const struct finder_offer *offer, const struct finder_answers *answers);

/* Writes at most `most` hits, best first, and returns how many.
 *
 * Shown is what fits a chosen situation; where none was chosen, what fits any other
 * answer. An offer gets 10 points for its first situation and 8 for another one, 1 if it
 * has no other; 4 for each thing that was hard and that it makes easier; for an age 3 if
 * it is for two or fewer, 2 if for four, 1 if for more; in danger and in illness 4
 * if it helps at once and 1 if it does so in the evening. A situation that none of those
 * above it fits counts 16 more, so that no answer is forgotten among many. Equals stand
 * in the order of `offer`. If that are fewer than FINDER_LEAST, offers follow that help
 * with any situation, then what fits another answer, then all else that may be shown,
 * until there are as many. `scratch` holds what is needed meanwhile; 0 if it has no
 * memory. */
size_t finder_rank(const struct finder_offer *offer, size_t count,
                   const struct finder_answers *answers, struct arena *scratch,
                   struct finder_hit *hit, size_t most);

/* People to ask, those first that fit best: offers with `people` that may be shown and
 * are none of the `hits`; then of the hits, if there are no others. */
size_t finder_people(const struct finder_offer *offer, size_t count,
                     const struct finder_answers *answers, const struct finder_hit *hit,
                     size_t hits, const struct finder_offer **out, size_t most);

#endif
