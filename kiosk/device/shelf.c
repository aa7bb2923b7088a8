#include "device/shelf.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/durable.h"

bool shelf_path(char out[SHELF_PATH], const char *state, const char *name,
                struct err *err)
{
    if (snprintf(out, SHELF_PATH, "%s/content/%s", state, name) >= SHELF_PATH)
        return err_set(err, "%.60s...: the path is too long", state);
    return true;
}

bool shelf_number_path(char out[SHELF_PATH], const char *state, long number,
                       const char *end, struct err *err)
{
    char name[64];
    snprintf(name, sizeof name, "%ld.%s", number, end);
    return shelf_path(out, state, name, err);
}

static bool ends_with(const char *name, const char *end)
{
    size_t len = strlen(name);
    size_t end_len = strlen(end);
    return len > end_len && strcmp(name + len - end_len, end) == 0;
}

static void tidy_folder(const char *path)
{
    DIR *folder = opendir(path);
    if (folder == NULL)
        return;
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        char whole[2 * SHELF_PATH];
        if (!ends_with(entry->d_name, ".part"))
            continue;
        snprintf(whole, sizeof whole, "%s/%s", path, entry->d_name);
        durable_remove(whole);
    }
    closedir(folder);
}

void shelf_tidy(const char *state)
{
    char content[SHELF_PATH];
    struct err ignored = {""};
    tidy_folder(state);
    if (shelf_path(content, state, "", &ignored))
        tidy_folder(content);
}

/* The number of a file that is called NUMBER and `end`; 0 if it is not. */
static long number_before(const char *name, const char *end)
{
    char *rest;
    if (name[0] < '1' || name[0] > '9' || strlen(name) > 30)
        return 0;
    long number = strtol(name, &rest, 10);
    return strcmp(rest, end) == 0 ? number : 0;
}

static long number_of(const char *name)
{
    return number_before(name, ".anna");
}

/* The number that a link leads to, whether it is there or not. */
static long link_number(const char *state, const char *name)
{
    char link[SHELF_PATH];
    char target[64];
    struct err ignored = {""};
    if (!shelf_path(link, state, name, &ignored))
        return 0;
    ssize_t len = readlink(link, target, sizeof target - 1);
    if (len <= 0)
        return 0;
    target[len] = '\0';
    return number_of(target);
}

long shelf_current(const char *state)
{
    return link_number(state, "current");
}

static bool lies_here(const char *state, long number, const char *end)
{
    char path[SHELF_PATH];
    struct err ignored = {""};
    return shelf_number_path(path, state, number, end, &ignored) &&
           access(path, F_OK) == 0;
}

/* The number that a link leads to, if anything of such a bundle lies in the folder: else
 * the link has rotted. */
static long number_here(const char *state, const char *link)
{
    long number = link_number(state, link);
    bool here = number > 0 && (lies_here(state, number, "anna") ||
                               lies_here(state, number, "anna.minisig"));
    return here ? number : 0;
}

long shelf_floor(const char *state)
{
    long current = number_here(state, "current");
    long newest = number_here(state, "newest");
    return newest > current ? newest : current;
}

static int newest_first(const void *a, const void *b)
{
    long one = *(const long *)a;
    long two = *(const long *)b;
    return one < two ? 1 : one > two ? -1 : 0;
}

size_t shelf_numbers(const char *state, long out[SHELF_MOST])
{
    char path[SHELF_PATH];
    struct err ignored = {""};
    if (!shelf_path(path, state, "", &ignored))
        return 0;
    DIR *folder = opendir(path);
    if (folder == NULL)
        return 0;
    size_t count = 0;
    struct dirent *entry;
    while (count < SHELF_MOST && (entry = readdir(folder)) != NULL) {
        long number = number_of(entry->d_name);
        if (number > 0)
            out[count++] = number;
    }
    closedir(folder);
    qsort(out, count, sizeof out[0], newest_first);
    return count;
}

bool shelf_verify(const char *state, long number, const struct signature_key *keys,
                  size_t key_count, struct shelf_bundle *out, struct err *err)
{
    struct shelf_bundle found = {.previous = false};
    if (!shelf_number_path(found.path, state, number, "anna", err) ||
        !shelf_number_path(found.index, state, number, "index", err) ||
        !bundle_verify(found.path, NULL, keys, key_count, &found.label, found.hash, err))
        return false;
    if (found.label.sequence != number)
        return err_set(err, "%s: it is number %ld inside", found.path,
                       found.label.sequence);
    *out = found;
    return true;
}

/* The newest good bundle but `current`, first of those that were shown before (up to
 * `floor`), then of those that a cut kept from being shown. */
static bool find_other(const char *state, long current, const struct signature_key *keys,
                       size_t key_count, struct shelf_bundle *out)
{
    long number[SHELF_MOST];
    size_t count = shelf_numbers(state, number);
    long floor = shelf_floor(state);
    struct err ignored = {""};
    for (int shown = 1; shown >= 0; shown--)
        for (size_t i = 0; i < count; i++)
            if (number[i] != current && (number[i] <= floor) == (shown == 1) &&
                shelf_verify(state, number[i], keys, key_count, out, &ignored))
                return true;
    return false;
}

bool shelf_find(const char *state, const struct signature_key *keys, size_t key_count,
                struct shelf_bundle *out, struct err *err)
{
    struct err why = {""};
    long current = shelf_current(state);
    if (current > 0 && shelf_verify(state, current, keys, key_count, out, &why))
        return true;
    long number[SHELF_MOST];
    if (current == 0 && shelf_numbers(state, number) == 0)
        err_set(&why, "%s: no content is installed", state);
    else if (current == 0)
        err_set(&why, "%s: the link to the installed content is lost", state);
    *err = why;
    if (!find_other(state, current, keys, key_count, out))
        return false;
    out->previous = true;
    return true;
}

void shelf_prune(const char *state, long keep, long keep_too)
{
    static const char *const ends[] = {".anna", ".index", ".anna.minisig", ".voice"};
    char folder_path[SHELF_PATH];
    struct err ignored = {""};
    DIR *folder =
        shelf_path(folder_path, state, "", &ignored) ? opendir(folder_path) : NULL;
    if (folder == NULL)
        return;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        char path[SHELF_PATH];
        long number = 0;
        for (size_t i = 0; number == 0 && i < sizeof ends / sizeof ends[0]; i++)
            number = number_before(entry->d_name, ends[i]);
        if (number != 0 && number != keep && number != keep_too &&
            shelf_path(path, state, entry->d_name, &ignored))
            durable_remove(path);
    }
    closedir(folder);
}
