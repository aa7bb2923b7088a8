#include "formats/hsds/hsds_folder.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/durable.h"

static bool write_files(struct arena *arena, const char *folder,
                        const struct zip_member *member, size_t count, struct err *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        const char *path = arena_print(arena, "%s/%s", folder, member[i].name);
        ok = path != NULL || err_set(err, "%s: not enough memory", folder);
        ok = ok && durable_write(path, member[i].bytes, member[i].len, 0644, err);
    }
    return ok;
}

static void remove_files(struct arena *arena, const char *folder,
                         const struct zip_member *member, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *path = arena_print(arena, "%s/%s", folder, member[i].name);
        if (path != NULL)
            durable_remove(path);
    }
    rmdir(folder);
}

bool hsds_folder_write(struct arena *arena, const char *path,
                       const struct zip_member *member, size_t count, struct err *err)
{
    char *whole = arena_copy(arena, path);
    size_t len = whole == NULL ? 0 : strlen(whole);
    while (len > 1 && whole[len - 1] == '/')
        whole[--len] = '\0';
    const char *part = whole == NULL ? NULL : arena_print(arena, "%s.part", whole);
    if (part == NULL)
        return err_set(err, "%s: not enough memory", path);
    struct stat info;
    if (stat(whole, &info) == 0 && !S_ISDIR(info.st_mode))
        return err_set(err, "%s: is a file; name a folder, or NAME.zip or NAME.json",
                       path);
    if (mkdir(part, 0755) != 0)
        return err_set_errno(err, "%s: the folder could not be made", part);
    bool ok = write_files(arena, part, member, count, err);
    if (ok && rename(part, whole) != 0)
        ok = errno == ENOTEMPTY || errno == EEXIST
                 ? err_set(err,
                           "%s: something lies in this folder; name an empty or a new "
                           "one",
                           path)
                 : err_set_errno(err, "%s: the folder could not be made", path);
    if (!ok)
        remove_files(arena, part, member, count);
    return ok;
}
