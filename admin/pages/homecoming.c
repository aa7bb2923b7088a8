#include "pages/homecoming.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/durable.h"

enum { PATH_LEN = 4400 };

static void empty(const char *path)
{
    DIR *list = opendir(path);
    if (list == NULL)
        return;
    for (struct dirent *entry = readdir(list); entry != NULL; entry = readdir(list))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            unlinkat(dirfd(list), entry->d_name, 0);
    closedir(list);
    rmdir(path);
}

void homecoming_clear(const char *folder)
{
    static const char *const below[] = {"home/anna/reports", "home/anna", "home"};
    char path[PATH_LEN];
    for (size_t i = 0; i < sizeof below / sizeof below[0]; i++)
        if (snprintf(path, sizeof path, "%s/%s", folder, below[i]) < (int)sizeof path)
            empty(path);
}

static bool ends_in(const char *name, const char *end)
{
    size_t len = strlen(name);
    size_t end_len = strlen(end);
    return len > end_len && strcmp(name + len - end_len, end) == 0;
}

/* The names that terminals give: nothing in them leads elsewhere. NULL: it is none of
 * theirs. */
static const char *place_of(const char *name)
{
    static const char note[] = "ANNA-Meldung";
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789._-";
    if (name[0] == '.' || name[strspn(name, letters)] != '\0')
        return NULL;
    if (ends_in(name, ".anna-reports"))
        return "home/anna/reports";
    return strncmp(name, note, sizeof note - 1) == 0 && ends_in(name, ".txt")
               ? "home/anna"
               : NULL;
}

bool homecoming_take(struct arena *arena, const char *folder,
                     const struct http_file *file, size_t file_count, const char **home,
                     size_t *count, struct err *err)
{
    const char *reports = arena_print(arena, "%s/home/anna/reports", folder);
    *home = arena_print(arena, "%s/home", folder);
    *count = 0;
    homecoming_clear(folder);
    if (reports == NULL || *home == NULL)
        return err_set(err, "not enough memory");
    if (!durable_folder(reports, 0700, err))
        return false;
    for (size_t i = 0; i < file_count; i++) {
        const char *place = place_of(file[i].file);
        const char *path =
            place != NULL ? arena_print(arena, "%s/%s/%s", folder, place, file[i].file)
                          : NULL;
        if (place == NULL)
            continue;
        if (path == NULL)
            return err_set(err, "not enough memory");
        if (rename(file[i].path, path) != 0)
            return err_set_errno(err, "the file could not be kept");
        ++*count;
    }
    return true;
}
