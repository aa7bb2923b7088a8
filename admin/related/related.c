#include "related/related.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/message.h"
#include "base/text.h"
#include "related/related_link.h"
#include "related/related_stems.h"
#include "related/related_traits.h"

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
    const struct related_words *words;
    const struct related_traits *traits;
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
    if (proposing->refused.count == 0)
        return false;
    const char *pair = related_link_pair(proposing->arena, record_id(a), record_id(b));
    if (pair == NULL) {
        proposing->failed = true;
        return true;
    }
    return bsearch(&pair, proposing->refused.item, proposing->refused.count,
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
        if (!related_link_reaches(a, b) || related_link_near(a, b) > nearest)
            continue;
        count = related_link_near(a, b) == nearest ? count + 1 : 1;
        nearest = related_link_near(a, b);
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
        const struct related_term *term = related_term(proposing->words, stem.item[k]);
        size_t to = 0;
        if (term == NULL || !related_names_one(proposing->words, term) ||
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
static const char *shared_papers(struct proposing *proposing, size_t a, size_t b)
{
    const struct value *papers = offer_value(offer_at(proposing, a), OFFER_BRING);
    const struct related_traits *traits = proposing->traits;
    const char *text = "";
    for (size_t i = 0; text != NULL && i < traits[a].papers; i++)
        if (related_wants_paper(&traits[b], &traits[a].paper[i]))
            text = arena_print(proposing->arena, "%s%s%s", text,
                               text[0] == '\0' ? "" : ", ", papers->list.item[i]);
    return text;
}

static void weigh_others(struct proposing *proposing, size_t from)
{
    const struct related_vector *vector = &proposing->words->vector[from];
    proposing->touched_count = 0;
    for (size_t i = 0; i < vector->count; i++) {
        const struct related_term *term = &proposing->words->term[vector->entry[i].term];
        if (!related_follows(proposing->words, term))
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
    size_t papers = related_shared_papers(&proposing->traits[from],
                                          &proposing->traits[candidate->place]);
    const char *paper_text = shared_papers(proposing, from, candidate->place);
    struct record *b = offer_at(proposing, candidate->place);
    bool by_papers = papers >= PAPERS_LEAST && candidate->score < 40;
    const char *words = related_shared(proposing->arena, proposing->words, from,
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

static int score_of(const struct proposing *proposing, size_t from, size_t other,
                    double cosine)
{
    const struct related_traits *a = &proposing->traits[from];
    const struct related_traits *b = &proposing->traits[other];
    size_t topics = related_shared_topics(a, b);
    double factor = topics == 0 ? 0.5 : 1 + 0.15 * (double)topics;
    double percent = 100 * cosine * factor + 8 * (double)related_shared_papers(a, b);
    return percent > 95 ? 95 : (int)percent;
}

/* The offers that are most like one, the most first, of those that are `wanted`. */
static size_t find_like(struct proposing *proposing, size_t from,
                        bool (*wanted)(struct proposing *, size_t from, size_t to),
                        struct candidate *best, size_t most)
{
    size_t count = 0;
    weigh_others(proposing, from);
    for (size_t i = 0; i < proposing->touched_count; i++) {
        size_t other = proposing->touched[i];
        const struct candidate one = {
            other, score_of(proposing, from, other, proposing->score[other])};
        proposing->score[other] = 0;
        if (one.score < FIRST_LEAST ||
            (count == most && by_score(&one, &best[most - 1]) > 0) ||
            !wanted(proposing, from, other))
            continue;
        size_t at = count < most ? count++ : most - 1;
        for (; at > 0 && by_score(&one, &best[at - 1]) < 0; at--)
            best[at] = best[at - 1];
        best[at] = one;
    }
    return count;
}

static bool lead_both_ways(struct proposing *proposing, size_t from, size_t to)
{
    const struct record *a = offer_at(proposing, from);
    const struct record *b = offer_at(proposing, to);
    return related_link_reaches(a, b) && related_link_reaches(b, a);
}

/* `to` NULL: to all. */
static void propose_situation(struct proposing *proposing, size_t from, const size_t *to)
{
    struct candidate best[RELATED_EACH];
    size_t count = find_like(proposing, from, open_pair, best, RELATED_EACH);
    for (size_t i = 0; i < count; i++)
        if ((i < FIRST_FEW || best[i].score >= SITUATION_LEAST) &&
            (to == NULL || best[i].place == *to))
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

static bool begin(struct proposing *proposing, struct related_book *book,
                  const struct texts *refused)
{
    struct arena *arena = proposing->arena;
    size_t count = proposing->document->list[RECORD_OFFER].count;
    if (!related_book_renew(book, proposing->document))
        return false;
    proposing->words = book->words;
    proposing->traits = book->traits;
    proposing->score = arena_take_array(arena, count, sizeof *proposing->score);
    proposing->touched = arena_take_array(arena, count, sizeof *proposing->touched);
    proposing->refused.item =
        arena_take_array(arena, refused->count, sizeof *proposing->refused.item);
    if (proposing->score == NULL || proposing->touched == NULL ||
        proposing->refused.item == NULL)
        return false;
    proposing->refused.count = refused->count;
    if (refused->count > 0) {
        memcpy(proposing->refused.item, refused->item,
               refused->count * sizeof *refused->item);
        qsort(proposing->refused.item, refused->count, sizeof *refused->item, text_order);
    }
    return true;
}

static bool end(struct proposing *proposing, struct related_proposals *out)
{
    if (proposing->failed)
        return false;
    drop_doubles(proposing);
    *out = (struct related_proposals){proposing->item, proposing->count};
    return true;
}

bool related_propose(struct arena *arena, const struct document *document,
                     const struct texts *refused, struct related_proposals *out)
{
    struct proposing proposing = {.arena = arena, .document = document};
    struct related_book book = {0};
    size_t count = document->list[RECORD_OFFER].count;
    bool ok = begin(&proposing, &book, refused);
    for (size_t i = 0; ok && i < count && !proposing.failed; i++) {
        propose_steps(&proposing, i);
        propose_situation(&proposing, i, NULL);
    }
    ok = ok && end(&proposing, out);
    related_book_free(&book);
    return ok;
}

bool related_propose_for(struct arena *arena, const struct document *document,
                         struct related_book *book, const struct texts *refused,
                         const struct record *offer, struct related_proposals *out)
{
    struct proposing proposing = {.arena = arena, .document = document};
    struct candidate like[RELATED_LIKE];
    size_t here = 0;
    while (document->list[RECORD_OFFER].item[here] != offer)
        here++;
    if (!begin(&proposing, book, refused))
        return false;
    propose_steps(&proposing, here);
    propose_situation(&proposing, here, NULL);
    size_t count = find_like(&proposing, here, lead_both_ways, like, RELATED_LIKE);
    for (size_t i = 0; i < count; i++)
        propose_situation(&proposing, like[i].place, &here);
    return end(&proposing, out);
}
