#include "base/share.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char installed[] = "/usr/share/anna";

/* `folder/below/name`. False if that is too long or is not there. */
static bool look(char path[SHARE_PATH], const char *folder, const char *below,
                 const char *name)
{
    int len = snprintf(path, SHARE_PATH, "%s%s/%s", folder, below, name);
    return len > 0 && len < SHARE_PATH && access(path, R_OK) == 0;
}

const char *share_path_of(const char *program, const char *name, char path[SHARE_PATH])
{
    static const char *const below[] = {"/../share/anna", "", "/.."};
    const char *slash = strrchr(program, '/');
    char folder[SHARE_PATH];
    int len = slash == NULL ? -1 : (int)(slash - program);
    if (len >= 0 && len < SHARE_PATH) {
        snprintf(folder, sizeof folder, "%.*s", len, program);
        for (size_t i = 0; i < sizeof below / sizeof below[0]; i++)
            if (look(path, folder, below[i], name))
                return path;
    }
    snprintf(path, SHARE_PATH, "%s/%s", installed, name);
    return path;
}

const char *share_path(const char *name, char path[SHARE_PATH])
{
    char program[SHARE_PATH];
    ssize_t len = readlink("/proc/self/exe", program, sizeof program - 1);
    program[len > 0 ? len : 0] = '\0';
    return share_path_of(program, name, path);
}
