#include <string.h>

#include "german/plain_rules.h"
#include "german/plain_verb.h"

enum {
    CLAUSE_MARKS = PLAIN_COMMA | PLAIN_SEMICOLON | PLAIN_COLON | PLAIN_DASH | PLAIN_OPEN |
                   PLAIN_CLOSE
};

static const struct plain_word *word_at(const struct plain_job *job, size_t at)
{
    return &job->reading.word[at];
}

static bool is(const struct plain_job *job, size_t at, unsigned classes)
{
    return (word_at(job, at)->classes & classes) != 0;
}

static bool says(const struct plain_job *job, size_t at, const char *low)
{
    return strcmp(word_at(job, at)->low, low) == 0;
}

/* The word behind the clause's last one that holds `at`. */
static size_t clause_end(const struct plain_job *job, size_t at)
{
    size_t end = job->sentence->first + job->sentence->count;
    size_t to = at + 1;
    while (to < end && (word_at(job, to)->marks & CLAUSE_MARKS) == 0)
        to++;
    return to;
}

static bool is_noun(const struct plain_job *job, size_t at)
{
    return word_at(job, at)->capital && at > job->sentence->first &&
           !is(job, at, PLAIN_FUNCTION | PLAIN_ARTICLE);
}

static bool participle_at(const struct plain_job *job, size_t at)
{
    const struct plain_word *word = word_at(job, at);
    return (!word->capital || at == job->sentence->first) &&
           (word->classes & (PLAIN_STATE | PLAIN_FUNCTION)) == 0 &&
           plain_is_participle(job->book->lexicon, word->low);
}

/* Whether the clause goes on at `at`: no mark there, or the comma of a list ("aus
 * Plastik, Glas und Papier"). */
static bool clause_goes_on(const struct plain_job *job, size_t at)
{
    unsigned marks = word_at(job, at)->marks & CLAUSE_MARKS;
    return marks == 0 ||
           (marks == PLAIN_COMMA && (is_noun(job, at) || word_at(job, at)->figures));
}

/* Behind a finite form of "werden" stands the participle at the end of the clause, or
 * before "und". */
static size_t participle_behind(const struct plain_job *job, size_t werden)
{
    size_t end = job->sentence->first + job->sentence->count;
    for (size_t i = werden + 1; i < end && clause_goes_on(job, i); i++) {
        bool last = i + 1 == end || (word_at(job, i + 1)->marks & CLAUSE_MARKS) != 0 ||
                    is(job, i + 1, PLAIN_JOIN | PLAIN_PREPOSITION) ||
                    says(job, i + 1, "werden") || says(job, i + 1, "wie");
        if (last && participle_at(job, i))
            return i;
        if (is(job, i, PLAIN_FINITE) && !word_at(job, i)->capital)
            break;
    }
    return werden;
}

/* "ist ... beizufügen", "sind ... zu zahlen". */
static size_t must_be_done(const struct plain_job *job, size_t sein)
{
    size_t end = clause_end(job, sein);
    for (size_t i = sein + 1; i < end; i++) {
        const struct plain_word *word = word_at(job, i);
        if (i + 1 == end && !word->capital &&
            plain_is_zu_infinitive(job->book->lexicon, word->low))
            return i;
        if (!says(job, i, "zu") || i + 2 != end || word_at(job, i + 1)->capital ||
            !plain_is_infinitive(job->book->lexicon, word_at(job, i + 1)->low))
            continue;
        bool it_is = (sein > job->sentence->first && says(job, sein - 1, "es")) ||
                     says(job, sein + 1, "es");
        bool asked = i > sein + 1 && (!it_is || word_at(job, i - 1)->capital);
        const char *before = word_at(job, i - 1)->low;
        if (asked && !plain_listed(job->book->lexicon, PLAIN_LIST_OPEN_FOR_ZU, before,
                                   strlen(before)))
            return i + 1;
    }
    return sein;
}

size_t plain_passive(struct plain_job *job)
{
    size_t first = job->sentence->first;
    size_t end = first + job->sentence->count;
    size_t count = 0;
    for (size_t i = first; i < end; i++) {
        size_t from = i;
        size_t to = i;
        bool joined = i > first && (word_at(job, i)->marks & CLAUSE_MARKS) == 0;
        if (is(job, i, PLAIN_WERDEN)) {
            if (joined && participle_at(job, i - 1))
                from = i - 1;
            else
                to = participle_behind(job, i);
        } else if (says(job, i, "worden") && joined)
            from = i - 1;
        else if (is(job, i, PLAIN_SEIN) && !says(job, i, "bin"))
            to = must_be_done(job, i);
        if (from == to)
            continue;
        count++;
        plain_note(job, false,
                   (struct rule_said){.rule = RULE_PASSIVE,
                                      .message = is(job, from, PLAIN_SEIN)
                                                     ? RULE_PASSIVE_MUST
                                                     : RULE_PASSIVE_DONE},
                   from, to, NULL);
        i = to;
    }
    return count;
}

/* The noun of a phrase whose article stands at `at`: at most two adjectives between. */
static size_t noun_behind(const struct plain_job *job, size_t at)
{
    size_t end = job->sentence->first + job->sentence->count;
    for (size_t i = at + 1; i < end && i <= at + 3; i++) {
        const struct plain_word *word = word_at(job, i);
        if ((word->marks & CLAUSE_MARKS) != 0)
            return at;
        if (word->capital || word->figures)
            return i;
        if ((word->classes & (PLAIN_FUNCTION | PLAIN_FINITE)) != 0 ||
            !(plain_ends(word->low, "en") || plain_ends(word->low, "er")))
            return at;
    }
    return at;
}

static bool gives(const struct plain_job *job)
{
    for (size_t i = 0; i < job->sentence->count; i++)
        if (is(job, job->sentence->first + i, PLAIN_GIVING))
            return true;
    return false;
}

/* A noun that is followed by "der", "einer", "Ihrer" and a noun, without a comma: "die
 * Hilfe der Stadt". */
static size_t of_whom(const struct plain_job *job, size_t at)
{
    if (at <= job->sentence->first || word_at(job, at)->marks != PLAIN_SPACE ||
        !is_noun(job, at - 1) || says(job, at - 1, "beispiel") || gives(job))
        return at;
    size_t noun = noun_behind(job, at);
    return noun > at && word_at(job, noun)->capital ? noun : at;
}

size_t plain_genitive(struct plain_job *job)
{
    size_t first = job->sentence->first;
    size_t end = first + job->sentence->count;
    size_t count = 0;
    for (size_t i = first; i < end; i++) {
        size_t to = i;
        if (is(job, i, PLAIN_PREPOSITION_GENITIVE) && i + 1 < end &&
            is(job, i + 1, PLAIN_GENITIVE | PLAIN_GENITIVE_PERHAPS))
            to = noun_behind(job, i + 1) > i + 1 ? noun_behind(job, i + 1) : i;
        else if (is(job, i, PLAIN_GENITIVE))
            to = noun_behind(job, i);
        else if (is(job, i, PLAIN_GENITIVE_PERHAPS))
            to = of_whom(job, i);
        bool whose = !says(job, i, "denen") && i > first &&
                     (says(job, i, "dessen") || says(job, i, "deren"));
        if ((to == i && !whose) || plain_is_name(job, i, to))
            continue;
        count++;
        plain_note(job, false, (struct rule_said){.rule = RULE_GENITIVE}, i, to, NULL);
        i = to;
    }
    return count;
}

size_t plain_subjunctive(struct plain_job *job)
{
    size_t first = job->sentence->first;
    size_t end = first + job->sentence->count;
    size_t count = 0;
    bool me = false;
    for (size_t i = first; i < end; i++)
        me = me || says(job, i, "ich");
    for (size_t i = first; i < end; i++) {
        bool second =
            is(job, i, PLAIN_SUBJUNCTIVE) && !is(job, i, PLAIN_MODAL) && !is_noun(job, i);
        bool one = is(job, i, PLAIN_SUBJUNCTIVE_1) && !me && i > first &&
                   !word_at(job, i)->capital;
        bool imperative = i == first && plain_begins(word_at(job, i)->low, "sei");
        if ((!second && !one) || imperative)
            continue;
        count++;
        plain_note(job, false, (struct rule_said){.rule = RULE_SUBJUNCTIVE}, i, i, NULL);
    }
    return count;
}

/* "unmöglich", "unwichtig" right behind a "nicht". */
static bool is_un(const struct plain_job *job, size_t at)
{
    const struct plain_word *word = word_at(job, at);
    return !word->capital && plain_begins(word->low, "un") && word->letters >= 6 &&
           (word->classes & PLAIN_UN) == 0 && !plain_begins(word->low, "unter");
}

/* "kein Name, keine Uhrzeit": the same negation again, no verb between. */
static bool goes_on_listing(const struct plain_job *job, size_t from, size_t to)
{
    bool listing = plain_begins(word_at(job, from)->low, "kein") &&
                   plain_begins(word_at(job, to)->low, "kein");
    for (size_t i = from; i < to && listing; i++)
        listing = !is(job, i, PLAIN_FINITE | PLAIN_MODAL | PLAIN_SUBORDINATOR);
    return listing;
}

void plain_negation(struct plain_job *job)
{
    size_t first = job->sentence->first;
    size_t end = first + job->sentence->count;
    size_t count = 0;
    size_t from = 0;
    size_t to = 0;
    for (size_t i = first; i < end; i++) {
        if (!is(job, i, PLAIN_NEGATION))
            continue;
        if (i + 1 < end && says(job, i, "nicht") && says(job, i + 1, "nur"))
            continue;
        if (count > 0 && goes_on_listing(job, to, i))
            continue;
        from = count == 0 ? i : from;
        to = i;
        count++;
        if (says(job, i, "weder"))
            count++;
        if (says(job, i, "nicht") && i + 1 < end && is_un(job, i + 1)) {
            count++;
            to = i + 1;
        }
    }
    if (count > 1)
        plain_note(job, false, (struct rule_said){.rule = RULE_NEGATION}, from, to, NULL);
}
