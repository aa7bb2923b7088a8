#include "pages/taking.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/durable.h"
#include "base/file.h"
#include "base/utf8.h"
#include "core/crypt.h"

#define LABEL ".name"
enum { LABEL_MOST = 255 };

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

/* Names a free place; its id is set. */
static bool call(const struct takings *takings, struct taking *taking, const char *name,
                 struct err *err)
{
    struct buf path = {0}, map = {0}, label = {0};
    buf_print(&path, "%s/%s%s", takings->folder, taking->id, ending_of(name));
    buf_print(&map, "%s/%s.map", takings->folder, taking->id);
    buf_print(&label, "%s/%s" LABEL, takings->folder, taking->id);
    taking->name = strdup(name);
    taking->path = path.bytes;
    taking->map = map.bytes;
    taking->label = label.bytes;
    taking->stage = TAKING_NEW;
    return (!path.failed && !map.failed && !label.failed && taking->name != NULL) ||
           err_set(err, "not enough memory");
}

struct taking *takings_add(struct takings *takings, const struct http_file *file,
                           int64_t now, struct err *err)
{
    struct taking *taking = free_place(takings);
    unsigned char random[16];
    if (taking == NULL) {
        err_set(err, "too many files are being read; wait for one of them");
        return NULL;
    }
    crypt_chance(random, sizeof random);
    crypt_to_hex(taking->id, random, sizeof random);
    taking->since = now;
    if (call(takings, taking, file->file, err) &&
        file_make(taking->label, file->file, strlen(file->file), 0600, err) &&
        (rename(file->path, taking->path) == 0 ||
         err_set_errno(err, "the file could not be kept")))
        return taking;
    taking_drop(taking);
    return NULL;
}

/* Of the id with which a file's name begins; NULL. */
static struct taking *taking_of(struct takings *takings, const char *file)
{
    char id[sizeof takings->item[0].id];
    snprintf(id, sizeof id, "%.32s", file);
    return takings_find(takings, id);
}

/* A file that an earlier server kept, from the label that lies beside it. What cannot be
 * read is left out, and swept away. */
static void restore(struct takings *takings, int folder, const char *label)
{
    char name[LABEL_MOST + 1];
    struct stat about;
    struct err err = {""};
    struct taking *taking = free_place(takings);
    int fd = openat(folder, label, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    ssize_t len = fd >= 0 ? read(fd, name, LABEL_MOST) : -1;
    bool young = fd >= 0 && fstat(fd, &about) == 0 &&
                 time(NULL) - about.st_mtime <= TAKING_SECONDS;
    if (fd >= 0)
        close(fd);
    if (taking == NULL || len <= 0 || !young)
        return;
    name[len] = '\0';
    snprintf(taking->id, sizeof taking->id, "%.32s", label);
    taking->since = about.st_mtime;
    if (!utf8_valid(name, (size_t)len, NULL) || !call(takings, taking, name, &err) ||
        !file_exists(taking->path))
        taking_drop(taking);
}

/* The folder only ever holds what this file puts there: the labels are read, if `again`,
 * and all goes that belongs to no taking. */
static void sort_folder(struct takings *takings, bool again)
{
    DIR *list = opendir(takings->folder);
    if (list == NULL)
        return;
    for (struct dirent *entry = readdir(list); again && entry != NULL;
         entry = readdir(list)) {
        const char *dot = strchr(entry->d_name, '.');
        if (dot == entry->d_name + sizeof takings->item[0].id - 1 &&
            strcmp(dot, LABEL) == 0)
            restore(takings, dirfd(list), entry->d_name);
    }
    rewinddir(list);
    for (struct dirent *entry = readdir(list); entry != NULL; entry = readdir(list))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
            taking_of(takings, entry->d_name) == NULL)
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
    sort_folder(out, true);
    return true;
}

void takings_close(struct takings *takings)
{
    for (size_t i = 0; i < TAKING_MOST; i++)
        taking_drop(&takings->item[i]);
    if (takings->folder != NULL)
        sort_folder(takings, false);
    free((char *)takings->folder);
    takings->folder = NULL;
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
    if (taking->label != NULL)
        unlink(taking->label);
}

void taking_drop(struct taking *taking)
{
    taking_end_file(taking);
    free((char *)taking->name);
    free((char *)taking->path);
    free((char *)taking->map);
    free((char *)taking->label);
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
