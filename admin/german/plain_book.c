#include "german/plain_book.h"

#include <stdint.h>
#include <string.h>

#include "base/array.h"
#include "base/hash.h"
#include "base/buf.h"
#include "german/plain_word.h"

enum { BUCKETS = 1024, WORDS_MOST = 8, STEM_LEAST = 6 };

/* By the first letters: forms share them. */
static size_t bucket(const char *low)
{
    uint64_t sum = hash_bytes(HASH_BEGIN, low, strnlen(low, 4));
    return (size_t)(sum ^ (sum >> 31)) % BUCKETS;
}

bool plain_word_is(const char *low, const char *word)
{
    size_t len = strlen(word);
    if (strncmp(low, word, len) != 0)
        return false;
    size_t ending = strlen(low + len);
    return ending == 0 ||
           (len >= STEM_LEAST && ending <= 2 && strspn(low + len, "ensr") == ending);
}

bool plain_verb_is(const struct plain_lexicon *lexicon, const char *low, const char *stem)
{
    const struct plain_words ending = plain_list(lexicon, PLAIN_LIST_VERB_ENDING);
    const struct plain_words form = plain_list(lexicon, PLAIN_LIST_VERB_FORM);
    size_t len = strlen(stem);
    const char *at = plain_begins(low, "ge") && !plain_begins(stem, "ge") ? low + 2 : low;
    for (size_t i = 0; strncmp(at, stem, len) == 0 && i < ending.count; i++)
        if (strcmp(at + len, ending.item[i]) == 0)
            return true;
    for (size_t i = 0; i < form.count; i++)
        if (strncmp(form.item[i], stem, len) == 0 && form.item[i][len] == '=' &&
            strcmp(form.item[i] + len + 1, low) == 0)
            return true;
    return false;
}

const struct plain_term *plain_book_next(const struct plain_book *book, const char *low,
                                         size_t *at)
{
    size_t next = *at > 0           ? book->term[*at - 1].next
                  : book->count > 0 ? book->first[bucket(low)]
                                    : 0;
    while (next > 0) {
        const struct plain_term *term = &book->term[next - 1];
        *at = next;
        if (term->count == 0 || plain_word_is(low, term->word[0]) ||
            (term->art == PLAIN_ART_VERB && term->count == 1 && term->stem != NULL &&
             plain_verb_is(book->lexicon, low, term->stem)))
            return term;
        next = term->next;
    }
    return NULL;
}

static enum plain_art art_of(const char *text, size_t len)
{
    static const struct {
        const char *name;
        enum plain_art art;
    } arts[] = {{"Fachwort", PLAIN_ART_LEGAL},
                {"Alltagswort", PLAIN_ART_KNOWN},
                {"Passiv", PLAIN_ART_KNOWN},
                {"Verb", PLAIN_ART_VERB},
                {"Streckverb", PLAIN_ART_STRETCHED},
                {"Pr\xc3\xa4position", PLAIN_ART_PREPOSITION},
                {"Abk\xc3\xbcrzung", PLAIN_ART_SHORT}};
    for (size_t i = 0; i < sizeof arts / sizeof arts[0]; i++)
        if (strlen(arts[i].name) == len && memcmp(arts[i].name, text, len) == 0)
            return arts[i].art;
    return PLAIN_ART_WORD;
}

static bool take_stem(struct arena *arena, const char *infinitive,
                      struct plain_term *term)
{
    size_t len = strlen(infinitive);
    size_t ending = plain_ends(infinitive, "en")  ? 2
                    : plain_ends(infinitive, "n") ? 1
                                                  : 0;
    if (ending == 0 || len < 4)
        return true;
    term->stem = arena_copy_len(arena, infinitive, len - ending);
    return term->stem != NULL;
}

static bool add_term(struct arena *arena, struct plain_book *book, size_t *room,
                     struct plain_term term)
{
    const char *word[WORDS_MOST];
    bool capital[WORDS_MOST];
    size_t len = strlen(term.office);
    size_t at = 0;
    struct plain_word read;
    enum plain_read result = PLAIN_READ_END;
    while (term.count < WORDS_MOST &&
           (result = plain_word_read(arena, term.office, len, &at, &read)) ==
               PLAIN_READ_WORD) {
        word[term.count] = read.low;
        capital[term.count++] = read.capital;
    }
    if (result == PLAIN_READ_NO_MEMORY)
        return false;
    if (term.count == 0)
        return true;
    bool stretched = term.art == PLAIN_ART_STRETCHED && term.count > 1;
    if ((stretched || (term.art == PLAIN_ART_VERB && term.count == 1)) &&
        !take_stem(arena, word[term.count - 1], &term))
        return false;
    term.count -= stretched && term.stem != NULL;
    const char **words = arena_take_array(arena, term.count, sizeof *words);
    bool *capitals = arena_take_array(arena, term.count, sizeof *capitals);
    if (words == NULL || capitals == NULL)
        return false;
    memcpy(words, word, term.count * sizeof *words);
    memcpy(capitals, capital, term.count * sizeof *capitals);
    term.word = words;
    term.capital = capitals;
    struct plain_term *grown =
        array_room(arena, book->term, book->count, room, sizeof *grown);
    if (grown == NULL)
        return false;
    book->term = grown;
    size_t *first = &book->first[bucket(words[0])];
    term.next = *first;
    *first = book->count + 1;
    book->term[book->count++] = term;
    return true;
}

static bool read_line(struct arena *arena, const char *line, size_t len,
                      struct plain_book *book, size_t *room)
{
    const char *tab = memchr(line, '\t', len);
    if (tab == NULL)
        return true;
    const char *end = line + len;
    const char *second = memchr(tab + 1, '\t', (size_t)(end - tab - 1));
    const char *plain_end = second == NULL ? end : second;
    const char *third =
        second == NULL ? NULL : memchr(second + 1, '\t', (size_t)(end - second - 1));
    struct plain_term term = {0};
    term.plain = arena_copy_len(arena, tab + 1, (size_t)(plain_end - tab - 1));
    if (second != NULL)
        term.art =
            art_of(second + 1, (size_t)((third == NULL ? end : third) - second - 1));
    for (const char *at = line; at < tab;) {
        const char *slash = memmem(at, (size_t)(tab - at), " / ", 3);
        const char *to = slash == NULL ? tab : slash;
        term.office = arena_copy_len(arena, at, (size_t)(to - at));
        if (term.plain == NULL || term.office == NULL ||
            !add_term(arena, book, room, term))
            return false;
        at = slash == NULL ? tab : slash + 3;
    }
    return true;
}

bool plain_book_open(struct arena *arena, const char *path, struct plain_book *out,
                     struct err *err)
{
    struct buf file = {0};
    struct plain_book book = {.lexicon = plain_lexicon_open(arena, err),
                              .first =
                                  arena_take_array(arena, BUCKETS, sizeof *book.first)};
    size_t room = 0;
    if (book.lexicon == NULL)
        return false;
    if (book.first == NULL)
        return err_set(err, "not enough memory");
    if (path != NULL && !buf_read_file(&file, path, 1 << 20, err))
        return false;
    bool ok = true;
    const char *line = file.len == 0 ? NULL : strchr(file.bytes, '\n');
    while (ok && line != NULL && line[1] != '\0') {
        line++;
        size_t len = strcspn(line, "\r\n");
        ok = read_line(arena, line, len, &book, &room);
        line = strchr(line + len, '\n');
    }
    buf_free(&file);
    if (!ok)
        return err_set(err, "%s: not enough memory", path);
    *out = book;
    return true;
}
