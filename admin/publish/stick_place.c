#include "publish/stick_place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "base/message.h"

/* The last one hides those before it. */
static bool find_mount(const char *mountinfo, const char *folder, struct mountinfo *out)
{
    struct mountinfo mount;
    bool found = false;
    while (mountinfo_next(&mountinfo, &mount))
        if (strcmp(mount.folder, folder) == 0) {
            *out = mount;
            found = true;
        }
    return found;
}

static bool is_one_of(const char *type, const char *const *types)
{
    while (*types != NULL && strcmp(*types, type) != 0)
        types++;
    return *types != NULL;
}

bool stick_place_readable(const char *mountinfo, const char *folder, struct buf *told,
                          struct err *err)
{
    static const char *const read[] = {"vfat", "msdos", "exfat", "fuseblk.exfat", NULL};
    struct mountinfo mount;
    if (!find_mount(mountinfo, folder, &mount) ||
        strncmp(mount.source, "/dev/", 5) != 0 || is_one_of(mount.type, read))
        return true;
    if (strcmp(mount.type, "fuseblk") != 0)
        return err_set(err,
                       "%s: this stick is formatted with %s, and a terminal reads FAT32 "
                       "and exFAT alone; format it so, or take another one",
                       folder, mount.type);
    buf_print(
        told,
        message(
            "%s: a terminal reads FAT32 and exFAT alone; make sure that this stick is "
            "not formatted with NTFS\n"),
        folder);
    return true;
}

bool stick_place_next(const char **mountinfo, struct mountinfo *out)
{
    static const char *const read[] = {"vfat",          "msdos",   "exfat",
                                       "fuseblk.exfat", "fuseblk", NULL};
    static const char *const under[] = {"/media/", "/run/media/", "/mnt"};
    while (mountinfo_next(mountinfo, out)) {
        if (strncmp(out->source, "/dev/", 5) != 0 || !is_one_of(out->type, read))
            continue;
        for (size_t i = 0; i < sizeof under / sizeof under[0]; i++)
            if (strncmp(out->folder, under[i], strlen(under[i])) == 0)
                return true;
    }
    return false;
}

/* What lies there by mistake keeps each terminal from leaving its reports. */
static bool room_for_reports(const char *folder, struct err *err)
{
    char path[4400];
    struct stat about;
    if (snprintf(path, sizeof path, "%s/anna", folder) >= (int)sizeof path ||
        stat(path, &about) != 0 || S_ISDIR(about.st_mode))
        return true;
    return err_set(err,
                   "%s: this is a file; terminals leave their reports in a folder of "
                   "that name, so take it away",
                   path);
}

static bool writable(const char *folder, struct err *err)
{
    struct statvfs about;
    return statvfs(folder, &about) != 0 || (about.f_flag & ST_RDONLY) == 0 ||
           err_set(err,
                   "%s: this stick can only be read; slide its small switch, or take "
                   "another one",
                   folder);
}

bool stick_place_room(const char *folder, size_t bytes, struct err *err)
{
    struct statvfs about;
    if (statvfs(folder, &about) != 0)
        return err_set_errno(err, "%s: could not be read", folder);
    unsigned long long free_bytes =
        (unsigned long long)about.f_bavail * (unsigned long long)about.f_frsize;
    return free_bytes >= bytes ||
           err_set(err,
                   "%s: there is no room on the stick any more: %llu KB are free, %zu KB "
                   "are needed; delete something there, or take another one",
                   folder, free_bytes / 1024, (bytes + 1023) / 1024);
}

bool stick_place_gone(const char *folder)
{
    struct statvfs about;
    return statvfs(folder, &about) != 0;
}

bool stick_place_check(const char *folder, struct buf *told, struct err *err)
{
    struct buf text = {0};
    struct err ignored = {""};
    char *real = realpath(folder, NULL);
    bool ok = real == NULL ||
              !buf_read_file(&text, "/proc/self/mountinfo", MOUNTINFO_LIMIT, &ignored) ||
              stick_place_readable(text.bytes, real, told, err);
    ok = ok && writable(folder, err) && room_for_reports(folder, err);
    buf_free(&text);
    free(real);
    return ok;
}
