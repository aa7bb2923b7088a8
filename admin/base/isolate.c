#include "base/isolate.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum {
    FORMATS = 1024,      /* more than the office has */
    SIGNS_BELIEVED = 64, /* a text with more of them is none of ours */
    SIGN_LEN = sizeof ISOLATE_BEGIN - 1
};

static struct {
    const char *format;
    const char *isolated;
} kept[FORMATS];

static bool on;

/* Where the next place for words begins; `*len` is how long it is. A place that shows
 * nothing, "%.0s", is none. */
static const char *next_place(const char *at, size_t *len)
{
    for (at = strchr(at, '%'); at != NULL; at = strchr(at + *len, '%')) {
        size_t type = 1 + strspn(at + 1, "0123456789.*$");
        *len = type + (at[type] != '\0');
        if (at[type] == 's' && strncmp(at, "%.0s", 4) != 0)
            return at;
    }
    return NULL;
}

static const char *make(const char *format)
{
    struct buf out = {0};
    size_t len;
    const char *from = format;
    for (const char *at; (at = next_place(from, &len)) != NULL; from = at + len) {
        buf_add(&out, from, (size_t)(at - from));
        buf_add_text(&out, ISOLATE_BEGIN);
        buf_add(&out, at, len);
        buf_add_text(&out, ISOLATE_END);
    }
    if (out.len > 0)
        buf_add_text(&out, from);
    if (out.failed)
        buf_free(&out);
    return out.bytes != NULL ? out.bytes : format;
}

void isolate_turn_on(void)
{
    on = true;
}

bool isolate_is_on(void)
{
    return on;
}

const char *isolate_words(struct arena *arena, const char *words)
{
    const char *isolated =
        on ? arena_print(arena, ISOLATE_BEGIN "%s" ISOLATE_END, words) : NULL;
    return isolated != NULL ? isolated : words;
}

const char *isolate_places(const char *format)
{
    size_t len;
    const char *first = on ? next_place(format, &len) : NULL;
    if (first == NULL || strlen(format) == len)
        return format;
    size_t at = (size_t)((uintptr_t)format >> 3) % FORMATS;
    for (size_t tried = 0; tried < FORMATS; tried++, at = (at + 1) % FORMATS) {
        if (kept[at].format == NULL) {
            kept[at].isolated = make(format);
            kept[at].format = format;
        }
        if (kept[at].format == format)
            return kept[at].isolated;
    }
    return format;
}

void isolate_undo(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0';) {
        if (strncmp(from, ISOLATE_BEGIN, SIGN_LEN) == 0 ||
            strncmp(from, ISOLATE_END, SIGN_LEN) == 0)
            from += SIGN_LEN;
        else
            *to++ = *from++;
    }
    *to = '\0';
}

/* The letters of scripts from right to left: the blocks that Unicode keeps for them
 * (DerivedBidiClass.txt, its defaults), and the two marks. */
static bool turns(uint32_t code)
{
    return (code >= 0x590 && code <= 0x8ff) || code == 0x200f ||
           (code >= 0xfb1d && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfefc) ||
           (code >= 0x10800 && code <= 0x10fff) || (code >= 0x1e800 && code <= 0x1efff);
}

static bool begins(uint32_t code)
{
    return code >= 0x2066 && code <= 0x2068;
}

static bool ends(uint32_t code)
{
    return code == 0x2069;
}

static bool overrides(uint32_t code)
{
    return code >= 0x202a && code <= 0x202e;
}

static bool is_sign(uint32_t code)
{
    return begins(code) || ends(code) || overrides(code);
}

/* Where the sign stands that ends what begins before `at`; `len`: nowhere. */
static size_t end_of(const char *text, size_t len, size_t at)
{
    for (size_t deep = 1; at < len;) {
        size_t here = at;
        uint32_t code = utf8_next(text, len, &at);
        deep += begins(code);
        deep -= ends(code);
        if (deep == 0)
            return here;
    }
    return len;
}

static void add_escaped(struct buf *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '&')
            buf_add_text(out, "&amp;");
        else if (text[i] == '<')
            buf_add_text(out, "&lt;");
        else if (text[i] == '>')
            buf_add_text(out, "&gt;");
        else if (text[i] == '"')
            buf_add_text(out, "&quot;");
        else if (text[i] == '\'')
            buf_add_text(out, "&#39;");
        else
            buf_add(out, text + i, 1);
    }
}

/* A piece of a text, and how it is isolated. */
struct piece {
    const char *text;
    size_t len;
    enum isolate_as as;
    bool paired; /* its signs go in pairs, and are believed */
};

/* The piece that a sign at `here` begins, and is isolated by itself; `*at` is behind that
 * sign, and then behind the one that ends it. */
static bool inner(const struct piece *of, uint32_t code, size_t *at, struct piece *out)
{
    size_t end = of->paired && begins(code) ? end_of(of->text, of->len, *at) : of->len;
    if (end == of->len)
        return false;
    *out = *of;
    out->text += *at;
    out->len = end - *at;
    *at = end + SIGN_LEN;
    return true;
}

/* Whether its own letters turn the direction, without what is isolated in it. */
static bool turned(const struct piece *piece)
{
    struct piece within;
    for (size_t at = 0; at < piece->len;) {
        uint32_t code = utf8_next(piece->text, piece->len, &at);
        if (turns(code))
            return true;
        (void)inner(piece, code, &at, &within);
    }
    return false;
}

static void add_piece(struct buf *out, const struct piece *piece)
{
    bool alone = turned(piece);
    struct piece within;
    if (alone)
        buf_add_text(out, piece->as == ISOLATE_TAGS ? "<bdi>" : ISOLATE_BEGIN);
    for (size_t at = 0; at < piece->len;) {
        size_t here = at;
        uint32_t code = utf8_next(piece->text, piece->len, &at);
        if (inner(piece, code, &at, &within))
            add_piece(out, &within);
        else if (!is_sign(code))
            add_escaped(out, piece->text + here, at - here);
    }
    if (alone)
        buf_add_text(out, piece->as == ISOLATE_TAGS ? "</bdi>" : ISOLATE_END);
}

void isolate_add(struct buf *out, const char *text, enum isolate_as as)
{
    struct piece piece = {text, strlen(text), as, true};
    if (as == ISOLATE_NOT) {
        add_escaped(out, text, piece.len);
        return;
    }
    size_t signs = 0;
    for (size_t at = 0; at < piece.len;)
        signs += is_sign(utf8_next(text, piece.len, &at));
    piece.paired = signs <= SIGNS_BELIEVED;
    add_piece(out, &piece);
}
