#ifndef ANNA_ADMIN_PUBLISH_STICK_PLACE_H
#define ANNA_ADMIN_PUBLISH_STICK_PLACE_H

#include "base/buf.h"
#include "base/err.h"

/* What a stick is formatted with, before anything is written to it: terminals mount vfat
 * (FAT32) and exfat, and nothing else. */

/* False if `folder` (as realpath gives it) is where a disk is mounted that terminals do
 * not read; `err` then says what to do. `mountinfo`: the text of /proc/self/mountinfo. A
 * plain folder somewhere on a disk is none of their business. Of file systems that a
 * program of the user drives (FUSE) it is not known which one it is: `told` gets a
 * warning. */
bool stick_place_readable(const char *mountinfo, const char *folder, struct buf *told,
                          struct err *err);

/* The same for any folder, as the system has it now; and nothing but a folder may be
 * called `anna` in it. */
bool stick_place_check(const char *folder, struct buf *told, struct err *err);

#endif
