#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "core/finder.h"

#define BIT(value) (1u << FINDER_##value)
enum { SMALL = BIT(PREGNANT) | BIT(AGE_0_2) };

/* Nearest first, as the content gives them. */
static const struct finder_offer offers[] = {
    {.id = "rent",
     .fits = {FINDER_ANY, BIT(HOUSING) | BIT(MONEY), BIT(COST)},
     .first = FINDER_HOUSING,
     .against = BIT(JOBCENTER)},
    {.id = "hall", .fits = {FINDER_ANY, FINDER_ANY, BIT(UNSURE) | BIT(QUICK)}},
    {.id = "baby",
     .fits = {SMALL, BIT(WORRIES), BIT(STRENGTH)},
     .first = FINDER_WORRIES,
     .people = 1u << FINDER_VOLUNTEERS},
    {.id = "child-money",
     .fits = {BIT(AGE_0_2) | BIT(AGE_3_5) | BIT(AGE_6_9) | BIT(AGE_10_13) |
                  BIT(AGE_14_17),
              BIT(MONEY), BIT(COST)},
     .first = FINDER_MONEY},
    {.id = "women",
     .fits = {FINDER_ANY, BIT(DANGER), BIT(NO_NAME)},
     .first = FINDER_DANGER,
     .people = 1u << FINDER_GUIDE},
    {.id = "110", .fits = {FINDER_ANY, BIT(DANGER), BIT(QUICK)}, .first = FINDER_DANGER},
    {.id = "office",
     .fits = {FINDER_ANY, BIT(JOBCENTER) | BIT(MONEY) | BIT(HOUSING), FINDER_ANY},
     .first = FINDER_JOBCENTER},
    {.id = "old"}, /* nobody has said whom it fits */
};
enum { OFFERS = sizeof offers / sizeof offers[0] };

static struct finder_hit hit[OFFERS];

static size_t rank(unsigned ages, unsigned situations, unsigned hard, size_t most)
{
    struct finder_answers answers = {{ages, situations, hard}};
    struct arena scratch = {0};
    memset(hit, 0, sizeof hit);
    size_t count = finder_rank(offers, OFFERS, &answers, &scratch, hit, most);
    arena_free(&scratch);
    return count;
}

static void assert_ids(size_t count, const char *const *id, size_t ids)
{
    assert_int_equal(count, ids);
    for (size_t i = 0; i < ids; i++)
        assert_string_equal(hit[i].offer->id, id[i]);
}
#define ASSERT_IDS(count, ...)                           \
    do {                                                 \
        static const char *const id[] = {__VA_ARGS__};   \
        assert_ids(count, id, sizeof id / sizeof id[0]); \
    } while (0)

static void a_word_is_a_number(void **state)
{
    (void)state;
    for (int q = 0; q < FINDER_QUESTIONS; q++) {
        enum finder_question question = (enum finder_question)q;
        assert_true(finder_count(question) <= 32);
        for (int v = 0; v < finder_count(question); v++)
            assert_int_equal(finder_bit(question, finder_word(question, v)), 1u << v);
        assert_string_equal(finder_word(question, finder_count(question)), "");
        assert_string_equal(finder_word(question, -1), "");
        assert_int_equal(finder_bit(question, "soon"), 0);
    }
    assert_string_equal(finder_word(FINDER_AGES, FINDER_AGE_0_2), "age_0_2");
    assert_int_equal(finder_people_bit("coach"), 1u << FINDER_COACH);
    assert_string_equal(finder_people_word(FINDER_GUIDE), "guide");
    assert_string_equal(finder_people_word(FINDER_PEOPLE_COUNT), "");
    assert_non_null(strstr(FINDER_AGE_WORDS, "any pregnant age_0_2 "));
}

static void the_first_situation_is_the_main_one(void **state)
{
    struct finder_offer offer = {.id = "x"};
    (void)state;
    finder_fit_situation(&offer, "any");
    finder_fit_situation(&offer, "unheard");
    finder_fit_situation(&offer, "debts");
    finder_fit_situation(&offer, "money");
    assert_int_equal(offer.first, FINDER_DEBTS);
    assert_int_equal(offer.fits[FINDER_SITUATIONS], FINDER_ANY | BIT(DEBTS) | BIT(MONEY));
}

/* What is mainly about money stands in front of what is nearer. */
static void the_best_comes_first(void **state)
{
    (void)state;
    ASSERT_IDS(rank(0, BIT(MONEY), 0, OFFERS), "child-money", "rent", "office");
    ASSERT_IDS(rank(0, BIT(MONEY), BIT(COST), 2), "child-money", "rent");
    ASSERT_IDS(rank(0, BIT(DANGER), 0, 2), "110", "women");
}

static void other_ages_are_kept_out(void **state)
{
    (void)state;
    ASSERT_IDS(rank(BIT(NO_CHILD), BIT(MONEY), 0, OFFERS), "rent", "office", "hall");
    size_t count = rank(BIT(PREGNANT), BIT(MONEY) | BIT(WORRIES), 0, OFFERS);
    for (size_t i = 0; i < count; i++)
        assert_string_not_equal(hit[i].offer->id, "child-money");
    ASSERT_IDS(rank(BIT(NO_CHILD) | BIT(AGE_3_5), BIT(MONEY), 0, 1), "child-money");
}

static void what_not_for_speaks_of_is_kept_out(void **state)
{
    (void)state;
    size_t count = rank(0, BIT(HOUSING) | BIT(JOBCENTER), BIT(COST), OFFERS);
    assert_true(count >= FINDER_LEAST);
    for (size_t i = 0; i < count; i++)
        assert_string_not_equal(hit[i].offer->id, "rent");
}

/* "office" fits two of them, but "rent" fits them better: so "baby" comes next. */
static void no_situation_is_forgotten(void **state)
{
    (void)state;
    ASSERT_IDS(rank(0, BIT(MONEY) | BIT(HOUSING) | BIT(WORRIES), 0, 2), "rent", "baby");
}

static void the_rarest_answer_is_the_reason(void **state)
{
    (void)state;
    rank(BIT(AGE_0_2), BIT(MONEY), BIT(COST), OFFERS);
    assert_string_equal(hit[0].offer->id, "child-money");
    assert_int_equal(hit[0].question, FINDER_AGES);
    assert_int_equal(hit[0].value, FINDER_AGE_0_2);
    rank(0, BIT(DANGER), 0, OFFERS);
    assert_int_equal(hit[0].question, FINDER_SITUATIONS);
    assert_int_equal(hit[0].value, FINDER_DANGER);
}

/* What helps with everything follows, without a reason of its own. */
static void there_is_always_something(void **state)
{
    (void)state;
    ASSERT_IDS(rank(0, BIT(ADDICTION), 0, OFFERS), "hall", "rent", "baby");
    assert_int_equal(hit[0].value, 0);
    ASSERT_IDS(rank(0, 0, 0, OFFERS), "hall", "rent", "baby");
    ASSERT_IDS(rank(0, BIT(ADDICTION), 0, 1), "hall");
}

static void what_helps_with_everything_may_be_the_answer(void **state)
{
    (void)state;
    rank(0, BIT(ADDICTION), BIT(UNSURE), OFFERS);
    assert_string_equal(hit[0].offer->id, "hall");
    assert_int_equal(hit[0].question, FINDER_HARD);
    assert_int_equal(hit[0].value, FINDER_UNSURE);
}

static void people_fit_and_are_others_than_the_hits(void **state)
{
    const struct finder_offer *people[3];
    struct finder_answers answers = {{0, BIT(WORRIES), 0}};
    (void)state;
    assert_int_equal(finder_people(offers, OFFERS, &answers, NULL, 0, people, 3), 2);
    assert_string_equal(people[0]->id, "baby");
    assert_string_equal(people[1]->id, "women");
    struct finder_hit shown = {.offer = &offers[2]};
    assert_int_equal(finder_people(offers, OFFERS, &answers, &shown, 1, people, 2), 2);
    assert_string_equal(people[0]->id, "women");
    assert_string_equal(people[1]->id, "baby");
    answers.chosen[FINDER_AGES] = BIT(AGE_14_17);
    assert_int_equal(finder_people(offers, OFFERS, &answers, &shown, 1, people, 2), 1);
    assert_string_equal(people[0]->id, "women");
}

static void nothing_to_rank(void **state)
{
    struct finder_answers answers = {{0}};
    struct arena scratch = {0};
    (void)state;
    assert_int_equal(finder_rank(offers, 0, &answers, &scratch, hit, OFFERS), 0);
    arena_free(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_a_number),
        cmocka_unit_test(the_first_situation_is_the_main_one),
        cmocka_unit_test(the_best_comes_first),
        cmocka_unit_test(other_ages_are_kept_out),
        cmocka_unit_test(what_not_for_speaks_of_is_kept_out),
        cmocka_unit_test(no_situation_is_forgotten),
        cmocka_unit_test(the_rarest_answer_is_the_reason),
        cmocka_unit_test(there_is_always_something),
        cmocka_unit_test(what_helps_with_everything_may_be_the_answer),
        cmocka_unit_test(people_fit_and_are_others_than_the_hits),
        cmocka_unit_test(nothing_to_rank),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
