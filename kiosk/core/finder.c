#include "core/finder.h"

#include <string.h>

enum { NARROW_AGES = 2 };

enum {
    POINTS_FIRST = 10,
    POINTS_SITUATION = 8,
    POINTS_HARD = 4,
    POINTS_AT_ONCE = 4,
    POINTS_ALWAYS = 1,
    POINTS_FOCUS = 1,
    POINTS_FORGOTTEN = 16
};

#define WORD(name, word) word,
static const char *const age_words[] = {"any", FINDER_AGE_ROWS(WORD)};
static const char *const situation_words[] = {"any", FINDER_SITUATION_ROWS(WORD)};
static const char *const hard_words[] = {"none", FINDER_HARD_ROWS(WORD)};
static const char *const people_words[] = {"none", FINDER_PEOPLE_ROWS(WORD)};
#undef WORD

static const struct {
    const char *const *word;
    int count;
} questions[FINDER_QUESTIONS] = {
    [FINDER_AGES] = {age_words, FINDER_AGE_COUNT},
    [FINDER_SITUATIONS] = {situation_words, FINDER_SITUATION_COUNT},
    [FINDER_HARD] = {hard_words, FINDER_HARD_COUNT},
};

int finder_count(enum finder_question question)
{
    return questions[question].count;
}

const char *finder_word(enum finder_question question, int value)
{
    return value >= 0 && value < questions[question].count
               ? questions[question].word[value]
               : "";
}

static unsigned bit_of(const char *const *word, int count, const char *wanted)
{
    for (int i = 0; i < count; i++)
        if (strcmp(word[i], wanted) == 0)
            return 1u << i;
    return 0;
}

unsigned finder_bit(enum finder_question question, const char *word)
{
    return bit_of(questions[question].word, questions[question].count, word);
}

const char *finder_people_word(int value)
{
    return value >= 0 && value < FINDER_PEOPLE_COUNT ? people_words[value] : "";
}

unsigned finder_people_bit(const char *word)
{
    return bit_of(people_words, FINDER_PEOPLE_COUNT, word);
}

void finder_fit_situation(struct finder_offer *offer, const char *word)
{
    unsigned bit = finder_bit(FINDER_SITUATIONS, word);
    if (offer->first == FINDER_ANY_SITUATION)
        for (int i = 1; i < FINDER_SITUATION_COUNT; i++)
            if (bit == 1u << i)
                offer->first = i;
    offer->fits[FINDER_SITUATIONS] |= bit;
}

static int bits(unsigned set)
{
    int count = 0;
    for (; set != 0; set &= set - 1)
        count++;
    return count;
}

/* The answers of a question that an offer fits in particular. */
static unsigned shared(const struct finder_offer *offer,
                       const struct finder_answers *answers, enum finder_question which)
{
    return offer->fits[which] & answers->chosen[which] & ~(unsigned)FINDER_ANY;
}

bool finder_may(const struct finder_offer *offer, const struct finder_answers *answers)
{
    unsigned ages = offer->fits[FINDER_AGES];
    if (answers->chosen[FINDER_AGES] != 0 && ages != 0 && (ages & FINDER_ANY) == 0 &&
        shared(offer, answers, FINDER_AGES) == 0)
        return false;
    return (offer->against & answers->chosen[FINDER_SITUATIONS]) == 0;
}

static int age_points(unsigned ages)
{
    int groups = bits(ages & ~(unsigned)FINDER_ANY);
    return groups <= NARROW_AGES ? 3 : groups <= 2 * NARROW_AGES ? 2 : 1;
}

static int points_of(const struct finder_offer *offer,
                     const struct finder_answers *answers)
{
    unsigned situations = shared(offer, answers, FINDER_SITUATIONS);
    int points = bits(situations) * POINTS_SITUATION +
                 bits(shared(offer, answers, FINDER_HARD)) * POINTS_HARD;
    if (offer->first != FINDER_ANY_SITUATION && (situations >> offer->first & 1) != 0)
        points += POINTS_FIRST - POINTS_SITUATION;
    if (shared(offer, answers, FINDER_AGES) != 0)
        points += age_points(offer->fits[FINDER_AGES]);
    if (situations != 0 && bits(offer->fits[FINDER_SITUATIONS]) == 1)
        points += POINTS_FOCUS;
    if ((situations & (1u << FINDER_DANGER | 1u << FINDER_HEALTH)) != 0)
        points += (int)(offer->fits[FINDER_HARD] >> FINDER_QUICK & 1) * POINTS_AT_ONCE +
                  (int)(offer->fits[FINDER_HARD] >> FINDER_EVENING & 1) * POINTS_ALWAYS;
    return points;
}

/* In which turn an offer comes. */
enum turn { TURN_ANSWERS, TURN_ANY_SITUATION, TURN_OTHER_ANSWERS, TURN_ANYTHING, TURNS };

static enum turn turn_of(const struct finder_offer *offer,
                         const struct finder_answers *answers, int points)
{
    bool any = (offer->fits[FINDER_SITUATIONS] & FINDER_ANY) != 0;
    bool asked = answers->chosen[FINDER_SITUATIONS] != 0;
    bool eased = shared(offer, answers, FINDER_HARD) != 0;
    if (asked ? shared(offer, answers, FINDER_SITUATIONS) != 0 || (any && eased)
              : points > 0)
        return TURN_ANSWERS;
    return any ? TURN_ANY_SITUATION : points > 0 ? TURN_OTHER_ANSWERS : TURN_ANYTHING;
}

struct one {
    int points; /* -1: it may not be shown, or is shown already */
    enum turn turn;
};

/* How many of the offers fit each value: the answer that few fit says most. */
struct rareness {
    unsigned of[FINDER_QUESTIONS][32];
};

static void count_values(struct rareness *rareness, const struct finder_offer *offer)
{
    for (int q = 0; q < FINDER_QUESTIONS; q++)
        for (int v = 1; v < questions[q].count; v++)
            rareness->of[q][v] += offer->fits[q] >> v & 1;
}

/* An offer for few ages is one for hers. */
static bool says_age(const struct finder_offer *offer)
{
    return bits(offer->fits[FINDER_AGES] & ~(unsigned)FINDER_ANY) <= NARROW_AGES;
}

static struct finder_hit hit_of(const struct finder_offer *offer,
                                const struct finder_answers *answers,
                                const struct rareness *rareness)
{
    struct finder_hit hit = {.offer = offer};
    unsigned fewest = 0;
    for (int q = 0; q < FINDER_QUESTIONS; q++)
        for (int v = 1; v < questions[q].count; v++)
            if ((shared(offer, answers, (enum finder_question)q) >> v & 1) != 0 &&
                (hit.value == 0 || rareness->of[q][v] < fewest)) {
                hit.question = (enum finder_question)q;
                hit.value = v;
                fewest = q == FINDER_AGES && says_age(offer) ? 0 : rareness->of[q][v];
            }
    return hit;
}

/* The best of a turn that is not shown yet; `count` if there is none. */
static size_t best(const struct finder_offer *offer, const struct one *one, size_t count,
                   enum turn turn, unsigned forgotten)
{
    size_t at = count;
    int most = -1;
    for (size_t i = 0; i < count; i++) {
        if (one[i].turn != turn || one[i].points < 0)
            continue;
        int points = one[i].points + bits(offer[i].fits[FINDER_SITUATIONS] & forgotten) *
                                         POINTS_FORGOTTEN;
        if (points > most) {
            most = points;
            at = i;
        }
    }
    return at;
}

size_t finder_rank(const struct finder_offer *offer, size_t count,
                   const struct finder_answers *answers, struct arena *scratch,
                   struct finder_hit *hit, size_t most)
{
    struct rareness rareness = {{{0}}};
    struct one *one = arena_take_array(scratch, count, sizeof *one);
    if (one == NULL)
        return 0;
    for (size_t i = 0; i < count; i++) {
        one[i] = (struct one){-1, TURNS};
        if (!finder_may(&offer[i], answers))
            continue;
        int points = points_of(&offer[i], answers);
        one[i] = (struct one){points, turn_of(&offer[i], answers, points)};
        count_values(&rareness, &offer[i]);
    }
    size_t hits = 0;
    unsigned forgotten = answers->chosen[FINDER_SITUATIONS];
    for (int turn = TURN_ANSWERS; turn < TURNS; turn++) {
        size_t least = FINDER_LEAST < most ? FINDER_LEAST : most;
        size_t limit = turn == TURN_ANSWERS ? most : least;
        while (hits < limit) {
            size_t at = best(offer, one, count, (enum turn)turn, forgotten);
            if (at == count)
                break;
            one[at].points = -1;
            forgotten &= ~offer[at].fits[FINDER_SITUATIONS];
            hit[hits++] = hit_of(&offer[at], answers, &rareness);
        }
    }
    return hits;
}

static bool is_hit(const struct finder_offer *offer, const struct finder_hit *hit,
                   size_t hits)
{
    for (size_t i = 0; i < hits; i++)
        if (hit[i].offer == offer)
            return true;
    return false;
}

static bool is_out(const struct finder_offer *offer, const struct finder_offer **out,
                   size_t outs)
{
    for (size_t i = 0; i < outs; i++)
        if (out[i] == offer)
            return true;
    return false;
}

size_t finder_people(const struct finder_offer *offer, size_t count,
                     const struct finder_answers *answers, const struct finder_hit *hit,
                     size_t hits, const struct finder_offer **out, size_t most)
{
    size_t outs = 0;
    for (int among = 0; among < 2; among++)
        while (outs < most) {
            const struct finder_offer *found = NULL;
            int points = -1;
            for (size_t i = 0; i < count; i++)
                if ((offer[i].people & ~(unsigned)FINDER_ANY) != 0 &&
                    finder_may(&offer[i], answers) &&
                    is_hit(&offer[i], hit, hits) == (among == 1) &&
                    !is_out(&offer[i], out, outs) &&
                    points_of(&offer[i], answers) > points) {
                    found = &offer[i];
                    points = points_of(found, answers);
                }
            if (found == NULL)
                break;
            out[outs++] = found;
        }
    return outs;
}
