/* A stick that is smaller than it says, preloaded into anna-admin: what is written below
 * FAKE_FOLDER goes to one medium of FAKE_LEN bytes that begins anew at its end, so that
 * later bytes overwrite earlier ones. The system's memory answers for a file with what
 * was written until the file is synced and its pages are dropped (POSIX_FADV_DONTNEED) or
 * it is opened past memory (O_DIRECT); only then the medium itself answers.
 *
 * And a computer whose clock is wrong: FAKE_TIME are the seconds since 1970 it shows. */

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

ssize_t read(int fd, void *bytes, size_t len);
ssize_t write(int fd, const void *bytes, size_t len);
int fsync(int fd);
time_t time(time_t *out);
int posix_fadvise(int fd, off_t offset, off_t len, int advice);

enum { FILES_MOST = 64, EXTENTS_MOST = 4096, PATH_LEN = 4096 };

/* Some bytes of a file and where they lie on the medium, not yet wrapped. */
struct extent {
    ino_t ino;
    size_t at, len, place;
};

static struct {
    ino_t ino;
    int dirty, dropped;
} files[FILES_MOST];
static size_t file_count;
static struct extent extents[EXTENTS_MOST];
static size_t extent_count;
static size_t next_place;
static unsigned char *medium;
static size_t medium_len;

static void *real(const char *name)
{
    void *function = dlsym(RTLD_NEXT, name);
    if (function == NULL)
        abort();
    return function;
}

/* The file's place in `files`, -1 for files that are not on the stick. */
static int on_stick(int fd)
{
    const char *folder = getenv("FAKE_FOLDER");
    char link[64];
    char path[PATH_LEN];
    struct stat about;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t len = readlink(link, path, sizeof path - 1);
    if (folder == NULL || len <= 0 || fstat(fd, &about) != 0 || !S_ISREG(about.st_mode))
        return -1;
    path[len] = '\0';
    if (strncmp(path, folder, strlen(folder)) != 0 || path[strlen(folder)] != '/')
        return -1;
    if (medium == NULL) {
        medium_len = strtoul(getenv("FAKE_LEN"), NULL, 10);
        medium = calloc(1, medium_len);
    }
    for (size_t i = 0; i < file_count; i++)
        if (files[i].ino == about.st_ino)
            return (int)i;
    if (file_count == FILES_MOST || medium == NULL)
        abort();
    files[file_count].ino = about.st_ino;
    return (int)file_count++;
}

ssize_t write(int fd, const void *bytes, size_t len)
{
    ssize_t (*function)(int, const void *, size_t);
    *(void **)&function = real("write");
    int file = on_stick(fd);
    off_t at = file >= 0 ? lseek(fd, 0, SEEK_CUR) : 0;
    ssize_t done = function(fd, bytes, len);
    if (file < 0 || done <= 0)
        return done;
    if (extent_count == EXTENTS_MOST)
        abort();
    extents[extent_count++] =
        (struct extent){files[file].ino, (size_t)at, (size_t)done, next_place};
    for (ssize_t i = 0; i < done; i++)
        medium[(next_place + (size_t)i) % medium_len] = ((const unsigned char *)bytes)[i];
    next_place += (size_t)done;
    files[file].dirty = 1;
    files[file].dropped = 0;
    return done;
}

ssize_t read(int fd, void *bytes, size_t len)
{
    ssize_t (*function)(int, void *, size_t);
    *(void **)&function = real("read");
    int file = on_stick(fd);
    int flags = file >= 0 ? fcntl(fd, F_GETFL) : 0;
    off_t at = file >= 0 ? lseek(fd, 0, SEEK_CUR) : 0;
    ssize_t got = function(fd, bytes, len);
    if (file < 0 || (!files[file].dropped && (flags & O_DIRECT) == 0))
        return got;
    for (ssize_t i = 0; i < got; i++)
        for (size_t k = 0; k < extent_count; k++) {
            const struct extent *e = &extents[k];
            size_t byte = (size_t)(at + i);
            if (e->ino == files[file].ino && byte >= e->at && byte < e->at + e->len)
                ((unsigned char *)bytes)[i] =
                    medium[(e->place + byte - e->at) % medium_len];
        }
    return got;
}

int fsync(int fd)
{
    int (*function)(int);
    *(void **)&function = real("fsync");
    int file = on_stick(fd);
    if (file >= 0)
        files[file].dirty = 0;
    return function(fd);
}

int posix_fadvise(int fd, off_t offset, off_t len, int advice)
{
    int (*function)(int, off_t, off_t, int);
    *(void **)&function = real("posix_fadvise");
    int file = on_stick(fd);
    if (file >= 0 && advice == POSIX_FADV_DONTNEED && !files[file].dirty)
        files[file].dropped = 1;
    return function(fd, offset, len, advice);
}

time_t time(time_t *out)
{
    const char *fake = getenv("FAKE_TIME");
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    time_t shown = fake != NULL ? (time_t)strtoll(fake, NULL, 10) : now.tv_sec;
    if (out != NULL)
        *out = shown;
    return shown;
}
