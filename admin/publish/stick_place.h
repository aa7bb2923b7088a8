#ifndef ANNA_ADMIN_PUBLISH_STICK_PLACE_H
#define ANNA_ADMIN_PUBLISH_STICK_PLACE_H

#include "base/buf.h"
#include "base/err.h"
#include "base/mountinfo.h"

/* What a stick is formatted with, before anything is written to it: terminals mount vfat
 * (FAT32) and exfat, and nothing else. */

/* False if `folder` (as realpath gives it) is where a disk is mounted that terminals do
 * not read; `err` then says what to do. `mountinfo`: the text of /proc/self/mountinfo. A
 * plain folder somewhere on a disk is none of their business. Of file systems that a
 * program of the user drives (FUSE) it is not known which one it is: `told` gets a
 * warning. */
bool stick_place_readable(const char *mountinfo, const char *folder, struct buf *told,
                          struct err *err);

/* Takes the next stick that is plugged into this machine and moves `*mountinfo` behind
 * it: a disk that terminals read (or may read, by FUSE), where desktops mount what is
 * plugged in, /media, /run/media and /mnt. False at the end. */
bool stick_place_next(const char **mountinfo, struct mountinfo *out);

/* The same for any folder, as the system has it now; something may be written there, and
 * nothing but a folder may be called `anna` in it. */
bool stick_place_check(const char *folder, struct buf *told, struct err *err);

/* False if so many bytes have no room there; `err` then says how much is free. */
bool stick_place_room(const char *folder, size_t bytes, struct err *err);

/* Whether nothing is there any more: the stick was unplugged. */
bool stick_place_gone(const char *folder);

#endif
