#include "related/related.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/message.h"
#include "base/text.h"
#include "related/related_link.h"
#include "related/related_stems.h"
#include "related/related_words.h"

enum {
    SITUATION_LEAST = 12,
    FIRST_LEAST = 8,
    FIRST_FEW = 2,
    PAPERS_LEAST = 2,
    SHARED_TOLD = 4
};

struct proposing {
    struct arena *arena;
    const struct document *document;
    struct related_words words;
    struct texts refused;
    struct related_proposal *item;
    size_t count;
    size_t room;
    double *score;   /* of each other offer, while one is looked at */
    size_t *touched; /* those that have one */
    size_t touched_count;
    bool failed;
};

static bool is_refused(struct proposing *proposing, const struct record *a,
                       const struct record *b)
{
    const char *pair = related_link_pair(proposing->arena, record_id(a), record_id(b));
    if (pair == NULL) {
        proposing->failed = true;
        return true;
    }
    return proposing->refused.count > 0 &&
           bsearch(&pair, proposing->refused.item, proposing->refused.count,
                   sizeof *proposing->refused.item, text_order) != NULL;
}

static void keep_proposal(struct proposing *proposing, struct related_proposal proposal)
{
    struct related_proposal *item =
        array_room(proposing->arena, proposing->item, proposing->count, &proposing->room,
                   sizeof *item);
    if (item == NULL) {
        proposing->failed = true;
        return;
    }
    proposing->item = item;
    proposing->failed = proposing->failed || proposal.reason == NULL;
    proposing->item[proposing->count++] = proposal;
}

static struct record *offer_at(const struct proposing *proposing, size_t place)
{
    return proposing->document->list[RECORD_OFFER].item[place];
}

/* Not the same, in reach, not there yet, not refused. */
static bool open_pair(struct proposing *proposing, size_t from, size_t to)
{
    const struct record *a = offer_at(proposing, from);
    const struct record *b = offer_at(proposing, to);
    return from != to && related_link_reaches(a, b) && !related_link_is(a, b) &&
           !is_refused(proposing, a, b);
}

static int near(const struct record *from, const struct record *to)
{
    const char *here = offer_text(from, OFFER_SCOPE);
    const char *there = offer_text(to, OFFER_SCOPE);
    if (here != NULL && there != NULL && strcmp(here, there) == 0 &&
        !related_link_everywhere(here))
        return 0;
    return there != NULL && strcmp(there, "district") == 0 ? 1 : 2;
}

/* Of the offers that a word names the nearest, if it is one alone. */
static bool named_one(struct proposing *proposing, size_t from,
                      const struct related_term *term, size_t *out)
{
    const struct record *a = offer_at(proposing, from);
    int nearest = 3;
    size_t count = 0;
    for (size_t i = 0; i < term->name_count; i++) {
        const struct record *b = offer_at(proposing, term->name[i]);
        if (term->name[i] == from)
            return false;
        if (!related_link_reaches(a, b) || near(a, b) > nearest)
            continue;
        count = near(a, b) == nearest ? count + 1 : 1;
        nearest = near(a, b);
        *out = term->name[i];
    }
    return count == 1;
}

/* Proposes what a text of the offer names: in a step, or among papers and words. */
static void propose_named(struct proposing *proposing, size_t from, const char *text,
                          size_t step)
{
    struct texts stem;
    if (!related_stems(proposing->arena, text, &stem)) {
        proposing->failed = true;
        return;
    }
    for (size_t k = 0; k < stem.count; k++) {
        const struct related_term *term = related_term(&proposing->words, stem.item[k]);
        size_t to = 0;
        if (term == NULL || !related_names_one(&proposing->words, term) ||
            !named_one(proposing, from, term, &to) || !open_pair(proposing, from, to))
            continue;
        keep_proposal(
            proposing,
            (struct related_proposal){
                .from = offer_at(proposing, from),
                .to = offer_at(proposing, to),
                .way = RELATED_NEXT_STEP,
                .score = step > 0 ? 90 : 60,
                .reason = step > 0
                              ? arena_print(proposing->arena,
                                            message("next step: step %zu names \"%s\""),
                                            step, term->spelling)
                              : arena_print(proposing->arena,
                                            message("next step: the text names \"%s\""),
                                            term->spelling)});
    }
}

static void propose_steps(struct proposing *proposing, size_t from)
{
    const struct value *steps = offer_value(offer_at(proposing, from), OFFER_STEPS);
    const struct value *papers = offer_value(offer_at(proposing, from), OFFER_BRING);
    const char *summary = offer_text(offer_at(proposing, from), OFFER_SUMMARY);
    for (size_t i = 0; steps != NULL && i < steps->list.count; i++)
        propose_named(proposing, from, steps->list.item[i], i + 1);
    for (size_t i = 0; papers != NULL && i < papers->list.count; i++)
        propose_named(proposing, from, papers->list.item[i], 0);
    if (summary != NULL)
        propose_named(proposing, from, summary, 0);
}

/* Papers that both want, as the first writes them. */
static const char *shared_papers(struct proposing *proposing, size_t a, size_t b,
                                 size_t *count)
{
    const struct value *left = offer_value(offer_at(proposing, a), OFFER_BRING);
    const struct value *right = offer_value(offer_at(proposing, b), OFFER_BRING);
    const char *text = "";
    *count = 0;
    for (size_t i = 0; left != NULL && right != NULL && i < left->list.count; i++) {
        bool shared = false;
        for (size_t k = 0; k < right->list.count && !shared; k++)
            shared = related_same_paper(proposing->arena, left->list.item[i],
                                        right->list.item[k]);
        if (!shared)
            continue;
        text = arena_print(proposing->arena, "%s%s%s", text, *count == 0 ? "" : ", ",
                           left->list.item[i]);
        if (text == NULL) {
            proposing->failed = true;
            return NULL;
        }
        ++*count;
    }
    return text;
}

static size_t shared_topics(const struct record *a, const struct record *b)
{
    const struct value *left = offer_value(a, OFFER_TOPICS);
    const struct value *right = offer_value(b, OFFER_TOPICS);
    size_t shared = 0;
    for (size_t i = 0; left != NULL && right != NULL && i < left->list.count; i++)
        for (size_t k = 0; k < right->list.count; k++)
            shared += strcmp(left->list.item[i], right->list.item[k]) == 0;
    return shared;
}

static void weigh_others(struct proposing *proposing, size_t from)
{
    const struct related_vector *vector = &proposing->words.vector[from];
    proposing->touched_count = 0;
    for (size_t i = 0; i < vector->count; i++) {
        const struct related_term *term = &proposing->words.term[vector->entry[i].term];
        if (!related_follows(&proposing->words, term))
            continue;
        for (size_t k = 0; k < term->posting_count; k++) {
            const struct related_posting *posting = &term->posting[k];
            if (posting->place == from)
                continue;
            if (proposing->score[posting->place] == 0)
                proposing->touched[proposing->touched_count++] = posting->place;
            proposing->score[posting->place] += vector->entry[i].weight * posting->weight;
        }
    }
}

struct candidate {
    size_t place;
    int score;
};

static int by_score(const void *a, const void *b)
{
    const struct candidate *left = a;
    const struct candidate *right = b;
    if (left->score != right->score)
        return right->score - left->score;
    return (left->place > right->place) - (left->place < right->place);
}

static void propose_pair(struct proposing *proposing, size_t from,
                         const struct candidate *candidate)
{
    size_t papers = 0;
    const char *paper_text = shared_papers(proposing, from, candidate->place, &papers);
    struct record *b = offer_at(proposing, candidate->place);
    bool by_papers = papers >= PAPERS_LEAST && candidate->score < 40;
    const char *words = related_shared(proposing->arena, &proposing->words, from,
                                       candidate->place, SHARED_TOLD);
    if (paper_text == NULL || words == NULL) {
        proposing->failed = true;
        return;
    }
    if (words[0] == '\0' && !by_papers)
        return;
    keep_proposal(
        proposing,
        (struct related_proposal){
            .from = offer_at(proposing, from),
            .to = b,
            .way = by_papers ? RELATED_PAPERS : RELATED_SITUATION,
            .both = related_link_reaches(b, offer_at(proposing, from)),
            .score = candidate->score,
            .reason = by_papers ? arena_print(proposing->arena,
                                              message("same papers: %s"), paper_text)
                      : papers > 0
                          ? arena_print(proposing->arena,
                                        message("same situation: %s; same papers: %s"),
                                        words, paper_text)
                          : arena_print(proposing->arena, message("same situation: %s"),
                                        words)});
}

static void propose_situation(struct proposing *proposing, size_t from)
{
    weigh_others(proposing, from);
    struct candidate best[RELATED_EACH + 1];
    size_t count = 0;
    const struct record *a = offer_at(proposing, from);
    for (size_t i = 0; i < proposing->touched_count; i++) {
        size_t other = proposing->touched[i];
        double cosine = proposing->score[other];
        proposing->score[other] = 0;
        size_t topics = shared_topics(a, offer_at(proposing, other));
        size_t papers = 0;
        shared_papers(proposing, from, other, &papers);
        double factor = topics == 0 ? 0.5 : 1 + 0.15 * (double)topics;
        double percent = 100 * cosine * factor + 8 * (double)papers;
        int score = percent > 95 ? 95 : (int)percent;
        if (score < FIRST_LEAST || !open_pair(proposing, from, other))
            continue;
        best[count++] = (struct candidate){other, score};
        qsort(best, count, sizeof *best, by_score);
        if (count > RELATED_EACH)
            count = RELATED_EACH;
    }
    for (size_t i = 0; i < count; i++)
        if (i < FIRST_FEW || best[i].score >= SITUATION_LEAST)
            propose_pair(proposing, from, &best[i]);
}

static int by_pair(const void *a, const void *b)
{
    const struct related_proposal *left = a;
    const struct related_proposal *right = b;
    int order = strcmp(record_id(left->from), record_id(right->from));
    return order != 0 ? order : strcmp(record_id(left->to), record_id(right->to));
}

static int by_ids(const void *a, const void *b)
{
    const struct related_proposal *left = a;
    const struct related_proposal *right = b;
    int order = by_pair(a, b);
    if (order == 0)
        order = (int)left->way - (int)right->way;
    return order != 0 ? order : right->score - left->score;
}

static int best_first(const void *a, const void *b)
{
    const struct related_proposal *left = a;
    const struct related_proposal *right = b;
    return left->score != right->score ? right->score - left->score : by_ids(a, b);
}

/* One proposal a pair: of two that lead both ways the one that begins at the smaller id;
 * the next step before all. */
static void drop_doubles(struct proposing *proposing)
{
    size_t kept = 0;
    if (proposing->count > 1)
        qsort(proposing->item, proposing->count, sizeof *proposing->item, by_ids);
    for (size_t i = 0; i < proposing->count; i++) {
        struct related_proposal *one = &proposing->item[i];
        const struct related_proposal *last =
            kept == 0 ? NULL : &proposing->item[kept - 1];
        bool again = last != NULL && last->from == one->from && last->to == one->to;
        if (!again && one->both && strcmp(record_id(one->from), record_id(one->to)) > 0) {
            const struct related_proposal back = {.from = one->to, .to = one->from};
            again = bsearch(&back, proposing->item, kept, sizeof back, by_pair) != NULL;
        }
        if (!again)
            proposing->item[kept++] = *one;
    }
    proposing->count = kept;
    if (kept > 1)
        qsort(proposing->item, kept, sizeof *proposing->item, best_first);
}

bool related_propose(struct arena *arena, const struct document *document,
                     const struct texts *refused, struct related_proposals *out)
{
    struct proposing proposing = {.arena = arena, .document = document};
    size_t count = document->list[RECORD_OFFER].count;
    proposing.score = arena_take_array(arena, count, sizeof *proposing.score);
    proposing.touched = arena_take_array(arena, count, sizeof *proposing.touched);
    proposing.refused.item =
        arena_take_array(arena, refused->count + 1, sizeof *proposing.refused.item);
    if (proposing.score == NULL || proposing.touched == NULL ||
        proposing.refused.item == NULL ||
        !related_words_read(arena, document, &proposing.words))
        return count == 0;
    proposing.refused.count = refused->count;
    if (refused->count > 0) {
        memcpy(proposing.refused.item, refused->item,
               refused->count * sizeof *refused->item);
        qsort(proposing.refused.item, refused->count, sizeof *refused->item, text_order);
    }
    for (size_t i = 0; i < count && !proposing.failed; i++) {
        propose_steps(&proposing, i);
        propose_situation(&proposing, i);
    }
    if (proposing.failed)
        return false;
    drop_doubles(&proposing);
    *out = (struct related_proposals){proposing.item, proposing.count};
    return true;
}
