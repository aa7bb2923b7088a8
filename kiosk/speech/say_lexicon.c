#include "speech/say_lexicon.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/hash_table.h"
#include "base/share.h"
#include "base/utf8.h"

enum { KEY = 96, FILE_LIMIT = 1 << 22, COLUMNS = 4 };

struct row {
    const char *lang, *key;
    enum say_layer layer;
    struct say_word word;
};

struct say_lexicon {
    struct arena arena;
    struct row *row;
    size_t count, room;
    struct hash_table table;
    bool all; /* all.tsv has been read */
    struct say_lexicon *upper;
};

struct say_lexicon *say_lexicon_new(void)
{
    return calloc(1, sizeof(struct say_lexicon));
}

static void empty(struct say_lexicon *lexicon)
{
    free(lexicon->row);
    hash_table_free(&lexicon->table);
    arena_free(&lexicon->arena);
    free(lexicon);
}

/* Two at most lie one over the other. */
void say_lexicon_close(struct say_lexicon *lexicon)
{
    if (lexicon == NULL)
        return;
    if (lexicon->upper != NULL)
        empty(lexicon->upper);
    empty(lexicon);
}

/* Soft hyphens, vowel marks and the long stroke of Arabic are not looked for. */
static bool passed_over(uint32_t code)
{
    return code == 0xAD || code == 1 || (code >= 0x64B && code <= 0x652) ||
           code == 0x670 || code == 0x640;
}

/* A word as it is looked for; 0: too long for one. */
static size_t key_of(const char *word, size_t len, char key[KEY])
{
    size_t used = 0;
    for (size_t at = 0; at < len;) {
        uint32_t code = utf8_next(word, len, &at);
        if (passed_over(code))
            continue;
        if (used + 4 >= KEY)
            return 0;
        if (code == 0xA0 || code == 0x202F)
            code = ' ';
        if (code == 0x2019)
            code = '\'';
        used += utf8_put(key + used, code);
    }
    key[used] = '\0';
    return used;
}

static uint64_t hash_of(const char *lang, const char *key)
{
    return hash_text(hash_text(HASH_BEGIN, lang), key);
}

static struct row *row_of(const struct say_lexicon *lexicon, const char *lang,
                          const char *key)
{
    const uint64_t hash = hash_of(lang, key);
    for (size_t place, at = 0; hash_table_next(&lexicon->table, hash, &at, &place);) {
        struct row *row = &lexicon->row[place];
        if (strcmp(row->key, key) == 0 && strcmp(row->lang, lang) == 0)
            return row;
    }
    return NULL;
}

static bool add_row(struct say_lexicon *lexicon, const char *lang, const char *key,
                    enum say_layer layer, struct say_word word)
{
    struct row row = {arena_copy(&lexicon->arena, lang), arena_copy(&lexicon->arena, key),
                      layer, word};
    struct row *more =
        array_room(NULL, lexicon->row, lexicon->count, &lexicon->room, sizeof *more);
    if (more == NULL)
        return false;
    lexicon->row = more;
    if (row.lang == NULL || row.key == NULL ||
        !hash_table_put(&lexicon->table, NULL, hash_of(lang, key), lexicon->count))
        return false;
    lexicon->row[lexicon->count++] = row;
    return true;
}

bool say_lexicon_add(struct say_lexicon *lexicon, enum say_layer layer, const char *lang,
                     const char *word, const char *voice, const char *said)
{
    char key[KEY];
    if (key_of(word, strlen(word), key) == 0 || said[0] == '\0' ||
        (key[0] != ':' && strlen(said) >= KEY))
        return false;
    struct row *row = row_of(lexicon, lang, key);
    if (row != NULL && row->layer > layer)
        return true;
    struct say_word made = {arena_copy(&lexicon->arena, voice),
                            arena_copy(&lexicon->arena, said)};
    if (made.said == NULL || (voice != NULL && made.voice == NULL))
        return false;
    if (row == NULL)
        return add_row(lexicon, lang, key, layer, made);
    row->layer = layer;
    row->word = made;
    return true;
}

/* Takes a line apart, in place. */
static bool read_row(struct say_lexicon *lexicon, const char *lang, char *line)
{
    char *cell[COLUMNS] = {NULL};
    for (int i = 0; i < COLUMNS && line != NULL; i++)
        cell[i] = strsep(&line, "\t");
    bool made_known =
        cell[3] == NULL || cell[3][0] == '\0' || strcmp(cell[3], "computer") == 0;
    if (line != NULL || cell[1] == NULL || !made_known)
        return false;
    const char *voice = cell[2] != NULL && cell[2][0] != '\0' ? cell[2] : NULL;
    return say_lexicon_add(lexicon, SAY_LAYER_OURS, lang, cell[0], voice, cell[1]);
}

static bool read_file(struct say_lexicon *lexicon, const char *lang, const char *path,
                      struct err *err)
{
    struct buf file = {0};
    if (!buf_read_file(&file, path, FILE_LIMIT, err))
        return false;
    bool good = true;
    int number = 0;
    char *rest = file.bytes;
    while (good && rest != NULL) {
        char *line = strsep(&rest, "\n");
        number++;
        if (line[0] == '\0' || line[0] == '#')
            continue;
        good = utf8_valid(line, strlen(line), NULL) && read_row(lexicon, lang, line);
        if (!good)
            err_set(err, "%s: line %d is no row of words that are said", path, number);
    }
    buf_free(&file);
    return good;
}

static bool load(struct say_lexicon *lexicon, const char *lang, struct err *err)
{
    char path[SHARE_PATH];
    char name[64];
    int len = snprintf(name, sizeof name, "assets/speech/%s.tsv", lang);
    if (len < 0 || (size_t)len >= sizeof name)
        return err_set(err, "no language is called %.40s", lang);
    return read_file(lexicon, lang, share_path(name, path), err);
}

bool say_lexicon_load(struct say_lexicon *lexicon, const char *lang, struct err *err)
{
    if (!lexicon->all && !load(lexicon, "all", err))
        return false;
    lexicon->all = true;
    return load(lexicon, lang, err);
}

void say_lexicon_over(struct say_lexicon *lexicon, struct say_lexicon *upper)
{
    say_lexicon_close(lexicon->upper);
    lexicon->upper = upper;
}

static struct say_word upper_word(const struct say_lexicon *lexicon, const char *lang,
                                  const char *key)
{
    const struct row *row =
        lexicon->upper != NULL ? row_of(lexicon->upper, lang, key) : NULL;
    return row != NULL ? row->word : (struct say_word){NULL, NULL};
}

struct say_word say_lexicon_find(const struct say_lexicon *lexicon, const char *lang,
                                 const char *word, size_t len)
{
    char key[KEY];
    if (key_of(word, len, key) == 0)
        return (struct say_word){NULL, NULL};
    struct say_word found = upper_word(lexicon, lang, key);
    const struct row *row = found.said == NULL ? row_of(lexicon, lang, key) : NULL;
    if (row != NULL)
        return row->word;
    if (found.said != NULL || key[0] == ':' ||
        (row = row_of(lexicon, "all", key)) == NULL)
        return found;
    if (row->word.voice != NULL)
        found = upper_word(lexicon, row->word.voice, key);
    return (struct say_word){row->word.voice,
                             found.said != NULL ? found.said : row->word.said};
}
