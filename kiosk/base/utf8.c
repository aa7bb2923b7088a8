#include "base/utf8.h"

#include <string.h>

/* Length of the valid sequence at `p` with `left` bytes to go, 0 if there is none. */
static size_t sequence_len(const unsigned char *p, size_t left)
{
    if (p[0] < 0x80)
        return 1;
    if (p[0] < 0xC2 || p[0] > 0xF4)
        return 0;
    size_t need = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    if (need > left)
        return 0;
    for (size_t i = 1; i < need; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) ||
        (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F))
        return 0;
    return need;
}

uint32_t utf8_next(const char *text, size_t len, size_t *at)
{
    const unsigned char *p = (const unsigned char *)text + *at;
    size_t bytes = sequence_len(p, len - *at);
    if (bytes == 0) {
        *at += 1;
        return UTF8_REPLACEMENT;
    }
    *at += bytes;
    switch (bytes) {
    case 1:
        return p[0];
    case 2:
        return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    case 3:
        return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    default:
        return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 |
               (p[3] & 0x3Fu);
    }
}

size_t utf8_put(char *out, uint32_t code)
{
    unsigned char *p = (unsigned char *)out;
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = UTF8_REPLACEMENT;
    if (code < 0x80) {
        p[0] = (unsigned char)code;
        return 1;
    }
    if (code < 0x800) {
        p[0] = (unsigned char)(0xC0 | code >> 6);
        p[1] = (unsigned char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        p[0] = (unsigned char)(0xE0 | code >> 12);
        p[1] = (unsigned char)(0x80 | (code >> 6 & 0x3F));
        p[2] = (unsigned char)(0x80 | (code & 0x3F));
        return 3;
    }
    p[0] = (unsigned char)(0xF0 | code >> 18);
    p[1] = (unsigned char)(0x80 | (code >> 12 & 0x3F));
    p[2] = (unsigned char)(0x80 | (code >> 6 & 0x3F));
    p[3] = (unsigned char)(0x80 | (code & 0x3F));
    return 4;
}

/* How many bytes from `at` on are ASCII, found by eights: most text is mostly that. */
static size_t plain_len(const char *text, size_t len, size_t at)
{
    size_t from = at;
    uint64_t eight;
    for (; at + sizeof eight <= len; at += sizeof eight) {
        memcpy(&eight, text + at, sizeof eight);
        if ((eight & 0x8080808080808080u) != 0)
            break;
    }
    return at - from;
}

bool utf8_valid(const char *text, size_t len, size_t *bad_at)
{
    for (size_t at = 0; at < len;) {
        at += plain_len(text, len, at);
        if (at == len)
            break;
        size_t bytes = sequence_len((const unsigned char *)text + at, len - at);
        if (bytes == 0) {
            if (bad_at != NULL)
                *bad_at = at;
            return false;
        }
        at += bytes;
    }
    return true;
}

size_t utf8_length(const char *text)
{
    size_t len = strlen(text);
    size_t count = 0;
    for (size_t at = 0; at < len;) {
        size_t plain = plain_len(text, len, at);
        at += plain;
        count += plain;
        if (at == len)
            break;
        utf8_next(text, len, &at);
        count++;
    }
    return count;
}

bool utf8_copy(char *out, size_t room, const char *text)
{
    size_t len = strlen(text);
    size_t keep = len < room ? len : room - 1;
    while (keep < len && keep > 0 && ((unsigned char)text[keep] & 0xC0) == 0x80)
        keep--;
    memcpy(out, text, keep);
    out[keep] = '\0';
    return keep == len;
}

/* Bytes of the beginning of a character at `p`, of which the rest is missing. */
static size_t stump_len(const unsigned char *p)
{
    if (p[0] < 0xC2 || p[0] > 0xF4)
        return 0;
    size_t len = 1;
    while (len < 4 && (p[len] & 0xC0) == 0x80)
        len++;
    return len;
}

void utf8_copy_mended(char *out, size_t room, const char *text)
{
    size_t len = strlen(text);
    size_t kept = 0;
    for (size_t at = 0; at < len;) {
        const unsigned char *p = (const unsigned char *)text + at;
        size_t bytes = sequence_len(p, len - at);
        size_t stump = bytes == 0 ? stump_len(p) : 0;
        char character[4];
        size_t put = stump > 0 ? 0 : utf8_put(character, utf8_next(text, len, &at));
        at += stump;
        if (kept + put >= room)
            break;
        memcpy(out + kept, character, put);
        kept += put;
    }
    out[kept] = '\0';
}

int utf8_head(const char *text, int most)
{
    int len = (int)strnlen(text, (size_t)most + 1);
    if (len <= most)
        return len;
    len = most;
    while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80)
        len--;
    return len;
}
