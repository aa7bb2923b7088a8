#include "device/mounts.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"

enum { MOUNTINFO_LIMIT = 4 * 1024 * 1024, FIELDS = 5 };

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

/* Spaces and the like stand in mountinfo as "\040". */
static void unescape(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0'; from++) {
        if (from[0] == '\\' && from[1] >= '0' && from[1] <= '3' && from[2] >= '0' &&
            from[2] <= '7' && from[3] >= '0' && from[3] <= '7') {
            *to++ = (char)((from[1] - '0') * 64 + (from[2] - '0') * 8 + (from[3] - '0'));
            from += 3;
        } else {
            *to++ = *from;
        }
    }
    *to = '\0';
}

static bool at_or_below(const char *path, const char *folder)
{
    size_t len = strlen(folder);
    return strncmp(path, folder, len) == 0 && (path[len] == '\0' || path[len] == '/');
}

/* "36 35 98:0 /root /mount/point options - type source ..." */
static bool read_line(char *line, struct mounts_stick *out)
{
    char *field[FIELDS];
    char *dash = strstr(line, " - ");
    if (dash == NULL || strncmp(dash + 3, "autofs ", 7) == 0)
        return false;
    char *rest = NULL;
    for (int i = 0; i < FIELDS; i++) {
        field[i] = strtok_r(i == 0 ? line : NULL, " ", &rest);
        if (field[i] == NULL)
            return false;
    }
    unescape(field[4]);
    if (snprintf(out->folder, sizeof out->folder, "%s", field[4]) >=
        (int)sizeof out->folder)
        return false;
    out->mark = mix_text(mix_text(1, field[0]), field[2]);
    return true;
}

/* What is mounted over another mount hides it. */
static size_t add(struct mounts_stick out[MOUNTS_MOST], size_t count,
                  const struct mounts_stick *stick)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(out[i].folder, stick->folder) == 0) {
            out[i] = *stick;
            return count;
        }
    if (count < MOUNTS_MOST)
        out[count++] = *stick;
    return count;
}

size_t mounts_read(const char *mountinfo, const char *folder,
                   struct mounts_stick out[MOUNTS_MOST], size_t count)
{
    char line[4 * MOUNTS_PATH];
    while (*mountinfo != '\0') {
        size_t len = strcspn(mountinfo, "\n");
        struct mounts_stick stick = {.mark = 0};
        if (len < sizeof line) {
            memcpy(line, mountinfo, len);
            line[len] = '\0';
            if (read_line(line, &stick) && at_or_below(stick.folder, folder))
                count = add(out, count, &stick);
        }
        mountinfo += len + (mountinfo[len] == '\n');
    }
    return count;
}

/* A mark of a signature that lies beside its bundle; 0 if one of the two is missing. */
static uint64_t mark_of_pair(const char *folder, const char *name)
{
    char path[2 * MOUNTS_PATH];
    struct stat about;
    if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path ||
        stat(path, &about) != 0 ||
        snprintf(path, sizeof path, "%s/%s.minisig", folder, name) >= (int)sizeof path ||
        stat(path, &about) != 0)
        return 0;
    uint64_t changed =
        (uint64_t)about.st_mtim.tv_sec * 1000000000u + (uint64_t)about.st_mtim.tv_nsec;
    return mix(mix_text((uint64_t)about.st_size, name), changed) | 1;
}

/* A mark of all signed bundles in a folder; 0 if there is none. Added up, since the order
 * of a folder's entries says nothing. */
static uint64_t mark_of(const char *folder)
{
    DIR *dir = opendir(folder);
    if (dir == NULL)
        return 0;
    uint64_t mark = 0;
    for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        size_t len = strlen(entry->d_name);
        if (len > 5 && strcmp(entry->d_name + len - 5, ".anna") == 0)
            mark += mark_of_pair(folder, entry->d_name);
    }
    closedir(dir);
    return mark;
}

static size_t add_plain(const char *folder, struct mounts_stick out[MOUNTS_MOST],
                        size_t count)
{
    struct mounts_stick stick = {.mark = 0};
    char below[MOUNTS_PATH + 8];
    if (snprintf(stick.folder, sizeof stick.folder, "%s", folder) >=
        (int)sizeof stick.folder)
        return count;
    snprintf(below, sizeof below, "%s/anna", folder);
    stick.mark = mark_of(folder) + mark_of(below);
    return stick.mark != 0 ? add(out, count, &stick) : count;
}

size_t mounts_find(const char *const *folder, size_t folder_count,
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
            count = mounts_read(text.bytes, real, out, count);
        bool mounted = false;
        for (size_t k = 0; k < count; k++)
            mounted = mounted || at_or_below(out[k].folder, real);
        if (!mounted)
            count = add_plain(folder[i], out, count);
        free(real);
    }
    buf_free(&text);
    return count;
}
