/* Goal: whatever is answered to the three questions, something comes, never what an
 * offer's own `not_for` speaks against, and the same each time. Tries every set of at
 * most two answers a question, in every town of a content.
 *
 * usage: finder_combinations CONTENT.anna */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/content_finder.h"

enum { MOST_SETS = 256 };

static unsigned long failures;

static void fail(const char *what, const char *offer,
                 const struct finder_answers *answers)
{
    if (++failures > 20)
        return;
    printf("%s: %s, answers", what, offer);
    for (int q = 0; q < FINDER_QUESTIONS; q++)
        for (int v = 1; v < finder_count((enum finder_question)q); v++)
            if ((answers->chosen[q] >> v & 1) != 0)
                printf(" %s", finder_word((enum finder_question)q, v));
    printf("\n");
}

/* The sentences of `not_for`, as answers: never for somebody whose ages are all of
 * `ages`, never with one of `situations`. Both 0: no answer can speak against it. */
static const struct against {
    const char *offer;
    unsigned ages;
    unsigned situations;
} againsts[] = {
    /* Nicht für Familien mit Geld vom Jobcenter. */
    {"ew-wohngeld", 0, 1u << FINDER_JOBCENTER},
    /* Nicht für leichte Fälle: how ill somebody is, nobody is asked. */
    {"waf-kinderklinik-ahlen", 0, 0},
    /* Nicht bei Lebensgefahr. */
    {"de-116117", 0, 1u << FINDER_DANGER},
    /* Nicht für die Zeit nach der Geburt. */
    {"de-stiftung-mutter-kind", ~(1u << FINDER_PREGNANT), 0},
    /* Nicht für Kinder ab 12 Jahren. */
    {"de-kinderkrankengeld",
     ~(1u << FINDER_AGE_0_2 | 1u << FINDER_AGE_3_5 | 1u << FINDER_AGE_6_9 |
       1u << FINDER_AGE_10_13),
     0},
    /* Nicht für Menschen, die nur Wohngeld bekommen. */
    {"de-rundfunkbeitrag", 0, 0},
};
enum { AGAINSTS = sizeof againsts / sizeof againsts[0] };

static const struct against *against_of(const char *offer)
{
    for (size_t i = 0; i < AGAINSTS; i++)
        if (strcmp(againsts[i].offer, offer) == 0)
            return &againsts[i];
    return NULL;
}

struct town {
    const struct finder_offer *offer;
    size_t count;
    struct arena scratch;
};

static void check_hit(const struct finder_hit *hit, const struct finder_answers *answers)
{
    const struct against *against = against_of(hit->offer->id);
    unsigned ages = answers->chosen[FINDER_AGES];
    unsigned situations = answers->chosen[FINDER_SITUATIONS];
    if (!finder_may(hit->offer, answers))
        fail("kept out, and there", hit->offer->id, answers);
    if (hit->value != 0 && (answers->chosen[hit->question] >> hit->value & 1) == 0)
        fail("a reason that is no answer", hit->offer->id, answers);
    if (hit->value != 0 && (hit->offer->fits[hit->question] >> hit->value & 1) == 0)
        fail("a reason that does not fit", hit->offer->id, answers);
    if (against == NULL)
        return;
    if (ages != 0 && against->ages != 0 && (ages & ~against->ages) == 0)
        fail("against its not_for", hit->offer->id, answers);
    if ((situations & against->situations) != 0)
        fail("against its not_for", hit->offer->id, answers);
}

/* Each situation that was chosen and that an offer fits is among the first. */
static void check_nothing_forgotten(const struct town *town, const struct finder_hit *hit,
                                    size_t hits, const struct finder_answers *answers)
{
    unsigned there = 0;
    unsigned shown = 0;
    for (size_t i = 0; i < town->count; i++)
        if (finder_may(&town->offer[i], answers))
            there |= town->offer[i].fits[FINDER_SITUATIONS];
    for (size_t i = 0; i < hits; i++)
        shown |= hit[i].offer->fits[FINDER_SITUATIONS];
    if ((answers->chosen[FINDER_SITUATIONS] & there & ~shown) != 0)
        fail("a situation is forgotten", "-", answers);
}

static void check_people(const struct town *town, const struct finder_hit *hit,
                         size_t hits, const struct finder_answers *answers)
{
    const struct finder_offer *person[FINDER_ASKED];
    size_t count =
        finder_people(town->offer, town->count, answers, hit, hits, person, FINDER_ASKED);
    if (count != FINDER_ASKED || person[0] == person[1])
        fail("too few people to ask", "-", answers);
    for (size_t i = 0; i < count; i++)
        if (!finder_may(person[i], answers))
            fail("a person who is kept out", person[i]->id, answers);
}

static void check(struct town *town, const struct finder_answers *answers)
{
    struct finder_hit hit[FINDER_SHOWN];
    struct finder_hit again[FINDER_SHOWN];
    size_t hits =
        finder_rank(town->offer, town->count, answers, &town->scratch, hit, FINDER_SHOWN);
    size_t second = finder_rank(town->offer, town->count, answers, &town->scratch, again,
                                FINDER_SHOWN);
    arena_reset(&town->scratch);
    if (hits < FINDER_LEAST)
        fail("an empty end", "-", answers);
    for (size_t i = 0; i < hits; i++) {
        check_hit(&hit[i], answers);
        for (size_t k = 0; k < i; k++)
            if (hit[i].offer == hit[k].offer)
                fail("twice", hit[i].offer->id, answers);
        if (i >= second || hit[i].offer != again[i].offer ||
            hit[i].question != again[i].question || hit[i].value != again[i].value)
            fail("another order", hit[i].offer->id, answers);
    }
    check_nothing_forgotten(town, hit, hits, answers);
    check_people(town, hit, hits, answers);
}

/* None, each one, each two. */
static size_t sets_of(enum finder_question question, unsigned *set)
{
    size_t count = 0;
    set[count++] = 0;
    for (int a = 1; a < finder_count(question); a++) {
        set[count++] = 1u << a;
        for (int b = 1; b < a; b++)
            set[count++] = 1u << a | 1u << b;
    }
    return count;
}

static unsigned long check_town(struct town *town)
{
    unsigned ages[MOST_SETS];
    unsigned situations[MOST_SETS];
    unsigned hard[MOST_SETS];
    size_t age_count = sets_of(FINDER_AGES, ages);
    size_t situation_count = sets_of(FINDER_SITUATIONS, situations);
    size_t hard_count = sets_of(FINDER_HARD, hard);
    for (size_t a = 0; a < age_count; a++)
        for (size_t s = 0; s < situation_count; s++)
            for (size_t h = 0; h < hard_count; h++) {
                struct finder_answers answers = {{ages[a], situations[s], hard[h]}};
                check(town, &answers);
            }
    return age_count * situation_count * hard_count;
}

/* Whoever writes a `not_for` says above which answers it speaks of. */
static void check_not_for(struct content *content, struct arena *arena,
                          const struct finder_offer *offer, size_t count)
{
    static const struct finder_answers none;
    struct err err = {""};
    for (size_t i = 0; i < count; i++) {
        struct offer whole;
        if (!content_offer(content, arena, offer[i].id, &whole, &err))
            fail(err.text, offer[i].id, &none);
        else if (whole.text[OFFER_NOT_FOR] != NULL && against_of(offer[i].id) == NULL)
            fail("a not_for that this test does not know", offer[i].id, &none);
        if (offer[i].fits[FINDER_AGES] == 0 || offer[i].fits[FINDER_SITUATIONS] == 0 ||
            offer[i].fits[FINDER_HARD] == 0)
            fail("nobody has said whom it fits", offer[i].id, &none);
    }
}

int main(int argc, char **argv)
{
    struct content *content;
    struct err err = {""};
    struct arena arena = {0};
    if (argc != 2 || !content_open(&content, argv[1], &err)) {
        fprintf(stderr, "finder_combinations CONTENT.anna: %s\n", err.text);
        return 2;
    }
    size_t sites;
    const struct site *site = content_sites(content, &sites);
    for (size_t i = 0; i < sites; i++) {
        struct finder_offer *offer = NULL;
        struct town town = {.count = 0};
        if (!content_finder(content, &arena, site[i].town, &offer, &town.count, &err)) {
            fprintf(stderr, "%s\n", err.text);
            return 2;
        }
        town.offer = offer;
        check_not_for(content, &arena, offer, town.count);
        printf("%s: %lu sets of answers, %zu offers\n", site[i].town, check_town(&town),
               town.count);
        arena_free(&town.scratch);
    }
    content_close(content);
    arena_free(&arena);
    if (failures > 0)
        printf("%lu times something is wrong\n", failures);
    return failures > 0 || sites == 0 ? 1 : 0;
}
