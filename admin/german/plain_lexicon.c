#include "german/plain_lexicon.h"

#include <stdint.h>
#include <string.h>

#include "base/hash_table.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/share.h"

enum { FILE_MOST = 1 << 20 };

/* By the number of the bit. */
static const char *const class_names[] = {"werden",
                                          "sein",
                                          "modal",
                                          "finite",
                                          "subjunctive",
                                          "subjunctive_1",
                                          "negation",
                                          "subordinator",
                                          "question",
                                          "relative",
                                          "join",
                                          "subject",
                                          "article",
                                          "genitive",
                                          "genitive_perhaps",
                                          "preposition",
                                          "preposition_genitive",
                                          "giving",
                                          "number",
                                          "state",
                                          "function",
                                          "address",
                                          "un"};

static const char *const list_names[PLAIN_LISTS] = {
    [PLAIN_LIST_INSEPARABLE] = "inseparable",
    [PLAIN_LIST_SEPARABLE] = "separable",
    [PLAIN_LIST_STRONG_PARTICIPLE] = "strong_participle",
    [PLAIN_LIST_TEN_PARTICIPLE] = "ten_participle",
    [PLAIN_LIST_PASSIVE_BY_USE] = "passive_by_use",
    [PLAIN_LIST_NOT_VERB] = "not_verb",
    [PLAIN_LIST_ADJECTIVE_ENDING] = "adjective_ending",
    [PLAIN_LIST_VERB_ENDING] = "verb_ending",
    [PLAIN_LIST_VERB_FORM] = "verb_form",
    [PLAIN_LIST_COMMON_CAPITALS] = "common_capitals",
    [PLAIN_LIST_DOTTED] = "dotted",
    [PLAIN_LIST_OPEN_FOR_ZU] = "open_for_zu",
    [PLAIN_LIST_TELLING] = "telling",
    [PLAIN_LIST_EXPLAINING_IS] = "explaining_is",
    [PLAIN_LIST_EXPLAINING_CALLED] = "explaining_called",
    [PLAIN_LIST_EXPLAINING_THAT] = "explaining_that",
    [PLAIN_LIST_BEGINNING] = "beginning",
    [PLAIN_LIST_ABBREVIATION] = "abbreviation",
    [PLAIN_LIST_ABBREVIATION_LAST] = "abbreviation_last",
    [PLAIN_LIST_LINKED] = "linked",
    [PLAIN_LIST_COMPOUND_PREFIX] = "compound_prefix",
    [PLAIN_LIST_NOUN_ENDING] = "noun_ending",
    [PLAIN_LIST_AFFIX] = "affix",
    [PLAIN_LIST_SUFFIX] = "suffix",
    [PLAIN_LIST_INSIDE] = "inside",
    [PLAIN_LIST_UNINFLECTED] = "uninflected",
    [PLAIN_LIST_OTHER_ARTICLE] = "other_article",
    [PLAIN_LIST_DETERMINER] = "determiner",
    [PLAIN_LIST_FUSED] = "fused",
    [PLAIN_LIST_SEVERAL] = "several",
    [PLAIN_LIST_ADJECTIVE_INFLECTED] = "adjective_inflected",
    [PLAIN_LIST_PROVIDER_LITTLE] = "provider_little",
    [PLAIN_LIST_PROVIDER_SHORT] = "provider_short"};

struct plain_lexicon {
    struct entry {
        const char *word;
        size_t len;
        unsigned classes;
    } * entry;
    size_t count;
    struct hash_table by_word;
    struct plain_words list[PLAIN_LISTS];
};

/* NULL if there is no such word. */
static struct entry *find_entry(const struct plain_lexicon *lexicon, const char *word,
                                size_t len)
{
    const uint64_t hash = hash_bytes(HASH_BEGIN, word, len);
    for (size_t place, at = 0; hash_table_next(&lexicon->by_word, hash, &at, &place);) {
        struct entry *entry = &lexicon->entry[place];
        if (entry->len == len && memcmp(entry->word, word, len) == 0)
            return entry;
    }
    return NULL;
}

/* There is room for it. */
static bool add_word(struct arena *arena, struct plain_lexicon *out, const char *word,
                     unsigned classes)
{
    size_t len = strlen(word);
    struct entry *found = find_entry(out, word, len);
    if (found == NULL && !hash_table_put(&out->by_word, arena,
                                         hash_bytes(HASH_BEGIN, word, len), out->count))
        return false;
    if (found == NULL)
        out->entry[out->count++] = (struct entry){word, len, classes};
    else
        found->classes |= classes;
    return true;
}

/* One line of a file: its first two columns, terminated. */
struct line {
    const char *name;
    char *words;
};

/* What a file has, line by line behind its heading. */
struct lines {
    struct line *item;
    size_t count;
    size_t words; /* at most so many in all */
    const char *path;
};

/* An empty word would be the ending of all. */
static bool is_words(const char *words)
{
    size_t len = strlen(words);
    return len > 0 && words[0] != ' ' && words[len - 1] != ' ' &&
           strstr(words, "  ") == NULL;
}

static bool split_line(struct lines *out, char *line, size_t number, struct err *err)
{
    char *words = strchr(line, '\t');
    if (words != NULL) {
        *words++ = '\0';
        words[strcspn(words, "\t")] = '\0';
    }
    if (words == NULL || !is_words(words))
        return err_set(err, "%s:%zu: say a name and words, separated by a tab", out->path,
                       number);
    out->item[out->count++] = (struct line){line, words};
    for (out->words++; *words != '\0'; words++)
        out->words += *words == ' ';
    return true;
}

static bool read_lines(struct arena *arena, const char *path, struct lines *out,
                       struct err *err)
{
    struct buf file = {0};
    *out = (struct lines){.path = path};
    if (!buf_read_file(&file, path, FILE_MOST, err))
        return false;
    char *rest = arena_copy(arena, file.len == 0 ? "" : file.bytes);
    size_t most = 1;
    for (size_t i = 0; i < file.len; i++)
        most += file.bytes[i] == '\n';
    buf_free(&file);
    out->item = arena_take_array(arena, most, sizeof *out->item);
    bool ok = (rest != NULL && out->item != NULL) || err_set(err, "not enough memory");
    for (size_t number = 1; ok && rest != NULL; number++) {
        char *line = strsep(&rest, "\n");
        line[strcspn(line, "\r")] = '\0';
        if (number > 1 && line[0] != '\0')
            ok = split_line(out, line, number, err);
    }
    return ok;
}

/* 0 if one of the names is none. */
static unsigned classes_of(const char *names)
{
    unsigned classes = 0;
    while (*names != '\0') {
        size_t len = strcspn(names, " ");
        size_t at = 0;
        while (
            at < sizeof class_names / sizeof class_names[0] &&
            (strlen(class_names[at]) != len || memcmp(class_names[at], names, len) != 0))
            at++;
        if (at == sizeof class_names / sizeof class_names[0])
            return 0;
        classes |= 1U << at;
        names += len;
        names += *names == ' ';
    }
    return classes;
}

static bool read_classes(struct arena *arena, const char *path, struct plain_lexicon *out,
                         struct err *err)
{
    struct lines lines;
    if (!read_lines(arena, path, &lines, err))
        return false;
    out->entry = arena_take_array(arena, lines.words + 1, sizeof *out->entry);
    if (out->entry == NULL)
        return err_set(err, "not enough memory");
    for (size_t i = 0; i < lines.count; i++) {
        unsigned classes = classes_of(lines.item[i].name);
        if (classes == 0)
            return err_set(err, "%s: \"%s\" is no class of words", lines.path,
                           lines.item[i].name);
        for (char *rest = lines.item[i].words; rest != NULL;)
            if (!add_word(arena, out, strsep(&rest, " "), classes))
                return err_set(err, "not enough memory");
    }
    return true;
}

static int list_of(const char *name)
{
    int at = 0;
    while (at < PLAIN_LISTS && strcmp(list_names[at], name) != 0)
        at++;
    return at;
}

/* A list may go on over several lines, which stand together. */
static bool read_lists(struct arena *arena, const char *path, struct plain_lexicon *out,
                       struct err *err)
{
    struct lines lines;
    if (!read_lines(arena, path, &lines, err))
        return false;
    const char **item = arena_take_array(arena, lines.words + 1, sizeof *item);
    size_t count = 0;
    if (item == NULL)
        return err_set(err, "not enough memory");
    for (size_t i = 0; i < lines.count; i++) {
        int at = list_of(lines.item[i].name);
        if (at == PLAIN_LISTS ||
            (out->list[at].count > 0 &&
             strcmp(lines.item[i - 1].name, lines.item[i].name) != 0))
            return err_set(err, "%s: \"%s\" is no list, or stands in two places",
                           lines.path, lines.item[i].name);
        if (out->list[at].count == 0)
            out->list[at].item = item + count;
        for (char *rest = lines.item[i].words; rest != NULL; out->list[at].count++)
            item[count++] = strsep(&rest, " ");
    }
    for (int i = 0; i < PLAIN_LISTS; i++)
        if (out->list[i].count == 0)
            return err_set(err, "%s: the list \"%s\" is not there", lines.path,
                           list_names[i]);
    return true;
}

const struct plain_lexicon *plain_lexicon_read(struct arena *arena, const char *classes,
                                               const char *lists, struct err *err)
{
    struct plain_lexicon *lexicon = arena_take(arena, sizeof *lexicon);
    bool ok = (lexicon != NULL || err_set(err, "not enough memory")) &&
              read_classes(arena, classes, lexicon, err) &&
              read_lists(arena, lists, lexicon, err);
    return ok ? lexicon : NULL;
}

const struct plain_lexicon *plain_lexicon_open(struct arena *arena, struct err *err)
{
    char classes[SHARE_PATH];
    char lists[SHARE_PATH];
    return plain_lexicon_read(arena,
                              share_path("assets/words/german_classes.tsv", classes),
                              share_path("assets/words/german_lists.tsv", lists), err);
}

unsigned plain_classes(const struct plain_lexicon *lexicon, const char *low)
{
    const struct entry *entry = find_entry(lexicon, low, strlen(low));
    return entry == NULL ? 0 : entry->classes;
}

struct plain_words plain_list(const struct plain_lexicon *lexicon, enum plain_list list)
{
    return lexicon->list[list];
}

bool plain_listed(const struct plain_lexicon *lexicon, enum plain_list list,
                  const char *word, size_t len)
{
    const struct plain_words *words = &lexicon->list[list];
    for (size_t i = 0; i < words->count; i++)
        if (strncmp(words->item[i], word, len) == 0 && words->item[i][len] == '\0')
            return true;
    return false;
}

const char *plain_paired(const struct plain_lexicon *lexicon, enum plain_list list,
                         const char *word)
{
    const struct plain_words *words = &lexicon->list[list];
    size_t len = strlen(word);
    for (size_t i = 0; i < words->count; i++)
        if (strncmp(words->item[i], word, len) == 0 && words->item[i][len] == '=')
            return words->item[i] + len + 1;
    return NULL;
}
