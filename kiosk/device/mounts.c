#include "device/mounts.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mountinfo.h"
#include "base/utf8.h"
#include "device/stick_pairs.h"

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

static uint64_t mix_text(uint64_t hash, const char *text)
{
    while (*text != '\0')
        hash = mix(hash, (unsigned char)*text++);
    return hash;
}

static bool at_or_below(const char *path, const char *folder)
{
    size_t len = strlen(folder);
    return strncmp(path, folder, len) == 0 && (path[len] == '\0' || path[len] == '/');
}

static void sum_up(struct mounts_stick *stick)
{
    stick->mark = mix_text(1, stick->name);
    for (size_t i = 0; i < stick->part_count; i++)
        stick->mark += stick->part[i].mark;
}

static void remove_part(struct mounts_stick *stick, size_t at)
{
    stick->part_count--;
    memmove(&stick->part[at], &stick->part[at + 1],
            (stick->part_count - at) * sizeof stick->part[0]);
    sum_up(stick);
}

/* Takes what is mounted there away; a stick of which nothing is left goes with it. */
static size_t hide(struct mounts_stick out[MOUNTS_MOST], size_t count, const char *folder)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < out[i].part_count; k++) {
            if (strcmp(out[i].part[k].folder, folder) != 0)
                continue;
            remove_part(&out[i], k);
            if (out[i].part_count > 0)
                return count;
            memmove(&out[i], &out[i + 1], (count - i - 1) * sizeof out[0]);
            return count - 1;
        }
    return count;
}

/* The place of the stick `name`, at the end if it is not there; MOUNTS_MOST: no room. */
static size_t find_stick(struct mounts_stick out[MOUNTS_MOST], size_t *count,
                         const char *name)
{
    size_t at = 0;
    while (at < *count && strcmp(out[at].name, name) != 0)
        at++;
    if (at == *count && at < MOUNTS_MOST) {
        out[at] = (struct mounts_stick){.part_count = 0};
        utf8_copy(out[at].name, sizeof out[at].name, name);
        (*count)++;
    }
    return at;
}

size_t mounts_add(struct mounts_stick out[MOUNTS_MOST], size_t count, const char *name,
                  const struct mounts_part *part)
{
    count = hide(out, count, part->folder);
    size_t at = find_stick(out, &count, name);
    if (at < MOUNTS_MOST && out[at].part_count < MOUNTS_PARTS) {
        out[at].part[out[at].part_count++] = *part;
        sum_up(&out[at]);
    }
    return count;
}

size_t mounts_add_unreadable(struct mounts_stick out[MOUNTS_MOST], size_t count,
                             const char *name, uint64_t mark)
{
    size_t at = find_stick(out, &count, name);
    if (at < MOUNTS_MOST) {
        out[at].unreadable = true;
        if (out[at].part_count == 0)
            out[at].mark = mix_text(mark, name) | 1;
    }
    return count;
}

/* The disk that a block device ("8:17") is, or is a partition of; "" if there is none:
 * file systems in memory have numbers too. sysfs(5): the folder of a partition lies in
 * that of its disk and holds a file `partition`. */
static void find_disk(const char *sysfs, const char *device, char disk[MOUNTS_PATH])
{
    char path[2 * MOUNTS_PATH];
    char *real = NULL;
    disk[0] = '\0';
    if (snprintf(path, sizeof path, "%s/dev/block/%s", sysfs, device) < (int)sizeof path)
        real = realpath(path, NULL);
    if (real == NULL)
        return;
    if (snprintf(path, sizeof path, "%s/partition", real) < (int)sizeof path &&
        access(path, F_OK) == 0)
        *strrchr(real, '/') = '\0';
    const char *slash = strrchr(real, '/');
    if (slash != NULL)
        utf8_copy(disk, MOUNTS_PATH, slash + 1);
    free(real);
}

size_t mounts_read(const char *mountinfo, const char *folder, const char *sysfs,
                   struct mounts_stick out[MOUNTS_MOST], size_t count)
{
    struct mountinfo mount;
    while (mountinfo_next(&mountinfo, &mount)) {
        if (strcmp(mount.type, "autofs") == 0 || !at_or_below(mount.folder, folder))
            continue;
        char disk[MOUNTS_PATH];
        struct mounts_part part = {.mark =
                                       mix_text(mix_text(1, mount.number), mount.device)};
        utf8_copy(part.folder, sizeof part.folder, mount.folder);
        find_disk(sysfs, mount.device, disk);
        count = mounts_add(out, count, disk[0] != '\0' ? disk : part.folder, &part);
    }
    return count;
}

/* The disks that the system could not mount, where it mounts others in `folder`. */
static size_t read_unreadable(const char *folder, struct mounts_stick out[MOUNTS_MOST],
                              size_t count)
{
    char beside[MOUNTS_PATH + 16];
    const char *slash = strrchr(folder, '/');
    if (slash == NULL || snprintf(beside, sizeof beside, "%.*s/unreadable",
                                  (int)(slash - folder), folder) >= (int)sizeof beside)
        return count;
    DIR *dir = opendir(beside);
    struct dirent *entry;
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        struct stat about;
        if (fstatat(dirfd(dir), entry->d_name, &about, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(about.st_mode))
            count = mounts_add_unreadable(
                out, count, entry->d_name,
                mix(mix((uint64_t)about.st_ino, (uint64_t)about.st_mtim.tv_sec),
                    (uint64_t)about.st_mtim.tv_nsec));
    }
    if (dir != NULL)
        closedir(dir);
    return count;
}

/* A mark of a signature that lies beside its bundle; 0 if it cannot be looked at. */
static uint64_t mark_of_pair(const char *folder, const struct stick_pair *pair)
{
    char path[2 * MOUNTS_PATH];
    struct stat about;
    if (snprintf(path, sizeof path, "%s/%s", folder, pair->signature) >=
            (int)sizeof path ||
        stat(path, &about) != 0)
        return 0;
    uint64_t changed =
        (uint64_t)about.st_mtim.tv_sec * 1000000000u + (uint64_t)about.st_mtim.tv_nsec;
    return mix(mix_text((uint64_t)about.st_size, pair->name), changed) | 1;
}

/* A mark of all signed bundles in a folder; 0 if there is none. Added up, since the order
 * of a folder's entries says nothing. */
static uint64_t mark_of(const char *folder)
{
    struct stick_pairs pairs;
    struct err ignored = {""};
    uint64_t mark = 0;
    if (!stick_pairs_read(folder, &pairs, &ignored))
        return 0;
    for (size_t i = 0; i < pairs.count && pairs.pair[i].signature != NULL; i++)
        mark += mark_of_pair(folder, &pairs.pair[i]);
    stick_pairs_free(&pairs);
    return mark;
}

static size_t add_plain(const char *folder, struct mounts_stick out[MOUNTS_MOST],
                        size_t count)
{
    struct mounts_part part = {.mark = 0};
    char below[MOUNTS_PATH + 8];
    if (!utf8_copy(part.folder, sizeof part.folder, folder))
        return count;
    snprintf(below, sizeof below, "%s/anna", folder);
    part.mark = mark_of(folder) + mark_of(below);
    return part.mark != 0 ? mounts_add(out, count, part.folder, &part) : count;
}

static bool any_below(const struct mounts_stick *stick, size_t count, const char *folder)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < stick[i].part_count; k++)
            if (at_or_below(stick[i].part[k].folder, folder))
                return true;
    return false;
}

size_t mounts_find(const char *const *folder, size_t folder_count, const char *sysfs,
                   struct mounts_stick out[MOUNTS_MOST])
{
    struct buf text = {0};
    struct err ignored = {""};
    size_t count = 0;
    if (!buf_read_file(&text, "/proc/self/mountinfo", MOUNTINFO_LIMIT, &ignored))
        buf_add(&text, "", 0);
    for (size_t i = 0; i < folder_count; i++) {
        char *real = realpath(folder[i], NULL);
        if (real == NULL)
            continue;
        if (!text.failed)
            count = mounts_read(text.bytes, real, sysfs, out, count);
        if (!any_below(out, count, real))
            count = add_plain(folder[i], out, count);
        count = read_unreadable(real, out, count);
        free(real);
    }
    buf_free(&text);
    return count;
}
