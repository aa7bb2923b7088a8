#include "calls_inside.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utime.h>

#include "fault.h"

enum { WALKS = 8, WALK_NAMES = 64 };

/* A folder that is being listed: its names as they were when it was opened, which is one
 * of the answers that POSIX allows when names change meanwhile. */
struct walk {
    bool used;
    size_t count, at;
    char name[WALK_NAMES][DISK_NAME];
    struct dirent entry;
};

static struct walk walks[WALKS];

int calls_walks(void)
{
    int count = 0;
    for (int i = 0; i < WALKS; i++)
        count += walks[i].used;
    return count;
}

void calls_end_walks(void)
{
    for (int i = 0; i < WALKS; i++)
        walks[i].used = false;
}

static int about_path(const char *path, struct stat *out, bool follow)
{
    int error = fault_hits(FAULT_ABOUT);
    if (error != 0)
        return calls_fail(error);
    const char *inside = calls_inside(path);
    if (inside == NULL)
        return (int)syscall(SYS_newfstatat, AT_FDCWD, path, out,
                            follow ? 0 : AT_SYMLINK_NOFOLLOW);
    int number = disk_find(calls_disk(), inside, follow);
    if (number >= 0)
        calls_about(number, out);
    return calls_answer(number);
}

int stat(const char *path, struct stat *out)
{
    return about_path(path, out, true);
}

int stat64(const char *path, struct stat64 *out)
{
    return about_path(path, (struct stat *)(void *)out, true);
}

int lstat(const char *path, struct stat *out)
{
    return about_path(path, out, false);
}

int lstat64(const char *path, struct stat64 *out)
{
    return about_path(path, (struct stat *)(void *)out, false);
}

int access(const char *path, int mode)
{
    int error = fault_hits(FAULT_ABOUT);
    if (error != 0)
        return calls_fail(error);
    const char *inside = calls_inside(path);
    if (inside == NULL)
        return (int)syscall(SYS_faccessat, AT_FDCWD, path, mode);
    return calls_answer(disk_find(calls_disk(), inside, true));
}

ssize_t readlink(const char *path, char *out, size_t room)
{
    int error = fault_hits(FAULT_READ);
    if (error > 0)
        return calls_fail(error);
    const char *inside = calls_inside(path);
    if (inside == NULL)
        return syscall(SYS_readlinkat, AT_FDCWD, path, out, room);
    int number = disk_find(calls_disk(), inside, false);
    if (number < 0)
        return calls_answer(number);
    if (disk_about(calls_disk(), number).kind != DISK_LINK)
        return calls_fail(EINVAL);
    const char *target = disk_target(calls_disk(), number);
    size_t len = strlen(target) < room ? strlen(target) : room;
    memcpy(out, target, len);
    return (ssize_t)len;
}

/* The path inside, when the call may go on; else `*result` is the answer. */
static const char *name_call(const char *path, long real, const char *other, int *result)
{
    int error = fault_hits(FAULT_NAME);
    const char *inside = calls_inside(path);
    if (error != 0) {
        *result = calls_fail(error);
        return NULL;
    }
    if (inside == NULL)
        *result = (int)syscall(real, path, other);
    return inside;
}

int symlink(const char *target, const char *path)
{
    int error = fault_hits(FAULT_NAME);
    const char *inside = calls_inside(path);
    if (error != 0)
        return calls_fail(error);
    if (inside == NULL)
        return (int)syscall(SYS_symlinkat, target, AT_FDCWD, path);
    fault_hold();
    calls_before("link %s to %s", inside, target);
    int result = calls_answer(disk_make(calls_disk(), inside, DISK_LINK, target));
    fault_go();
    return result;
}

int rename(const char *from, const char *to)
{
    int result = -1;
    const char *inside = name_call(from, SYS_rename, to, &result);
    const char *inside_to = calls_inside(to);
    if (inside == NULL)
        return result;
    if (inside_to == NULL)
        return calls_fail(EXDEV);
    fault_hold();
    calls_before("rename %s to %s", inside, inside_to);
    result = calls_answer(disk_rename(calls_disk(), inside, inside_to));
    fault_go();
    return result;
}

static int take_away(const char *path, long real, bool folder)
{
    int result = -1;
    const char *inside = name_call(path, real, NULL, &result);
    if (inside == NULL)
        return result;
    if (disk_find(calls_disk(), inside, false) < 0)
        return calls_fail(ENOENT);
    fault_hold();
    calls_before("remove %s", inside);
    result = calls_answer(disk_remove(calls_disk(), inside, folder));
    fault_go();
    return result;
}

int unlink(const char *path)
{
    return take_away(path, SYS_unlink, false);
}

int rmdir(const char *path)
{
    return take_away(path, SYS_rmdir, true);
}

int mkdir(const char *path, mode_t mode)
{
    int error = fault_hits(FAULT_NAME);
    const char *inside = calls_inside(path);
    if (error != 0)
        return calls_fail(error);
    if (inside == NULL)
        return (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
    if (disk_find(calls_disk(), inside, false) >= 0)
        return calls_fail(EEXIST);
    fault_hold();
    calls_before("make folder %s", inside);
    int result = calls_answer(disk_make(calls_disk(), inside, DISK_FOLDER, NULL));
    fault_go();
    return result;
}

int statvfs(const char *path, struct statvfs *out)
{
    static int (*real)(const char *, struct statvfs *);
    int error = fault_hits(FAULT_SPACE);
    const char *inside = calls_inside(path);
    if (error != 0)
        return calls_fail(error);
    if (inside != NULL) {
        int number = disk_find(calls_disk(), inside, true);
        return number < 0 ? calls_answer(number) : calls_space(out);
    }
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "statvfs");
    return real(path, out);
}

/* Times of folders are nothing that a cut could spoil. */
int utimensat(int folder, const char *path, const struct timespec times[2], int flags)
{
    const char *inside = calls_inside(path);
    if (inside != NULL)
        return calls_answer(disk_find(calls_disk(), inside, true));
    return (int)syscall(SYS_utimensat, folder, path, times, flags);
}

int utime(const char *path, const struct utimbuf *times)
{
    static int (*real)(const char *, const struct utimbuf *);
    const char *inside = calls_inside(path);
    if (inside != NULL)
        return calls_answer(disk_find(calls_disk(), inside, true));
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "utime");
    return real(path, times);
}

/* listing */

static struct walk *walk_of(DIR *folder)
{
    for (int i = 0; i < WALKS; i++)
        if ((void *)folder == (void *)&walks[i] && walks[i].used)
            return &walks[i];
    return NULL;
}

static DIR *walk_begin(const char *inside)
{
    int number = disk_find(calls_disk(), inside, true);
    int error = number < 0                                             ? -number
                : disk_about(calls_disk(), number).kind != DISK_FOLDER ? ENOTDIR
                                                                       : EMFILE;
    for (int i = 0; error == EMFILE && i < WALKS; i++) {
        struct walk *walk = &walks[i];
        const char *name;
        if (walk->used)
            continue;
        walk->used = true;
        walk->count = walk->at = 0;
        while (walk->count < WALK_NAMES &&
               (name = disk_name(calls_disk(), number, walk->count)) != NULL)
            snprintf(walk->name[walk->count++], DISK_NAME, "%s", name);
        return (DIR *)(void *)walk;
    }
    errno = error;
    return NULL;
}

DIR *opendir(const char *path)
{
    static DIR *(*real)(const char *);
    int error = fault_hits(FAULT_OPEN);
    const char *inside = calls_inside(path);
    if (error != 0) {
        errno = error;
        return NULL;
    }
    if (inside != NULL)
        return walk_begin(inside);
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "opendir");
    return real(path);
}

struct dirent *readdir(DIR *folder)
{
    static struct dirent *(*real)(DIR *);
    struct walk *walk = walk_of(folder);
    int error = fault_hits(FAULT_READ);
    if (error > 0) {
        errno = error;
        return NULL;
    }
    if (walk != NULL) {
        if (walk->at == walk->count)
            return NULL;
        snprintf(walk->entry.d_name, sizeof walk->entry.d_name, "%s",
                 walk->name[walk->at++]);
        walk->entry.d_type = DT_UNKNOWN;
        return &walk->entry;
    }
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "readdir");
    return real(folder);
}

int closedir(DIR *folder)
{
    static int (*real)(DIR *);
    struct walk *walk = walk_of(folder);
    if (walk != NULL) {
        walk->used = false;
        return 0;
    }
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "closedir");
    return real(folder);
}
