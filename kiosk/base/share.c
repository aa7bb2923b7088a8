#include "base/share.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Where things stand: by the folder of the program, and when that is not known. */
struct places {
    const char *below[3];
    const char *installed;
};
static const struct places share = {{"/../share/anna", "", "/.."}, "/usr/share/anna"};
static const struct places helpers = {{"/../lib/anna", "", "/.."}, "/usr/lib/anna"};

/* `folder/below/name`. False if that is too long or is not there. */
static bool look(char path[SHARE_PATH], const char *folder, const char *below,
                 const char *name)
{
    int len = snprintf(path, SHARE_PATH, "%s%s/%s", folder, below, name);
    return len > 0 && len < SHARE_PATH && access(path, R_OK) == 0;
}

static const char *find_file(const struct places *places, const char *program,
                             const char *name, char path[SHARE_PATH])
{
    const char *slash = strrchr(program, '/');
    char folder[SHARE_PATH];
    int len = slash == NULL ? -1 : (int)(slash - program);
    if (len >= 0 && len < SHARE_PATH) {
        snprintf(folder, sizeof folder, "%.*s", len, program);
        for (size_t i = 0; i < sizeof places->below / sizeof places->below[0]; i++)
            if (look(path, folder, places->below[i], name))
                return path;
    }
    snprintf(path, SHARE_PATH, "%s/%s", places->installed, name);
    return path;
}

const char *share_path_of(const char *program, const char *name, char path[SHARE_PATH])
{
    return find_file(&share, program, name, path);
}

/* The program that runs. */
static const char *own_path(char program[SHARE_PATH])
{
    ssize_t len = readlink("/proc/self/exe", program, SHARE_PATH - 1);
    program[len > 0 ? len : 0] = '\0';
    return program;
}

const char *share_path(const char *name, char path[SHARE_PATH])
{
    char program[SHARE_PATH];
    return share_path_of(own_path(program), name, path);
}

const char *share_helper(const char *name, char path[SHARE_PATH])
{
    char program[SHARE_PATH];
    return find_file(&helpers, own_path(program), name, path);
}
