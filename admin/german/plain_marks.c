#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "german/plain_rules.h"

enum { CAPITALS_MOST = 5 };

static const struct plain_word *word_at(const struct plain_job *job, size_t at)
{
    return &job->reading.word[at];
}

static bool is_capitals(const struct plain_word *word)
{
    return word->letters >= 2 && word->letters <= CAPITALS_MOST &&
           word->capitals == word->letters && word->parts == 1 && !word->address &&
           word->run == word->letters;
}

size_t plain_brackets(struct plain_job *job)
{
    size_t first = job->sentence->first;
    size_t end = first + job->sentence->count;
    size_t count = 0;
    for (size_t i = first; i < end; i++) {
        if ((word_at(job, i)->marks & PLAIN_OPEN) == 0)
            continue;
        size_t to = i;
        while (to + 1 < end && (word_at(job, to + 1)->marks & PLAIN_CLOSE) == 0)
            to++;
        bool listed = i == first && to == i; /* "(2) Wer ..." */
        if (to == i && (is_capitals(word_at(job, i)) || listed))
            continue; /* brings in a short form */
        count++;
        plain_note(job, false, (struct rule_said){.rule = RULE_BRACKETS}, i, to, NULL);
        i = to;
    }
    return count;
}

/* Whether capital words beside the short form begin with its letters: "Offene
 * Ganztagsschule (OGS)"; compounds give a letter for each part, which nobody sees, so the
 * first letters are enough. */
static bool is_written_out(const struct plain_job *job, size_t at)
{
    const struct plain_word *word = word_at(job, at);
    size_t end = job->sentence->first + job->sentence->count;
    if ((word->marks & PLAIN_OPEN) != 0 && at > job->sentence->first)
        return true; /* what stands before is the long form */
    if (at + 1 < end && (word_at(job, at + 1)->marks & (PLAIN_OPEN | PLAIN_COLON)) != 0)
        return true;
    if (at + 1 < end &&
        (strcmp(word_at(job, at + 1)->low, "heißt") == 0 ||
         strcmp(word_at(job, at + 1)->low, "bedeutet") == 0 ||
         (strcmp(word_at(job, at + 1)->low, "ist") == 0 && at == job->sentence->first)))
        return true;
    for (size_t i = job->sentence->first; i < at; i++)
        if (strcmp(word_at(job, i)->low, "heißt") == 0 ||
            strcmp(word_at(job, i)->low, "nennt") == 0)
            return true;
    return false;
}

void plain_find_explained(struct plain_job *job)
{
    size_t room = 0;
    for (size_t i = 0; i < job->reading.word_count; i++)
        room += is_capitals(word_at(job, i));
    job->explained =
        room == 0 ? NULL : arena_take_array(job->arena, room, sizeof(char *));
    if (job->explained == NULL) {
        job->failed = job->failed || room > 0;
        return;
    }
    for (size_t s = 0; s < job->reading.sentence_count; s++) {
        job->sentence = &job->reading.sentence[s];
        for (size_t i = 0; i < job->sentence->count; i++) {
            size_t at = job->sentence->first + i;
            if (is_capitals(word_at(job, at)) && is_written_out(job, at))
                job->explained[job->explained_count++] = word_at(job, at)->low;
        }
    }
    qsort(job->explained, job->explained_count, sizeof *job->explained, text_order);
}

static bool is_explained(const struct plain_job *job, const struct plain_word *word)
{
    return job->explained_count > 0 &&
           bsearch(&word->low, job->explained, job->explained_count,
                   sizeof *job->explained, text_order) != NULL;
}

static size_t add_letters(char *out, size_t len, size_t room, const char *low)
{
    for (; *low != '\0' && len + 1 < room; low++)
        if (*low != '.')
            out[len++] = *low;
    out[len] = '\0';
    return len;
}

/* The plain words for a short form of `count` words, or NULL. */
static const char *proposal_for(const struct plain_job *job, size_t from, size_t count)
{
    char wanted[32] = "";
    size_t len = 0;
    for (size_t i = 0; i < count; i++)
        len = add_letters(wanted, len, sizeof wanted, word_at(job, from + i)->low);
    for (size_t t = 0; t < job->book->count; t++) {
        const struct plain_term *term = &job->book->term[t];
        char letters[32] = "";
        len = 0;
        for (size_t i = 0; i < term->count && term->art == PLAIN_ART_SHORT; i++)
            len = add_letters(letters, len, sizeof letters, term->word[i]);
        if (len > 0 && strcmp(letters, wanted) == 0)
            return term->plain;
    }
    return NULL;
}

/* "z. B.", "d. h.", "i. d. R.": single letters with a dot each. How many from `at`. */
static size_t dotted_letters(const struct plain_job *job, size_t at)
{
    size_t end = job->sentence->first + job->sentence->count;
    size_t count = 0;
    while (at + count < end && word_at(job, at + count)->letters == 1 &&
           word_at(job, at + count)->dot && !word_at(job, at + count)->figures)
        count++;
    if (count == 0 && word_at(job, at)->dot && word_at(job, at)->letters >= 2 &&
        word_at(job, at)->letters <= 4 && strchr(word_at(job, at)->low, '.') != NULL)
        return 1; /* "z.B." */
    return count > 1 ? count : 0;
}

static bool is_dotted(const struct plain_job *job, const struct plain_word *word)
{
    return word->dot &&
           (plain_listed(job->book->lexicon, PLAIN_LIST_DOTTED, word->low,
                         strlen(word->low)) ||
            (plain_ends(word->low, "str") && word->capital && word->letters > 5));
}

void plain_abbreviations(struct plain_job *job)
{
    static const struct rule_said short_form = {.rule = RULE_ABBREVIATION,
                                                .message = RULE_ABBREVIATION_SHORT},
                                  capitals = {.rule = RULE_ABBREVIATION,
                                              .message = RULE_ABBREVIATION_CAPITALS};
    size_t end = job->sentence->first + job->sentence->count;
    for (size_t i = job->sentence->first; i < end; i++) {
        const struct plain_word *word = word_at(job, i);
        size_t letters = dotted_letters(job, i);
        bool at_end =
            word->start + word->len + 1 >= job->sentence->start + job->sentence->len;
        bool weekday = word->letters == 2; /* "so." may end a sentence */
        bool bzw = strcmp(word->low, "bzw") == 0 || strcmp(word->low, "ggf") == 0;
        if (plain_is_name(job, i, letters > 0 ? i + letters - 1 : i))
            continue;
        if (letters > 0) {
            plain_note(job, false, short_form, i, i + letters - 1,
                       proposal_for(job, i, letters));
            i += letters - 1;
        } else if ((is_dotted(job, word) && !(weekday && (at_end || !word->capital) &&
                                              strcmp(word->low, "ca") != 0)) ||
                   bzw)
            plain_note(job, false, short_form, i, i, proposal_for(job, i, 1));
        else if (is_capitals(word) &&
                 !plain_listed(job->book->lexicon, PLAIN_LIST_COMMON_CAPITALS,
                               job->reading.text + word->start, word->len) &&
                 !is_explained(job, word))
            plain_note(job, false, capitals, i, i, NULL);
    }
}

void plain_number_words(struct plain_job *job)
{
    size_t end = job->sentence->first + job->sentence->count;
    for (size_t i = job->sentence->first; i < end; i++) {
        const struct plain_word *word = word_at(job, i);
        bool idiom = i + 1 < end && strcmp(word_at(job, i + 1)->low, "augen") == 0;
        bool care = strcmp(word->low, "acht") == 0 &&
                    (word->capital || (i > job->sentence->first &&
                                       strcmp(word_at(job, i - 1)->low, "in") == 0));
        if ((word->classes & PLAIN_NUMBER) != 0 && !idiom && !care &&
            !plain_is_name(job, i, i))
            plain_note(job, false, (struct rule_said){.rule = RULE_NUMBER_WORD}, i, i,
                       NULL);
    }
}
