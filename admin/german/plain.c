#include "german/plain.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "german/plain_rules.h"

enum {
    LETTERS_MOST = 15,
    WORDS_GOOD = 12,
    WORDS_MOST = 15,
    WORDS_GOOD_LEICHT = 10,
    WORDS_MOST_LEICHT = 12,
    LETTERS_BULKY = 12
};

static void add_finding(struct plain_job *job, struct plain_finding finding)
{
    struct plain_findings *out = job->out;
    struct plain_finding *item =
        array_room(job->arena, out->item, out->count, &out->room, sizeof *item);
    if (item == NULL) {
        job->failed = true;
        return;
    }
    out->item = item;
    enum rule_level level = rule_row(finding.said.rule)->level;
    finding.error = level == RULE_BY_DEGREE ? finding.error : level == RULE_ERROR;
    out->item[out->count++] = finding;
}

void plain_note(struct plain_job *job, bool error, struct rule_said said, size_t from,
                size_t to, const char *proposal)
{
    const struct plain_word *first = &job->reading.word[from];
    const struct plain_word *last = &job->reading.word[to];
    add_finding(job, (struct plain_finding){error, said, first->start,
                                            last->start + last->len - first->start,
                                            job->sentence->start, job->sentence->len,
                                            proposal});
}

enum plain_kind plain_kind_at(const struct plain_job *job, size_t byte)
{
    const struct plain_options *options = job->options;
    size_t low = 0;
    size_t high = options->span_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (options->span[middle].start <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? PLAIN_PROSE : options->span[low - 1].kind;
}

bool plain_is_name(const struct plain_job *job, size_t from, size_t to)
{
    const struct plain_reading *names = &job->names;
    size_t count = to - from + 1;
    for (size_t i = 0; i + count <= names->word_count; i++) {
        size_t same = 0;
        while (same < count &&
               strcmp(names->word[i + same].low, job->reading.word[from + same].low) == 0)
            same++;
        if (same == count)
            return true;
    }
    return false;
}

static void long_words(struct plain_job *job)
{
    for (size_t i = 0; i < job->sentence->count; i++) {
        const struct plain_word *word = &job->reading.word[job->sentence->first + i];
        if (word->run > LETTERS_MOST)
            add_finding(job, (struct plain_finding){.said = {.rule = RULE_LONG_WORD},
                                                    .start = word->run_start,
                                                    .len = word->run_len,
                                                    .sentence = job->sentence->start,
                                                    .sentence_len = job->sentence->len});
    }
}

static void long_sentence(struct plain_job *job)
{
    bool leicht = job->options->level == PLAIN_LEICHT;
    size_t good = leicht ? WORDS_GOOD_LEICHT : WORDS_GOOD;
    size_t most = leicht ? WORDS_MOST_LEICHT : WORDS_MOST;
    size_t words = job->sentence->count;
    if (words <= good)
        return;
    const struct rule_said said = {.rule = RULE_LONG_SENTENCE,
                                   .place = {arena_print(job->arena, "%zu", words),
                                             arena_print(job->arena, "%zu", good)}};
    job->failed = job->failed || said.place[0] == NULL || said.place[1] == NULL;
    plain_note(job, words > most, said, job->sentence->first,
               job->sentence->first + words - 1, NULL);
}

static void count_words(const struct plain_job *job, struct plain_counts *counts)
{
    const struct plain_sentence *sentence = job->sentence;
    counts->sentences++;
    counts->words += sentence->count;
    if (sentence->count > counts->words_most)
        counts->words_most = sentence->count;
    for (size_t i = 0; i < sentence->count; i++) {
        const struct plain_word *word = &job->reading.word[sentence->first + i];
        const struct plain_word *next = i + 1 < sentence->count ? word + 1 : NULL;
        counts->parts += word->parts;
        counts->syllables += word->syllables;
        counts->parts_heavy += word->parts_heavy;
        counts->parts_long += word->parts_long;
        counts->parts_light += word->parts_light;
        counts->bulky += word->run >= LETTERS_BULKY;
        counts->verbs += (word->classes & (PLAIN_FINITE | PLAIN_MODAL)) != 0;
        counts->pronouns += (word->classes & PLAIN_SUBJECT) != 0;
        counts->nested += next != NULL && (word->classes & PLAIN_ARTICLE) != 0 &&
                          (next->classes & PLAIN_PREPOSITION) != 0 && next->marks == 0 &&
                          (word->marks & PLAIN_COMMA) == 0;
    }
}

static void look_at(struct plain_job *job, struct plain_counts *counts)
{
    job->kind = plain_kind_at(job, job->sentence->start);
    long_words(job);
    if (job->kind == PLAIN_TITLE)
        return;
    long_sentence(job);
    struct plain_counts unused = {0};
    struct plain_counts *into = job->kind == PLAIN_PROSE ? counts : &unused;
    count_words(job, into);
    size_t passives = plain_passive(job);
    size_t genitives = plain_genitive(job);
    size_t subjunctives = plain_subjunctive(job);
    into->passives += passives;
    into->with_passive += passives > 0;
    into->genitives += genitives;
    into->with_genitive += genitives > 0;
    into->subjunctives += subjunctives;
    into->with_subjunctive += subjunctives > 0;
    into->brackets += plain_brackets(job);
    into->with_thoughts += plain_thoughts(job, &into->clauses);
    plain_negation(job);
    plain_abbreviations(job);
    plain_number_words(job);
}

static int by_place(const void *a, const void *b)
{
    const struct plain_finding *one = a;
    const struct plain_finding *other = b;
    if (one->sentence != other->sentence)
        return one->sentence < other->sentence ? -1 : 1;
    if (one->start != other->start)
        return one->start < other->start ? -1 : 1;
    return strcmp(rule_id(one->said.rule), rule_id(other->said.rule));
}

static void gates(struct plain_job *job, const struct plain_figures *figures)
{
    static const struct {
        enum rule rule;
        int decimals;
    } said[PLAIN_GATES] = {{RULE_GATE_AMSTAD, 1}, {RULE_GATE_WSTF1, 1},
                           {RULE_GATE_LIX, 1},    {RULE_GATE_MEAN, 1},
                           {RULE_COUNT, 0}, /* long_sentence says it */
                           {RULE_GATE_STYLE, 0}};
    const struct plain_counts *counts = &figures->counts;
    size_t sentences = counts->sentences > 0 ? counts->sentences : 1;
    size_t style = counts->with_passive > counts->with_genitive ? counts->with_passive
                                                                : counts->with_genitive;
    style = counts->with_subjunctive > style ? counts->with_subjunctive : style;
    double value[PLAIN_GATES] = {figures->amstad,
                                 figures->wstf1,
                                 figures->lix,
                                 (double)counts->words / (double)sentences,
                                 0,
                                 100 * (double)style / (double)sentences};
    for (int i = 0; i < PLAIN_GATES; i++) {
        enum plain_gate gate = plain_gate_of(figures, i);
        if (said[i].rule == RULE_COUNT || gate == PLAIN_GATE_MET ||
            gate == PLAIN_GATE_SHORT)
            continue;
        const char *figure = arena_print(job->arena, "%.*f", said[i].decimals, value[i]);
        job->failed = job->failed || figure == NULL;
        add_finding(job, (struct plain_finding){
                             .error = gate == PLAIN_GATE_MISSED,
                             .said = {.rule = said[i].rule, .place = {figure}}});
    }
}

bool plain_find(struct arena *arena, const struct plain_book *book, const char *text,
                const struct plain_options *options, struct plain_findings *out,
                struct plain_figures *figures)
{
    struct plain_job job = {.arena = arena, .book = book, .options = options, .out = out};
    size_t before = out->count;
    *figures = (struct plain_figures){0};
    if (!plain_read(arena, book->lexicon, text, &job.reading) ||
        (options->names != NULL &&
         !plain_read(arena, book->lexicon, options->names, &job.names)))
        return false;
    plain_find_explained(&job);
    plain_officialese(&job);
    for (size_t i = 0; i < job.reading.sentence_count && !job.failed; i++) {
        job.sentence = &job.reading.sentence[i];
        look_at(&job, &figures->counts);
    }
    if (out->count > before)
        qsort(out->item + before, out->count - before, sizeof *out->item, by_place);
    plain_score(figures, options->level);
    gates(&job, figures);
    return !job.failed;
}
