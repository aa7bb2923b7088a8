#include "core/phrase.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "core/crypt.h"

enum { WORD_BITS = 11, FILE_LIMIT = 1 << 18, LANG_COLUMN = 3, MOST_COLUMNS = 64 };

_Static_assert(PHRASE_LIST == 1 << WORD_BITS, "a word is so many bits");

void phrase_draw(struct phrase *out)
{
    crypt_chance(out->word, sizeof out->word);
    for (int i = 0; i < PHRASE_WORDS; i++)
        out->word[i] %= PHRASE_LIST;
}

void phrase_write(unsigned char out[PHRASE_BYTES], const struct phrase *phrase)
{
    uint64_t number = 0;
    for (int i = PHRASE_WORDS; i > 0; i--)
        number = number << WORD_BITS | (phrase->word[i - 1] & (PHRASE_LIST - 1));
    for (int i = 0; i < PHRASE_BYTES; i++)
        out[i] = (unsigned char)(number >> (8 * i));
}

bool phrase_read(struct phrase *out, const unsigned char bytes[PHRASE_BYTES])
{
    uint64_t number = 0;
    for (int i = PHRASE_BYTES; i > 0; i--)
        number = number << 8 | bytes[i - 1];
    if (number >> (WORD_BITS * PHRASE_WORDS) != 0)
        return false;
    for (int i = 0; i < PHRASE_WORDS; i++)
        out->word[i] = (uint16_t)(number >> (WORD_BITS * i) & (PHRASE_LIST - 1));
    return true;
}

struct reading {
    struct phrase_book *book;
    size_t column; /* of the language */
    int orders, colours, groups, things;
};

/* Splits a line at its tabs, in place; how many cells there are. */
static size_t split(char *line, char *cell[MOST_COLUMNS])
{
    size_t count = 0;
    while (line != NULL && count < MOST_COLUMNS)
        cell[count++] = strsep(&line, "\t");
    return count;
}

static bool read_colour(struct reading *r, char *id, char *forms)
{
    if (r->colours == PHRASE_COLOURS)
        return false;
    const char **form = r->book->colour[r->colours];
    for (int i = 0; i < PHRASE_FORMS; i++) {
        const char *next = strsep(&forms, "|");
        form[i] = next != NULL ? next : form[0];
    }
    r->book->colour_id[r->colours++] = id;
    return forms == NULL && form[0][0] != '\0';
}

static bool read_thing(struct reading *r, char *id, const char *icon, char *words)
{
    int at = r->things;
    if (at == PHRASE_THINGS || at / PHRASE_IN_GROUP != r->groups - 1)
        return false;
    const char *word = strsep(&words, "|");
    r->book->thing[at] = word;
    r->book->thing_id[at] = id;
    r->book->thing_icon[at] = strcmp(icon, "-") != 0 ? icon : NULL;
    if (words != NULL)
        r->book->form[at] = (unsigned char)(words[0] - '0');
    r->things++;
    return word[0] != '\0' && r->book->form[at] < PHRASE_FORMS &&
           (words == NULL || words[1] == '\0');
}

static bool read_group(struct reading *r, char *id, char *icon, char *words)
{
    if (r->groups == PHRASE_GROUPS || r->things != r->groups * PHRASE_IN_GROUP)
        return false;
    r->book->group_id[r->groups] = id;
    r->book->group_icon[r->groups] = icon;
    r->book->group[r->groups++] = words;
    return words[0] != '\0';
}

static bool read_row(struct reading *r, char **cell, size_t count)
{
    if (count <= r->column)
        return false;
    char *words = cell[r->column];
    if (strcmp(cell[0], "order") == 0) {
        r->orders++;
        r->book->thing_first = strcmp(words, "tc") == 0;
        return r->book->thing_first || strcmp(words, "ct") == 0;
    }
    if (strcmp(cell[0], "colour") == 0)
        return read_colour(r, cell[1], words);
    if (strcmp(cell[0], "group") == 0)
        return read_group(r, cell[1], cell[2], words);
    return strcmp(cell[0], "thing") == 0 && read_thing(r, cell[1], cell[2], words);
}

static bool read_rows(struct reading *r, char *text, const char *lang)
{
    char *cell[MOST_COLUMNS];
    size_t count = split(strsep(&text, "\n"), cell);
    if (count <= LANG_COLUMN)
        return false;
    r->column = LANG_COLUMN;
    for (size_t i = LANG_COLUMN; i < count; i++)
        if (strcmp(cell[i], lang) == 0)
            r->column = i;
    while (text != NULL && *text != '\0') {
        count = split(strsep(&text, "\n"), cell);
        if (!read_row(r, cell, count))
            return false;
    }
    return r->orders == 1 && r->colours == PHRASE_COLOURS && r->groups == PHRASE_GROUPS &&
           r->things == PHRASE_THINGS;
}

bool phrase_book_read(const struct phrase_book **out, struct arena *arena,
                      const char *path, const char *lang, struct err *err)
{
    struct buf file = {0};
    if (!buf_read_file(&file, path, FILE_LIMIT, err))
        return false;
    bool text = file.len > 0 && utf8_valid(file.bytes, file.len, NULL);
    char *copy = text ? arena_copy_len(arena, file.bytes, file.len) : NULL;
    buf_free(&file);
    struct reading reading = {.book = arena_take(arena, sizeof *reading.book)};
    if (arena->failed)
        return err_set(err, "%s: not enough memory", path);
    if (copy == NULL || !read_rows(&reading, copy, lang))
        return err_set(err, "%s: it is not built as lists of words are", path);
    *out = reading.book;
    return true;
}

const char *phrase_word(const struct phrase_book *book, struct arena *arena,
                        unsigned word)
{
    unsigned thing = word / PHRASE_COLOURS % PHRASE_THINGS;
    const char *noun = book->thing[thing];
    const char *colour = book->colour[word % PHRASE_COLOURS][book->form[thing]];
    return arena_print(arena, "%s %s", book->thing_first ? noun : colour,
                       book->thing_first ? colour : noun);
}
