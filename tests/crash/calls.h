#ifndef ANNA_TESTS_CRASH_CALLS_H
#define ANNA_TESTS_CRASH_CALLS_H

#include "disk.h"

/* The C library's calls for files, taken over by this program for all that is linked into
 * it, SQLite included: what lies under /disk goes to the simulated disk, everything else
 * to the real one. Each of them may be made to fail (fault.h). */

#define CALLS_DISK "/disk"

/* Puts a disk under /disk in place of the one that is there; NULL takes it away. All
 * files of the old one must be closed. */
void calls_mount(struct disk *disk);
struct disk *calls_disk(void);

/* Files and folders that are open on the simulated disk. */
int calls_open(void);
/* Closes them, as the end of a process does. */
void calls_close_all(void);

/* Calls `before` before anything on the disk changes or is synced; `what` says in words
 * what will. NULL ends it. */
void calls_watch(void (*before)(void *context, const char *what), void *context);

/* So many bytes can be written from now on, then comes ENOSPC; SIZE_MAX: no limit.
 * statvfs knows nothing of it. */
void calls_set_room(size_t bytes);
size_t calls_room(void);

#endif
