#include "device/program_slot.h"

#include "core/crypt.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Direct reading wants memory and places that are multiples of the disk's blocks. */
enum { PIECE_LEN = 1024 * 1024, BLOCK_LEN = 4096 };

bool program_slot_len(const char *path, uintmax_t *out, struct err *err)
{
    struct stat about;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return err_set_errno(err, "%s: could not be opened", path);
    uint64_t len = 0;
    bool ok = fstat(fd, &about) == 0;
    if (ok && S_ISBLK(about.st_mode))
        ok = ioctl(fd, BLKGETSIZE64, &len) == 0;
    else if (ok && S_ISREG(about.st_mode))
        len = (uint64_t)about.st_size;
    else
        ok = false;
    close(fd);
    if (!ok || len == 0)
        return err_set(err, "%s: this is no place for a program", path);
    *out = len;
    return true;
}

static int open_past_memory(const char *path)
{
    struct stat about;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return fd;
    (void)posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    if (fstat(fd, &about) == 0 && S_ISBLK(about.st_mode))
        (void)ioctl(fd, BLKFLSBUF);
    int direct = open(path, O_RDONLY | O_CLOEXEC | O_DIRECT);
    if (direct < 0)
        return fd;
    close(fd);
    return direct;
}

/* Whole blocks of the next piece; the end of the file may be less. */
static bool read_piece(int fd, unsigned char *piece, size_t wanted, size_t *len)
{
    *len = 0;
    while (*len < wanted) {
        ssize_t got = read(fd, piece + *len, wanted - *len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        *len += (size_t)got;
        if (got == 0 || got % BLOCK_LEN != 0)
            break;
    }
    return true;
}

static bool hash_all(int fd, const char *path, uintmax_t len, unsigned char *piece,
                     void (*each)(void *context, int percent), void *context,
                     struct crypt_hash *hash, struct err *err)
{
    for (uintmax_t passed = 0; passed < len;) {
        size_t got;
        size_t left = len - passed < PIECE_LEN ? (size_t)(len - passed) : PIECE_LEN;
        size_t wanted = (left + BLOCK_LEN - 1) / BLOCK_LEN * BLOCK_LEN;
        if (!read_piece(fd, piece, wanted, &got))
            return err_set_errno(err, "%s: could not be read back", path);
        if (got < left)
            return err_set(err, "%s: it ends before what was written", path);
        crypt_hash_add(hash, piece, left);
        passed += left;
        if (each != NULL)
            each(context, (int)(passed * 100 / len));
    }
    return true;
}

bool program_slot_hash(const char *path, uintmax_t len,
                       void (*each)(void *context, int percent), void *context,
                       unsigned char out[SIGNATURE_HASH_LEN], struct err *err)
{
    struct crypt_hash hash;
    unsigned char *piece = aligned_alloc(BLOCK_LEN, PIECE_LEN);
    if (piece == NULL)
        return err_set(err, "not enough memory");
    int fd = open_past_memory(path);
    if (fd < 0) {
        free(piece);
        return err_set_errno(err, "%s: could not be opened", path);
    }
    crypt_hash_begin(&hash);
    bool ok = hash_all(fd, path, len, piece, each, context, &hash, err);
    crypt_hash_end(&hash, out);
    close(fd);
    free(piece);
    return ok;
}
