#include "workspace/guard.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char database[] = "workspace.db";
static const char place[] = "database"; /* place.h */

static void close_to_others(int folder, const char *name, mode_t type, mode_t mode)
{
    struct stat about;
    if (fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) == 0 &&
        (about.st_mode & S_IFMT) == type && (about.st_mode & 07777) != mode)
        (void)!fchmodat(folder, name, mode, 0);
}

/* The files of a folder whose names begin so. */
static void guard_files(const char *path, const char *begin)
{
    DIR *dir = opendir(path);
    if (dir == NULL)
        return;
    for (struct dirent *e = readdir(dir); e != NULL; e = readdir(dir))
        if (strncmp(e->d_name, begin, strlen(begin)) == 0)
            close_to_others(dirfd(dir), e->d_name, S_IFREG, 0600);
    closedir(dir);
}

void guard_workspace(const char *folder)
{
    static const char *const own[] = {"keys", "published"};
    char path[4096];
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct stat about;
    if (fd < 0)
        return;
    if ((fstatat(fd, database, &about, AT_SYMLINK_NOFOLLOW) == 0 ||
         fstatat(fd, place, &about, AT_SYMLINK_NOFOLLOW) == 0) &&
        S_ISREG(about.st_mode)) {
        (void)!fchmod(fd, 0700);
        guard_files(folder, database);
        close_to_others(fd, place, S_IFREG, 0600);
        for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
            close_to_others(fd, own[i], S_IFDIR, 0700);
            if (snprintf(path, sizeof path, "%s/%s", folder, own[i]) < (int)sizeof path)
                guard_files(path, "");
        }
    }
    close(fd);
}
