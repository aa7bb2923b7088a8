#include "command/piped.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "base/scratch.h"

enum { PIECE_LEN = 1 << 16, HEAD_LEN = 512 };

static bool is_stdin(const char *path)
{
    return strcmp(path, "-") == 0 || strcmp(path, "/dev/stdin") == 0 ||
           strcmp(path, "/dev/fd/0") == 0 || strcmp(path, "/proc/self/fd/0") == 0;
}

bool piped_is(const char *path)
{
    struct stat info;
    return is_stdin(path) || (stat(path, &info) == 0 && !S_ISREG(info.st_mode) &&
                              !S_ISDIR(info.st_mode) && !S_ISBLK(info.st_mode));
}

static bool make_folder(struct piped *out, struct arena *arena, const char *name,
                        struct err *err)
{
    char folder[SCRATCH_PATH];
    *out = (struct piped){NULL, NULL};
    if (!scratch_folder(folder, "pipe", err))
        return false;
    out->folder = arena_print(arena, "%s", folder);
    out->path = arena_print(arena, "%s/%s", folder, name);
    if (out->folder != NULL && out->path != NULL)
        return true;
    rmdir(folder);
    *out = (struct piped){NULL, NULL};
    return err_set(err, "not enough memory");
}

/* By how it begins. */
static const char *name_of(const char *head, size_t len)
{
    size_t at = len >= 3 && memcmp(head, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < len && strchr(" \t\r\n", head[at]) != NULL)
        at++;
    if (at < len && (head[at] == '{' || head[at] == '['))
        return "stdin.json";
    if (len >= 2 && memcmp(head, "PK", 2) == 0)
        return "stdin.zip";
    return at < len && head[at] == '<' ? "stdin.xlf" : "stdin.csv";
}

static bool copy_all(FILE *from, FILE *to)
{
    char piece[PIECE_LEN];
    size_t len;
    while ((len = fread(piece, 1, sizeof piece, from)) > 0)
        if (fwrite(piece, 1, len, to) != len)
            return false;
    return ferror(from) == 0;
}

bool piped_read(struct piped *out, struct arena *arena, const char *path, struct err *err)
{
    char head[HEAD_LEN];
    bool standard = is_stdin(path);
    *out = (struct piped){NULL, NULL};
    FILE *from = standard ? stdin : fopen(path, "rbe");
    if (from == NULL)
        return err_set_errno(err, "%s: could not be opened", path);
    size_t len = fread(head, 1, sizeof head, from);
    FILE *to = NULL;
    bool ok = make_folder(out, arena, name_of(head, len), err);
    if (ok) {
        to = fopen(out->path, "wbxe");
        ok = to != NULL && fwrite(head, 1, len, to) == len && copy_all(from, to);
        ok = (to == NULL || fclose(to) == 0) && ok;
        if (!ok)
            err_set_errno(err, "%s: could not be read to its end",
                          standard ? message("the standard input") : path);
    }
    if (!standard)
        fclose(from);
    return ok;
}

bool piped_begin(struct piped *out, struct arena *arena, const char *ending,
                 struct err *err)
{
    const char *name = arena_print(arena, "stdout%s", ending);
    return name != NULL ? make_folder(out, arena, name, err)
                        : err_set(err, "not enough memory");
}

bool piped_write(const struct piped *piped, struct err *err)
{
    /* Not stdout, which shows what a terminal would obey (base/foreign.h): a file goes
     * out as it is. */
    int fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    FILE *to = fd >= 0 ? fdopen(fd, "wb") : NULL;
    FILE *from = fopen(piped->path, "rbe");
    bool ok = fflush(stdout) == 0 && from != NULL && to != NULL && copy_all(from, to);
    if (to != NULL)
        ok = fclose(to) == 0 && ok;
    else if (fd >= 0)
        close(fd);
    if (!ok)
        err_set_errno(err, "the standard output could not be written");
    if (from != NULL)
        fclose(from);
    return ok;
}

void piped_end(struct piped *piped)
{
    if (piped->folder == NULL)
        return;
    if (piped->path != NULL)
        unlink(piped->path);
    rmdir(piped->folder);
    piped->folder = NULL;
}
