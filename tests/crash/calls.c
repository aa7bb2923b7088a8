#include "calls_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "fault.h"

static struct {
    struct disk *disk;
    uint64_t device; /* another one for each disk: SQLite knows files by it */
    struct open_file file[CALLS_FILES];
    size_t room;
    void (*before)(void *context, const char *what);
    void *context;
} here = {.room = SIZE_MAX};

void calls_mount(struct disk *disk)
{
    if (calls_open() > 0) {
        fputs("crash tests: a file of the simulated disk was left open\n", stderr);
        abort();
    }
    here.disk = disk;
    here.device++;
}

struct disk *calls_disk(void)
{
    return here.disk;
}

uint64_t calls_device(void)
{
    return here.device;
}

int calls_open(void)
{
    int count = calls_walks();
    for (int i = 0; i < CALLS_FILES; i++)
        count += here.file[i].used;
    return count;
}

void calls_close_all(void)
{
    memset(here.file, 0, sizeof here.file);
    calls_end_walks();
}

void calls_watch(void (*before)(void *context, const char *what), void *context)
{
    here.before = before;
    here.context = context;
}

void calls_set_room(size_t bytes)
{
    here.room = bytes;
}

size_t calls_room(void)
{
    return here.room;
}

const char *calls_inside(const char *path)
{
    size_t len = sizeof CALLS_DISK - 1;
    if (here.disk == NULL || path == NULL || strncmp(path, CALLS_DISK, len) != 0)
        return NULL;
    if (path[len] != '/' && path[len] != '\0')
        return NULL;
    return path + len + strspn(path + len, "/");
}

void calls_before(const char *format, ...)
{
    if (here.before == NULL)
        return;
    char what[256];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    here.before(here.context, what);
}

int calls_fail(int error)
{
    errno = error;
    return -1;
}

/* What a function of disk.h gave, as the C library says it. */
int calls_answer(int number)
{
    return number < 0 ? calls_fail(-number) : 0;
}

struct open_file *calls_file(int fd)
{
    if (fd < CALLS_FD || fd >= CALLS_FD + CALLS_FILES || !here.file[fd - CALLS_FD].used)
        return NULL;
    return &here.file[fd - CALLS_FD];
}

static int open_inside(const char *path, int flags)
{
    int number = disk_find(here.disk, path, (flags & O_NOFOLLOW) == 0);
    if (number == -ENOENT && (flags & O_CREAT) != 0) {
        calls_before("make %s", path);
        number = disk_make(here.disk, path, DISK_FILE, NULL);
    } else if (number >= 0 && (flags & O_CREAT) != 0 && (flags & O_EXCL) != 0) {
        return calls_fail(EEXIST);
    }
    if (number < 0)
        return calls_fail(-number);
    struct disk_about about = disk_about(here.disk, number);
    bool writes = (flags & O_ACCMODE) != O_RDONLY;
    if (about.kind == DISK_LINK)
        return calls_fail(ELOOP);
    if ((flags & O_DIRECTORY) != 0 && about.kind != DISK_FOLDER)
        return calls_fail(ENOTDIR);
    if (about.kind == DISK_FOLDER && writes)
        return calls_fail(EISDIR);
    if ((flags & O_TRUNC) != 0 && writes && about.size > 0) {
        calls_before("empty %s", path);
        disk_truncate(here.disk, number, 0);
    }
    for (int i = 0; i < CALLS_FILES; i++)
        if (!here.file[i].used) {
            here.file[i] = (struct open_file){true, writes, number, 0};
            return CALLS_FD + i;
        }
    return calls_fail(EMFILE);
}

int open(const char *path, int flags, ...)
{
    mode_t mode = 0;
    if ((flags & (O_CREAT | O_TMPFILE)) != 0) {
        va_list args;
        va_start(args, flags);
        mode = va_arg(args, mode_t);
        va_end(args);
    }
    int error = fault_hits(FAULT_OPEN);
    if (error != 0)
        return calls_fail(error);
    const char *inside = calls_inside(path);
    if (inside == NULL)
        return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    fault_hold();
    int fd = open_inside(inside, flags);
    fault_go();
    return fd;
}

int open64(const char *path, int flags, ...)
{
    mode_t mode = 0;
    if ((flags & (O_CREAT | O_TMPFILE)) != 0) {
        va_list args;
        va_start(args, flags);
        mode = va_arg(args, mode_t);
        va_end(args);
    }
    return open(path, flags, mode);
}

int close(int fd)
{
    struct open_file *file = calls_file(fd);
    int error = fault_hits(FAULT_CLOSE);
    int result = 0;
    if (file == NULL)
        result = (int)syscall(SYS_close, fd);
    else
        file->used = false;
    return error != 0 ? calls_fail(error) : result;
}

static ssize_t read_at(const struct open_file *file, void *out, size_t len, off_t at)
{
    if (disk_about(here.disk, file->number).kind != DISK_FILE)
        return calls_fail(EISDIR);
    return (ssize_t)disk_read(here.disk, file->number, out, (size_t)at, len);
}

ssize_t read(int fd, void *out, size_t len)
{
    struct open_file *file = calls_file(fd);
    int error = fault_hits(FAULT_READ);
    if (error == FAULT_SHORT)
        len = len > 1 ? 1 : len;
    else if (error != 0)
        return calls_fail(error);
    if (file == NULL)
        return syscall(SYS_read, fd, out, len);
    ssize_t got = read_at(file, out, len, file->at);
    file->at += got > 0 ? got : 0;
    return got;
}

ssize_t pread(int fd, void *out, size_t len, off_t at)
{
    struct open_file *file = calls_file(fd);
    int error = fault_hits(FAULT_READ);
    if (error == FAULT_SHORT)
        len = len > 1 ? 1 : len;
    else if (error != 0)
        return calls_fail(error);
    if (file == NULL)
        return syscall(SYS_pread64, fd, out, len, at);
    return read_at(file, out, len, at);
}

ssize_t pread64(int fd, void *out, size_t len, off64_t at)
{
    return pread(fd, out, len, at);
}

static ssize_t write_at(const struct open_file *file, const void *bytes, size_t len,
                        off_t at)
{
    if (!file->writes)
        return calls_fail(EBADF);
    if (here.room != SIZE_MAX) {
        if (here.room == 0)
            return calls_fail(ENOSPC);
        len = len > here.room ? here.room : len;
        here.room -= len;
    }
    if (len == 0)
        return 0;
    fault_hold();
    calls_before("write %zu bytes at %lld of %s", len, (long long)at,
                 disk_any_name(here.disk, file->number));
    disk_write(here.disk, file->number, bytes, (size_t)at, len);
    fault_go();
    return (ssize_t)len;
}

ssize_t write(int fd, const void *bytes, size_t len)
{
    struct open_file *file = calls_file(fd);
    int error = fault_hits(FAULT_WRITE);
    if (error == FAULT_SHORT)
        len = len > 1 ? len / 2 : len;
    else if (error != 0)
        return calls_fail(error);
    if (file == NULL)
        return syscall(SYS_write, fd, bytes, len);
    ssize_t put = write_at(file, bytes, len, file->at);
    file->at += put > 0 ? put : 0;
    return put;
}

ssize_t pwrite(int fd, const void *bytes, size_t len, off_t at)
{
    struct open_file *file = calls_file(fd);
    int error = fault_hits(FAULT_WRITE);
    if (error == FAULT_SHORT)
        len = len > 1 ? len / 2 : len;
    else if (error != 0)
        return calls_fail(error);
    if (file == NULL)
        return syscall(SYS_pwrite64, fd, bytes, len, at);
    return write_at(file, bytes, len, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t len, off64_t at)
{
    return pwrite(fd, bytes, len, at);
}

int ftruncate(int fd, off_t size)
{
    struct open_file *file = calls_file(fd);
    int error = fault_hits(FAULT_WRITE);
    if (error > 0)
        return calls_fail(error);
    if (file == NULL)
        return (int)syscall(SYS_ftruncate, fd, size);
    fault_hold();
    calls_before("truncate %s to %lld", disk_any_name(here.disk, file->number),
                 (long long)size);
    disk_truncate(here.disk, file->number, (size_t)size);
    fault_go();
    return 0;
}

int ftruncate64(int fd, off64_t size)
{
    return ftruncate(fd, size);
}

int calls_space(struct statvfs *out)
{
    *out = (struct statvfs){.f_bsize = 4096,
                            .f_frsize = 4096,
                            .f_blocks = (uint64_t)1 << 22,
                            .f_bfree = (uint64_t)1 << 21,
                            .f_bavail = (uint64_t)1 << 21,
                            .f_namemax = DISK_NAME - 1};
    return 0;
}
