#include "search/search_match.h"

#include <string.h>

#include "base/array.h"
#include "base/utf8.h"
#include "search/search_pattern.h"

enum {
    MATCHES_MAX = 4096, /* words of one correction; more would be no correction */
    ERROR_LETTERS = 4,  /* from here one error is forgiven */
    ERRORS_LETTERS = 8, /* from here two */
    ERROR_PART_LETTERS = 6,
    WITHIN_LETTERS = 4,
};

unsigned search_errors_allowed(const struct search_word *word)
{
    if (word->number || word->letters < ERROR_LETTERS)
        return 0;
    return word->letters < ERRORS_LETTERS ? 1 : 2;
}

static bool add_match(struct arena *arena, struct search_matches *out, size_t term,
                      enum search_quality quality, struct err *err)
{
    struct search_match *match =
        array_room(arena, out->match, out->count, &out->room, sizeof *match);
    if (match == NULL)
        return err_set(err, "out of memory for a search");
    out->match = match;
    out->match[out->count++] = (struct search_match){(uint32_t)term, (uint32_t)quality};
    return true;
}

/* The word whose bytes the offset `at` of the texts is in. */
static size_t term_of(const struct search_file *file, size_t at)
{
    size_t low = 0;
    size_t high = file->term_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (file->term_at[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

bool search_match_parts(const struct search_file *file, struct arena *arena,
                        const struct search_word *word, struct search_matches *out,
                        struct err *err)
{
    if (word->letters < 3 || file->term_count == 0)
        return true;
    /* The ending zero counts as a letter, so that three letters are met at the end alone.
     */
    size_t len = word->len + (word->letters == 3);
    const char *text = file->term_text;
    size_t rest = file->term_text_len;
    for (const char *hit; (hit = memmem(text, rest, word->text, len)) != NULL;) {
        size_t at = (size_t)(hit - file->term_text);
        size_t term = term_of(file, at);
        size_t term_len;
        const char *begin = search_file_term(file, term, &term_len);
        if (begin == NULL || hit < begin || hit + word->len > begin + term_len)
            return search_file_damaged(file, err);
        bool end = hit + word->len == begin + term_len;
        if (hit != begin &&
            !add_match(arena, out, term, end ? SEARCH_PART_END : SEARCH_PART, err))
            return false;
        text = begin + term_len + 1;
        rest = file->term_text_len - (size_t)(text - file->term_text);
    }
    return true;
}

/* A walk through all words, each read only where it differs from the one before. */
struct walk {
    const struct search_file *file;
    struct search_pattern pattern;
    struct search_state state[SEARCH_WORD_BYTES + 2]; /* by bytes read */
    size_t read; /* bytes of the present word that `state` is good for */
    bool dead;   /* nothing behind them can match any more */
};

static void walk_read(struct walk *walk, const char *term, size_t len)
{
    size_t at = walk->read;
    walk->dead = false;
    while (at < len) {
        size_t from = at;
        uint32_t letter = utf8_next(term, len, &at);
        search_pattern_step(&walk->pattern, &walk->state[from], letter, &walk->state[at]);
        if (search_pattern_dead(&walk->pattern, &walk->state[at])) {
            walk->dead = true;
            break;
        }
    }
    walk->read = at;
}

static int quality_of(const struct walk *walk, size_t len, bool begun)
{
    const struct search_state *state = &walk->state[walk->read];
    if (walk->pattern.anywhere)
        return state->begun <= 1 ? SEARCH_ERROR_PART : -1;
    unsigned whole =
        walk->read == len ? search_pattern_ends(&walk->pattern, state) : SEARCH_NO_MATCH;
    if (whole <= 1)
        return SEARCH_ERROR;
    if (begun && state->begun <= 1)
        return SEARCH_ERROR_BEGUN;
    if (whole == 2)
        return SEARCH_ERRORS;
    return begun && state->begun == 2 ? SEARCH_ERRORS_BEGUN : -1;
}

static bool walk_all(struct walk *walk, struct arena *arena, bool begun,
                     struct search_matches *out, struct err *err)
{
    for (size_t term = 0; term < walk->file->term_count; term++) {
        size_t shared = walk->file->term_shared[term];
        /* Behind a dead beginning only a match that it already had is handed on. */
        if (walk->dead && shared >= walk->read &&
            walk->state[walk->read].begun == SEARCH_NO_MATCH)
            continue;
        size_t len;
        const char *text = search_file_term(walk->file, term, &len);
        if (text == NULL || shared > len)
            return search_file_damaged(walk->file, err);
        if (!walk->dead || shared < walk->read) {
            walk->read = shared < walk->read ? shared : walk->read;
            walk_read(walk, text, len);
        }
        int quality = quality_of(walk, len, begun);
        if (quality < 0)
            continue;
        if (out->count >= MATCHES_MAX)
            return true;
        if (!add_match(arena, out, term, (enum search_quality)quality, err))
            return false;
    }
    return true;
}

bool search_match_errors(const struct search_file *file, struct arena *arena,
                         const struct search_word *word, unsigned errors, bool begun,
                         bool anywhere, struct search_matches *out, struct err *err)
{
    struct walk *walk = arena_take(arena, sizeof *walk);
    if (walk == NULL)
        return err_set(err, "out of memory for a search");
    walk->file = file;
    search_pattern_init(&walk->pattern, word->text, word->len, errors, anywhere);
    search_pattern_start(&walk->pattern, &walk->state[0]);
    return walk_all(walk, arena, begun, out, err);
}

/* With a word one error away, those two errors away are noise. */
static void keep_nearest(struct search_matches *out, size_t from)
{
    bool near = false;
    for (size_t i = from; i < out->count; i++)
        near |= out->match[i].quality <= SEARCH_ERROR_BEGUN;
    if (!near)
        return;
    size_t kept = from;
    for (size_t i = from; i < out->count; i++)
        if (out->match[i].quality <= SEARCH_ERROR_BEGUN)
            out->match[kept++] = out->match[i];
    out->count = kept;
}

bool search_match_exact(const struct search_file *file, const char *text, size_t len,
                        size_t *term_out, bool *found, struct err *err)
{
    size_t term;
    size_t term_len;
    *found = false;
    if (!search_file_find(file, text, len, false, &term))
        return search_file_damaged(file, err);
    const char *begin = search_file_term(file, term, &term_len);
    if (begin == NULL || term_len != len || memcmp(begin, text, len) != 0)
        return true;
    *term_out = term;
    *found = true;
    return true;
}

static bool add_within(const struct search_file *file, struct arena *arena,
                       const char *text, size_t len, struct search_matches *out,
                       bool *found, struct err *err)
{
    size_t term;
    *found = false;
    if (search_stop_word(text, len))
        return true;
    return search_match_exact(file, text, len, &term, found, err) &&
           (!*found || add_match(arena, out, term, SEARCH_WITHIN, err));
}

/* The longest word of the content that the typed one begins with, and that it ends with.
 */
static bool match_within(const struct search_file *file, struct arena *arena,
                         const struct search_word *word, struct search_matches *out,
                         struct err *err)
{
    bool found = false;
    for (size_t n = word->letters; !found && --n >= WITHIN_LETTERS;) {
        size_t len = search_cut(word->text, word->len, n, word->len);
        if (!add_within(file, arena, word->text, len, out, &found, err))
            return false;
    }
    found = false;
    for (size_t n = 1; !found && n + WITHIN_LETTERS <= word->letters; n++) {
        size_t from = search_cut(word->text, word->len, n, word->len);
        if (!add_within(file, arena, word->text + from, word->len - from, out, &found,
                        err))
            return false;
    }
    return true;
}

bool search_match_forgive(const struct search_file *file, struct arena *arena,
                          const struct search_word *word, struct search_matches *out,
                          struct err *err)
{
    unsigned errors = search_errors_allowed(word);
    size_t before = out->count;
    if (errors == 0)
        return true;
    if (!search_match_errors(file, arena, word, errors, true, false, out, err))
        return false;
    keep_nearest(out, before);
    if (out->count == before && word->letters >= ERROR_PART_LETTERS &&
        !search_match_errors(file, arena, word, 1, false, true, out, err))
        return false;
    if (out->count == before && errors == 1 && word->letters >= ERROR_PART_LETTERS &&
        !search_match_errors(file, arena, word, 2, false, false, out, err))
        return false;
    if (out->count == before && word->letters > WITHIN_LETTERS)
        return match_within(file, arena, word, out, err);
    return true;
}
