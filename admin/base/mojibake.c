#include "base/mojibake.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

enum { TIMES_MOST = 3, SEQUENCE_MOST = 4 };

/* The bytes 0x80 to 0x9f of Windows-1252. */
static const uint16_t upper[32] = {0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020,
                                   0x2021, 0x2c6,  0x2030, 0x160,  0x2039, 0x152,  0x8d,
                                   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d,
                                   0x2022, 0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a,
                                   0x153,  0x9d,   0x17e,  0x178};

/* The byte that a character was in Windows-1252, 0 if it was none above 127. */
static unsigned char byte_of(uint32_t code)
{
    if (code >= 0xa0 && code <= 0xff)
        return (unsigned char)code;
    for (unsigned i = 0; i < 32; i++)
        if (upper[i] == code)
            return (unsigned char)(0x80 + i);
    return code >= 0x80 && code < 0xa0 ? (unsigned char)code : 0;
}

/* Whether the bytes are a character that people hardly write in the signs of
 * Windows-1252; `alone` if no other stands beside it. */
static bool hardly_meant(const unsigned char *bytes, bool alone)
{
    switch (bytes[0]) {
    case 0xc2:
    case 0xc3:
    case 0xc5:
    case 0xf0:
        return true;
    case 0xc4:
        return strchr("\x9e\x9f\xb0\xb1", bytes[1]) != NULL;
    case 0xe2:
        return bytes[1] == 0x80 || bytes[1] == 0x82 || bytes[1] == 0x84;
    case 0xd0:
    case 0xd1:
    case 0xd8:
    case 0xd9:
        return !alone;
    default:
        return false;
    }
}

/* The bytes that the characters at `at` were, if they are one character of UTF-8: their
 * number, else 0; `*behind` stands behind the characters. */
static size_t sequence(const char *text, size_t len, size_t at,
                       unsigned char bytes[SEQUENCE_MOST], size_t *behind)
{
    size_t count = 0;
    size_t want = 1;
    while (count < want && at < len) {
        unsigned char byte = byte_of(utf8_next(text, len, &at));
        if (byte == 0)
            return 0;
        if (count == 0)
            want = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
        if (want == 0)
            return 0;
        bytes[count++] = byte;
    }
    *behind = at;
    return count == want && utf8_valid((const char *)bytes, count, NULL) ? count : 0;
}

static bool add_once(struct buf *out, const char *text, size_t len)
{
    bool any = false;
    bool before = false; /* a sequence has just been put right */
    for (size_t at = 0; at < len;) {
        unsigned char bytes[SEQUENCE_MOST] = {0};
        unsigned char next[SEQUENCE_MOST];
        size_t behind = at + 1;
        size_t end;
        size_t count =
            (unsigned char)text[at] < 0x80 ? 0 : sequence(text, len, at, bytes, &behind);
        if (count > 0 && hardly_meant(bytes, !before && (behind >= len ||
                                                         sequence(text, len, behind, next,
                                                                  &end) == 0))) {
            buf_add(out, bytes, count);
            any = before = true;
            at = behind;
            continue;
        }
        before = false;
        size_t from = at;
        (void)utf8_next(text, len, &at);
        buf_add(out, text + from, at - from);
    }
    return any;
}

bool mojibake_add_right(struct buf *out, const char *text, size_t len)
{
    struct buf work = {0};
    bool any = add_once(&work, text, len);
    bool again = any;
    for (int i = 1; i < TIMES_MOST && again; i++) {
        struct buf once = {0};
        again = add_once(&once, work.bytes, work.len);
        once.failed = once.failed || work.failed;
        buf_free(&work);
        work = once;
    }
    if (work.len > 0)
        buf_add(out, work.bytes, work.len);
    out->failed = out->failed || work.failed;
    buf_free(&work);
    return any;
}
