#ifndef ANNA_DEVICE_MOUNTS_H
#define ANNA_DEVICE_MOUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which sticks are plugged in, as the system has mounted them (systemd, udisks, a line in
 * fstab): this program mounts nothing. A configured folder is a stick's mount point
 * ("/media/stick"), or the folder that mount points are made in ("/run/anna/stick"), or,
 * without any hardware, a plain folder that somebody puts bundles into.
 *
 * The file systems of one disk are one stick: a Mac puts an EFI partition before the
 * data, others put one behind it. Which disk a file system lies on, sysfs knows. */

enum { MOUNTS_MOST = 4, MOUNTS_PARTS = 8, MOUNTS_PATH = 1024 };

#define MOUNTS_SYSFS "/sys"

struct mounts_part {
    char folder[MOUNTS_PATH];
    uint64_t mark; /* another one for each time something is mounted there */
};

struct mounts_stick {
    char name[MOUNTS_PATH]; /* of the disk, "sdb"; where there is none, the folder */
    struct mounts_part part[MOUNTS_PARTS];
    size_t part_count; /* 0: nothing on it can be read */
    bool unreadable;   /* something on it cannot be read */
    uint64_t mark; /* of all parts: another one for each time something is plugged in */
};

/* Writes at most MOUNTS_MOST sticks, in the order of the folders, and returns how many
 * there are. Reads no stick: a mount is one, whatever lies on it; a plain folder is one
 * while it holds a bundle with its signature. `sysfs`: MOUNTS_SYSFS. */
size_t mounts_find(const char *const *folder, size_t folder_count, const char *sysfs,
                   struct mounts_stick out[MOUNTS_MOST]);

/* The mounts at or below `folder` in the text of /proc/self/mountinfo (proc(5)), added
 * to those that are there; returns how many sticks there are then. What systemd only
 * stands ready to mount (autofs) is none. */
size_t mounts_read(const char *mountinfo, const char *folder, const char *sysfs,
                   struct mounts_stick out[MOUNTS_MOST], size_t count);

/* Adds a file system to the stick `name`, which begins with it if it is not there yet.
 * What is mounted over another mount hides it. Returns how many sticks there are then; a
 * part for which there is no room is left out. */
size_t mounts_add(struct mounts_stick out[MOUNTS_MOST], size_t count, const char *name,
                  const struct mounts_part *part);

/* Marks the stick `name`, which may have nothing else, as one that cannot be read as a
 * whole; `mark` as in mounts_part. Returns how many sticks there are then. */
size_t mounts_add_unreadable(struct mounts_stick out[MOUNTS_MOST], size_t count,
                             const char *name, uint64_t mark);

#endif
