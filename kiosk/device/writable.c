#include "device/writable.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#include "base/utf8.h"

enum { LOOK_MS = 20 };

static bool can_be_written(const char *folder)
{
    struct statvfs about;
    return statvfs(folder, &about) == 0 && (about.f_flag & ST_RDONLY) == 0;
}

/* True once the folder can be written (`wanted`) or no longer can. */
static bool becomes(const char *folder, bool wanted)
{
    const struct timespec moment = {0, LOOK_MS * 1000000L};
    for (int ms = 0; ms < WRITABLE_MOST_MS; ms += LOOK_MS) {
        if (can_be_written(folder) == wanted)
            return true;
        nanosleep(&moment, NULL);
    }
    return false;
}

/* "/run/anna/stick/sda1" to "/run/anna/write/sda1". */
static bool request_path(char path[WRITABLE_PATH], const char *folder)
{
    char above[WRITABLE_PATH];
    const char *name = strrchr(folder, '/');
    if (name == NULL || name[1] == '\0')
        return false;
    snprintf(above, sizeof above, "%.*s", (int)(name - folder), folder);
    const char *slash = strrchr(above, '/');
    int len = slash == NULL ? -1
                            : snprintf(path, WRITABLE_PATH, "%.*s/write%s",
                                       (int)(slash - above), above, name);
    return len > 0 && len < WRITABLE_PATH;
}

bool writable_begin(struct writable *writable, const char *folder, struct err *err)
{
    struct writable w = {.request = ""};
    if (!utf8_copy(w.folder, sizeof w.folder, folder))
        return err_set(err, "%s: the path is too long", folder);
    if (!can_be_written(folder)) {
        if (!request_path(w.request, folder))
            return err_set(err, "%s: it is read-only", folder);
        int fd = open(w.request, O_CREAT | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (fd < 0)
            return err_set_errno(err, "%s: it is read-only, and %s could not be made",
                                 folder, w.request);
        close(fd);
        if (!becomes(folder, true)) {
            unlink(w.request);
            return err_set(err, "%s: it stayed read-only", folder);
        }
    }
    *writable = w;
    return true;
}

void writable_end(struct writable *writable)
{
    if (writable->request[0] == '\0')
        return;
    unlink(writable->request);
    becomes(writable->folder, false);
    writable->request[0] = '\0';
}
