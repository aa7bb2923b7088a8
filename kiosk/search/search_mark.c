#include "search/search_mark.h"

#include <string.h>

#include "core/fold.h"
#include "search/search_match.h"
#include "search/search_pattern.h"

enum { JOINED_MAX = 3, PART_LETTERS = 3, WITHIN_LETTERS = 4, ERROR_PART_LETTERS = 6 };

struct span {
    size_t from;
    size_t to;
    int quality; /* enum search_quality; SEARCH_QUALITY_COUNT = none */
};

static void better(struct span *best, size_t from, size_t to, int quality)
{
    if (quality < best->quality)
        *best = (struct span){from, to, quality};
}

/* The typed word from `at` on, spaces of the name passed over: where it ends, 0 if it is
 * not there. `*whole`: it ends where a word of the name ends. */
static size_t follow(const char *name, size_t at, const struct search_word *word,
                     bool *whole)
{
    for (size_t i = 0; i < word->len; i++) {
        while (i > 0 && name[at] == ' ')
            at++;
        if (name[at] == '\0' || name[at] != word->text[i])
            return 0;
        at++;
    }
    *whole = name[at] == ' ' || name[at] == '\0';
    return at;
}

static void mark_plain(struct span *best, const char *name,
                       const struct search_word *word)
{
    for (size_t at = 0; name[at] != '\0'; at++) {
        bool whole;
        bool begins = at == 0 || name[at - 1] == ' ';
        if (!begins && word->letters < PART_LETTERS)
            continue;
        size_t end = follow(name, at, word, &whole);
        if (end == 0)
            continue;
        if (begins)
            better(best, at, end, whole ? SEARCH_EXACT : SEARCH_BEGUN);
        else if (whole || word->letters > PART_LETTERS)
            better(best, at, end, whole ? SEARCH_PART_END : SEARCH_PART);
    }
}

static int error_quality(const struct search_pattern *pattern, const char *text,
                         size_t len)
{
    unsigned whole;
    unsigned begun;
    search_pattern_measure(pattern, text, len, &whole, &begun);
    if (pattern->anywhere)
        return begun <= 1 ? SEARCH_ERROR_PART : SEARCH_QUALITY_COUNT;
    if (whole <= 1)
        return SEARCH_ERROR;
    if (begun <= 1)
        return SEARCH_ERROR_BEGUN;
    if (whole == 2)
        return SEARCH_ERRORS;
    return begun == 2 ? SEARCH_ERRORS_BEGUN : SEARCH_QUALITY_COUNT;
}

/* Words of the name, and up to three neighbours as one, against the word with errors
 * forgiven. */
static void mark_error(struct span *best, const char *name,
                       const struct search_word *word, unsigned errors, bool anywhere)
{
    struct search_pattern pattern;
    char joined[SEARCH_WORD_BYTES];
    size_t from;
    size_t len;
    search_pattern_init(&pattern, word->text, word->len, errors, anywhere);
    for (size_t at = 0; search_next_word(name, &at, &from, &len);) {
        size_t begin = from;
        size_t joined_len = 0;
        size_t next = at;
        for (int n = 0; n < JOINED_MAX && joined_len + len <= sizeof joined; n++) {
            memcpy(joined + joined_len, name + from, len);
            joined_len += len;
            better(best, begin, from + len, error_quality(&pattern, joined, joined_len));
            if (!search_next_word(name, &next, &from, &len))
                break;
        }
    }
    wipe(&pattern, sizeof pattern);
}

/* Words of the name that the typed word begins or ends with. */
static void mark_within(struct span *best, const char *name,
                        const struct search_word *word)
{
    size_t from;
    size_t len;
    for (size_t at = 0; search_next_word(name, &at, &from, &len);) {
        if (len >= word->len || search_letters(name + from, len) < WITHIN_LETTERS)
            continue;
        if (memcmp(name + from, word->text, len) == 0 ||
            memcmp(name + from, word->text + word->len - len, len) == 0)
            better(best, from, from + len, SEARCH_WITHIN);
    }
}

static struct span mark_word(const char *name, const struct search_word *word,
                             bool corrected)
{
    struct span best = {.quality = SEARCH_QUALITY_COUNT};
    unsigned errors = search_errors_allowed(word);
    mark_plain(&best, name, word);
    if (!corrected || best.quality < SEARCH_QUALITY_COUNT || errors == 0)
        return best;
    mark_error(&best, name, word, errors, false);
    if (best.quality == SEARCH_QUALITY_COUNT && word->letters >= ERROR_PART_LETTERS)
        mark_error(&best, name, word, 1, true);
    if (best.quality == SEARCH_QUALITY_COUNT)
        mark_within(&best, name, word);
    return best;
}

/* Spans in the order of the name, those that touch made one; the longest of them. */
static struct span longest(struct span *span, size_t count, const char *name)
{
    struct span best = {0};
    for (size_t i = 1; i < count; i++) {
        struct span moved = span[i];
        size_t to = i;
        for (; to > 0 && span[to - 1].from > moved.from; to--)
            span[to] = span[to - 1];
        span[to] = moved;
    }
    for (size_t i = 0; i < count;) {
        struct span joined = span[i++];
        while (i < count && (span[i].from <= joined.to ||
                             (name[joined.to] == ' ' && span[i].from == joined.to + 1))) {
            if (span[i].to > joined.to)
                joined.to = span[i].to;
            i++;
        }
        if (joined.to - joined.from > best.to - best.from)
            best = joined;
    }
    return best;
}

bool search_mark(struct arena *arena, const char *name, const struct search_word *word,
                 size_t words, unsigned answered, unsigned corrected, size_t *from,
                 size_t *to)
{
    size_t *offset;
    char *folded = fold(arena, name, &offset);
    if (folded == NULL)
        return false;
    struct span span[SEARCH_WORDS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < words; i++) {
        if ((answered >> i & 1) == 0)
            continue;
        struct span met = mark_word(folded, &word[i], corrected >> i & 1);
        if (met.quality < SEARCH_QUALITY_COUNT)
            span[count++] = met;
    }
    struct span best = longest(span, count, folded);
    *from = count == 0 ? 0 : offset[best.from];
    *to = count == 0 ? 0 : offset[best.to];
    return true;
}
