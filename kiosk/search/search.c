#include "search/search.h"

#include <stdlib.h>
#include <string.h>

#include "search/search_file.h"
#include "search/search_mark.h"
#include "search/search_match.h"
#include "search/search_run.h"
#include "search/search_words.h"

enum {
    APART_LETTERS = 3,       /* of each half of a word that the content writes as two */
    APART_BEGUN_LETTERS = 4, /* of a second half that is not yet finished */
    SLIP_BEGUN_LETTERS = 6,  /* from here a slip may lie in an unfinished word */
};

struct search {
    struct search_file file;
};

bool search_open(struct search **search_out, const char *content_path,
                 const char *index_path, struct err *err)
{
    struct search_identity identity;
    if (!search_identity_read(&identity, content_path, err))
        return false;
    struct search *search = calloc(1, sizeof *search);
    if (search == NULL)
        return err_set(err, "out of memory for the search index %s", index_path);
    if (!search_file_open(&search->file, index_path, &identity, err)) {
        free(search);
        return false;
    }
    *search_out = search;
    return true;
}

void search_close(struct search *search)
{
    if (search == NULL)
        return;
    search_file_close(&search->file);
    free(search);
}

bool search_check(const struct search *search, struct err *err)
{
    return search_file_check(&search->file, err);
}

/* The word itself and all that begin with it: neighbours in the index. */
static bool meet_begun(struct search_run *run, size_t first, size_t last,
                       const char *text, size_t len, unsigned *strong, struct err *err)
{
    size_t from;
    size_t to;
    size_t exact;
    bool found;
    if (!search_file_find(run->file, text, len, false, &from) ||
        !search_file_find(run->file, text, len, true, &to))
        return search_file_damaged(run->file, err);
    if (!search_match_exact(run->file, text, len, &exact, &found, err))
        return false;
    if (found && !search_score_add(&run->score, first, last, exact, exact + 1,
                                   SEARCH_EXACT, SEARCH_ANY, strong, err))
        return false;
    run->begun[first] =
        first == last ? (struct search_begun){from, to} : run->begun[first];
    from += found;
    return from >= to || search_score_add(&run->score, first, last, from, to,
                                          SEARCH_BEGUN, SEARCH_ANY, strong, err);
}

static bool add_matches(struct search_run *run, size_t first, size_t last,
                        const struct search_matches *found, unsigned fields,
                        unsigned *met, struct err *err)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct search_match *match = &found->match[i];
        if (!search_score_add(&run->score, first, last, match->term, match->term + 1,
                              (enum search_quality)match->quality, fields, met, err))
            return false;
    }
    return true;
}

/* Both halves of a word are words of the content: "kinderzuschlag" meets "Kinder
 * Zuschlag". */
static bool meet_apart(struct search_run *run, size_t index, unsigned fields,
                       struct err *err)
{
    const struct search_word *word = &run->word[index];
    for (size_t n = APART_LETTERS; n + APART_LETTERS <= word->letters; n++) {
        size_t half = search_cut(word->text, word->len, n, word->len);
        const char *rest = word->text + half;
        size_t rest_len = word->len - half;
        size_t term;
        size_t from;
        size_t to;
        bool found;
        if (!search_match_exact(run->file, word->text, half, &term, &found, err))
            return false;
        if (!found)
            continue;
        if (!search_file_find(run->file, rest, rest_len, false, &from) ||
            !search_file_find(run->file, rest, rest_len, true, &to))
            return search_file_damaged(run->file, err);
        if (word->letters - n < APART_BEGUN_LETTERS) {
            if (!search_match_exact(run->file, rest, rest_len, &from, &found, err))
                return false;
            to = found ? from + 1 : from;
        }
        if (from < to && !search_score_add_both(&run->score, index, term, from, to,
                                                fields, &run->plain[index], err))
            return false;
    }
    return true;
}

static bool correct(struct search_run *run, size_t first, size_t last,
                    const struct search_matches *found, unsigned fields, struct err *err)
{
    unsigned met = 0;
    if (found->count == 0 || run->corrections == SEARCH_CORRECTIONS_MAX)
        return true;
    run->correction[run->corrections++] =
        (struct search_correction){.first = first, .last = last, .found = *found};
    return add_matches(run, first, last, found, fields, &met, err);
}

static bool forgive(struct search_run *run, size_t index, struct err *err)
{
    struct search_matches found = {0};
    if (run->forgiven[index])
        return true;
    run->forgiven[index] = true;
    return search_match_forgive(run->file, run->arena, &run->word[index], &found, err) &&
           correct(run, index, index, &found, SEARCH_ANY, err);
}

/* A slip of the finger can be a word too ("helfen" for "Hilfen"): where no name and no
 * keyword has what was typed, those with one error come last. */
static bool forgive_slip(struct search_run *run, size_t index, struct err *err)
{
    const struct search_word *word = &run->word[index];
    struct search_matches found = {0};
    if (search_errors_allowed(word) == 0)
        return true;
    return search_match_errors(run->file, run->arena, word, 1,
                               word->letters >= SLIP_BEGUN_LETTERS, false, &found, err) &&
           correct(run, index, index, &found, SEARCH_NAME | SEARCH_KEYWORD, err);
}

static bool meet_word(struct search_run *run, size_t index, struct err *err)
{
    const struct search_word *word = &run->word[index];
    struct search_matches *parts = &run->parts[index];
    unsigned strong = 0;
    if (!meet_begun(run, index, index, word->text, word->len, &strong, err))
        return false;
    run->plain[index] |= strong;
    if (!search_match_parts(run->file, run->arena, word, parts, err) ||
        !add_matches(run, index, index, parts, SEARCH_ANY, &run->plain[index], err))
        return false;
    unsigned apart = run->plain[index] == 0 ? SEARCH_ANY : SEARCH_NAME | SEARCH_KEYWORD;
    if (!meet_apart(run, index, apart, err))
        return false;
    if (run->plain[index] != 0 && (strong & (SEARCH_NAME | SEARCH_KEYWORD)) == 0)
        return forgive_slip(run, index, err);
    return true;
}

/* Typed words `first` to `last` as one. */
static bool join(struct search_run *run, size_t first, size_t last,
                 struct search_word *out, struct err *err)
{
    char *text = arena_take_array(run->arena, SEARCH_WORDS_MAX, SEARCH_WORD_BYTES);
    if (text == NULL)
        return err_set(err, "out of memory for a search");
    *out = (struct search_word){.text = text};
    for (size_t i = first; i <= last; i++) {
        memcpy(text + out->len, run->word[i].text, run->word[i].len);
        out->len += run->word[i].len;
        out->number |= run->word[i].number;
    }
    out->len = search_cut(text, out->len, SEARCH_WORD_LETTERS, SEARCH_WORD_BYTES);
    text[out->len] = '\0';
    out->letters = search_letters(text, out->len);
    return true;
}

/* "kinder zuschlag" and "kinder-zuschlag" meet "Kinderzuschlag"; "kinder zuschlak" too.
 */
static bool meet_joined(struct search_run *run, size_t first, size_t last,
                        struct err *err)
{
    struct search_word joined;
    unsigned met = 0;
    if (!join(run, first, last, &joined, err) ||
        !meet_begun(run, first, last, joined.text, joined.len, &met, err))
        return false;
    bool missing = false;
    for (size_t i = first; i <= last; i++)
        missing |= run->plain[i] == 0;
    for (size_t i = first; met != 0 && i <= last; i++)
        run->plain[i] |= met;
    unsigned errors = search_errors_allowed(&joined);
    if (met != 0 || !missing || errors == 0)
        return true;
    struct search_matches found = {0};
    if (!search_match_errors(run->file, run->arena, &joined, errors, true, false, &found,
                             err) ||
        !correct(run, first, last, &found, SEARCH_ANY, err))
        return false;
    for (size_t i = first; found.count > 0 && i <= last; i++)
        run->forgiven[i] |= run->plain[i] == 0;
    return true;
}

static bool meet_all(struct search_run *run, struct err *err)
{
    for (size_t i = 0; i < run->words; i++)
        if (!meet_word(run, i, err))
            return false;
    for (size_t more = 1; more < SEARCH_JOINED_MAX; more++)
        for (size_t i = 0; i + more < run->words; i++)
            if (!meet_joined(run, i, i + more, err))
                return false;
    for (size_t i = 0; i < run->words; i++)
        if (run->plain[i] == 0 && !forgive(run, i, err))
            return false;
    if (search_score_full(&run->score) > 0)
        return true;
    for (size_t i = 0; i < run->words; i++)
        if (run->words > 1 && !forgive(run, i, err))
            return false;
    return true;
}

static bool hits(struct search_run *run, const struct search_pick *pick,
                 struct search_result *result, struct err *err)
{
    const struct search_file *file = run->file;
    result->hit = arena_take_array(run->arena, result->count + 1, sizeof *result->hit);
    if (result->hit == NULL)
        return err_set(err, "out of memory for a search");
    for (size_t i = 0; i < result->count; i++) {
        const struct search_file_document *document = &file->document[pick[i].document];
        const char *id = search_file_text(file, document->id_at);
        const char *name = search_file_text(file, document->name_at);
        if (id == NULL || name == NULL)
            return search_file_damaged(file, err);
        struct search_hit *hit = &result->hit[i];
        hit->id = arena_copy(run->arena, id);
        unsigned answered = 0;
        unsigned by_correction = 0;
        for (size_t w = 0; w < run->words; w++) {
            answered |= (unsigned)(run->score.word[w][pick[i].document] > 0) << w;
            by_correction |=
                (unsigned)search_score_corrected(&run->score, w, pick[i].document) << w;
        }
        if (hit->id == NULL ||
            !search_mark(run->arena, name, run->word, run->words, answered, by_correction,
                         &hit->mark_from, &hit->mark_to))
            return err_set(err, "out of memory for a search");
        hit->word = search_why(run, pick[i].document);
    }
    return true;
}

static bool answer(struct search_run *run, const char *query, const char *town,
                   size_t limit, struct search_result *result, struct err *err)
{
    if (!search_score_init(&run->score, run->file, run->arena, run->words, err) ||
        !meet_all(run, err))
        return false;
    struct search_pick *pick;
    size_t need = search_score_full(&run->score) > 0 ? run->words : (run->words + 1) / 2;
    result->count = limit;
    if (!search_score_best(&run->score, run->arena, town, need, &pick, &result->count,
                           &result->total, err) ||
        !hits(run, pick, result, err))
        return false;
    return result->count == 0 ||
           search_suggest(run, query, pick[0].document, &result->did_you_mean, err);
}

bool search_run(struct search *search, struct arena *arena, const char *query,
                const char *town, size_t limit, struct search_result *out,
                struct err *err)
{
    struct search_result result = {0};
    struct search_run *run = arena_take(arena, sizeof *run);
    if (run == NULL)
        return err_set(err, "out of memory for a search");
    run->file = &search->file;
    run->arena = arena;
    if (!search_words(arena, query, run->word, &run->words))
        return err_set(err, "out of memory for a search");
    if (run->words > 0 && !answer(run, query, town, limit, &result, err))
        return false;
    *out = result;
    return true;
}
