#ifndef ANNA_DEVICE_MOUNTS_H
#define ANNA_DEVICE_MOUNTS_H

#include <stddef.h>
#include <stdint.h>

/* Which sticks are plugged in, as the system has mounted them (udisks, systemd, a line in
 * fstab): this program mounts nothing. A configured folder is a stick's mount point
 * ("/media/stick"), or the folder that mount points are made in ("/media/kiosk"), or,
 * without any hardware, a plain folder that somebody puts bundles into. */

enum { MOUNTS_MOST = 4, MOUNTS_PATH = 1024 };

struct mounts_stick {
    char folder[MOUNTS_PATH];
    uint64_t mark; /* another one for each time something is plugged in there */
};

/* Writes at most MOUNTS_MOST sticks, in the order of the folders, and returns how many
 * there are. Reads no stick: a mount is one, whatever lies on it; a plain folder is one
 * while it holds a bundle with its signature. */
size_t mounts_find(const char *const *folder, size_t folder_count,
                   struct mounts_stick out[MOUNTS_MOST]);

/* The mounts at or below `folder` in the text of /proc/self/mountinfo (proc(5)), added
 * behind those that are there; returns how many there are then. What systemd only stands
 * ready to mount (autofs) is none. */
size_t mounts_read(const char *mountinfo, const char *folder,
                   struct mounts_stick out[MOUNTS_MOST], size_t count);

#endif
