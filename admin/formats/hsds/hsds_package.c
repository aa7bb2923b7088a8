#include "formats/hsds/hsds_package.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/array.h"
#include "base/text.h"
#include "base/zip_read.h"

enum { DEPTH_MAX = 3 };

struct part {
    const char *name;
    const char *path; /* NULL in a zip */
    size_t entry;
};

struct hsds_package {
    struct arena arena;
    struct zip_read *zip;
    struct part *part;
    size_t count;
    size_t room;
    size_t len;
};

static bool is_wanted(const char *name)
{
    return text_ends(name, ".csv") || text_ends(name, ".json");
}

static bool is_hidden(const char *name)
{
    return name[0] == '.' || strncmp(name, "__MACOSX", 8) == 0;
}

static bool add(struct hsds_package *package, struct part part, struct err *err)
{
    if (package->count == HSDS_PARTS_MAX)
        return err_set(err, "there are more than %d files in it", HSDS_PARTS_MAX);
    struct part *more = array_room(&package->arena, package->part, package->count,
                                   &package->room, sizeof *more);
    if (more == NULL)
        return err_set(err, "not enough memory");
    package->part = more;
    if (part.name == NULL)
        return err_set(err, "not enough memory");
    package->part[package->count++] = part;
    return true;
}

static bool add_folder(struct hsds_package *package, const char *path, const char *shown,
                       int depth, struct err *err);

static bool add_entry(struct hsds_package *package, const char *folder, const char *shown,
                      const char *name, int depth, struct err *err)
{
    struct stat info;
    const char *path = arena_print(&package->arena, "%s/%s", folder, name);
    const char *as =
        arena_print(&package->arena, "%s%s%s", shown, shown[0] != '\0' ? "/" : "", name);
    if (path == NULL || as == NULL)
        return err_set(err, "not enough memory");
    if (is_hidden(name) || stat(path, &info) != 0)
        return true;
    if (S_ISDIR(info.st_mode))
        return depth == DEPTH_MAX || add_folder(package, path, as, depth + 1, err);
    if (!S_ISREG(info.st_mode) || !is_wanted(name))
        return true;
    package->len += (size_t)info.st_size;
    return add(package, (struct part){as, path, 0}, err);
}

static bool add_folder(struct hsds_package *package, const char *path, const char *shown,
                       int depth, struct err *err)
{
    struct dirent **entry = NULL;
    int count = scandir(path, &entry, NULL, alphasort);
    bool ok = count >= 0 || err_set_errno(err, "the folder could not be read");
    for (int i = 0; i < count; i++) {
        ok = ok && add_entry(package, path, shown, entry[i]->d_name, depth, err);
        free(entry[i]);
    }
    free(entry);
    return ok;
}

static bool any_hidden(const char *name)
{
    bool hidden = is_hidden(name);
    for (const char *at = strchr(name, '/'); at != NULL; at = strchr(at + 1, '/'))
        hidden = hidden || is_hidden(at + 1);
    return hidden;
}

static int compare_parts(const void *a, const void *b)
{
    return strcmp(((const struct part *)a)->name, ((const struct part *)b)->name);
}

static bool add_zip(struct hsds_package *package, const char *path, struct err *err)
{
    bool ok = zip_read_open(&package->zip, path, err);
    for (size_t i = 0; ok && i < zip_read_count(package->zip); i++) {
        const char *name = zip_read_name(package->zip, i);
        if (!any_hidden(name) && is_wanted(name))
            ok = add(package, (struct part){name, NULL, i}, err);
    }
    if (ok && package->count > 0)
        qsort(package->part, package->count, sizeof *package->part, compare_parts);
    return ok;
}

bool hsds_package_open(struct hsds_package **out, const char *path, struct err *err)
{
    struct stat info;
    struct hsds_package *package = calloc(1, sizeof *package);
    if (package == NULL)
        return err_set(err, "%s: not enough memory", path);
    const char *base = strrchr(path, '/');
    bool ok =
        stat(path, &info) == 0 || err_set_errno(err, "%s: could not be opened", path);
    if (ok && S_ISDIR(info.st_mode)) {
        ok = add_folder(package, path, "", 1, err) || err_prefix(err, "%s", path);
    } else if (ok && text_ends(path, ".zip")) {
        package->len = (size_t)info.st_size;
        ok = add_zip(package, path, err);
    } else if (ok) {
        package->len = (size_t)info.st_size;
        ok =
            add(package,
                (struct part){arena_copy(&package->arena, base == NULL ? path : base + 1),
                              arena_copy(&package->arena, path), 0},
                err);
    }
    if (ok && package->count == 0)
        ok = err_set(err, "%s: there is no .csv and no .json file in it", path);
    if (!ok) {
        hsds_package_close(package);
        return false;
    }
    *out = package;
    return true;
}

void hsds_package_close(struct hsds_package *package)
{
    if (package == NULL)
        return;
    zip_read_close(package->zip);
    arena_free(&package->arena);
    free(package);
}

size_t hsds_package_count(const struct hsds_package *package)
{
    return package->count;
}

const char *hsds_package_name(const struct hsds_package *package, size_t part)
{
    return package->part[part].name;
}

bool hsds_package_path(struct hsds_package *package, size_t part, const char **path_out,
                       struct err *err)
{
    if (package->part[part].path == NULL)
        return zip_read_unpack(package->zip, package->part[part].entry, path_out, err);
    *path_out = package->part[part].path;
    return true;
}

size_t hsds_package_len(const struct hsds_package *package)
{
    return package->len;
}
