#include "speech/say_line.h"

#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/utf8.h"

/* What becomes of the characters that are no letters of some language: one sign of ASCII,
 * nothing, or the character itself. */
enum { NOTHING = 0, ITSELF = -1 };

static const struct {
    uint32_t first, last;
    int into;
} signs[] = {
    {0x7F, 0xA0, ' '},          {0xA1, 0xA6, NOTHING},
    {0xA7, 0xA7, ITSELF}, /* § */
    {0xA8, 0xA9, NOTHING},      {0xAA, 0xAA, ITSELF},
    {0xAB, 0xAC, NOTHING},      {0xAD, 0xAD, SAY_JOINT},
    {0xAE, 0xAF, NOTHING},      {0xB0, 0xB3, ITSELF}, /* ° ± ² ³ */
    {0xB4, 0xB4, '\''},         {0xB5, 0xB5, ITSELF},
    {0xB6, 0xB6, NOTHING},      {0xB7, 0xB7, ','},
    {0xB8, 0xB9, NOTHING},      {0xBA, 0xBA, ITSELF},
    {0xBB, 0xBB, NOTHING},      {0xBC, 0xBE, ITSELF}, /* quarters */
    {0xBF, 0xBF, NOTHING},      {0x2BC, 0x2BC, '\''},
    {0x60C, 0x60C, ','},        {0x61B, 0x61B, ';'},
    {0x61C, 0x61C, NOTHING},    {0x61F, 0x61F, '?'},
    {0x640, 0x640, NOTHING},    {0x66A, 0x66A, '%'},
    {0x66B, 0x66B, ','},        {0x66C, 0x66C, NOTHING},
    {0x6D4, 0x6D4, '.'},        {0x2000, 0x200A, ' '},
    {0x200B, 0x200B, NOTHING},  {0x200C, 0x200C, ITSELF}, /* parts a Persian word */
    {0x200D, 0x200F, NOTHING},  {0x2010, 0x2011, '-'},
    {0x2012, 0x2015, SAY_DASH}, {0x2016, 0x2017, ' '},
    {0x2018, 0x2019, '\''},     {0x201A, 0x201F, NOTHING},
    {0x2020, 0x2023, ','},      {0x2024, 0x2026, '.'},
    {0x2027, 0x2027, NOTHING},  {0x2028, 0x2029, '\n'},
    {0x202A, 0x202E, NOTHING},  {0x202F, 0x202F, ' '},
    {0x2030, 0x2043, NOTHING},  {0x2044, 0x2044, '/'},
    {0x2045, 0x205F, ' '},      {0x2060, 0x206F, NOTHING},
    {0x20AC, 0x20AC, ITSELF}, /* € */
    {0x2212, 0x2212, '-'},      {0x2070, 0x20AB, ' '},
    {0x20AD, 0x2115, ' '},      {0x2116, 0x2116, ITSELF}, /* № */
    {0x2117, 0x2211, ' '},      {0x2213, 0x2BFF, ' '},
    {0x2E00, 0x2E7F, ' '},      {0x3000, 0x303F, ' '},
    {0xD800, 0xF8FF, ' '}, /* icons */
    {0xFE00, 0xFE0F, NOTHING},  {0xFEFF, 0xFEFF, NOTHING},
    {0xFFF0, 0xFFFF, ' '},      {0x1F000, 0x10FFFF, ' '},
};

static int sign_of(uint32_t code)
{
    if (code < 0x20)
        return code == '\n' ? '\n' : ' ';
    if (code < 0x7F)
        return strchr("\"<>[]{}|\\^~`$", (int)code) != NULL ? ' ' : (int)code;
    if (code >= 0x660 && code <= 0x669)
        return (int)('0' + code - 0x660);
    if (code >= 0x6F0 && code <= 0x6F9)
        return (int)('0' + code - 0x6F0);
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (code >= signs[i].first && code <= signs[i].last)
            return signs[i].into;
    return ITSELF;
}

bool say_line_read(struct say_line *line, const char *shown)
{
    const size_t shown_len = strlen(shown);
    line->text = arena_take(line->arena, shown_len + 1);
    line->from = arena_take_array(line->arena, shown_len + 1, sizeof *line->from);
    line->to = arena_take_array(line->arena, shown_len + 1, sizeof *line->to);
    if (line->text == NULL || line->from == NULL || line->to == NULL)
        return false;
    for (size_t at = 0; at < shown_len;) {
        size_t from = at;
        uint32_t code = utf8_next(shown, shown_len, &at);
        int sign = sign_of(code);
        size_t begin = line->len;
        if (sign == ITSELF)
            line->len += utf8_put(line->text + line->len, code);
        else if (sign != NOTHING)
            line->text[line->len++] = (char)sign;
        for (size_t i = begin; i < line->len; i++) {
            line->from[i] = from;
            line->to[i] = at;
        }
    }
    return true;
}

void say_line_pause(struct say_line *line, char mark)
{
    if (line->count == 0)
        return;
    struct say_piece *last = &line->piece[line->count - 1];
    size_t len = strlen(last->words);
    char there = last->words[len - 1];
    if (strchr(".!?;:", there) != NULL || (there == ',' && mark == ','))
        return;
    if (there == ',')
        len--;
    const char *words = arena_print(line->arena, "%.*s%c", (int)len, last->words, mark);
    if (words != NULL)
        last->words = words;
}

static uint32_t code_at(const struct say_line *line, size_t at)
{
    return at < line->len ? utf8_next(line->text, line->len, &at) : 0;
}

bool say_line_digit(const struct say_line *line, size_t at)
{
    return at < line->len && line->text[at] >= '0' && line->text[at] <= '9';
}

bool say_line_letter(const struct say_line *line, size_t at)
{
    uint32_t code = code_at(line, at);
    if (code < 0x80)
        return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
    return code >= 0xC0 ? code != 0xD7 && code != 0xF7 && code != 0x20AC && code != 0x2116
                        : code == 0xAA || code == 0xBA || code == 0xB5;
}

/* Of Latin and Cyrillic, as far as our languages need it. */
bool say_line_capital(const struct say_line *line, size_t at)
{
    uint32_t code = code_at(line, at);
    return (code >= 'A' && code <= 'Z') ||
           (code >= 0xC0 && code <= 0xDE && code != 0xD7) ||
           (code >= 0x400 && code <= 0x42F) ||
           (code >= 0x100 && code <= 0x17F && code % 2 == 0) || code == 0x218 ||
           code == 0x21A;
}

static bool in_word(const struct say_line *line, size_t at)
{
    return say_line_letter(line, at) || say_line_digit(line, at) ||
           line->text[at] == SAY_JOINT;
}

static bool arabic(uint32_t code)
{
    return code >= 0x600 && code < 0x780;
}

bool say_line_border(const struct say_line *line, size_t at)
{
    if (at == 0 || at >= line->len)
        return true;
    size_t before = at - 1;
    while (before > 0 && ((unsigned char)line->text[before] & 0xC0) == 0x80)
        before--;
    return !in_word(line, before) || !in_word(line, at) ||
           (arabic(code_at(line, before)) && (unsigned char)line->text[at] < 0x80 &&
            line->text[at] != SAY_JOINT);
}

size_t say_line_skip(const struct say_line *line, size_t at)
{
    while (at < line->len && line->text[at] == ' ')
        at++;
    return at;
}

const char *say_line_rule(const struct say_line *line, const char *name, int number)
{
    char key[32];
    if (number != 0)
        snprintf(key, sizeof key, ":%s.%d", name, number);
    else
        snprintf(key, sizeof key, ":%s", name);
    return say_lexicon_find(line->lexicon, line->lang, key, strlen(key)).said;
}

const char *say_line_fill(const struct say_line *line, const char *pattern, const char *a,
                          const char *b, const char *c)
{
    const char *const value[] = {a, b, c};
    if (pattern == NULL)
        pattern = c != NULL ? "{0} {1} {2}" : b != NULL ? "{0} {1}" : "{0}";
    char *out = NULL;
    for (int pass = 0; pass < 2; pass++) {
        size_t len = 0;
        for (const char *p = pattern; *p != '\0';) {
            bool place = p[0] == '{' && p[1] >= '0' && p[1] <= '2' && p[2] == '}';
            const char *from = place ? value[p[1] - '0'] : p;
            size_t some = !place ? 1 : from != NULL ? strlen(from) : 0;
            if (out != NULL && some > 0)
                memcpy(out + len, from, some);
            len += some;
            p += place ? 3 : 1;
        }
        if (out == NULL && (out = arena_take(line->arena, len + 1)) == NULL)
            return NULL;
    }
    return out;
}

/* One choice after the other; NULL: no more. */
static const char *choice(const char **list, size_t *len)
{
    const char *begin = *list;
    if (begin == NULL || *begin == '\0')
        return NULL;
    *len = strcspn(begin, "|");
    *list = begin + *len + (begin[*len] == '|' ? 1 : 0);
    return begin;
}

/* The pair "from=to" of a list that fits the front of `words`: how long "from" is; 0:
 * none.
 * "$" at its end is the end of a word. */
static size_t respelling(const char *words, const char *list, const char **to,
                         size_t *to_len)
{
    size_t len;
    for (const char *pair; (pair = choice(&list, &len)) != NULL;) {
        size_t from = strcspn(pair, "=");
        if (from == 0 || from >= len)
            continue;
        bool ends = pair[from - 1] == '$';
        size_t some = ends ? from - 1 : from;
        if (strncmp(words, pair, some) != 0 ||
            (ends && strchr(" .,:;!?", words[some]) == NULL))
            continue;
        *to = pair + from + 1;
        *to_len = len - from - 1;
        return some;
    }
    return 0;
}

/* Whether one of a list's beginnings of words stands at `at`. */
static bool starts(const struct say_line *line, size_t at, const char *list)
{
    size_t len;
    for (const char *word; (word = choice(&list, &len)) != NULL;)
        if (len > 0 && len <= line->len - at && memcmp(line->text + at, word, len) == 0)
            return true;
    return false;
}

/* Whether a word without an article belongs to the next, which has one: "the key of the
 * house" without an "of". */
static bool linked(const struct say_line *line, size_t from, size_t to)
{
    const char *article = say_line_rule(line, "article", 0);
    const size_t next = to + 1;
    return article != NULL && next < line->len && line->text[to] == ' ' &&
           say_line_letter(line, from) && !starts(line, from, article) &&
           starts(line, next, article) &&
           say_line_begins(line, next, say_line_rule(line, "unlinked", 0)) == 0;
}

static const char *respelled(const struct say_line *line, const char *words,
                             const char *list)
{
    struct buf out = {0};
    if (list == NULL)
        return words;
    while (*words != '\0') {
        const char *to = words;
        size_t to_len = 1;
        size_t some = respelling(words, list, &to, &to_len);
        buf_add(&out, to, to_len);
        words += some > 0 ? some : 1;
    }
    const char *copy = out.failed ? NULL : arena_copy(line->arena, out.bytes);
    buf_free(&out);
    return copy;
}

void say_line_put(struct say_line *line, size_t from, size_t to, const char *lang,
                  const char *words)
{
    struct say_piece *more =
        array_next(line->arena, line->piece, line->count, sizeof *more);
    if (words != NULL && lang == NULL)
        words = respelled(
            line, words,
            say_line_rule(line, linked(line, from, to) ? "linked" : "spelled", 0));
    if (more == NULL || words == NULL || words[0] == '\0')
        return;
    line->piece = more;
    line->piece[line->count++] = (struct say_piece){
        line->from[from], line->to[to - 1], lang != NULL ? lang : line->lang, words};
    line->sort = SAY_WORD;
    line->sort_at = to;
}

size_t say_line_begins(const struct say_line *line, size_t at, const char *list)
{
    size_t len;
    size_t best = 0;
    for (const char *word; (word = choice(&list, &len)) != NULL;)
        if (len > 0 && len <= line->len - at && at + len > best &&
            memcmp(line->text + at, word, len) == 0 && say_line_border(line, at + len))
            best = at + len;
    return best;
}

static bool same(const char *a, const char *b, size_t len)
{
    bool capital = a[0] >= 'A' && a[0] <= 'Z' && (a[0] | 0x20) == b[0];
    return (capital || a[0] == b[0]) && memcmp(a + 1, b + 1, len - 1) == 0;
}

bool say_line_follows(const struct say_line *line, size_t at, const char *list)
{
    size_t end = at;
    while (end > 0 && line->text[end - 1] == ' ')
        end--;
    size_t len;
    for (const char *word; (word = choice(&list, &len)) != NULL;)
        if (end < at && len > 0 && len <= end &&
            same(line->text + end - len, word, len) && say_line_border(line, end - len))
            return true;
    return false;
}

const char *say_line_choice(const struct say_line *line, const char *list, int number)
{
    size_t len;
    size_t first_len = 0;
    const char *first = NULL;
    for (const char *word; (word = choice(&list, &len)) != NULL; number--) {
        if (number == 0)
            return arena_copy_len(line->arena, word, len);
        if (first == NULL) {
            first = word;
            first_len = len;
        }
    }
    return first != NULL ? arena_copy_len(line->arena, first, first_len) : NULL;
}

const char *say_line_apart(const struct say_line *line, size_t from, size_t to)
{
    char *out = arena_take(line->arena, 2 * (to - from) + 1);
    size_t len = 0;
    for (size_t at = from; out != NULL && at < to;) {
        size_t begin = at;
        utf8_next(line->text, to, &at);
        if (line->text[begin] == SAY_JOINT || line->text[begin] == ' ')
            continue;
        if (len > 0)
            out[len++] = ' ';
        memcpy(out + len, line->text + begin, at - begin);
        len += at - begin;
    }
    return out;
}
