#include "search/search_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "core/fold.h"
#include "search/search_file.h"

enum { QUERY_BYTES = 1000 };

/* Folded and sorted by bytes. */
static const char *const STOP_WORDS[] = {
    "aber",   "als",    "am",     "an",   "and",    "auch",    "auf",      "aus",
    "bei",    "beim",   "bin",    "bis",  "bitte",  "brauche", "brauchen", "da",
    "das",    "dass",   "dem",    "den",  "der",    "des",     "dich",     "die",
    "dir",    "du",     "durch",  "ein",  "eine",   "einem",   "einen",    "einer",
    "eines",  "er",     "es",     "euch", "finde",  "for",     "fur",      "gibt",
    "habe",   "haben",  "hat",    "how",  "ich",    "ihr",     "ihre",     "im",
    "in",     "is",     "ist",    "kann", "konnen", "man",     "mein",     "meine",
    "meinem", "meinen", "meiner", "mich", "mir",    "mit",     "mochte",   "muss",
    "my",     "need",   "nicht",  "oder", "of",     "or",      "sich",     "sie",
    "sind",   "so",     "suche",  "the",  "to",     "uber",    "um",       "und",
    "uns",    "unser",  "vom",    "von",  "war",    "was",     "welche",   "wenn",
    "wer",    "wie",    "will",   "wir",  "wird",   "with",    "wo",       "zu",
    "zum",    "zur",
};

struct key {
    const char *text;
    size_t len;
};

static int compare_stop(const void *key, const void *item)
{
    const struct key *word = key;
    const char *stop = *(const char *const *)item;
    int order = strncmp(word->text, stop, word->len);
    return order != 0 ? order : -(stop[word->len] != '\0');
}

bool search_stop_word(const char *folded, size_t len)
{
    struct key key = {folded, len};
    return bsearch(&key, STOP_WORDS, sizeof STOP_WORDS / sizeof *STOP_WORDS,
                   sizeof *STOP_WORDS, compare_stop) != NULL;
}

bool search_next_word(const char *folded, size_t *at, size_t *from, size_t *len)
{
    size_t i = *at;
    while (folded[i] == ' ')
        i++;
    *from = i;
    while (folded[i] != '\0' && folded[i] != ' ')
        i++;
    *len = i - *from;
    *at = i;
    return *len > 0;
}

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

size_t search_cut(const char *word, size_t len, size_t letters, size_t bytes)
{
    if (len <= letters && len <= bytes)
        return len;
    size_t cut = 0;
    for (size_t i = 0, seen = 0; i < len && i < bytes && seen < letters; seen++) {
        i++;
        while (i < len && is_continuation(word[i]))
            i++;
        if (i <= bytes)
            cut = i;
    }
    return cut;
}

size_t search_letters(const char *word, size_t len)
{
    size_t letters = 0;
    for (size_t i = 0; i < len; i++)
        letters += !is_continuation(word[i]);
    return letters;
}

static bool has_digit(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (text[i] >= '0' && text[i] <= '9')
            return true;
    return false;
}

static bool only_stop_words(const char *folded)
{
    size_t from;
    size_t len;
    for (size_t at = 0; search_next_word(folded, &at, &from, &len);)
        if (!search_stop_word(folded + from, len))
            return false;
    return true;
}

bool search_words(struct arena *arena, const char *query, struct search_word *word,
                  size_t *count)
{
    char *start = arena_take(arena, QUERY_BYTES);
    size_t *offset;
    if (start == NULL)
        return false;
    utf8_copy(start, QUERY_BYTES, query);
    char *folded = fold(arena, start, &offset);
    if (folded == NULL)
        return false;
    size_t whole = strlen(folded);
    folded[search_cut(folded, whole, SEARCH_LETTERS_MAX, whole)] = '\0';
    bool all = only_stop_words(folded);
    size_t from;
    size_t len;
    *count = 0;
    for (size_t at = 0;
         *count < SEARCH_WORDS_MAX && search_next_word(folded, &at, &from, &len);) {
        if (!all && search_stop_word(folded + from, len))
            continue;
        struct search_word *to = &word[(*count)++];
        to->raw_from = offset[from];
        to->raw_to = offset[from + len];
        to->len = search_cut(folded + from, len, SEARCH_WORD_LETTERS, SEARCH_WORD_BYTES);
        to->text = arena_copy_len(arena, folded + from, to->len);
        to->letters = search_letters(folded + from, to->len);
        to->number = has_digit(folded + from, to->len);
        if (to->text == NULL)
            return false;
    }
    return true;
}
