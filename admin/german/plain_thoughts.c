#include <string.h>

#include "german/plain_rules.h"
#include "german/plain_verb.h"

static const struct plain_word *word_at(const struct plain_job *job, size_t at)
{
    return &job->reading.word[at];
}

static bool is(const struct plain_job *job, size_t at, unsigned classes)
{
    return (word_at(job, at)->classes & classes) != 0;
}

/* The word behind the last one before the next comma. */
static size_t clause_end(const struct plain_job *job, size_t at)
{
    enum { MARKS = PLAIN_COMMA | PLAIN_SEMICOLON | PLAIN_COLON | PLAIN_DASH };
    size_t end = job->sentence->first + job->sentence->count;
    size_t to = at + 1;
    while (to < end && (word_at(job, to)->marks & MARKS) == 0)
        to++;
    return to;
}

/* A clause that is subordinate ends with its verb. */
static bool ends_with_verb(const struct plain_job *job, size_t at)
{
    size_t last = clause_end(job, at) - 1;
    const struct plain_word *word = word_at(job, last);
    if (last <= at)
        return false;
    if (is(job, last, PLAIN_FINITE | PLAIN_WERDEN | PLAIN_MODAL | PLAIN_SUBJUNCTIVE))
        return true;
    return !word->capital && !word->figures &&
           plain_may_be_finite(job->book->lexicon, word->low);
}

/* Whether a subordinate clause begins with the word at `at`: behind a comma, also one
 * word later ("in der", "für die", "und wenn"), if the one before did not begin there. */
static bool begins_clause(const struct plain_job *job, size_t at, size_t before)
{
    size_t first = job->sentence->first;
    if (is(job, at, PLAIN_SUBORDINATOR)) {
        /* "ob" and its kin hardly ever do anything else */
        return at == first || (word_at(job, at)->marks & PLAIN_COMMA) != 0 ||
               is(job, at - 1, PLAIN_JOIN) || (word_at(job, at - 1)->marks & PLAIN_COMMA);
    }
    if (at == first)
        return false;
    bool comma = (word_at(job, at)->marks & PLAIN_COMMA) != 0;
    bool led = at > first + 1 && before + 1 != at &&
               (word_at(job, at - 1)->marks & PLAIN_COMMA) != 0 &&
               is(job, at - 1, PLAIN_PREPOSITION);
    if (comma && is(job, at, PLAIN_QUESTION))
        return ends_with_verb(job, at);
    return (comma || led) && is(job, at, PLAIN_RELATIVE) && ends_with_verb(job, at);
}

/* "... und Sie bekommen ...": a main clause with a subject of its own. A choice ("Rufen
 * Sie an oder schreiben Sie.") is one thought. */
static bool joins_main_clause(const struct plain_job *job, size_t at)
{
    size_t end = job->sentence->first + job->sentence->count;
    if (at == job->sentence->first || at + 2 >= end || !is(job, at, PLAIN_JOIN) ||
        strcmp(word_at(job, at)->low, "oder") == 0)
        return false;
    bool before = false;
    for (size_t i = job->sentence->first; i < at; i++)
        before =
            before || is(job, i, PLAIN_FINITE | PLAIN_MODAL | PLAIN_WERDEN) ||
            (!word_at(job, i)->capital && i + 1 < at && is(job, i + 1, PLAIN_SUBJECT));
    bool verb_next = is(job, at + 2, PLAIN_FINITE | PLAIN_MODAL | PLAIN_WERDEN) ||
                     (!word_at(job, at + 2)->capital &&
                      plain_may_be_finite(job->book->lexicon, word_at(job, at + 2)->low));
    bool subject = is(job, at + 1, PLAIN_SUBJECT) && verb_next;
    bool asked = is(job, at + 2, PLAIN_SUBJECT) && !word_at(job, at + 1)->capital &&
                 (is(job, at + 1, PLAIN_FINITE | PLAIN_MODAL) ||
                  plain_may_be_finite(job->book->lexicon, word_at(job, at + 1)->low));
    return before && (subject || asked);
}

bool plain_thoughts(struct plain_job *job, size_t *clauses_out)
{
    size_t first = job->sentence->first;
    size_t end = first + job->sentence->count;
    size_t clauses = 0;
    size_t last = end; /* none yet */
    size_t joined = first;
    size_t cut = first;
    for (size_t i = first; i < end; i++) {
        unsigned marks = word_at(job, i)->marks;
        if (begins_clause(job, i, last)) {
            clauses++;
            last = i;
        } else if (joined == first && joins_main_clause(job, i))
            joined = i;
        bool range =
            i > first && word_at(job, i)->figures && word_at(job, i - 1)->figures;
        if (i > first && cut == first && !range &&
            (marks & (PLAIN_SEMICOLON | PLAIN_DASH)) != 0)
            cut = i;
    }
    size_t most = job->options->level == PLAIN_LEICHT ? 0 : 1;
    *clauses_out += clauses;
    if (job->kind != PLAIN_PROSE)
        return false;
    struct rule_said said = {.rule = RULE_THOUGHTS,
                             .message = clauses > most && most == 0 ? RULE_THOUGHTS_CLAUSE
                                        : clauses > most ? RULE_THOUGHTS_CLAUSES
                                        : joined > first ? RULE_THOUGHTS_JOINED
                                                         : RULE_THOUGHTS_CUT};
    size_t at = clauses > most ? last : joined > first ? joined : cut;
    if (at > first || clauses > most)
        plain_note(job, false, said, at, at, NULL);
    return clauses > 1 || joined > first || cut > first;
}
