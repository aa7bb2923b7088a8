#ifndef ANNA_TESTS_CRASH_FAULT_H
#define ANNA_TESTS_CRASH_FAULT_H

#include <stdbool.h>
#include <stddef.h>

/* Lets the n-th call of one kind fail, once or from then on. calls.c asks for files,
 * memory.c for memory. */

enum fault_kind {
    FAULT_OPEN,   /* open, opendir */
    FAULT_READ,   /* read, pread, readlink, readdir */
    FAULT_WRITE,  /* write, pwrite, ftruncate */
    FAULT_SYNC,   /* fsync, fdatasync */
    FAULT_NAME,   /* rename, symlink, unlink, mkdir, rmdir */
    FAULT_ABOUT,  /* stat, lstat, fstat, access */
    FAULT_MAP,    /* mmap */
    FAULT_SPACE,  /* statvfs */
    FAULT_CLOSE,  /* close, after which the file is closed all the same */
    FAULT_MEMORY, /* malloc, calloc, realloc, strdup; SQLite's and ICU's too */
    FAULT_ROOM,   /* no call: so many times 4 KiB are free, and not one byte more */
    FAULT_KINDS
};

/* In place of an errno: fewer bytes than were asked for. Reads and writes only. */
enum { FAULT_SHORT = -1 };

const char *fault_name(enum fault_kind kind);

/* The call `number` of this kind, counted from 1, fails with `error`; `forever`: all
 * after it too. Counting starts again at 0. */
void fault_arm(enum fault_kind kind, long number, int error, bool forever);
void fault_disarm(void);

/* How many calls of this kind there were since fault_arm or fault_disarm. */
long fault_calls(enum fault_kind kind);

/* Asked by each call: 0, or how it fails. */
int fault_hits(enum fault_kind kind);

/* Between these two, calls belong to the simulation and are neither counted nor failed.
 */
void fault_hold(void);
void fault_go(void);

#endif
