#include "workspace/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "workspace/store_inside.h"

enum { LOOKS_A_SECOND = 20, PUBLISHING = 1 };

static const struct timespec between = {0, 1000000000L / LOOKS_A_SECOND};

static bool say_taken(const char *folder, struct err *err)
{
    return err_set(err,
                   "%s: somebody else works on this workspace; try again when that is "
                   "done",
                   folder);
}

bool lock_take(const char *folder, int seconds, void (*waits)(const char *folder),
               int *out, struct err *err)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return err_set_errno(err, "%s: could not be opened", folder);
    for (int looks = 0; flock(fd, LOCK_EX | LOCK_NB) != 0; looks++) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            err_set_errno(err, "%s: could not be locked against others", folder);
            close(fd);
            return false;
        }
        if (looks >= seconds * LOOKS_A_SECOND) {
            close(fd);
            return say_taken(folder, err);
        }
        if (looks == 0 && waits != NULL)
            waits(folder);
        nanosleep(&between, NULL);
    }
    *out = fd;
    return true;
}

bool lock_try(const char *path, bool *taken, int *out, struct err *err)
{
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return err_set_errno(err, "%s: could not be opened", path);
    *taken = flock(fd, LOCK_EX | LOCK_NB) == 0;
    if (*taken) {
        *out = fd;
        return true;
    }
    int reason = errno;
    close(fd);
    errno = reason;
    return errno == EWOULDBLOCK ||
           err_set_errno(err, "%s: could not be locked against others", path);
}

bool lock_store(struct store *store, const char *folder, int seconds,
                void (*waits)(const char *folder), struct err *err)
{
    bool taken = false;
    for (int looks = 0; db_lock(store->db, PUBLISHING, &taken, err); looks++) {
        if (taken)
            return true;
        if (looks >= seconds * LOOKS_A_SECOND)
            return say_taken(folder, err);
        if (looks == 0 && waits != NULL)
            waits(folder);
        nanosleep(&between, NULL);
    }
    return false;
}

void lock_free(int lock)
{
    if (lock >= 0)
        close(lock);
}
