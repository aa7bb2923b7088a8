#include "german/plain_word.h"

#include <string.h>

#include "base/utf8.h"

enum {
    SOFT_HYPHEN = 0xAD,
    NO_BREAK_SPACE = 0xA0,
    LETTERS_LONG = 6,
    SYLLABLES_HEAVY = 3,
    ADDRESS_MOST = 512
};

bool plain_is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == NO_BREAK_SPACE ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x2028 || c == 0x2029;
}

static bool is_combining(uint32_t c)
{
    return c >= 0x300 && c <= 0x36F;
}

bool plain_is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == 0xAA || c == 0xBA ||
           (c >= 0xC0 && c != 0xD7 && c != 0xF7 && c < 0x2000 && !is_combining(c));
}

static bool is_figure(uint32_t c)
{
    return c >= '0' && c <= '9';
}

bool plain_is_capital(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
           (c >= 0x100 && c < 0x138 && (c & 1) == 0) || c == 0x15E || c == 0x160 ||
           c == 0x1E9E;
}

uint32_t plain_small(uint32_t c)
{
    if (!plain_is_capital(c))
        return c;
    if (c == 0x1E9E)
        return 0xDF;
    return c < 0x100 ? c + 32 : c + 1;
}

static bool is_vowel(uint32_t small)
{
    return (small < 0x80 && small != 0 && strchr("aeiouy", (int)small) != NULL) ||
           (small >= 0xE0 && small <= 0xE6) || (small >= 0xE8 && small <= 0xEF) ||
           (small >= 0xF2 && small <= 0xF6) || (small >= 0xF9 && small <= 0xFD) ||
           small == 0xFF || small == 0x153 || small == 0x131;
}

/* Hyphens that are seen. */
static bool parts_words(uint32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2011 || c == 0xB7 || c == 0x2027 || c == '/';
}

static unsigned mark_of(uint32_t c)
{
    switch (c) {
    case ',':
        return PLAIN_COMMA;
    case ';':
        return PLAIN_SEMICOLON;
    case ':':
        return PLAIN_COLON;
    case 0x2013:
    case 0x2014:
        return PLAIN_DASH;
    case '(':
    case '[':
        return PLAIN_OPEN;
    case ')':
    case ']':
        return PLAIN_CLOSE;
    case '"':
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
    case 0x2039:
    case 0x203A:
    case 0x201A:
    case 0x2018:
        return PLAIN_QUOTE;
    case '.':
    case '!':
    case '?':
    case 0x2026:
        return PLAIN_STOP;
    default:
        return plain_is_space(c) ? PLAIN_SPACE : PLAIN_OTHER;
    }
}

static uint32_t peek(const char *text, size_t end, size_t at)
{
    return at < end ? utf8_next(text, end, &at) : 0;
}

/* "kreis.de", "kreis.de/amt": a dot behind a name, and 2 to 4 small letters of a country
 * or the like behind it. */
static bool has_domain(const char *text, size_t from, size_t to)
{
    size_t host = from;
    while (host < to && text[host] != '/')
        host++;
    size_t dot = host;
    while (dot > from && text[dot - 1] >= 'a' && text[dot - 1] <= 'z')
        dot--;
    return host - dot >= 2 && host - dot <= 4 && dot > from + 3 && text[dot - 1] == '.' &&
           text[dot - 2] != '.' && text[dot - 3] != '.' && text[dot - 4] != '.';
}

/* A web or mail address that begins at `at`: its end, else `at`. */
static size_t address_end(const char *text, size_t end, size_t at)
{
    size_t to = at;
    bool sure = false;
    while (to < end && to - at < ADDRESS_MOST &&
           strchr(" \t\r\n<>\"()", text[to]) == NULL && (unsigned char)text[to] < 0x80) {
        sure = sure || text[to] == '@' ||
               (text[to] == ':' && end - to > 2 && text[to + 1] == '/');
        to++;
    }
    while (to > at && strchr(".,;:!?", text[to - 1]) != NULL)
        to--;
    bool www = to - at > 4 && strncmp(text + at, "www.", 4) == 0;
    return sure || www || has_domain(text, at, to) ? to : at;
}

/* Whether `c` at `at` goes on with a word whose last character was `before`. */
static bool goes_on(const char *text, size_t end, size_t behind, uint32_t before,
                    uint32_t c, bool opened)
{
    uint32_t next = peek(text, end, behind);
    bool letter = plain_is_letter(next);
    if (c == SOFT_HYPHEN || is_combining(c) || c == 0x200D || c == 0x200C)
        return true;
    if (parts_words(c) || c == '*' || c == '_' || c == '\'' || c == 0x2019 || c == '&')
        return letter || is_figure(next);
    if (c == ':')
        return is_figure(before)
                   ? is_figure(next)
                   : letter && plain_is_letter(before) && !plain_is_capital(next);
    if (c == '.') {
        /* "10.30", "z.B.", "e.V.", but not the end of "hier.Dann" */
        bool single = behind < 3 || !plain_is_letter((unsigned char)text[behind - 3]);
        return is_figure(before) ? is_figure(next)
                                 : letter && plain_is_letter(before) &&
                                       (single || !plain_is_capital(next));
    }
    if (c == ',')
        return is_figure(before) && is_figure(next);
    if (c == '(')
        return plain_is_letter(before) && letter && !plain_is_capital(next);
    return c == ')' && opened;
}

struct part {
    uint32_t letters;
    uint32_t syllables;
    bool vowel;
    bool any;
};

static void part_ends(struct part *part, struct plain_word *out)
{
    if (!part->any)
        return;
    uint32_t syllables = part->syllables > 0 ? part->syllables : 1;
    out->parts++;
    out->syllables += syllables;
    out->parts_long += part->letters > LETTERS_LONG;
    out->parts_heavy += syllables >= SYLLABLES_HEAVY;
    out->parts_light += syllables == 1;
    *part = (struct part){0};
}

/* Letters of the run that the last character belongs to. */
struct run {
    size_t start;
    uint32_t letters;
};

static void run_ends(struct run *run, size_t to, struct plain_word *out)
{
    if (run->letters > out->run) {
        out->run = run->letters;
        out->run_start = run->start;
        out->run_len = to - run->start;
    }
    run->letters = 0;
}

static void take_letter(uint32_t c, size_t from, struct part *part, struct run *run,
                        struct plain_word *out)
{
    bool letter = plain_is_letter(c);
    if (parts_words(c))
        part_ends(part, out);
    if (letter) {
        bool vowel = is_vowel(plain_small(c));
        if (vowel && !part->vowel)
            part->syllables++;
        part->vowel = vowel;
        part->letters++;
        out->letters++;
        if (plain_is_capital(c))
            out->capitals++;
        if (run->letters == 0)
            run->start = from;
        run->letters++;
    } else if (!is_combining(c))
        run_ends(run, from, out);
    if (letter || is_figure(c))
        part->any = true;
    if (!letter && c != SOFT_HYPHEN && !is_combining(c))
        part->vowel = false;
}

/* A letter in small and without hyphens; a diaeresis that stands by itself is put on. */
static size_t write_low(char *low, size_t len, uint32_t c)
{
    if (c == SOFT_HYPHEN || (parts_words(c) && c != '/'))
        return len;
    if (c == 0x308 && len > 0) {
        uint32_t with = low[len - 1] == 'a'   ? 0xE4
                        : low[len - 1] == 'o' ? 0xF6
                        : low[len - 1] == 'u' ? 0xFC
                                              : 0;
        return with == 0 ? len : len - 1 + utf8_put(low + len - 1, with);
    }
    return is_combining(c) ? len : len + utf8_put(low + len, plain_small(c));
}

static bool read_address(struct arena *arena, const char *text, size_t at, size_t to,
                         struct plain_word *out)
{
    out->start = at;
    out->len = to - at;
    out->low = arena_copy_len(arena, text + at, to - at);
    out->address = true;
    out->parts = 1;
    out->syllables = 1;
    out->parts_light = 1;
    return out->low != NULL;
}

static bool read_letters(struct arena *arena, const char *text, size_t end, size_t *at,
                         struct plain_word *out)
{
    struct part part = {0};
    struct run run = {0};
    uint32_t before = 0;
    bool opened = false;
    size_t to = *at;
    out->start = *at;
    while (to < end) {
        size_t behind = to;
        uint32_t c = utf8_next(text, end, &behind);
        if (!plain_is_letter(c) && !is_figure(c) &&
            !goes_on(text, end, behind, before, c, opened))
            break;
        opened = (opened || c == '(') && c != ')';
        take_letter(c, to, &part, &run, out);
        if (to == out->start) {
            out->capital = plain_is_capital(c);
            out->figures = is_figure(c);
        }
        before = c;
        to = behind;
    }
    run_ends(&run, to, out);
    part_ends(&part, out);
    out->len = to - out->start;
    out->dot = to < end && text[to] == '.';
    char *low = arena_take(arena, out->len * 2 + 1);
    size_t len = 0;
    for (size_t i = out->start; low != NULL && i < to;)
        len = write_low(low, len, utf8_next(text, end, &i));
    out->low = low;
    *at = to;
    return low != NULL;
}

enum plain_read plain_word_read(struct arena *arena, const char *text, size_t end,
                                size_t *at, struct plain_word *out)
{
    bool spaced = *at == 0 || plain_is_space((unsigned char)text[*at - 1]);
    *out = (struct plain_word){.low = ""};
    while (*at < end) {
        size_t behind = *at;
        uint32_t c = utf8_next(text, end, &behind);
        if (plain_is_letter(c) || is_figure(c)) {
            size_t to = address_end(text, end, *at);
            bool ok = to > *at ? read_address(arena, text, *at, to, out)
                               : read_letters(arena, text, end, at, out);
            if (to > *at)
                *at = to;
            return ok ? PLAIN_READ_WORD : PLAIN_READ_NO_MEMORY;
        }
        unsigned mark = mark_of(c);
        bool hyphen = c == '-' || c == 0x2012;
        if (hyphen && spaced && plain_is_space(peek(text, end, behind)))
            mark = PLAIN_DASH;
        out->marks |= mark;
        spaced = plain_is_space(c);
        *at = behind;
    }
    return PLAIN_READ_END;
}

bool plain_ends(const char *low, const char *end)
{
    size_t len = strlen(low);
    size_t tail = strlen(end);
    return len >= tail && memcmp(low + len - tail, end, tail) == 0;
}

bool plain_begins(const char *low, const char *begin)
{
    return strncmp(low, begin, strlen(begin)) == 0;
}
