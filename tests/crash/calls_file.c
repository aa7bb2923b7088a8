#include "calls_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "fault.h"

/* What is done with an open file besides reading and writing. */

static int sync_file(int fd, long real)
{
    struct open_file *file = calls_file(fd);
    int error = fault_hits(FAULT_SYNC);
    if (error != 0)
        return calls_fail(error);
    if (file == NULL)
        return (int)syscall(real, fd);
    fault_hold();
    calls_before("sync %s", disk_any_name(calls_disk(), file->number));
    disk_sync(calls_disk(), file->number);
    fault_go();
    return 0;
}

int fsync(int fd)
{
    return sync_file(fd, SYS_fsync);
}

int fdatasync(int fd)
{
    return sync_file(fd, SYS_fdatasync);
}

void calls_about(int number, struct stat *out)
{
    struct disk_about about = disk_about(calls_disk(), number);
    *out = (struct stat){.st_dev = calls_device(),
                         .st_ino = (ino_t)number + 1,
                         .st_nlink = (nlink_t)about.names,
                         .st_size = (off_t)about.size,
                         .st_blksize = 4096};
    out->st_mode = about.kind == DISK_FILE     ? S_IFREG | 0644
                   : about.kind == DISK_FOLDER ? S_IFDIR | 0755
                                               : S_IFLNK | 0777;
    out->st_mtim.tv_sec = about.changed_ns / 1000000000;
    out->st_mtim.tv_nsec = about.changed_ns % 1000000000;
}

int fstat(int fd, struct stat *out)
{
    struct open_file *file = calls_file(fd);
    int error = fault_hits(FAULT_ABOUT);
    if (error != 0)
        return calls_fail(error);
    if (file == NULL)
        return (int)syscall(SYS_newfstatat, fd, "", out, AT_EMPTY_PATH);
    calls_about(file->number, out);
    return 0;
}

int fstat64(int fd, struct stat64 *out)
{
    return fstat(fd, (struct stat *)(void *)out);
}

/* Locks and flags: there is one process, so nobody else holds anything. */
int fcntl(int fd, int command, ...)
{
    va_list args;
    va_start(args, command);
    void *argument = va_arg(args, void *);
    va_end(args);
    if (calls_file(fd) == NULL)
        return (int)syscall(SYS_fcntl, fd, command, argument);
    if (command == F_GETLK)
        ((struct flock *)argument)->l_type = F_UNLCK;
    return 0;
}

int fcntl64(int fd, int command, ...)
{
    va_list args;
    va_start(args, command);
    void *argument = va_arg(args, void *);
    va_end(args);
    return fcntl(fd, command, argument);
}

int flock(int fd, int operation)
{
    return calls_file(fd) != NULL ? 0 : (int)syscall(SYS_flock, fd, operation);
}

int syncfs(int fd)
{
    int error = fault_hits(FAULT_SYNC);
    if (error != 0)
        return calls_fail(error);
    if (calls_file(fd) == NULL)
        return (int)syscall(SYS_syncfs, fd);
    fault_hold();
    calls_before("sync everything");
    disk_sync_all(calls_disk());
    fault_go();
    return 0;
}

int futimens(int fd, const struct timespec times[2])
{
    struct open_file *file = calls_file(fd);
    if (file == NULL)
        return (int)syscall(SYS_utimensat, fd, NULL, times, 0);
    fault_hold();
    calls_before("set the time of %s", disk_any_name(calls_disk(), file->number));
    disk_stamp(calls_disk(), file->number,
               (int64_t)times[1].tv_sec * 1000000000 + times[1].tv_nsec);
    fault_go();
    return 0;
}

int fchmod(int fd, mode_t mode)
{
    return calls_file(fd) != NULL ? 0 : (int)syscall(SYS_fchmod, fd, mode);
}

int fchown(int fd, uid_t owner, gid_t group)
{
    return calls_file(fd) != NULL ? 0 : (int)syscall(SYS_fchown, fd, owner, group);
}

/* A real file with the same bytes, which lives as long as a map of it: pages that are
 * given back (madvise) are read from it again. -1 on failure. */
static int real_copy(const struct open_file *file)
{
    size_t len;
    int fd = memfd_create("disk", MFD_CLOEXEC);
    fault_hold();
    const char *bytes = disk_bytes(calls_disk(), file->number, &len);
    fault_go();
    for (size_t at = 0; fd >= 0 && at < len;) {
        ssize_t put = syscall(SYS_write, fd, bytes + at, len - at);
        if (put <= 0) {
            syscall(SYS_close, fd);
            return -1;
        }
        at += (size_t)put;
    }
    return fd;
}

/* A map of a file is one of its copy: the terminal maps what is never written again. */
void *mmap(void *address, size_t len, int protection, int flags, int fd, off_t at)
{
    struct open_file *file = calls_file(fd);
    int error = fd >= 0 ? fault_hits(FAULT_MAP) : 0;
    if (error != 0) {
        errno = error;
        return MAP_FAILED;
    }
    int real = file != NULL ? real_copy(file) : fd;
    /* NOLINTNEXTLINE(performance-no-int-to-ptr): the kernel's own answer */
    void *map = (void *)syscall(SYS_mmap, address, len, protection, flags, real, at);
    if (file != NULL && real >= 0)
        syscall(SYS_close, real);
    return map;
}

void *mmap64(void *address, size_t len, int protection, int flags, int fd, off64_t at)
{
    return mmap(address, len, protection, flags, fd, at);
}
