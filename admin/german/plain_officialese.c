#include <string.h>

#include "base/array.h"

#include "german/plain_rules.h"

/* One place where a term of the book stands. */
struct place {
    const struct plain_term *term;
    size_t sentence;
    size_t from;
    size_t to;
};

struct places {
    struct place *item;
    size_t count;
    size_t room;
};

static const struct plain_word *word_at(const struct plain_job *job, size_t at)
{
    return &job->reading.word[at];
}

static bool says(const struct plain_job *job, size_t at, enum plain_list list)
{
    const char *low = word_at(job, at)->low;
    return plain_listed(job->book->lexicon, list, low, strlen(low));
}

static bool has_verb(const struct plain_job *job, const struct plain_sentence *sentence,
                     const char *stem)
{
    for (size_t i = 0; i < sentence->count; i++)
        if (plain_verb_is(job->book->lexicon, word_at(job, sentence->first + i)->low,
                          stem))
            return true;
    return false;
}

/* "Sagen Sie Bescheid" is no letter; "laut" before no noun is loud. */
static bool is_meant(const struct plain_job *job, const struct plain_sentence *sentence,
                     const struct plain_term *term, size_t at)
{
    size_t end = sentence->first + sentence->count;
    if (strcmp(term->word[0], "bescheid") == 0 &&
        strcmp(word_at(job, at)->low, "bescheid") == 0) {
        bool article =
            at > sentence->first && (word_at(job, at - 1)->classes & PLAIN_ARTICLE) != 0;
        for (size_t i = sentence->first; i < end && !article; i++)
            if (says(job, i, PLAIN_LIST_TELLING))
                return false;
    }
    if (term->art != PLAIN_ART_PREPOSITION || term->count > 1)
        return true;
    return at + 1 < end && (word_at(job, at + 1)->marks & ~(unsigned)PLAIN_OTHER) == 0 &&
           (word_at(job, at + 1)->capital || word_at(job, at + 1)->figures ||
            (word_at(job, at + 1)->classes & PLAIN_ARTICLE) != 0);
}

static bool stands_at(const struct plain_job *job, const struct plain_sentence *sentence,
                      const struct plain_term *term, size_t at)
{
    size_t end = sentence->first + sentence->count;
    if (term->art == PLAIN_ART_SHORT || term->count > end - at)
        return false;
    for (size_t i = 0; i < term->count; i++) {
        const struct plain_word *word = word_at(job, at + i);
        bool same = plain_word_is(word->low, term->word[i]) ||
                    (i == 0 && term->art == PLAIN_ART_VERB && term->stem != NULL &&
                     plain_verb_is(job->book->lexicon, word->low, term->stem));
        if (!same || (term->capital[i] && !word->capital))
            return false;
        if (!term->capital[i] && word->capital && at + i > sentence->first)
            return false;
    }
    return (term->art != PLAIN_ART_STRETCHED || term->stem == NULL ||
            has_verb(job, sentence, term->stem)) &&
           is_meant(job, sentence, term, at);
}

static bool add_place(struct plain_job *job, struct places *places, struct place place)
{
    if (places->count > 0) {
        const struct place *last = &places->item[places->count - 1];
        if (last->from <= place.from && last->to >= place.from) {
            if (place.to - place.from > last->to - last->from)
                places->item[places->count - 1] = place; /* the longer term says more */
            return true;
        }
    }
    struct place *item =
        array_room(job->arena, places->item, places->count, &places->room, sizeof *item);
    if (item == NULL)
        return false;
    places->item = item;
    places->item[places->count++] = place;
    return true;
}

/* Whether the text says there what the term means: behind it in brackets, behind a colon
 * or a dash; itself in brackets behind plain words; "X ist ...", "das heißt X", "wir
 * nennen das X"; and in the sentence behind it "Das ist ...". */
static bool explains(const struct plain_job *job, const struct place *place)
{
    const struct plain_sentence *sentence = &job->reading.sentence[place->sentence];
    size_t end = sentence->first + sentence->count;
    unsigned before = word_at(job, place->from)->marks;
    unsigned behind =
        place->to + 1 < end ? word_at(job, place->to + 1)->marks : sentence->marks;
    if ((behind & (PLAIN_OPEN | PLAIN_DASH | PLAIN_COLON)) != 0 ||
        ((before & PLAIN_OPEN) != 0 && (behind & PLAIN_CLOSE) != 0))
        return true;
    if (place->to + 1 < end && place->from <= sentence->first + 1 &&
        says(job, place->to + 1, PLAIN_LIST_EXPLAINING_IS))
        return true;
    for (size_t i = sentence->first; i < end; i++)
        if ((i < place->from || i > place->to) &&
            says(job, i, PLAIN_LIST_EXPLAINING_CALLED))
            return true;
    if (place->sentence + 1 >= job->reading.sentence_count)
        return false;
    const struct plain_sentence *next = sentence + 1;
    return next->count > 1 && says(job, next->first, PLAIN_LIST_EXPLAINING_THAT) &&
           says(job, next->first + 1, PLAIN_LIST_EXPLAINING_IS);
}

static void report(struct plain_job *job, const struct places *places)
{
    const struct plain_term *term = job->book->term;
    bool *explained = arena_take_array(job->arena, job->book->count, sizeof *explained);
    if (explained == NULL) {
        job->failed = true;
        return;
    }
    for (size_t i = 0; i < places->count; i++)
        if (places->item[i].term->art == PLAIN_ART_LEGAL &&
            (explains(job, &places->item[i]) ||
             plain_kind_at(job, word_at(job, places->item[i].from)->start) ==
                 PLAIN_TITLE))
            explained[places->item[i].term - term] = true;
    for (size_t i = 0; i < places->count; i++) {
        const struct place *place = &places->item[i];
        bool legal = place->term->art == PLAIN_ART_LEGAL;
        job->sentence = &job->reading.sentence[place->sentence];
        if (explained[place->term - term] || plain_is_name(job, place->from, place->to))
            continue;
        bool hint = place->term->art == PLAIN_ART_KNOWN ||
                    plain_kind_at(job, word_at(job, place->from)->start) == PLAIN_TITLE;
        plain_note(job, !hint,
                   (struct rule_said){.rule = RULE_OFFICIALESE,
                                      .message = legal ? RULE_OFFICIALESE_LAW
                                                       : RULE_OFFICIALESE_OFFICE},
                   place->from, place->to, place->term->plain);
    }
}

void plain_officialese(struct plain_job *job)
{
    struct places places = {0};
    for (size_t s = 0; s < job->reading.sentence_count && !job->failed; s++) {
        const struct plain_sentence *sentence = &job->reading.sentence[s];
        size_t end = sentence->first + sentence->count;
        for (size_t i = sentence->first; i < end; i++) {
            size_t at = 0;
            const struct plain_term *term;
            while ((term = plain_book_next(job->book, word_at(job, i)->low, &at)) != NULL)
                if (stands_at(job, sentence, term, i) &&
                    !add_place(job, &places,
                               (struct place){term, s, i, i + term->count - 1}))
                    job->failed = true;
        }
    }
    if (places.count > 0 && !job->failed)
        report(job, &places);
}
