#include "publish/page_names.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/html.h"
#include "base/utf8.h"

/* The number of `digits` figures in base 16 at `at`, false if one is none. */
static bool hex(const char *at, const char *end, int digits, uint32_t *out)
{
    uint32_t value = 0;
    for (int i = 0; i < digits; i++) {
        const char *figures = "0123456789abcdef";
        const char *found = at + i < end && at[i] != '\0'
                                ? strchr(figures, at[i] | (at[i] >= 'A' ? 0x20 : 0))
                                : NULL;
        if (found == NULL)
            return false;
        value = value << 4 | (uint32_t)(found - figures);
    }
    *out = value;
    return true;
}

/* An escape of JavaScript or JSON: its length, 0 for none. */
static size_t escape(const char *at, const char *end, uint32_t *code)
{
    uint32_t low;
    if (end - at < 2 || at[0] != '\\')
        return 0;
    if (at[1] == 'x' && hex(at + 2, end, 2, code))
        return 4;
    if (at[1] == 'u' && hex(at + 2, end, 4, code)) {
        bool pair = *code >= 0xD800 && *code < 0xDC00 && end - at >= 12 &&
                    at[6] == '\\' && at[7] == 'u' && hex(at + 8, end, 4, &low) &&
                    low >= 0xDC00 && low < 0xE000;
        if (pair)
            *code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
        return pair ? 12 : 6;
    }
    *code = strchr("bfnrt", at[1]) != NULL ? ' ' : (unsigned char)at[1];
    return strchr("bfnrt/\"'\\", at[1]) != NULL ? 2 : 0;
}

/* Entities and escapes are what they stand for. */
static void resolve(struct buf *out, const char *text, size_t len)
{
    if (len == 0)
        return;
    const char *end = text + len;
    for (const char *at = text; at < end;) {
        uint32_t code = 0;
        char bytes[4];
        size_t taken = *at == '&' ? html_entity(at, (size_t)(end - at), &code)
                                  : escape(at, end, &code);
        if (taken > 0)
            buf_add(out, bytes, utf8_put(bytes, code));
        else
            buf_add(out, at, 1);
        at += taken > 0 ? taken : 1;
    }
}

static bool among(uint32_t code, const uint32_t *list)
{
    while (*list != 0 && *list != code)
        list++;
    return *list != 0;
}

static const uint32_t blanks[] = {' ',    '\t',   '\n',   '\v',   '\f',
                                  '\r',   0x85,   0xA0,   0x1680, 0x2028,
                                  0x2029, 0x202F, 0x205F, 0x3000, 0};
static const uint32_t nothing[] = {0xAD,   0x34F,  0x61C,  0x180E, 0x200B, 0x200C, 0x200D,
                                   0x200E, 0x200F, 0x2060, 0xFE0E, 0xFE0F, 0xFEFF, 0};
static const uint32_t apostrophes[] = {'`',    0xB4,   0x2B9,  0x2BB,  0x2BC,  0x2BD,
                                       0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2035,
                                       0x2039, 0x203A, 0xFF07, 0};
static const uint32_t quotes[] = {0xAB,   0xBB,   0x201C, 0x201D, 0x201E,
                                  0x201F, 0x2033, 0x2036, 0xFF02, 0};
static const uint32_t dashes[] = {0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015,
                                  0x2212, 0xFE58, 0xFE63, 0xFF0D, 0};

/* The one way of writing a character; 0 for what is nothing. */
static uint32_t plain(uint32_t code)
{
    return code >= 'A' && code <= 'Z'                                  ? code + 32
           : among(code, blanks) || (code >= 0x2000 && code <= 0x200A) ? ' '
           : among(code, nothing)                                      ? 0
           : among(code, apostrophes)                                  ? '\''
           : among(code, quotes)                                       ? '"'
           : among(code, dashes)                                       ? '-'
                                                                       : code;
}

/* "<wbr>", "<wbr/>", "<wbr />": its length, 0 for none. */
static size_t break_tag(const char *at, size_t len)
{
    const char *end =
        len >= 5 && strncasecmp(at, "<wbr", 4) == 0 && strchr(" />", at[4]) != NULL
            ? memchr(at, '>', len)
            : NULL;
    return end == NULL ? 0 : (size_t)(end - at) + 1;
}

/* Windows' apostrophe, where a byte is no UTF-8; every other is its own letter. */
static uint32_t latin(unsigned char byte)
{
    return byte == 0x91 || byte == 0x92   ? '\''
           : byte == 0x96 || byte == 0x97 ? '-'
           : byte < 0xA0                  ? ' '
                                          : byte;
}

static void add_plain(struct buf *out, const char *text, size_t len)
{
    bool blank = true;
    for (size_t at = 0; at < len;) {
        size_t from = at;
        size_t tag = break_tag(text + at, len - at);
        if (tag > 0) {
            at += tag;
            continue;
        }
        uint32_t code = utf8_next(text, len, &at);
        if (code == UTF8_REPLACEMENT && at - from == 1)
            code = latin((unsigned char)text[from]);
        code = plain(code);
        char bytes[4];
        if (code != 0 && !(code == ' ' && blank))
            buf_add(out, bytes, utf8_put(bytes, code));
        blank = code == ' ' || (code == 0 && blank);
    }
}

/* The text as it is read here. */
static struct buf as_read(const char *text, size_t len)
{
    struct buf once = {0}, twice = {0}, out = {0};
    resolve(&once, text, len);
    resolve(&twice, once.bytes, once.len);
    add_plain(&out, twice.bytes, twice.len);
    while (out.len > 0 && out.bytes[out.len - 1] == ' ')
        buf_shorten(&out, out.len - 1);
    out.failed = out.failed || once.failed || twice.failed;
    buf_free(&once);
    buf_free(&twice);
    return out;
}

/* A letter or a figure: a part of a word. All beyond ASCII is taken for one. */
static bool in_word(const char *text, size_t len, size_t at)
{
    unsigned char byte = at < len ? (unsigned char)text[at] : ' ';
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

static bool holds(const struct buf *page, const struct buf *name)
{
    size_t from = 0;
    while (page->len - from >= name->len) {
        const char *found =
            memmem(page->bytes + from, page->len - from, name->bytes, name->len);
        if (found == NULL)
            return false;
        size_t at = (size_t)(found - page->bytes);
        bool begins = at == 0 || !in_word(page->bytes, page->len, at - 1) ||
                      !in_word(name->bytes, name->len, 0);
        bool ends = !in_word(page->bytes, page->len, at + name->len) ||
                    !in_word(name->bytes, name->len, name->len - 1);
        if (begins && ends)
            return true;
        from = at + 1;
    }
    return false;
}

bool page_names(const char *page, size_t len, const char *name)
{
    struct buf there = as_read(page, len);
    struct buf wanted = as_read(name, strlen(name));
    bool found = !there.failed && !wanted.failed && wanted.len > 0 && there.len > 0 &&
                 holds(&there, &wanted);
    buf_free(&there);
    buf_free(&wanted);
    return found;
}
