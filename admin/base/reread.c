#include "base/reread.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Direct reading wants memory and places that are multiples of the medium's blocks. */
enum { PIECE_LEN = 1024 * 1024, BLOCK_LEN = 4096 };

/* As many bytes as there are, up to a piece. */
static bool read_piece(int fd, char *piece, size_t *len, const char *path,
                       struct err *err)
{
    *len = 0;
    while (*len < PIECE_LEN) {
        ssize_t got = read(fd, piece + *len, PIECE_LEN - *len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return err_set_errno(err, "%s: could not be read back", path);
        *len += (size_t)got;
        /* A direct read that is no whole block was the last one. */
        if (got == 0 || got % BLOCK_LEN != 0)
            break;
    }
    return true;
}

static int open_past_memory(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return fd;
    posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    int direct = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_DIRECT);
    if (direct < 0)
        return fd;
    close(fd);
    return direct;
}

static size_t same_len(const char *a, size_t a_len, const char *b, size_t b_len)
{
    size_t len = a_len < b_len ? a_len : b_len;
    size_t at = 0;
    while (at < len && a[at] == b[at])
        at++;
    return at;
}

static bool compare(int back, int source, char *piece[2], const char *path,
                    const char *source_path, struct err *err)
{
    size_t passed = 0;
    size_t len[2];
    do {
        if (!read_piece(back, piece[0], &len[0], path, err) ||
            !read_piece(source, piece[1], &len[1], source_path, err))
            return false;
        size_t same = same_len(piece[0], len[0], piece[1], len[1]);
        if (same < len[0] || same < len[1])
            return err_set(err,
                           "%s: from byte %zu on it gives back something else than was "
                           "written; the stick is broken, or smaller than it says",
                           path, passed + same);
        passed += len[0];
    } while (len[0] == PIECE_LEN);
    return true;
}

bool reread_same(const char *path, const char *source, struct err *err)
{
    char *piece[2] = {aligned_alloc(BLOCK_LEN, PIECE_LEN), malloc(PIECE_LEN)};
    int back = open_past_memory(path);
    int kept = back >= 0 ? open(source, O_RDONLY | O_CLOEXEC) : -1;
    bool ok = (piece[0] != NULL && piece[1] != NULL) || err_set(err, "not enough memory");
    if (ok && (back < 0 || kept < 0))
        ok = err_set_errno(err, "%s: could not be opened", back < 0 ? path : source);
    ok = ok && compare(back, kept, piece, path, source, err);
    if (back >= 0)
        close(back);
    if (kept >= 0)
        close(kept);
    free(piece[0]);
    free(piece[1]);
    return ok;
}
