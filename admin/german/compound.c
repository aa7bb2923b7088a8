#include "german/compound.h"

#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "german/plain_word.h"

enum {
    LIST_MOST = WORD_TABLE_BYTES_MOST,
    LETTERS_MOST = 72, /* of a word that is looked at */
    WORD_BYTES = LETTERS_MOST * 2,
    LETTERS_LEAST = 3,
    NOUN = 1, /* what a word is, both may be */
    SMALL = 2
};

/* What a part costs; the cheapest way through a word is taken. */
enum {
    COST_NOUN = 100,
    COST_STEM = 130,
    COST_SMALL = 140,
    COST_SUFFIX = 300,  /* "schaft": no word, but a syllable that begins well */
    COST_LINKED = 1150, /* unknown, but it ends as no word does: "...ungs" */
    COST_NAME = 900,    /* what nobody knows: "Jakobus" */
    COST_UNKNOWN = 1500,
    COST_SHORT = 70,        /* 3 letters */
    COST_RATHER_SHORT = 20, /* 4 letters */
    COST_NO_LINK = 400,     /* "Beratung" in front of something takes an s */
    COST_TOO_LONG = 1200,
    COST_NEVER = 1 << 20
};

/* 0 if it is no word. */
static unsigned kind_of(const struct compound_book *book, const char *low, size_t len)
{
    unsigned kind = word_table_kind(&book->list, low, len);
    return kind != 0 ? kind : word_table_kind(&book->content, low, len);
}

/* The small letters of `word`; 0 if there is something else in it or it is too long. */
static size_t lower(const char *word, size_t len, char out[WORD_BYTES + 4],
                    bool *capital_out)
{
    size_t to = 0;
    size_t letters = 0;
    for (size_t at = 0; at < len;) {
        unsigned char byte = (unsigned char)word[at];
        if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') { /* most are */
            if (letters++ == 0)
                *capital_out = (byte & 0x20) == 0;
            if (letters > LETTERS_MOST)
                return 0;
            out[to++] = (char)(byte | 0x20);
            at++;
            continue;
        }
        uint32_t c = utf8_next(word, len, &at);
        if (!plain_is_letter(c) || c > 0x7FF || ++letters > LETTERS_MOST)
            return 0;
        if (letters == 1)
            *capital_out = plain_is_capital(c);
        to += utf8_put(out + to, plain_small(c));
    }
    return to;
}

static size_t count_lines(const struct buf *file)
{
    size_t lines = 1;
    for (size_t at = 0; at < file->len; at++)
        lines += file->bytes[at] == '\n';
    return lines;
}

static bool read_list(struct word_table *list, const struct buf *file)
{
    for (size_t at = 0; at < file->len;) {
        const char *word = file->bytes + at;
        const char *end = memchr(word, '\n', file->len - at);
        size_t len = end == NULL ? file->len - at : (size_t)(end - word);
        char low[WORD_BYTES + 4];
        bool capital = false;
        size_t low_len = lower(word, len, low, &capital);
        if (low_len >= LETTERS_LEAST &&
            !word_table_add(list, low, low_len, capital ? NOUN : SMALL))
            return false;
        at += len + 1;
    }
    return true;
}

bool compound_open(struct arena *arena, const struct plain_lexicon *lexicon,
                   const char *path, struct compound_book *out, struct err *err)
{
    struct compound_book book = {.lexicon = lexicon};
    struct buf file = {0};
    book.has_list = path != NULL && access(path, F_OK) == 0;
    if (book.has_list && !buf_read_file(&file, path, LIST_MOST, err))
        return false;
    bool ok = word_table_open(arena, count_lines(&file), file.len + 1, &book.list) &&
              word_table_open(arena, 0, 0, &book.content) && read_list(&book.list, &file);
    buf_free(&file);
    if (!ok)
        return err_set(err, "not enough memory");
    *out = book;
    return true;
}

bool compound_add_text(struct compound_book *book, const char *text)
{
    size_t len = strlen(text);
    for (size_t at = 0; at < len;) {
        size_t start = at;
        size_t end = at;
        while (at < len && plain_is_letter(utf8_next(text, len, &at)))
            end = at;
        if (end == start)
            continue;
        char low[WORD_BYTES + 4];
        bool capital = false;
        size_t low_len = lower(text + start, end - start, low, &capital);
        if (low_len < LETTERS_LEAST || kind_of(book, low, low_len) != 0)
            continue;
        if (!word_table_add(&book->content, low, low_len, capital ? NOUN : SMALL))
            return false;
    }
    return true;
}

/* One word that is looked at. */
struct split {
    const struct compound_book *book;
    char low[WORD_BYTES + 4];
    size_t end[LETTERS_MOST + 1]; /* bytes of the first n letters */
    size_t letters;
    size_t most;
    bool capital;
};

static bool ends_with(const char *part, size_t len, const char *end)
{
    size_t tail = strlen(end);
    return len >= tail && memcmp(part + len - tail, end, tail) == 0;
}

/* Whether the part ends as nouns do that take an s in front of another. */
static bool ends_linked(const struct compound_book *book, const char *part, size_t len)
{
    const struct plain_words linked = plain_list(book->lexicon, PLAIN_LIST_LINKED);
    for (size_t i = 0; i < linked.count; i++)
        if (ends_with(part, len, linked.item[i]))
            return true;
    return false;
}

static bool known_with(const struct compound_book *book, const char *part, size_t len,
                       const char *ending, unsigned kind)
{
    char word[WORD_BYTES + 4];
    size_t tail = strlen(ending);
    if (len + tail > WORD_BYTES)
        return false;
    memcpy(word, part, len);
    memcpy(word + len, ending, tail);
    return (kind_of(book, word, len + tail) & kind) != 0;
}

/* "Erbringer": of a verb. */
static bool is_doer(const struct compound_book *book, const char *part, size_t len)
{
    size_t cut = part[len - 1] == 's' || part[len - 1] == 'n' ? 3 : 2;
    return len > cut + 3 && memcmp(part + len - cut, "er", 2) == 0 &&
           known_with(book, part, len - cut, "en", SMALL);
}

/* Whether "...ungs" or the like stands in front. */
static bool after_link(const struct split *split, const char *part)
{
    size_t before = (size_t)(part - split->low);
    return before > 0 && part[-1] == 's' &&
           ends_linked(split->book, split->low, before - 1);
}

static int first_cost(const struct split *split, const char *part, size_t len)
{
    const struct compound_book *book = split->book;
    unsigned kind = kind_of(book, part, len);
    bool s = part[len - 1] == 's';
    if ((kind & NOUN) != 0)
        return COST_NOUN + (ends_linked(book, part, len) ? COST_NO_LINK : 0);
    if (s && len > 4 && (kind_of(book, part, len - 1) & NOUN) != 0)
        return COST_NOUN + (ends_linked(book, part, len - 1) ? 0 : COST_RATHER_SHORT);
    if (len > 4 && memcmp(part + len - 2, "en", 2) == 0 &&
        (kind_of(book, part, len - 1) & NOUN) != 0)
        return COST_NOUN + COST_RATHER_SHORT;
    if (known_with(book, part, len, "e", NOUN) ||
        (s && len > 4 && known_with(book, part, len - 1, "e", NOUN)))
        return COST_STEM;
    if (known_with(book, part, len, "en", SMALL) ||
        (part[len - 1] == 'e' && known_with(book, part, len, "n", SMALL)))
        return COST_STEM;
    if (kind != 0)
        return COST_SMALL;
    if (plain_listed(book->lexicon, PLAIN_LIST_COMPOUND_PREFIX, part, len) ||
        is_doer(book, part, len))
        return COST_STEM;
    if (s && ends_linked(book, part, len - 1) &&
        (book->has_list || part == split->low || after_link(split, part)))
        return COST_LINKED;
    return !book->has_list ? COST_NEVER : part == split->low ? COST_NAME : COST_UNKNOWN;
}

static int last_cost(const struct split *split, const char *part, size_t len)
{
    const struct plain_words ending =
        plain_list(split->book->lexicon, PLAIN_LIST_NOUN_ENDING);
    unsigned kind = kind_of(split->book, part, len);
    if (kind == 0)
        for (size_t i = 0; kind == 0 && i < ending.count; i++)
            if (len > strlen(ending.item[i]) + 4 && ends_with(part, len, ending.item[i]))
                kind = kind_of(split->book, part, len - strlen(ending.item[i]));
    if (kind == 0)
        return is_doer(split->book, part, len) ? COST_STEM
               : split->book->has_list         ? COST_UNKNOWN
               : after_link(split, part)       ? COST_LINKED
                                               : COST_NEVER;
    return (kind & (split->capital ? NOUN : SMALL)) != 0 ? COST_NOUN : COST_SMALL;
}

static bool begins_inside(const struct compound_book *book, const char *part, size_t len)
{
    const struct plain_words begin = plain_list(book->lexicon, PLAIN_LIST_INSIDE);
    for (size_t i = 0; i < begin.count; i++)
        if (len >= strlen(begin.item[i]) &&
            memcmp(part, begin.item[i], strlen(begin.item[i])) == 0)
            return true;
    return false;
}

static int part_cost(const struct split *split, size_t from, size_t to)
{
    const char *part = split->low + split->end[from];
    size_t len = split->end[to] - split->end[from];
    size_t letters = to - from;
    const struct compound_book *book = split->book;
    if (letters < LETTERS_LEAST ||
        plain_listed(book->lexicon, PLAIN_LIST_AFFIX, part, len) ||
        strcspn(part, "aeiouy\xc3") >= len)
        return COST_NEVER;
    if (from > 0 && book->has_list &&
        plain_listed(book->lexicon, PLAIN_LIST_SUFFIX, part, len))
        return COST_SUFFIX;
    if (from > 0 && begins_inside(book, part, len))
        return COST_NEVER;
    int cost =
        to == split->letters ? last_cost(split, part, len) : first_cost(split, part, len);
    if (letters == LETTERS_LEAST && cost != COST_NOUN)
        return COST_NEVER;
    cost += letters == 3 ? COST_SHORT : letters == 4 ? COST_RATHER_SHORT : 0;
    if (letters > split->most)
        cost += COST_TOO_LONG;
    return cost;
}

size_t compound_joints(const struct compound_book *book, const char *word, size_t len,
                       size_t letters_most, size_t joint[COMPOUND_JOINTS])
{
    struct split split = {.book = book, .most = letters_most};
    int best[LETTERS_MOST + 1] = {0}; /* cost of the way to here */
    size_t from[LETTERS_MOST + 1] = {0};
    size_t count[LETTERS_MOST + 1] = {0};
    size_t low_len = lower(word, len, split.low, &split.capital);
    for (size_t at = 0; at < low_len; split.end[++split.letters] = at)
        utf8_next(split.low, low_len, &at);
    if (low_len != len || split.letters <= letters_most)
        return 0;
    for (size_t to = 1; to <= split.letters; to++) {
        best[to] = COST_NEVER;
        for (size_t at = 0; at < to; at++) {
            if (best[at] >= COST_NEVER || count[at] > COMPOUND_JOINTS)
                continue;
            int cost = best[at] + part_cost(&split, at, to) +
                       (int)((to - at) * (to - at) / 16); /* the more even, the better */
            if (cost < best[to]) {
                best[to] = cost;
                from[to] = at;
                count[to] = count[at] + 1;
            }
        }
    }
    if (best[split.letters] >= COST_NEVER || count[split.letters] < 2)
        return 0;
    size_t joints = count[split.letters] - 1;
    size_t at = split.letters;
    for (size_t i = joints; i > 0; i--) {
        at = from[at];
        joint[i - 1] = split.end[at];
    }
    return joints;
}
