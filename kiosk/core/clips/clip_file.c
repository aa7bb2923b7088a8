#include "core/clips/clip_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/crypt.h"

int clip_file_open(const char *path)
{
    struct stat about;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file >= 0 && (fstat(file, &about) != 0 || !S_ISREG(about.st_mode))) {
        close(file);
        return -1;
    }
    return file;
}

static bool read_all(int file, unsigned char *out, size_t len, uint64_t position)
{
    size_t have = 0;
    while (have < len) {
        ssize_t got = pread(file, out + have, len - have, (off_t)(position + have));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        have += (size_t)got;
    }
    return true;
}

bool clip_file_read(int file, const struct clip_row *row, unsigned char *out)
{
    unsigned char hash[CLIP_HASH];
    if (file < 0 || !read_all(file, out, row->len, row->position))
        return false;
    crypt_digest(hash, sizeof hash, out, row->len);
    return memcmp(hash, row->hash, sizeof hash) == 0;
}

bool clip_file_packet(const unsigned char *clip, size_t len, size_t *at,
                      const unsigned char **packet, size_t *packet_len)
{
    if (*at > len || len - *at < 2)
        return false;
    size_t size = clip[*at] + 256U * clip[*at + 1];
    if (size == 0 || size > len - *at - 2)
        return false;
    *packet = clip + *at + 2;
    *packet_len = size;
    *at += 2 + size;
    return true;
}

bool clip_file_whole(const char *path, const struct clip_whole *whole)
{
    unsigned char bytes[16384];
    unsigned char hash[CRYPT_HASH_LEN];
    struct crypt_hash passing;
    uint64_t at = 0;
    int file = clip_file_open(path);
    bool ok = file >= 0;
    crypt_hash_begin(&passing);
    while (ok && at < whole->len) {
        size_t want =
            whole->len - at < sizeof bytes ? (size_t)(whole->len - at) : sizeof bytes;
        ok = read_all(file, bytes, want, at);
        if (ok)
            crypt_hash_add(&passing, bytes, want);
        at += want;
    }
    ok = ok && !read_all(file, bytes, 1, at);
    crypt_hash_end(&passing, hash);
    if (file >= 0)
        close(file);
    return ok && memcmp(hash, whole->hash, sizeof hash) == 0;
}
