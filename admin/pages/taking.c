#include "pages/taking.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/durable.h"
#include "core/crypt.h"

/* A folder that only ever holds what this file puts there. */
static void empty_folder(const char *folder)
{
    DIR *list = opendir(folder);
    if (list == NULL)
        return;
    for (struct dirent *entry = readdir(list); entry != NULL; entry = readdir(list))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            unlinkat(dirfd(list), entry->d_name, 0);
    closedir(list);
}

bool takings_open(struct takings *out, const char *workspace, struct err *err)
{
    struct buf folder = {0};
    *out = (struct takings){.folder = NULL};
    buf_print(&folder, "%s/uploads", workspace);
    if (folder.failed) {
        buf_free(&folder);
        return err_set(err, "not enough memory");
    }
    out->folder = folder.bytes;
    if (!crypt_init(err) || !durable_folder(out->folder, 0700, err))
        return false;
    empty_folder(out->folder);
    return true;
}

void takings_close(struct takings *takings)
{
    for (size_t i = 0; i < TAKING_MOST; i++)
        taking_drop(&takings->item[i]);
    if (takings->folder != NULL)
        empty_folder(takings->folder);
    free((char *)takings->folder);
    takings->folder = NULL;
}

static bool is_running(const struct taking *taking)
{
    return taking->stage == TAKING_TRYING || taking->stage == TAKING_GOING;
}

static struct taking *free_place(struct takings *takings)
{
    struct taking *oldest = NULL;
    for (size_t i = 0; i < TAKING_MOST; i++) {
        struct taking *taking = &takings->item[i];
        if (taking->stage == TAKING_NONE)
            return taking;
        if (!is_running(taking) && (oldest == NULL || taking->since < oldest->since))
            oldest = taking;
    }
    if (oldest != NULL)
        taking_drop(oldest);
    return oldest;
}

/* By its ending a format may know it; no other part of the name comes into a path. */
static const char *ending_of(const char *name)
{
    static const char *const known[] = {".csv", ".tsv", ".txt",   ".json",
                                        ".zip", ".xlf", ".xliff", ".xml"};
    size_t len = strlen(name);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        size_t end = strlen(known[i]);
        if (len > end && strcasecmp(name + len - end, known[i]) == 0)
            return known[i];
    }
    return "";
}

struct taking *takings_add(struct takings *takings, const struct http_file *file,
                           int64_t now, struct err *err)
{
    struct taking *taking = free_place(takings);
    unsigned char random[16];
    struct buf path = {0}, map = {0};
    if (taking == NULL) {
        err_set(err, "too many files are being read; wait for one of them");
        return NULL;
    }
    crypt_chance(random, sizeof random);
    crypt_to_hex(taking->id, random, sizeof random);
    buf_print(&path, "%s/%s%s", takings->folder, taking->id, ending_of(file->file));
    buf_print(&map, "%s/%s.map", takings->folder, taking->id);
    taking->name = strdup(file->file);
    taking->path = path.bytes;
    taking->map = map.bytes;
    taking->stage = TAKING_NEW;
    taking->since = now;
    if (path.failed || map.failed || taking->name == NULL)
        err_set(err, "not enough memory");
    else if (rename(file->path, taking->path) != 0)
        err_set_errno(err, "the file could not be kept");
    else
        return taking;
    taking_drop(taking);
    return NULL;
}

struct taking *takings_find(struct takings *takings, const char *id)
{
    for (size_t i = 0; i < TAKING_MOST; i++)
        if (takings->item[i].stage != TAKING_NONE && strcmp(takings->item[i].id, id) == 0)
            return &takings->item[i];
    return NULL;
}

struct taking *takings_running(struct takings *takings)
{
    for (size_t i = 0; i < TAKING_MOST; i++)
        if (is_running(&takings->item[i]))
            return &takings->item[i];
    return NULL;
}

void taking_end_file(struct taking *taking)
{
    if (taking->path != NULL)
        unlink(taking->path);
    if (taking->map != NULL)
        unlink(taking->map);
}

void taking_drop(struct taking *taking)
{
    taking_end_file(taking);
    free((char *)taking->name);
    free((char *)taking->path);
    free((char *)taking->map);
    buf_free(&taking->told);
    buf_free(&taking->failed);
    *taking = (struct taking){.stage = TAKING_NONE};
}

void takings_tend(struct takings *takings, int64_t now)
{
    for (size_t i = 0; i < TAKING_MOST; i++) {
        struct taking *taking = &takings->item[i];
        if (taking->stage != TAKING_NONE && !is_running(taking) &&
            now - taking->since > TAKING_SECONDS)
            taking_drop(taking);
    }
}
