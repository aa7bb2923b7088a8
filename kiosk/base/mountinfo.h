#ifndef ANNA_BASE_MOUNTINFO_H
#define ANNA_BASE_MOUNTINFO_H

#include <stdbool.h>

/* What is mounted where: the text of /proc/self/mountinfo (proc(5)), line by line. */

enum { MOUNTINFO_PATH = 1024, MOUNTINFO_LIMIT = 4 * 1024 * 1024 };

struct mountinfo {
    char number[24];             /* of the mount; another one for each mount */
    char device[24];             /* of the file system: "8:17" */
    char folder[MOUNTINFO_PATH]; /* the mount point */
    char type[64];               /* "vfat", "fuseblk", "autofs" */
    char source[MOUNTINFO_PATH]; /* "/dev/sdb1"; whatever the file system calls it */
};

/* Takes the next mount and moves `*text` behind it. A line that is broken or too long is
 * passed over. False at the end of the text. */
bool mountinfo_next(const char **text, struct mountinfo *out);

#endif
