#include "app_plugs.h"

#include <string.h>
#include <sys/stat.h>

#include "base/utf8.h"
#include "device/shelf.h"
#include "ui/input.h"

static void find_sticks(struct app_plugs *plugs)
{
    const struct config *c = plugs->config;
    const char *folder[CONFIG_STICKS];
    for (size_t i = 0; i < c->stick_count; i++)
        folder[i] = c->stick[i];
    plugs->count = mounts_find(folder, c->stick_count, MOUNTS_SYSFS, plugs->in);
}

bool app_plugs_open(struct app_plugs *plugs, const struct config *config, bool watch,
                    struct err *err)
{
    const char *folder[CONFIG_STICKS + 2];
    char content[SHELF_PATH];
    size_t count = 0;
    *plugs = (struct app_plugs){.config = config};
    for (size_t i = 0; i < config->stick_count; i++)
        folder[count++] = config->stick[i];
    if (shelf_path(content, config->state, "", err))
        folder[count++] = content;
    folder[count++] = config->setup;
    if (watch && !watch_open(&plugs->watch, folder, count, input_wake, err))
        return false;
    find_sticks(plugs);
    return true;
}

bool app_plugs_seen(const struct app_plugs *plugs)
{
    return plugs->watch == NULL || watch_sees(plugs->watch);
}

bool app_plugs_heard(const struct app_plugs *plugs)
{
    return plugs->watch == NULL || watch_hears(plugs->watch);
}

void app_plugs_close(struct app_plugs *plugs)
{
    watch_close(plugs->watch);
    plugs->watch = NULL;
}

void app_plugs_look(struct app_plugs *plugs)
{
    if (plugs->watch == NULL)
        return;
    unsigned unmounts = watch_unmounts(plugs->watch);
    plugs->leaves = plugs->leaves || unmounts != plugs->unmounts;
    plugs->unmounts = unmounts;
    find_sticks(plugs);
}

/* The stick of that name, NULL if it is not in. */
static const struct mounts_stick *plugged_in(const struct app_plugs *plugs,
                                             const char *name)
{
    for (size_t i = 0; i < plugs->count; i++)
        if (strcmp(plugs->in[i].name, name) == 0)
            return &plugs->in[i];
    return NULL;
}

void app_plugs_take(struct app_plugs *plugs, const struct mounts_stick *stick)
{
    plugs->last = *stick;
    plugs->leaves = false;
    for (size_t i = 0; plugs->watch != NULL && i < stick->part_count; i++)
        watch_stick(plugs->watch, stick->part[i].folder);
}

void app_plugs_forget(struct app_plugs *plugs)
{
    plugs->last.mark = 0;
}

/* True if these file systems are some, but not all, of those of `done`. */
static bool remains(const struct mounts_stick *done, const struct mounts_stick *stick)
{
    if (strcmp(done->name, stick->name) != 0 || stick->part_count >= done->part_count)
        return false;
    for (size_t i = 0; i < stick->part_count; i++) {
        size_t k = 0;
        while (k < done->part_count && done->part[k].mark != stick->part[i].mark)
            k++;
        if (k == done->part_count)
            return false;
    }
    return true;
}

bool app_plugs_known(const struct app_plugs *plugs, const struct mounts_stick *stick)
{
    const struct mounts_stick *last = &plugs->last;
    if (last->mark == 0)
        return false;
    bool same = last->mark == stick->mark && strcmp(last->name, stick->name) == 0;
    return (same && !plugs->leaves) || remains(last, stick);
}

bool app_plugs_last_is_in(const struct app_plugs *plugs)
{
    const struct mounts_stick *there = plugged_in(plugs, plugs->last.name);
    return there != NULL && app_plugs_known(plugs, there);
}

void app_plugs_listen(struct app_plugs *plugs, enum watch_slot slot, int descriptor)
{
    if (plugs->watch != NULL)
        watch_descriptor(plugs->watch, slot, descriptor);
}

/* The next of several folders, and where the rest begins. */
static const char *take_folder(const char *folders, struct mounts_part *part)
{
    const char *plus = strstr(folders, " + ");
    size_t len = plus != NULL ? (size_t)(plus - folders) : strlen(folders);
    if (len == 0 || len >= sizeof part->folder)
        return NULL;
    memcpy(part->folder, folders, len);
    part->folder[len] = '\0';
    return plus != NULL ? plus + 3 : "";
}

static bool is_file(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

bool app_plugs_put(struct app_plugs *plugs, const char *folders)
{
    struct mounts_part part = {.mark = ++plugs->next_mark};
    char name[MOUNTS_PATH];
    folders = take_folder(folders, &part);
    if (folders == NULL || plugs->count == MOUNTS_MOST ||
        plugged_in(plugs, part.folder) != NULL)
        return false;
    utf8_copy(name, sizeof name, part.folder);
    while (folders != NULL) {
        plugs->count =
            is_file(part.folder)
                ? mounts_add_unreadable(plugs->in, plugs->count, name, part.mark)
                : mounts_add(plugs->in, plugs->count, name, &part);
        folders = folders[0] != '\0' ? take_folder(folders, &part) : NULL;
    }
    return true;
}

bool app_plugs_pull(struct app_plugs *plugs, const char *folder)
{
    size_t at = plugs->count - 1;
    for (size_t i = 0; folder != NULL && i < plugs->count; i++)
        if (strcmp(plugs->in[i].name, folder) == 0)
            at = i;
    if (plugs->count == 0 || (folder != NULL && strcmp(plugs->in[at].name, folder) != 0))
        return false;
    plugs->count--;
    memmove(&plugs->in[at], &plugs->in[at + 1],
            (plugs->count - at) * sizeof plugs->in[0]);
    return true;
}
