#include "german/replacement.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "german/plain_word.h"

enum { FIELDS = 5, BOOK_MOST = 1 << 20, DETERMINER_MOST = 32 };

static bool read_choices(struct arena *arena, const char *text, const char **out,
                         size_t *count)
{
    *count = 0;
    while (*count < REPLACEMENT_CHOICES) {
        const char *slash = strstr(text, " / ");
        size_t len = slash == NULL ? strlen(text) : (size_t)(slash - text);
        if ((out[*count] = arena_copy_len(arena, text, len)) == NULL)
            return false;
        (*count)++;
        if (slash == NULL)
            return true;
        text = slash + 3;
    }
    return true;
}

static bool read_art(const char *word, struct replacement_row *row)
{
    static const struct {
        const char *name;
        enum replacement_art art;
    } arts[] = {{"fest", REPLACEMENT_FIXED},
                {"Adjektiv", REPLACEMENT_ADJECTIVE},
                {"Mehrzahl", REPLACEMENT_PLURAL},
                {"Zahl", REPLACEMENT_NUMBER}};
    for (size_t i = 0; i < sizeof arts / sizeof arts[0]; i++)
        if (strcmp(arts[i].name, word) == 0) {
            row->art = arts[i].art;
            return true;
        }
    if (strncmp(word, "Nomen ", 6) != 0 || strlen(word) != 8 ||
        strspn(word + 6, "mfn") != 2)
        return false;
    row->art = REPLACEMENT_NOUN;
    memcpy(row->gender, word + 6, 2);
    return true;
}

static bool read_row(struct arena *arena, const char *line, size_t len,
                     struct replacement_row *out, struct err *err)
{
    const char *field[FIELDS] = {"", "", "", "", ""};
    size_t plurals = 0;
    char *rest = arena_copy_len(arena, line, len);
    for (size_t i = 0; i < FIELDS && rest != NULL; i++) {
        char *tab = strchr(rest, '\t');
        field[i] = rest;
        if (tab != NULL)
            *tab = '\0';
        rest = tab == NULL ? NULL : tab + 1;
    }
    struct replacement_row row = {.office = field[0], .office_plural = field[3]};
    if (field[0][0] == '\0' || field[1][0] == '\0' || !read_art(field[2], &row))
        return err_set(err, "say office, plain and kind, separated by tabs");
    if (!read_choices(arena, field[1], row.plain, &row.choices) ||
        !read_choices(arena, field[4], row.plain_plural, &plurals))
        return err_set(err, "not enough memory");
    if (field[3][0] != '\0' && plurals != row.choices)
        return err_set(err, "say as many plurals as plain words");
    *out = row;
    return true;
}

bool replacement_open(struct arena *arena, const struct plain_lexicon *lexicon,
                      const char *path, struct replacement_book *out, struct err *err)
{
    struct buf file = {0};
    struct replacement_book book = {.lexicon = lexicon};
    size_t lines = 1;
    if (!buf_read_file(&file, path, BOOK_MOST, err))
        return false;
    for (size_t i = 0; i < file.len; i++)
        lines += file.bytes[i] == '\n';
    book.row = arena_take_array(arena, lines, sizeof *book.row);
    bool ok = book.row != NULL || err_set(err, "not enough memory");
    size_t number = 0;
    for (size_t at = 0; ok && at < file.len;) {
        size_t len = strcspn(file.bytes + at, "\r\n");
        number++;
        if (number > 1 && len > 0 &&
            !read_row(arena, file.bytes + at, len, &book.row[book.count++], err))
            ok = err_prefix(err, "%s:%zu", path, number);
        at += len + 1;
    }
    buf_free(&file);
    if (ok)
        *out = book;
    return ok;
}

/* Where in a text some words stand, and how. */
struct spot {
    const char *text;
    size_t sentence;
    size_t end;
    size_t start;
    size_t len;
};

/* Whether the bytes are the words, but for the first letter's size and for spaces inside
 * ("z.B."). Returns how many bytes of the text they take; 0 if not. */
static size_t same_words(const char *text, size_t len, const char *words)
{
    size_t at = 0;
    size_t to = 0;
    size_t words_len = strlen(words);
    while (to < words_len) {
        if (at >= len)
            return 0;
        size_t before = at;
        uint32_t one = utf8_next(text, len, &at);
        uint32_t other = utf8_next(words, words_len, &to);
        if (other == ' ' && one != ' ' && words[to - 2] == '.') {
            at = before;
            continue;
        }
        bool same =
            one == other || (before == 0 && plain_small(one) == plain_small(other));
        if (!same)
            return 0;
    }
    return at;
}

/* The word in front of the spot, within its sentence, in small letters; "" if there is
 * none, or a mark stands between. */
static size_t word_before(const struct spot *spot, char out[DETERMINER_MOST])
{
    size_t end = spot->start;
    out[0] = '\0';
    while (end > spot->sentence && spot->text[end - 1] == ' ')
        end--;
    size_t start = end;
    while (start > spot->sentence &&
           strchr(" \n,.;:!?()\"", spot->text[start - 1]) == NULL)
        start--;
    size_t to = 0;
    for (size_t at = start; at < end && to + 5 < DETERMINER_MOST;)
        to += utf8_put(out + to, plain_small(utf8_next(spot->text, end, &at)));
    out[to] = '\0';
    return start;
}

static bool is_any(const struct plain_lexicon *lexicon, enum plain_list list,
                   const char *word)
{
    return plain_listed(lexicon, list, word, strlen(word));
}

static bool may_be_adjective(const char *word)
{
    return plain_ends(word, "e") || plain_ends(word, "en") || plain_ends(word, "er") ||
           plain_ends(word, "es") || plain_ends(word, "em");
}

/* A preposition, a verb in front of "Sie" and so on: nothing that is inflected. */
static bool is_free(const struct plain_lexicon *lexicon, const char *word)
{
    return word[0] == '\0' || !may_be_adjective(word) ||
           is_any(lexicon, PLAIN_LIST_UNINFLECTED, word);
}

/* "der", "ihrem" for a noun of another gender; NULL where the case is not sure. Singular,
 * and no genitive: that would show at the noun. */
static const char *other_article(struct arena *arena, const struct plain_lexicon *lexicon,
                                 const char *word, const char gender[2])
{
    const struct plain_words kind = plain_list(lexicon, PLAIN_LIST_DETERMINER);
    const char *key = arena_print(arena, "%c%c%s", gender[0], gender[1], word);
    const char *other =
        key == NULL ? NULL : plain_paired(lexicon, PLAIN_LIST_OTHER_ARTICLE, key);
    if (other != NULL)
        return other;
    for (size_t i = 0; i < kind.count; i++) {
        if (!plain_begins(word, kind.item[i]))
            continue;
        const char *end = word + strlen(kind.item[i]);
        const char *to = NULL;
        if (gender[0] == 'm' && (end[0] == '\0' || strcmp(end, "en") == 0))
            to = gender[1] == 'f' ? "e" : "";
        else if (gender[0] == 'n' && end[0] == '\0' && gender[1] == 'f')
            to = "e";
        else if (gender[0] == 'f' && strcmp(end, "e") == 0 && gender[1] == 'n')
            to = "";
        else if (gender[0] != 'f' && strcmp(end, "em") == 0)
            to = gender[1] == 'f' ? "er" : "em";
        if (to != NULL)
            return arena_print(arena, "%s%s", kind.item[i], to);
    }
    return NULL;
}

static const char *sized_as(struct arena *arena, const char *like, const char *words)
{
    size_t at = 0;
    size_t behind = 0;
    uint32_t one = utf8_next(like, strlen(like), &at);
    uint32_t first = utf8_next(words, strlen(words), &behind);
    char letter[8] = "";
    if (!plain_is_capital(one) || first < 'a' || first > 'z')
        return words;
    utf8_put(letter, first - 'a' + 'A');
    return arena_print(arena, "%s%s", letter, words + behind);
}

static bool put_all(struct arena *arena, const struct spot *spot, size_t start,
                    const char *before, const char *const *plain, size_t choices,
                    const char *ending, struct replacement *out)
{
    *out = (struct replacement){
        .start = start, .len = spot->start + spot->len - start, .choices = choices};
    for (size_t i = 0; i < choices; i++) {
        const char *words = arena_print(arena, "%s%s%s", before, plain[i], ending);
        if (words == NULL)
            return false;
        out->choice[i] = sized_as(arena, spot->text + start, words);
        if (out->choice[i] == NULL)
            return false;
    }
    return true;
}

/* A relative clause, or a pronoun, would still have the old gender. */
static bool clause_follows(const struct spot *spot)
{
    return spot->text[spot->start + spot->len] == ',';
}

static bool put_noun(struct arena *arena, const struct plain_lexicon *lexicon,
                     const struct replacement_row *row, const struct spot *spot,
                     size_t same, struct replacement *out)
{
    char before[DETERMINER_MOST];
    size_t start = word_before(spot, before);
    bool other = row->gender[0] != row->gender[1];
    if (same != spot->len || (other && clause_follows(spot)))
        return true;
    if (!other)
        return put_all(arena, spot, spot->start, "", row->plain, row->choices, "", out);
    const char *article = other_article(arena, lexicon, before, row->gender);
    if (article != NULL) {
        char *with = arena_print(arena, "%s ", article);
        bool capital = plain_is_capital((unsigned char)spot->text[start]);
        if (with != NULL && capital && with[0] >= 'a' && with[0] <= 'z')
            with[0] = (char)(with[0] - 'a' + 'A');
        return with != NULL &&
               put_all(arena, spot, start, with, row->plain, row->choices, "", out);
    }
    bool fits = is_any(lexicon, PLAIN_LIST_FUSED, before)
                    ? row->gender[0] != 'f' && row->gender[1] != 'f'
                    : is_free(lexicon, before) && strcmp(before, "zur") != 0 &&
                          strcmp(before, "ins") != 0 && strcmp(before, "ein") != 0 &&
                          strcmp(before, "das") != 0 && strcmp(before, "ans") != 0;
    return !fits ||
           put_all(arena, spot, spot->start, "", row->plain, row->choices, "", out);
}

static bool put_plural(struct arena *arena, const struct replacement_row *row,
                       const struct spot *spot, struct replacement *out)
{
    size_t same =
        row->office_plural[0] == '\0'
            ? 0
            : same_words(spot->text + spot->start, spot->len, row->office_plural);
    const char *plain[REPLACEMENT_CHOICES];
    bool dative =
        same > 0 && same + 1 == spot->len && spot->text[spot->start + same] == 'n';
    if (same == 0 || (same != spot->len && !dative))
        return true;
    for (size_t i = 0; i < row->choices; i++) {
        const char *one = row->plain_plural[i];
        bool add = dative && !plain_ends(one, "n") && !plain_ends(one, "s");
        plain[i] = add ? arena_print(arena, "%sn", one) : one;
        if (plain[i] == NULL)
            return false;
    }
    return put_all(arena, spot, spot->start, "", plain, row->choices, "", out);
}

static bool put_people(struct arena *arena, const struct plain_lexicon *lexicon,
                       const struct replacement_row *row, const struct spot *spot,
                       size_t same, struct replacement *out)
{
    char before[DETERMINER_MOST];
    word_before(spot, before);
    bool inflected = same + 1 == spot->len && spot->text[spot->start + same] == 'n';
    bool fits = inflected
                    ? is_any(lexicon, PLAIN_LIST_SEVERAL, before)
                    : same == spot->len && is_free(lexicon, before) &&
                          !plain_begins(before, "ein") && !plain_begins(before, "d");
    return !fits ||
           put_all(arena, spot, spot->start, "", row->plain, row->choices, "", out);
}

static bool put_adjective(struct arena *arena, const struct plain_lexicon *lexicon,
                          const struct replacement_row *row, const struct spot *spot,
                          size_t same, struct replacement *out)
{
    char ending[4] = "";
    size_t len = spot->len - same;
    if (len >= sizeof ending)
        return true;
    memcpy(ending, spot->text + spot->start + same, len);
    return (ending[0] != '\0' &&
            !is_any(lexicon, PLAIN_LIST_ADJECTIVE_INFLECTED, ending)) ||
           put_all(arena, spot, spot->start, "", row->plain, row->choices, ending, out);
}

/* The dot of a short form goes, but not the one that ends the sentence. */
static bool put_fixed(struct arena *arena, const struct replacement_row *row,
                      struct spot *spot, size_t same, struct replacement *out)
{
    size_t end = spot->start + same;
    if (same < spot->len)
        return true;
    spot->len = same;
    if (end >= spot->end && spot->text[end - 1] == '.')
        spot->len--;
    return put_all(arena, spot, spot->start, "", row->plain, row->choices, "", out);
}

bool replacement_find(struct arena *arena, const struct replacement_book *book,
                      const char *text, size_t sentence, size_t end, size_t start,
                      size_t len, struct replacement *out)
{
    struct spot spot = {text, sentence, end, start, len};
    *out = (struct replacement){.start = start, .len = len};
    for (size_t i = 0; i < book->count && out->choices == 0; i++) {
        const struct replacement_row *row = &book->row[i];
        bool dotted = plain_ends(row->office, ".");
        size_t same = same_words(text + start, len + dotted, row->office);
        bool ok = true;
        if (row->art == REPLACEMENT_NOUN && !put_plural(arena, row, &spot, out))
            return false;
        if (same == 0 || out->choices > 0)
            continue;
        if (row->art == REPLACEMENT_NOUN)
            ok = put_noun(arena, book->lexicon, row, &spot, same, out);
        else if (row->art == REPLACEMENT_PLURAL)
            ok = put_people(arena, book->lexicon, row, &spot, same, out);
        else if (row->art == REPLACEMENT_ADJECTIVE)
            ok = put_adjective(arena, book->lexicon, row, &spot, same, out);
        else
            ok = put_fixed(arena, row, &spot, same, out);
        if (!ok)
            return false;
    }
    return !arena->failed;
}
