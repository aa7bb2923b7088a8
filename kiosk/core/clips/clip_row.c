#include "core/clips/clip_row.h"

#include <string.h>

#include "core/crypt.h"

void clip_row_name(char out[CLIP_NAME], const char *const *lang, const char *const *words,
                   size_t count)
{
    unsigned char hash[CRYPT_HASH_LEN];
    struct crypt_hash passing;
    crypt_hash_begin(&passing);
    for (size_t i = 0; i < count; i++) {
        crypt_hash_add(&passing, lang[i], strlen(lang[i]) + 1);
        crypt_hash_add(&passing, words[i], strlen(words[i]) + 1);
    }
    crypt_hash_end(&passing, hash);
    memcpy(out, "clip:", 5);
    crypt_to_hex(out + 5, hash, CLIP_HASH);
}

/* A number up to `most` as we would write it, and the sign behind it. */
static bool read_number(const char **at, uint64_t most, char end, uint64_t *out)
{
    const char *p = *at;
    uint64_t value = 0;
    if (*p < '0' || *p > '9' || (p[0] == '0' && p[1] >= '0' && p[1] <= '9'))
        return false;
    for (; *p >= '0' && *p <= '9'; p++) {
        value = value * 10 + (uint64_t)(*p - '0');
        if (value > most)
            return false;
    }
    if (*p != end)
        return false;
    *at = end != '\0' ? p + 1 : p;
    *out = value;
    return true;
}

static bool read_hash(const char **at, unsigned char *hash, size_t len, char end)
{
    char hex[2 * CLIP_WHOLE_HASH + 1];
    if (strnlen(*at, 2 * len) != 2 * len || (*at)[2 * len] != end)
        return false;
    memcpy(hex, *at, 2 * len);
    hex[2 * len] = '\0';
    *at += 2 * len + (end != '\0');
    return crypt_from_hex(hash, len, hex);
}

static bool read_starts(struct clip_row *row, const char *at)
{
    uint64_t start = 0;
    row->piece_count = 0;
    for (;;) {
        uint64_t step;
        bool more = strchr(at, ',') != NULL;
        if (row->piece_count == CLIP_PIECES ||
            !read_number(&at, CLIP_STEPS, more ? ',' : '\0', &step))
            return false;
        start += step;
        if (start > CLIP_STEPS)
            return false;
        row->start[row->piece_count++] = (unsigned short)start;
        if (!more)
            return true;
    }
}

bool clip_row_read(struct clip_row *out, const char *value)
{
    uint64_t len;
    const char *at = value;
    bool ok = strnlen(value, CLIP_VALUE) < CLIP_VALUE &&
              read_number(&at, INT64_MAX / 16, ' ', &out->position) &&
              read_number(&at, CLIP_LIMIT, ' ', &len) && len > 0 &&
              read_hash(&at, out->hash, CLIP_HASH, ' ') && read_starts(out, at);
    out->len = ok ? (size_t)len : 0;
    return ok;
}

void clip_row_write(const struct clip_row *row, struct buf *out)
{
    char hex[2 * CLIP_HASH + 1];
    unsigned before = 0;
    crypt_to_hex(hex, row->hash, CLIP_HASH);
    buf_print(out, "%llu %zu %s ", (unsigned long long)row->position, row->len, hex);
    for (size_t i = 0; i < row->piece_count; i++) {
        buf_print(out, "%s%u", i > 0 ? "," : "", row->start[i] - before);
        before = row->start[i];
    }
}

bool clip_whole_read(struct clip_whole *out, const char *value)
{
    const char *at = value;
    return read_number(&at, INT64_MAX / 16, ' ', &out->len) &&
           read_hash(&at, out->hash, CLIP_WHOLE_HASH, '\0');
}

void clip_whole_write(const struct clip_whole *whole, struct buf *out)
{
    char hex[2 * CLIP_WHOLE_HASH + 1];
    crypt_to_hex(hex, whole->hash, CLIP_WHOLE_HASH);
    buf_print(out, "%llu %s", (unsigned long long)whole->len, hex);
}
