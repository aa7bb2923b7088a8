#include "record/termbase.h"

#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "core/fold.h"

enum {
    COLUMNS_MOST = 40,
    FILE_MOST = 1 << 20,
    STEM_LEAST = 3,
    ENDING_MOST = 2,
    PARTS_MOST = 8
};

/* The cells of a line; false if there are more than `most`. */
static bool split(struct arena *arena, const char *line, size_t len, const char **cell,
                  size_t most, size_t *count)
{
    const char *end = line + len;
    *count = 0;
    for (const char *at = line;; at++) {
        const char *tab = memchr(at, '\t', (size_t)(end - at));
        const char *to = tab != NULL ? tab : end;
        if (*count == most)
            return false;
        cell[(*count)++] = arena_copy_len(arena, at, (size_t)(to - at));
        if (tab == NULL)
            return true;
        at = tab;
    }
}

static bool read_heading(struct arena *arena, const char *line, size_t len,
                         struct termbase *base, struct err *err)
{
    const char *cell[COLUMNS_MOST];
    size_t count;
    if (!split(arena, line, len, cell, COLUMNS_MOST, &count))
        return err_set(err, "there are more than %d columns", COLUMNS_MOST);
    if (arena->failed)
        return err_set(err, "not enough memory");
    if (count < 3 || strcmp(cell[0], "de") != 0 || strcmp(cell[1], "plain") != 0)
        return err_set(err, "the heading must be \"de\", \"plain\" and languages");
    const char **lang = arena_take_array(arena, count - 2, sizeof *lang);
    if (lang == NULL)
        return err_set(err, "not enough memory");
    memcpy(lang, cell + 2, (count - 2) * sizeof *lang);
    base->lang = lang;
    base->lang_count = count - 2;
    return true;
}

/* The parts of "a | b", one after the other, folded. NULL at the end, or if memory ran
 * out. */
static const char *next_part(struct arena *arena, const char **at)
{
    if (*at == NULL || **at == '\0')
        return NULL;
    const char *bar = strstr(*at, " | ");
    size_t len = bar != NULL ? (size_t)(bar - *at) : strlen(*at);
    const char *part = arena_copy_len(arena, *at, len);
    *at = bar != NULL ? bar + 3 : NULL;
    return part != NULL ? fold(arena, part, NULL) : NULL;
}

static bool fold_german(struct arena *arena, struct term *term)
{
    const char *at = term->german;
    const char *said[PARTS_MOST];
    for (const char *part;
         term->said_count < PARTS_MOST && (part = next_part(arena, &at)) != NULL;)
        said[term->said_count++] = part;
    const char **kept = arena_take_array(arena, term->said_count, sizeof *kept);
    if (kept == NULL || arena->failed)
        return false;
    memcpy(kept, said, term->said_count * sizeof *kept);
    term->said = kept;
    return true;
}

static bool read_term(struct arena *arena, const char *line, size_t len,
                      struct termbase *base, size_t *room, struct err *err)
{
    const char *cell[COLUMNS_MOST];
    size_t count;
    if (!split(arena, line, len, cell, base->lang_count + 2, &count) ||
        count != base->lang_count + 2)
        return err_set(err, "the line has another number of columns than the heading");
    struct term *grown =
        array_room(arena, (void *)(size_t)base->term, base->count, room, sizeof *grown);
    const char **word = arena_take_array(arena, base->lang_count, sizeof *word);
    if (grown == NULL || word == NULL || arena->failed)
        return err_set(err, "not enough memory");
    memcpy(word, cell + 2, base->lang_count * sizeof *word);
    struct term *term = &grown[base->count];
    *term = (struct term){.german = cell[0], .plain = cell[1], .word = word};
    if (!fold_german(arena, term))
        return err_set(err, "not enough memory");
    base->term = grown;
    base->count++;
    return true;
}

bool termbase_open(struct arena *arena, const char *path, struct termbase *out,
                   struct err *err)
{
    struct buf file = {0};
    struct termbase base = {.count = 0};
    size_t room = 0;
    if (!buf_read_file(&file, path, FILE_MOST, err))
        return false;
    bool ok = file.len > 0 || err_set(err, "is empty");
    size_t number = 1;
    for (const char *line = file.bytes; ok && *line != '\0'; number++) {
        size_t len = strcspn(line, "\r\n");
        ok = number == 1 ? read_heading(arena, line, len, &base, err)
             : len == 0  ? true
                         : read_term(arena, line, len, &base, &room, err);
        line += len;
        line += *line == '\r';
        line += *line == '\n';
        if (!ok)
            err_prefix(err, "line %zu", number);
    }
    buf_free(&file);
    if (!ok)
        return err_prefix(err, "%s", path);
    *out = base;
    return true;
}

const char *termbase_words(const struct termbase *base, const struct term *term,
                           const char *lang)
{
    for (size_t i = 0; i < base->lang_count; i++)
        if (strcmp(base->lang[i], lang) == 0)
            return term->word[i][0] != '\0' ? term->word[i] : NULL;
    return NULL;
}

/* Whether `text` begins with `words`; the last may have an ending of its declension. */
static bool stands_at(const char *text, const char *words, size_t len)
{
    return strncmp(text, words, len) == 0 &&
           (text[len] == ' ' || text[len] == '\0' ||
            (strspn(text + len, "ensr") <= ENDING_MOST &&
             strcspn(text + len, " ") == strspn(text + len, "ensr")));
}

static bool says_folded(const struct term *term, const char *text)
{
    for (size_t i = 0; i < term->said_count; i++) {
        const char *part = term->said[i];
        size_t len = strlen(part);
        for (const char *from = text; len > 0 && (from = strstr(from, part)) != NULL;
             from++)
            if ((from == text || from[-1] == ' ') && stands_at(from, part, len))
                return true;
    }
    return false;
}

size_t termbase_find(struct arena *arena, const struct termbase *base, const char *german,
                     const struct term **out, size_t most)
{
    const char *text = base->count > 0 ? fold(arena, german, NULL) : NULL;
    size_t count = 0;
    for (size_t i = 0; text != NULL && i < base->count && count < most; i++)
        if (says_folded(&base->term[i], text))
            out[count++] = &base->term[i];
    return count;
}

/* The bytes of a word's beginning that its forms share. */
static size_t stem_len(const char *word, size_t len)
{
    size_t letters = 0;
    for (size_t i = 0; i < len; i++)
        letters += ((unsigned char)word[i] & 0xC0) != 0x80;
    size_t keep = letters * 2 / 3 > STEM_LEAST ? letters * 2 / 3 : STEM_LEAST;
    size_t at = 0;
    while (at < len && keep > 0) {
        utf8_next(word, len, &at);
        keep--;
    }
    return at;
}

/* Whether all words of `part` are in the text by their beginnings, in any order. */
static bool has_words(const char *text, const char *part)
{
    for (const char *word = part; *word != '\0';) {
        size_t len = strcspn(word, " ");
        if (memmem(text, strlen(text), word, stem_len(word, len)) == NULL)
            return false;
        word += len;
        word += *word == ' ';
    }
    return true;
}

bool termbase_keeps(struct arena *arena, const struct term *term, const char *words,
                    const char *text)
{
    const char *folded = fold(arena, text, NULL);
    const char *at = words;
    if (folded == NULL)
        return false;
    for (const char *part; (part = next_part(arena, &at)) != NULL;)
        if (has_words(folded, part))
            return true;
    return says_folded(term, folded);
}
